# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'main_window.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import QCoreApplication, QMetaObject
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from hattingen_desk.desktop.common.widgets.notes import NoteStack
from hattingen_desk.desktop.shell.rail import Rail
from hattingen_desk.desktop.shell.status_bar import StatusBar
from hattingen_desk.desktop.shell.top_bar import TopBar

class Ui_MainWindow(object):
    def setupUi(self, MainWindow):
        if not MainWindow.objectName():
            MainWindow.setObjectName(u"MainWindow")
        MainWindow.resize(1440, 900)
        self.central = QWidget(MainWindow)
        self.central.setObjectName(u"central")
        self.across = QHBoxLayout(self.central)
        self.across.setSpacing(0)
        self.across.setObjectName(u"across")
        self.across.setContentsMargins(0, 0, 0, 0)
        self.rail = Rail(self.central)
        self.rail.setObjectName(u"rail")

        self.across.addWidget(self.rail)

        self.down = QVBoxLayout()
        self.down.setSpacing(0)
        self.down.setObjectName(u"down")
        self.topBar = TopBar(self.central)
        self.topBar.setObjectName(u"topBar")

        self.down.addWidget(self.topBar)

        self.notes = NoteStack(self.central)
        self.notes.setObjectName(u"notes")

        self.down.addWidget(self.notes)

        self.screens = QStackedWidget(self.central)
        self.screens.setObjectName(u"screens")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(1)
        sizePolicy.setHeightForWidth(self.screens.sizePolicy().hasHeightForWidth())
        self.screens.setSizePolicy(sizePolicy)
        self.screens.setProperty(u"ground", u"window")

        self.down.addWidget(self.screens)

        self.undoPlace = QWidget(self.central)
        self.undoPlace.setObjectName(u"undoPlace")
        self.undoPlace.setProperty(u"ground", u"surface")
        self.undoLayout = QVBoxLayout(self.undoPlace)
        self.undoLayout.setSpacing(0)
        self.undoLayout.setObjectName(u"undoLayout")
        self.undoLayout.setContentsMargins(0, 0, 0, 0)

        self.down.addWidget(self.undoPlace)

        self.statusBar_ = StatusBar(self.central)
        self.statusBar_.setObjectName(u"statusBar_")

        self.down.addWidget(self.statusBar_)


        self.across.addLayout(self.down)

        MainWindow.setCentralWidget(self.central)

        self.retranslateUi(MainWindow)

        QMetaObject.connectSlotsByName(MainWindow)
    # setupUi

    def retranslateUi(self, MainWindow):
        MainWindow.setWindowTitle(QCoreApplication.translate("MainWindow", u"Hattingen Desk", None))
#if QT_CONFIG(accessibility)
        self.rail.setAccessibleName(QCoreApplication.translate("MainWindow", u"Bereiche", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.topBar.setAccessibleName(QCoreApplication.translate("MainWindow", u"Kopfzeile", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.notes.setAccessibleName(QCoreApplication.translate("MainWindow", u"Hinweise des Programms", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.statusBar_.setAccessibleName(QCoreApplication.translate("MainWindow", u"Statuszeile", None))
#endif // QT_CONFIG(accessibility)
    # retranslateUi

