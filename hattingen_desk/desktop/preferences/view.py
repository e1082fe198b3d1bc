"""*Einstellungen*: appearance, rows, the watched folder, and what is known of the profile.

Use::

    view = PreferencesView(desk, feed, registry, store, watcher=watcher, facts=ProfileFacts("im Schlüsselbund …"))
    view.choose_scan_folder()          # from the inbox: the clerk wants to choose the folder

Action: ``preferences.scan_folder`` in area ``preferences``.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from hattingen_desk.application.changes import Changes, Kind
from hattingen_desk.application.desk import Desk
from hattingen_desk.desktop.common import density, fonts, tasks, theme
from hattingen_desk.desktop.common.actions import Action, ActionRegistry
from hattingen_desk.desktop.common.change_feed import ChangeFeed
from hattingen_desk.desktop.common.forms import dress_form
from hattingen_desk.desktop.common.screen import LayoutStore, Screen
from hattingen_desk.desktop.common.widgets import Label, NoteStack, UndoBar
from hattingen_desk.desktop.generated.ui_preferences_page import Ui_PreferencesPage
from hattingen_desk.desktop.inbox.watcher import FolderWatcher
from hattingen_desk.desktop.preferences import presenter
from hattingen_desk.desktop.preferences.presenter import Fact, ProfileFacts
from hattingen_desk.desktop.shell.appearance import AppearancePanel
from hattingen_desk.domain.errors import DeskError

AREA = "preferences"
_WIDEST = 720


class PreferencesView(Screen):
    """See the module."""

    folder_chosen = Signal(object)
    """Path or None, after it was stored."""

    def __init__(
        self,
        desk: Desk,
        feed: ChangeFeed,
        registry: ActionRegistry,
        store: LayoutStore,
        parent: QWidget | None = None,
        *,
        watcher: FolderWatcher | None = None,
        facts: ProfileFacts | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._feed = feed
        self._store = store
        self._watcher = watcher
        self._facts = facts or ProfileFacts()
        self._folder: Path | None = None
        self._reading = tasks.Latest(self)
        self.setObjectName("preferences")
        theme.set_ground(self, "surface")
        self._page = QWidget()
        self.form = Ui_PreferencesPage()
        self.form.setupUi(self._page)
        dress_form(self._page)
        self.appearance = AppearancePanel(store)
        self.notes = NoteStack()
        self._undo_bar = UndoBar(feed)
        self._scroll = QScrollArea()
        self._lay_out()
        registry.add(
            Action(
                "preferences.scan_folder", self.tr("Scan-Ordner wählen …"), self.choose_scan_folder, area=AREA,
                group=self.tr("Einstellungen"), icon="folder-open",
            )
        )  # fmt: skip
        self._connect()
        self._read_folder()
        tasks.run(
            lambda: presenter.profile_facts(desk, self._facts),
            parent=self,
            on_success=self._show_facts,
            on_failure=self._refused_to_tell,
            lane="pool",
        )

    def _lay_out(self) -> None:
        self.form.look.addWidget(self.appearance)
        self.form.scanFolder.setProperty("focusRing", True)
        self.form.facts.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._page.setMaximumWidth(_WIDEST)
        beside = QWidget()
        theme.set_ground(beside, "surface")
        row = QHBoxLayout(beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._page, 1000)
        row.addStretch(1)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(beside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.notes)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self._undo_bar)

    def _connect(self) -> None:
        self._feed.changed.connect(self._heard)
        self.form.compact.setChecked(density.read(self._store))
        self.form.compact.toggled.connect(lambda on: density.remember(self._store, compact=on))
        self.form.chooseFolder.clicked.connect(self.choose_scan_folder)
        self.form.clearFolder.clicked.connect(lambda: self.set_scan_folder(None))
        if self._watcher is not None:
            self._watcher.changed.connect(self._show_folder)

    # --- the watched folder ---

    def choose_scan_folder(self) -> None:
        """Asks which folder the scanner writes to."""
        start = str(self._folder) if self._folder is not None else str(Path.home())
        dialog = QFileDialog(self, self.tr("Scan-Ordner wählen"), start)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.set_scan_folder(Path(name)))
        dialog.open()

    def set_scan_folder(self, folder: Path | None) -> None:
        """Watches this folder from now on, or none."""

        def stored(changes: Changes) -> None:
            self.notes.clear()
            self._feed.publish(changes, bar=self._undo_bar)
            self.folder_chosen.emit(folder)

        tasks.run(
            lambda: presenter.watch_folder(self._desk.preferences, folder),
            parent=self,
            on_success=stored,
            on_failure=self._refused,
        )

    def _refused(self, error: DeskError) -> None:
        self.notes.show_error(error, self.tr("Der Scan-Ordner wurde nicht geändert"))

    def _heard(self, changes: Changes) -> None:
        if Kind.SETTING in changes.kinds and presenter.SCAN_FOLDER in changes.ids:
            self._read_folder()

    def _read_folder(self) -> None:
        self._reading.run(
            lambda: self._desk.preferences.scan_folder, on_success=self._take_folder, on_failure=self._refused
        )

    def _take_folder(self, folder: Path | None) -> None:
        self._folder = folder
        self._show_folder()

    def _show_folder(self) -> None:
        self.form.scanFolder.setText(str(self._folder) if self._folder is not None else "")
        self.form.scanFolder.setCursorPosition(0)
        self.form.scanFolder.setToolTip(self.form.scanFolder.text())
        self.form.clearFolder.setVisible(self._folder is not None)
        words = self._watcher.words if self._watcher is not None and self._folder is not None else ""
        self.form.scanState.setText(words)
        self.form.scanState.setVisible(bool(words))

    # --- the profile ---

    def _show_facts(self, facts: Sequence[Fact]) -> None:
        for fact in facts:
            caption = Label(fact.caption, "secondary", tone="text3")
            caption.setMinimumWidth(theme.px(120))
            value = Label(fact.value, "text", wrap=True)
            value.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            value.setAccessibleName(f"{fact.caption}: {fact.value}")
            # a wrapped label alone asks for far too much height in a form layout
            value.setMinimumHeight(fonts.line_height("text"))
            self.form.facts.addRow(caption, value)

    def _refused_to_tell(self, error: DeskError) -> None:
        self.notes.show_error(error, self.tr("Die Angaben zum Profil fehlen"))

    # --- what the shell asks ---

    def panes(self) -> list[QWidget]:
        return [self._page]

    def entered(self) -> None:
        self.appearance.setFocus(Qt.FocusReason.OtherFocusReason)
        self.status_changed.emit("")


__all__ = ["AREA", "PreferencesView", "ProfileFacts"]
