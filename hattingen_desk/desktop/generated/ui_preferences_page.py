# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'preferences_page.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import QCoreApplication, QMetaObject
from PySide6.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout

class Ui_PreferencesPage(object):
    def setupUi(self, PreferencesPage):
        if not PreferencesPage.objectName():
            PreferencesPage.setObjectName(u"PreferencesPage")
        self.column = QVBoxLayout(PreferencesPage)
        self.column.setSpacing(8)
        self.column.setObjectName(u"column")
        self.column.setContentsMargins(24, 20, 24, 24)
        self.pageTitle = QLabel(PreferencesPage)
        self.pageTitle.setObjectName(u"pageTitle")
        self.pageTitle.setProperty(u"fontRole", u"title")

        self.column.addWidget(self.pageTitle)

        self.pageText = QLabel(PreferencesPage)
        self.pageText.setObjectName(u"pageText")
        self.pageText.setProperty(u"fontRole", u"text")
        self.pageText.setProperty(u"tone", u"text2")

        self.column.addWidget(self.pageText)

        self.gapLook = QSpacerItem(0, 10, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.column.addItem(self.gapLook)

        self.lookHead = QLabel(PreferencesPage)
        self.lookHead.setObjectName(u"lookHead")
        self.lookHead.setProperty(u"fontRole", u"area")

        self.column.addWidget(self.lookHead)

        self.look = QVBoxLayout()
        self.look.setSpacing(8)
        self.look.setObjectName(u"look")
        self.look.setContentsMargins(0, 0, 0, 0)

        self.column.addLayout(self.look)

        self.tablesHead = QLabel(PreferencesPage)
        self.tablesHead.setObjectName(u"tablesHead")
        self.tablesHead.setProperty(u"fontRole", u"section")

        self.column.addWidget(self.tablesHead)

        self.compact = QCheckBox(PreferencesPage)
        self.compact.setObjectName(u"compact")
        self.compact.setProperty(u"fontRole", u"text")

        self.column.addWidget(self.compact)

        self.gapScan = QSpacerItem(0, 16, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.column.addItem(self.gapScan)

        self.scanHead = QLabel(PreferencesPage)
        self.scanHead.setObjectName(u"scanHead")
        self.scanHead.setProperty(u"fontRole", u"area")

        self.column.addWidget(self.scanHead)

        self.scanText = QLabel(PreferencesPage)
        self.scanText.setObjectName(u"scanText")
        self.scanText.setProperty(u"fontRole", u"text")
        self.scanText.setProperty(u"tone", u"text2")
        self.scanText.setWordWrap(True)

        self.column.addWidget(self.scanText)

        self.scanRow = QHBoxLayout()
        self.scanRow.setSpacing(8)
        self.scanRow.setObjectName(u"scanRow")
        self.scanRow.setContentsMargins(0, 4, 0, 0)
        self.scanFolder = QLineEdit(PreferencesPage)
        self.scanFolder.setObjectName(u"scanFolder")
        self.scanFolder.setReadOnly(True)
        self.scanFolder.setProperty(u"fontRole", u"text")

        self.scanRow.addWidget(self.scanFolder)

        self.chooseFolder = QPushButton(PreferencesPage)
        self.chooseFolder.setObjectName(u"chooseFolder")

        self.scanRow.addWidget(self.chooseFolder)

        self.clearFolder = QPushButton(PreferencesPage)
        self.clearFolder.setObjectName(u"clearFolder")
        self.clearFolder.setProperty(u"kind", u"quiet")

        self.scanRow.addWidget(self.clearFolder)


        self.column.addLayout(self.scanRow)

        self.scanState = QLabel(PreferencesPage)
        self.scanState.setObjectName(u"scanState")
        self.scanState.setProperty(u"fontRole", u"secondary")
        self.scanState.setProperty(u"tone", u"text2")
        self.scanState.setWordWrap(True)

        self.column.addWidget(self.scanState)

        self.gapProfile = QSpacerItem(0, 16, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.column.addItem(self.gapProfile)

        self.profileHead = QLabel(PreferencesPage)
        self.profileHead.setObjectName(u"profileHead")
        self.profileHead.setProperty(u"fontRole", u"area")

        self.column.addWidget(self.profileHead)

        self.facts = QFormLayout()
        self.facts.setObjectName(u"facts")
        self.facts.setHorizontalSpacing(16)
        self.facts.setVerticalSpacing(8)
        self.facts.setContentsMargins(0, 0, 0, 0)

        self.column.addLayout(self.facts)

        self.gapEnd = QSpacerItem(0, 4, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.column.addItem(self.gapEnd)

        self.rest = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.column.addItem(self.rest)


        self.retranslateUi(PreferencesPage)

        QMetaObject.connectSlotsByName(PreferencesPage)
    # setupUi

    def retranslateUi(self, PreferencesPage):
        self.pageTitle.setText(QCoreApplication.translate("PreferencesPage", u"Einstellungen", None))
        self.pageText.setText(QCoreApplication.translate("PreferencesPage", u"Jede \u00c4nderung gilt sofort und nur f\u00fcr Sie.", None))
        self.lookHead.setText(QCoreApplication.translate("PreferencesPage", u"Darstellung", None))
        self.tablesHead.setText(QCoreApplication.translate("PreferencesPage", u"Tabellen", None))
        self.compact.setText(QCoreApplication.translate("PreferencesPage", u"Kompakte Zeilen", None))
#if QT_CONFIG(accessibility)
        self.compact.setAccessibleName(QCoreApplication.translate("PreferencesPage", u"Kompakte Zeilen in Tabellen", None))
#endif // QT_CONFIG(accessibility)
        self.scanHead.setText(QCoreApplication.translate("PreferencesPage", u"Scan-Ordner", None))
        self.scanText.setText(QCoreApplication.translate("PreferencesPage", u"Was der Scanner in diesen Ordner legt, holt das Programm alle paar Sekunden in den Eingang. Eine Datei verschwindet erst aus dem Ordner, wenn sie verschl\u00fcsselt gesichert und gepr\u00fcft ist.", None))
#if QT_CONFIG(accessibility)
        self.scanFolder.setAccessibleName(QCoreApplication.translate("PreferencesPage", u"Scan-Ordner", None))
#endif // QT_CONFIG(accessibility)
        self.scanFolder.setPlaceholderText(QCoreApplication.translate("PreferencesPage", u"Kein Ordner gew\u00e4hlt", None))
        self.chooseFolder.setText(QCoreApplication.translate("PreferencesPage", u"Ordner w\u00e4hlen \u2026", None))
#if QT_CONFIG(accessibility)
        self.chooseFolder.setAccessibleName(QCoreApplication.translate("PreferencesPage", u"Scan-Ordner w\u00e4hlen", None))
#endif // QT_CONFIG(accessibility)
        self.clearFolder.setText(QCoreApplication.translate("PreferencesPage", u"Nicht mehr beobachten", None))
#if QT_CONFIG(accessibility)
        self.clearFolder.setAccessibleName(QCoreApplication.translate("PreferencesPage", u"Scan-Ordner nicht mehr beobachten", None))
#endif // QT_CONFIG(accessibility)
        self.scanState.setText("")
        self.profileHead.setText(QCoreApplication.translate("PreferencesPage", u"Dieses Profil", None))
        pass
    # retranslateUi

