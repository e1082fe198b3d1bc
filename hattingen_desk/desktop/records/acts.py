"""The acts of the record screen in the registry, the menus made of them, and the questions they ask.

Use: ``RecordsView`` makes one; everything a clerk can do here is listed in ``_actions``.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from hattingen_desk.application.browsing import RecordSheet
from hattingen_desk.application.changes import Changes
from hattingen_desk.application.desk import Desk
from hattingen_desk.application.importing import Target
from hattingen_desk.desktop.common.actions import ActionRegistry
from hattingen_desk.desktop.records import action_list, wording
from hattingen_desk.desktop.records.commands import Commands, Ids
from hattingen_desk.desktop.records.importer import Importer
from hattingen_desk.desktop.records.menus import Menus
from hattingen_desk.desktop.records.new_record import NewRecordPage
from hattingen_desk.desktop.records.panels import CasePanel, FollowUpPanel, MovePanel, MoveRecordPanel
from hattingen_desk.desktop.records.presenter import Group
from hattingen_desk.desktop.search.record_choice import RecordChoice
from hattingen_desk.domain.records import RecordStatus

if TYPE_CHECKING:
    from hattingen_desk.desktop.records.view import RecordsView


class Acts(QObject):
    """See the module."""

    def __init__(self, view: "RecordsView", desk: Desk, registry: ActionRegistry) -> None:
        super().__init__(view)
        self._view = view
        self._desk = desk
        self._registry = registry
        self._middle, self._side = view.middle, view.side
        self._menus = Menus(registry, view)
        self.commands = Commands(desk, view.publish, view.show_error, self)
        self.importer = Importer(desk, view.publish, self._middle.notes, self)
        self.importer.progressed.connect(view.progress_changed)
        registry.add(*action_list.record_actions(self), *action_list.document_actions(self))
        self._connect_lists()
        self._connect_side()
        self._middle.made.connect(self._connect_made)
        self._fill_menus()

    # --- what can be done now ---

    @property
    def has_record(self) -> bool:
        """Whether a record is open."""
        return self._view.sheet is not None

    @property
    def is_open_record(self) -> bool:
        """Whether the record that is open is not closed."""
        sheet = self._view.sheet
        return sheet is not None and sheet.record.status is RecordStatus.OPEN

    @property
    def is_closed_record(self) -> bool:
        """Whether the record that is open is closed (z. d. A.)."""
        return self.has_record and not self.is_open_record

    @property
    def has_document(self) -> bool:
        """Whether a document is selected."""
        return self.has_record and self._middle.documents.table.count_selected() > 0

    def dress_header(self, sheet: RecordSheet | None) -> None:
        """The main button files a document in a record, and creates a record in a list."""
        header = self._middle.header
        header.main.setText(self.tr("Dokument ablegen") if sheet is not None else self.tr("Neue Akte"))
        action = self._registry["records.file" if sheet is not None else "records.new"]
        header.main.setToolTip(action.tooltip)

    # --- records ---

    def new_record(self) -> None:
        """Strg+N."""
        self._view.show_lists()
        self._middle.ask_new(self._view.plan)

    def new_case(self) -> None:
        """A case in the record that is open."""
        self._view.show_lists()
        sheet = self._view.sheet
        if sheet is not None:
            self._middle.open_panel(self._middle.case)
            row = self._middle.documents.current
            self._middle.case.ask(sheet, row.register if row is not None else "")

    def edit_record(self) -> None:
        """The record's own facts come to the front, the cursor into the title."""
        sheet = self._view.sheet
        if sheet is not None:
            self._middle.documents.clear_selection()
            self._view.set_large(False)
            self._side.details.show_tab("metadata")
            self._side.details.metadata.row("title").editor.setFocus()

    def close_record(self) -> None:
        """Z. d. A."""
        self._with_sheet(lambda sheet: self.commands.close_record(sheet.record.id))

    def reopen_record(self) -> None:
        """Opens a closed record again."""
        self._with_sheet(lambda sheet: self.commands.reopen_record(sheet.record.id))

    def move_record(self) -> None:
        """Asks for the new position."""
        self._view.show_lists()
        sheet = self._view.sheet
        if sheet is not None:
            self._middle.open_panel(self._middle.move_record)
            self._middle.move_record.ask(sheet)

    def toggle_favourite(self) -> None:
        """Puts the record on the list of favourites, or takes it off."""
        self._with_sheet(lambda sheet: self.commands.set_favourite(sheet.record.id, favourite=not sheet.is_favourite))

    def search_record(self) -> None:
        """The search screen opens, in this record only."""
        self._with_sheet(lambda sheet: self._view.search_wanted.emit(sheet.record.id, sheet.record.title))

    def copy_reference(self) -> None:
        """The reference goes to the clipboard."""
        sheet = self._view.sheet
        if sheet is not None:
            QGuiApplication.clipboard().setText(sheet.record.reference)
            self._view.status_changed.emit(self.tr("Aktenzeichen {0} kopiert").format(sheet.record.reference))

    def export_record(self) -> None:
        """Asks where to, then writes the whole record as one package."""
        sheet = self._view.sheet
        if sheet is None:
            return
        name = f"Akte {sheet.record.reference.replace('/', '-')}.zip"
        path, _filter = QFileDialog.getSaveFileName(
            self._view, self.tr("Akte ausgeben"), name, self.tr("Paket (*.zip)")
        )
        if path:
            self.commands.export_record(sheet.record.id, Path(path), self._tell_saved)

    # --- documents ---

    def file_documents(self) -> None:
        """Asks for files and takes them in."""
        if not self.has_record:
            return
        paths, _filter = QFileDialog.getOpenFileNames(self._view, self.tr("Dokumente ablegen"))
        if paths:
            self.take_in([Path(path) for path in paths], self._group_here())

    def take_in(self, paths: list[Path], group: Group | None) -> None:
        """Takes files into the record that is open, in the register or case of ``group``."""
        sheet = self._view.sheet
        if sheet is None:
            return
        register = group.register if group is not None else ""
        case_id = group.case_id if group is not None else None
        if sheet.registers and not register:
            # a record with registers has no place outside them; the first is the general one
            register = sheet.registers[0].number
        self.importer.take(paths, Target(sheet.record.id, register, case_id))

    def withdraw(self) -> None:
        """Entf."""
        if self.has_document:
            self.commands.withdraw(self._documents())

    def rename(self) -> None:
        """F2: the title in the table."""
        self._view.show_lists()
        self._middle.documents.table.rename()

    def move_documents(self) -> None:
        """Asks where to."""
        self._view.show_lists()
        sheet, ids = self._view.sheet, self._documents()
        if sheet is None or not self.has_document:
            return
        self._middle.open_panel(self._middle.move_documents)
        record = sheet.record
        here = RecordChoice(
            record.id, record.title, record.reference, record.record_type, sheet.record_type.title,
            sheet.record_type.icon, closed=record.status is RecordStatus.CLOSED,
        )  # fmt: skip
        detail = self._side.detail
        count = self._middle.documents.table.count_selected()
        if count == 1 and detail is not None:
            head = self.tr("„{0}“ verschieben").format(detail.document.title)
        else:
            head = self.tr("{0} Dokumente verschieben").format(wording.grouped(count))
        row = self._middle.documents.current
        place = f"case:{row.case_id}" if row is not None and row.case_id else f"register:{row.register if row else ''}"
        self._middle.move_documents.ask(head, ids, here, place)

    def close_documents(self) -> None:
        """Z. d. A."""
        self.commands.close_documents(self._documents())

    def set_follow_up(self) -> None:
        """F8."""
        self._view.show_lists()
        sheet = self._view.sheet
        if sheet is None:
            return
        detail = self._side.detail
        subject = detail.document.title if detail is not None else sheet.record.title
        self._middle.open_panel(self._middle.follow_up)
        self._middle.follow_up.ask(subject)

    def new_version(self) -> None:
        """Asks for the file of a new version."""
        detail = self._side.detail
        if detail is None:
            return
        path, _filter = QFileDialog.getOpenFileName(self._view, self.tr("Neue Fassung ablegen"))
        if path:
            self.commands.add_version(detail.document.id, Path(path))

    def save_original(self, version_id: str = "") -> None:
        """Asks where to, then writes the unchanged file; the journal keeps that it left."""
        detail = self._side.detail
        if detail is None:
            return
        document_id, version = detail.document.id, version_id or self._side.version_id

        def ask(name: str) -> None:
            path, _filter = QFileDialog.getSaveFileName(self._view, self.tr("Original speichern unter"), name)
            if path:
                self.commands.save_original(document_id, version, Path(path), self._tell_saved)

        self.commands.suggest_name(document_id, version, ask)

    # --- views ---

    def open_selected(self) -> None:
        """Enter in a list of records."""
        row = self._middle.records.current
        if row is not None and not self.has_record:
            self._view.open_record(row.id)

    def open_preview(self) -> None:
        """Enter: the document, large."""
        self._view.open_preview()

    def page_on(self) -> None:
        """Leertaste."""
        self._side.preview.page_by(1)

    def focus_filter(self) -> None:
        """Strg+F."""
        self._view.show_lists()
        self._middle.focus_filter()

    def focus_plan_filter(self) -> None:
        """Strg+Umschalt+F."""
        self._view.focus_plan_filter()

    def toggle_text(self) -> None:
        """Page picture or text."""
        self._side.preview.toggle_text()

    def toggle_large(self) -> None:
        """The preview alone."""
        self._view.set_large(not self._side.preview.large.isChecked())

    def toggle_side(self) -> None:
        """Strg+Leertaste."""
        self._view.toggle_side()

    # --- connecting ---

    def _connect_lists(self) -> None:
        documents = self._middle.documents
        self._middle.header.main.clicked.connect(self._main)
        self._middle.header.favourite.clicked.connect(lambda: self._registry.run("records.favourite"))
        documents.file_wanted.connect(self.file_documents)
        documents.opened.connect(lambda _row: self.open_preview())
        documents.table.withdraw_wanted.connect(self.withdraw)
        documents.table.page_wanted.connect(self._side.preview.page_by)
        documents.table.menu_wanted.connect(lambda at: self._menus.popup(action_list.DOCUMENT_MENU, at))
        documents.table.files_dropped.connect(self.take_in)
        documents.table.documents_dropped.connect(self._drop_on_group)
        documents.table.documents.title_edited.connect(self.commands.rename)
        self._middle.records.new_wanted.connect(self.new_record)
        self._middle.new_wanted.connect(self.new_record)
        self._middle.records.table.menu_wanted.connect(lambda at: self._menus.popup(action_list.LIST_MENU, at))
        self._view.tree.documents_dropped.connect(lambda record, ids: self.commands.move_documents(lambda: ids, record))
        self._view.tree.files_dropped.connect(lambda record, paths: self.importer.take(paths, Target(record)))
        self._view.tree.menu_wanted.connect(self._tree_menu)

    def _connect_side(self) -> None:
        details = self._side.details
        details.follow_ups.new_wanted.connect(self.set_follow_up)
        details.follow_ups.done_wanted.connect(self.commands.tick_off)
        details.versions.new_wanted.connect(self.new_version)
        details.versions.export_wanted.connect(self.save_original)
        details.versions.current_wanted.connect(self._make_current)
        self._side.preview.export_wanted.connect(self.save_original)
        self._side.preview.new_version_wanted.connect(self.new_version)

    def _connect_made(self, part: object) -> None:
        """Panels and the page for a new record are made when they are first needed."""
        if isinstance(part, FollowUpPanel):
            part.accepted.connect(self._accept_follow_up)
        elif isinstance(part, CasePanel):
            part.accepted.connect(self._accept_case)
        elif isinstance(part, MovePanel):
            part.accepted.connect(self._accept_move)
        elif isinstance(part, MoveRecordPanel):
            part.accepted.connect(self._accept_record_move)
        elif isinstance(part, NewRecordPage):
            part.created.connect(self._record_created)
            part.cancelled.connect(self._middle.leave_new)
            part.failed.connect(self._view.show_error)

    def _fill_menus(self) -> None:
        for pane in (self._middle.documents, self._middle.records):
            self._menus.keep_filled(pane.row.more.menu(), action_list.RECORD_MENU)

    def _tree_menu(self, record_id: str, place: QPoint) -> None:
        sheet = self._view.sheet
        if sheet is not None and sheet.record.id == record_id:
            self._menus.popup(action_list.RECORD_MENU, place)

    # --- inside ---

    def _main(self) -> None:
        self._registry.run("records.file" if self.has_record else "records.new")

    def _with_sheet(self, act: Callable[[RecordSheet], None]) -> None:
        if self._view.sheet is not None:
            act(self._view.sheet)

    def _documents(self) -> Ids:
        return self._middle.documents.selected_ids()

    def _group_here(self) -> Group | None:
        table = self._middle.documents.table
        index = table.currentIndex()
        return table.documents.group_of(index.row()) if index.isValid() else None

    def _drop_on_group(self, ids: list[str], group: Group) -> None:
        sheet = self._view.sheet
        if sheet is not None:
            self.commands.move_documents(lambda: ids, sheet.record.id, group.register, group.case_id)

    def _make_current(self, version_id: str) -> None:
        detail = self._side.detail
        if detail is not None:
            self.commands.make_current(detail.document.id, version_id)

    def _accept_follow_up(self) -> None:
        panel, sheet, detail = self._middle.follow_up, self._view.sheet, self._side.detail
        answer = panel.answer()
        if answer is None or sheet is None:
            return
        document_id = detail.document.id if detail is not None else ""
        self.commands.set_follow_up(
            sheet.record.id, document_id, *answer, refuse=panel.due.set_error, done=panel.close_panel
        )

    def _accept_case(self) -> None:
        panel, sheet = self._middle.case, self._view.sheet
        if sheet is None:
            return
        title = panel.title.text().strip()
        if not title:
            panel.title.set_error(self.tr("Wie heißt der Vorgang?"))
            panel.title.setFocus()
            return
        self.commands.open_case(sheet.record.id, title, panel.register.value if sheet.registers else "")
        panel.close_panel()

    def _accept_move(self) -> None:
        panel = self._middle.move_documents
        target = panel.target()
        if target is not None:
            self.commands.move_documents(panel.ids, *target)
            panel.close_panel()

    def _accept_record_move(self) -> None:
        panel, sheet = self._middle.move_record, self._view.sheet
        number = panel.target()
        if number and sheet is not None:
            self.commands.move_record(sheet.record.id, number)
            panel.close_panel()

    def _record_created(self, changes: Changes) -> None:
        self._middle.leave_new()
        self._view.publish(changes)
        self._view.open_record(changes.created)

    def _tell_saved(self, name: str) -> None:
        self._view.status_changed.emit(self.tr("„{0}“ gespeichert").format(name))
