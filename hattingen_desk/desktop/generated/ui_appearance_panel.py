# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'appearance_panel.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import QCoreApplication, QMetaObject
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QRadioButton, QSizePolicy, QSpacerItem, QVBoxLayout

class Ui_AppearancePanel(object):
    def setupUi(self, AppearancePanel):
        if not AppearancePanel.objectName():
            AppearancePanel.setObjectName(u"AppearancePanel")
        self.rows = QVBoxLayout(AppearancePanel)
        self.rows.setSpacing(8)
        self.rows.setObjectName(u"rows")
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.themeHead = QLabel(AppearancePanel)
        self.themeHead.setObjectName(u"themeHead")
        self.themeHead.setProperty(u"fontRole", u"section")

        self.rows.addWidget(self.themeHead)

        self.themeRow = QHBoxLayout()
        self.themeRow.setSpacing(24)
        self.themeRow.setObjectName(u"themeRow")
        self.themeRow.setContentsMargins(0, 0, 0, 0)
        self.themeSystem = QRadioButton(AppearancePanel)
        self.themeSystem.setObjectName(u"themeSystem")
        self.themeSystem.setProperty(u"fontRole", u"text")

        self.themeRow.addWidget(self.themeSystem)

        self.themeLight = QRadioButton(AppearancePanel)
        self.themeLight.setObjectName(u"themeLight")
        self.themeLight.setProperty(u"fontRole", u"text")

        self.themeRow.addWidget(self.themeLight)

        self.themeDark = QRadioButton(AppearancePanel)
        self.themeDark.setObjectName(u"themeDark")
        self.themeDark.setProperty(u"fontRole", u"text")

        self.themeRow.addWidget(self.themeDark)

        self.themeRest = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.themeRow.addItem(self.themeRest)


        self.rows.addLayout(self.themeRow)

        self.themeHint = QLabel(AppearancePanel)
        self.themeHint.setObjectName(u"themeHint")
        self.themeHint.setProperty(u"fontRole", u"secondary")
        self.themeHint.setProperty(u"tone", u"text3")
        self.themeHint.setWordWrap(True)

        self.rows.addWidget(self.themeHint)

        self.scaleHead = QLabel(AppearancePanel)
        self.scaleHead.setObjectName(u"scaleHead")
        self.scaleHead.setProperty(u"fontRole", u"section")

        self.rows.addWidget(self.scaleHead)

        self.scaleRow = QHBoxLayout()
        self.scaleRow.setSpacing(0)
        self.scaleRow.setObjectName(u"scaleRow")
        self.scaleRow.setContentsMargins(0, 0, 0, 0)
        self.textScale = QComboBox(AppearancePanel)
        self.textScale.setObjectName(u"textScale")
        self.textScale.setProperty(u"fontRole", u"text")

        self.scaleRow.addWidget(self.textScale)

        self.scaleRest = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.scaleRow.addItem(self.scaleRest)


        self.rows.addLayout(self.scaleRow)

        self.scaleHint = QLabel(AppearancePanel)
        self.scaleHint.setObjectName(u"scaleHint")
        self.scaleHint.setProperty(u"fontRole", u"secondary")
        self.scaleHint.setProperty(u"tone", u"text3")
        self.scaleHint.setWordWrap(True)

        self.rows.addWidget(self.scaleHint)


        self.retranslateUi(AppearancePanel)

        QMetaObject.connectSlotsByName(AppearancePanel)
    # setupUi

    def retranslateUi(self, AppearancePanel):
        self.themeHead.setText(QCoreApplication.translate("AppearancePanel", u"Farbschema", None))
        self.themeSystem.setText(QCoreApplication.translate("AppearancePanel", u"Wie das System", None))
#if QT_CONFIG(accessibility)
        self.themeSystem.setAccessibleName(QCoreApplication.translate("AppearancePanel", u"Farbschema: Wie das System", None))
#endif // QT_CONFIG(accessibility)
        self.themeLight.setText(QCoreApplication.translate("AppearancePanel", u"Hell", None))
#if QT_CONFIG(accessibility)
        self.themeLight.setAccessibleName(QCoreApplication.translate("AppearancePanel", u"Farbschema: Hell", None))
#endif // QT_CONFIG(accessibility)
        self.themeDark.setText(QCoreApplication.translate("AppearancePanel", u"Dunkel", None))
#if QT_CONFIG(accessibility)
        self.themeDark.setAccessibleName(QCoreApplication.translate("AppearancePanel", u"Farbschema: Dunkel", None))
#endif // QT_CONFIG(accessibility)
        self.themeHint.setText(QCoreApplication.translate("AppearancePanel", u"Stellt das System auf hohen Kontrast, \u00fcbernimmt das Programm dessen Farben.", None))
        self.scaleHead.setText(QCoreApplication.translate("AppearancePanel", u"Textgr\u00f6\u00dfe", None))
#if QT_CONFIG(accessibility)
        self.textScale.setAccessibleName(QCoreApplication.translate("AppearancePanel", u"Textgr\u00f6\u00dfe", None))
#endif // QT_CONFIG(accessibility)
        self.scaleHint.setText(QCoreApplication.translate("AppearancePanel", u"Unabh\u00e4ngig von der Skalierung des Bildschirms. Zeilen und Felder wachsen mit.", None))
        pass
    # retranslateUi

