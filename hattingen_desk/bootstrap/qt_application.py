"""The one QApplication, made the same way for the window, the tour and the measurements."""

import sys

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

PRODUCT = "Hattingen Desk"


def create() -> QApplication:
    """Return the application, its name set for the desktop. ``speak_german`` follows when the window is shown."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("hattingen-desk")
    application.setApplicationDisplayName(PRODUCT)
    QGuiApplication.setDesktopFileName("hattingen-desk")
    return application


def existing() -> QApplication:
    """Return the application, made now if opening failed before."""
    found = QApplication.instance()
    return found if isinstance(found, QApplication) else create()


def speak_german(application: QApplication) -> None:
    """Set German forms and Qt's own words in German: dialogs and menus of text fields need them, the start does not.

    Loading QLocale takes as long as a third of a bare window.
    """
    from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

    QLocale.setDefault(QLocale("de_DE"))
    translator = QTranslator(application)
    if translator.load("qtbase_de", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)
