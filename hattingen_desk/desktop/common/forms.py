"""Gives a form that was drawn in Qt Designer our fonts, heights and names.

Use::

    self.form = Ui_HelpPage(); self.form.setupUi(self); dress_form(self)

In Designer set dynamic properties: ``fontRole`` (title, section, label ...), ``tone``, ``kind``, ``ground`` and
``iconName`` (a file name of resources/icons). What can take the focus gets its accessible name in Designer, too.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QLabel, QPushButton, QRadioButton, QWidget

from hattingen_desk.desktop.common import fonts, icons, sizes

_ICON_TONES = {"main": "on_accent", "final": "bad", "link": "accent"}


def dress_form(form: QWidget) -> None:
    """Applies the properties of ``form`` and everything in it; call it once after ``setupUi``."""
    for widget in (form, *form.findChildren(QWidget)):
        role = widget.property("fontRole")
        if isinstance(role, str):
            fonts.set_role(widget, role)
        if isinstance(widget.property("ground"), str):
            widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        if isinstance(widget, QLabel):
            widget.setTextFormat(Qt.TextFormat.PlainText)
        if isinstance(widget, QPushButton | QCheckBox | QRadioButton):
            _dress_button(widget)
        if isinstance(widget, QComboBox):
            # the list that drops down takes the focus, too
            widget.view().setAccessibleName(widget.accessibleName())


def _dress_button(button: QAbstractButton) -> None:
    kind = button.property("kind")
    if isinstance(button, QPushButton):
        fonts.set_minimum_height(button, sizes.CONTROL)
        button.setAutoDefault(False)
        fonts.set_role(button, "text" if kind == "quiet" else "strong")
    name = button.property("iconName")
    if isinstance(name, str) and name:
        button.setIcon(icons.icon(name, _ICON_TONES.get(str(kind), "text2")))
    if not button.accessibleName():
        button.setAccessibleName(button.text().replace("&", ""))
