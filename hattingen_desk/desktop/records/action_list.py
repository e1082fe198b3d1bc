"""Every act of the record screen: title, keys, icon, when it can be done.

Use::

    registry.add(*record_actions(acts), *document_actions(acts))
    RECORD_MENU, DOCUMENT_MENU        # ids in the order of the menus; "" is a line
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from hattingen_desk.desktop.common.actions import Action

if TYPE_CHECKING:
    from hattingen_desk.desktop.records.acts import Acts

AREA = "records"

RECORD_MENU = (
    "records.search", "records.new_case", "records.edit", "records.follow_up", "records.favourite",
    "records.copy_reference", "", "records.close", "records.reopen", "records.move", "records.export", "",
    "records.new",
)  # fmt: skip

LIST_MENU = ("records.open_selected", "records.new")

DOCUMENT_MENU = (
    "records.open_document", "records.rename", "records.follow_up", "records.move_documents",
    "records.close_documents", "", "records.new_version", "records.save_original", "records.text", "",
    "records.withdraw",
)  # fmt: skip


def _tr(words: str) -> str:
    return QCoreApplication.translate("RecordActions", words)


def record_actions(acts: "Acts") -> list[Action]:
    """What is done with records."""
    group = _tr("Akten")

    def has_record() -> bool:
        return acts.has_record

    return [
        Action(
            "records.new", _tr("Neue Akte"), acts.new_record, shortcut="Ctrl+N", area=AREA, group=group,
            icon="folder-plus", keywords=("anlegen",),
        ),
        Action(
            "records.new_case", _tr("Neuer Vorgang"), acts.new_case, shortcut="Ctrl+Shift+N", area=AREA, group=group,
            icon="folder-plus", keywords=("anlegen",), enabled_when=has_record,
        ),
        Action(
            "records.search", _tr("In dieser Akte suchen"), acts.search_record, shortcut="Ctrl+Shift+K", area=AREA,
            group=group, icon="search", keywords=("finden",), enabled_when=has_record,
        ),
        Action(
            "records.edit", _tr("Akte bearbeiten"), acts.edit_record, shortcut="Ctrl+E", area=AREA, group=group,
            icon="pencil", keywords=("Metadaten", "ändern"), enabled_when=has_record,
        ),
        Action(
            "records.favourite", _tr("Favorit setzen oder entfernen"), acts.toggle_favourite, shortcut="Ctrl+D",
            area=AREA, group=group, icon="star", keywords=("Merkliste",), enabled_when=has_record,
        ),
        Action(
            "records.copy_reference", _tr("Aktenzeichen kopieren"), acts.copy_reference, area=AREA, group=group,
            icon="copy", enabled_when=has_record,
        ),
        Action(
            "records.close", _tr("Zu den Akten verfügen"), acts.close_record, area=AREA, group=group, icon="archive",
            keywords=("z. d. A.", "schließen"), enabled_when=lambda: acts.is_open_record,
        ),
        Action(
            "records.reopen", _tr("Akte wieder öffnen"), acts.reopen_record, area=AREA, group=group,
            icon="folder-open", keywords=("z. d. A.",), enabled_when=lambda: acts.is_closed_record,
        ),
        Action(
            "records.move", _tr("Akte verschieben …"), acts.move_record, area=AREA, group=group, icon="folder-input",
            keywords=("Aktenplan", "umhängen"), enabled_when=has_record,
        ),
        Action(
            "records.export", _tr("Akte ausgeben …"), acts.export_record, area=AREA, group=group, icon="download",
            keywords=("exportieren", "Paket"), enabled_when=has_record,
        ),
        Action(
            "records.plan_filter", _tr("Aktenplan filtern"), acts.focus_plan_filter, shortcut="Ctrl+Shift+F",
            area=AREA, group=group, icon="list-checks", in_palette=False,
        ),
        Action(
            "records.filter", _tr("Liste filtern"), acts.focus_filter, shortcut="Ctrl+F", area=AREA, group=group,
            icon="funnel", in_palette=False,
        ),
        Action(
            "records.open_selected", _tr("Akte öffnen"), acts.open_selected, shortcut="Return", area=AREA, group=group,
            icon="folder-open", bound=False, in_palette=False,
        ),
    ]  # fmt: skip


def document_actions(acts: "Acts") -> list[Action]:
    """What is done with documents, and the views of them."""
    group = _tr("Dokumente")

    def has_document() -> bool:
        return acts.has_document

    def has_record() -> bool:
        return acts.has_record

    return [
        Action(
            "records.file", _tr("Dokument ablegen …"), acts.file_documents, shortcut="Ctrl+O", area=AREA, group=group,
            icon="plus", keywords=("Datei", "importieren", "hochladen"), enabled_when=has_record,
        ),
        Action(
            "records.open_document", _tr("Dokument groß zeigen"), acts.open_preview, shortcut="Return", area=AREA,
            group=group, icon="maximize-2", bound=False, enabled_when=has_document,
        ),
        Action(
            "records.rename", _tr("Titel ändern"), acts.rename, shortcut="F2", area=AREA, group=group, icon="pencil",
            keywords=("umbenennen",), bound=False, enabled_when=has_document,
        ),
        Action(
            "records.follow_up", _tr("Wiedervorlage setzen"), acts.set_follow_up, shortcut="F8", area=AREA,
            group=group, icon="alarm-clock", keywords=("Frist", "erinnern"), enabled_when=has_record,
        ),
        Action(
            "records.move_documents", _tr("Dokument verschieben …"), acts.move_documents, shortcut="Ctrl+M",
            area=AREA, group=group, icon="folder-input", keywords=("umhängen", "Register"),
            enabled_when=has_document,
        ),
        Action(
            "records.close_documents", _tr("Dokument zu den Akten"), acts.close_documents, area=AREA, group=group,
            icon="archive", keywords=("z. d. A.",), enabled_when=has_document,
        ),
        Action(
            "records.new_version", _tr("Neue Fassung ablegen …"), acts.new_version, area=AREA, group=group,
            icon="upload", keywords=("Version",), enabled_when=has_document,
        ),
        Action(
            "records.save_original", _tr("Original speichern unter …"), acts.save_original, shortcut="Ctrl+Shift+S",
            area=AREA, group=group, icon="download", keywords=("exportieren",), enabled_when=has_document,
        ),
        Action(
            "records.withdraw", _tr("Dokument zurücknehmen"), acts.withdraw, shortcut="Del", area=AREA, group=group,
            icon="trash-2", keywords=("löschen", "entfernen"), bound=False, enabled_when=has_document,
        ),
        Action(
            "records.text", _tr("Textfassung ein oder aus"), acts.toggle_text, shortcut="Ctrl+T", area=AREA,
            group=group, icon="accessibility", enabled_when=has_document,
        ),
        Action(
            "records.page", _tr("In der Vorschau blättern"), acts.page_on, shortcut="Space", area=AREA, group=group,
            icon="arrow-down", bound=False, in_palette=False,
        ),
        Action(
            "records.large", _tr("Vorschau groß zeigen"), acts.toggle_large, shortcut="F11", area=AREA, group=group,
            icon="maximize-2", enabled_when=has_record,
        ),
        Action(
            "records.side", _tr("Zwischen Tabelle und Vorschau wechseln"), acts.toggle_side, shortcut="Ctrl+Space",
            area=AREA, group=group, icon="panel-right", enabled_when=has_record,
        ),
    ]  # fmt: skip
