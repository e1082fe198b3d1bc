"""Puts a Markdown chapter into a text browser in our own type; Markdown itself knows no style sheet."""

from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextTableFormat
from PySide6.QtWidgets import QTextBrowser

from hattingen_desk.desktop.common import fonts, theme

MEASURE = 680
"""Logical pixels; longer lines are hard to read."""
_HEADING_ROLES = {1: "title", 2: "area", 3: "section"}
_LINE_HEIGHT = 135


def show_markdown(browser: QTextBrowser, text: str) -> None:
    """Shows ``text`` from its beginning."""
    document = browser.document()
    document.setDocumentMargin(0)
    document.setIndentWidth(18)
    document.setDefaultFont(fonts.font("text"))
    document.setMarkdown(text)
    browser.setLineWrapMode(QTextBrowser.LineWrapMode.FixedPixelWidth)
    browser.setLineWrapColumnOrWidth(fonts.px(MEASURE))
    block = document.begin()
    while block.isValid():
        _style_block(block)
        block = block.next()
    _style_tables(browser)
    browser.verticalScrollBar().setValue(0)


def _style_block(block: QTextBlock) -> None:
    cursor = QTextCursor(block)
    level = block.blockFormat().headingLevel()
    spacing = QTextBlockFormat()
    spacing.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    in_table = cursor.currentTable() is not None
    spacing.setTopMargin(0 if in_table or level == 1 else fonts.px(18) if level else 0)
    spacing.setBottomMargin(0 if in_table else fonts.px(4) if block.textList() is not None else fonts.px(8))
    cursor.mergeBlockFormat(spacing)
    # from the first to the last letter; BlockUnderCursor would take the end of the block before with it
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    if level:
        words = QTextCharFormat()
        words.setFont(fonts.font(_HEADING_ROLES.get(level, "section")))
        cursor.setCharFormat(words)


def _style_tables(browser: QTextBrowser) -> None:
    for frame in browser.document().rootFrame().childFrames():
        kind = QTextTableFormat(frame.frameFormat().toTableFormat())
        if kind.isValid():
            kind.setCellPadding(5)
            kind.setCellSpacing(0)
            kind.setBorder(1)
            kind.setBorderCollapse(True)
            kind.setBorderBrush(theme.colour("line"))
            kind.setBottomMargin(fonts.px(10))
            frame.setFrameFormat(kind)


def scroll_to_heading(browser: QTextBrowser, heading: str) -> bool:
    """Brings ``heading`` to the top; False when the text has no such heading."""
    block = browser.document().begin()
    while block.isValid():
        if block.blockFormat().headingLevel() and block.text() == heading:
            place = browser.document().documentLayout().blockBoundingRect(block)
            browser.verticalScrollBar().setValue(int(place.top()))
            return True
        block = block.next()
    return False
