"""The one QApplication, made the same way for the window, the tour and the measurements."""

import sys

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

PRODUCT = "Hattingen Desk"


def create() -> QApplication:
    """Return the application: German, its name set for the desktop, Qt's own words translated."""
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    application = QApplication(sys.argv[:1])
    application.setApplicationName("hattingen-desk")
    application.setApplicationDisplayName(PRODUCT)
    QGuiApplication.setDesktopFileName("hattingen-desk")
    translator = QTranslator(application)
    if translator.load("qtbase_de", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)
    return application
