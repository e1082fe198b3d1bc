# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'help_page.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import QCoreApplication, QMetaObject
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from hattingen_desk.desktop.shell.help_parts import (ChapterTree, HandbookFilter)

class Ui_HelpPage(object):
    def setupUi(self, HelpPage):
        if not HelpPage.objectName():
            HelpPage.setObjectName(u"HelpPage")
        self.across = QHBoxLayout(HelpPage)
        self.across.setSpacing(0)
        self.across.setObjectName(u"across")
        self.across.setContentsMargins(0, 0, 0, 0)
        self.contents = QWidget(HelpPage)
        self.contents.setObjectName(u"contents")
        self.contents.setProperty(u"ground", u"sunken")
        self.contentsColumn = QVBoxLayout(self.contents)
        self.contentsColumn.setSpacing(8)
        self.contentsColumn.setObjectName(u"contentsColumn")
        self.contentsColumn.setContentsMargins(0, 11, 0, 0)
        self.filterRow = QHBoxLayout()
        self.filterRow.setSpacing(0)
        self.filterRow.setObjectName(u"filterRow")
        self.filterRow.setContentsMargins(12, 0, 12, 0)
        self.filter = HandbookFilter(self.contents)
        self.filter.setObjectName(u"filter")

        self.filterRow.addWidget(self.filter)


        self.contentsColumn.addLayout(self.filterRow)

        self.chapters = ChapterTree(self.contents)
        self.chapters.setObjectName(u"chapters")

        self.contentsColumn.addWidget(self.chapters)


        self.across.addWidget(self.contents)

        self.divider = QFrame(HelpPage)
        self.divider.setObjectName(u"divider")
        self.divider.setProperty(u"rule", u"left")

        self.across.addWidget(self.divider)

        self.reading = QWidget(HelpPage)
        self.reading.setObjectName(u"reading")
        self.reading.setProperty(u"ground", u"surface")
        self.readingColumn = QVBoxLayout(self.reading)
        self.readingColumn.setSpacing(0)
        self.readingColumn.setObjectName(u"readingColumn")
        self.readingColumn.setContentsMargins(32, 24, 0, 0)
        self.page = QTextBrowser(self.reading)
        self.page.setObjectName(u"page")
        self.page.setProperty(u"fontRole", u"text")
        self.page.setOpenLinks(False)

        self.readingColumn.addWidget(self.page)


        self.across.addWidget(self.reading)


        self.retranslateUi(HelpPage)

        QMetaObject.connectSlotsByName(HelpPage)
    # setupUi

    def retranslateUi(self, HelpPage):
#if QT_CONFIG(accessibility)
        self.filter.setAccessibleName(QCoreApplication.translate("HelpPage", u"Handbuch durchsuchen", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.chapters.setAccessibleName(QCoreApplication.translate("HelpPage", u"Kapitel des Handbuchs", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.page.setAccessibleName(QCoreApplication.translate("HelpPage", u"Text des Kapitels", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

