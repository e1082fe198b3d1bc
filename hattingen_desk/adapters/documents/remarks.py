"""Every sentence a clerk reads about what was found in a file.

What failed says: what happened, what was kept, what to do. Single source: readers name a remark, they never write one.
"""

_KEPT = "Sie wurde unverändert aufgehoben."
_KEPT_UNOPENED = "Sie wurde unverändert aufgehoben und nicht geöffnet."
_PICTURE_KEPT = "Es wurde unverändert aufgehoben."
_ASK_AGAIN = "Bitte fordern Sie die Datei beim Absender neu an."


# --- nothing could be read: the file waits under „Zu klären“ ----------------------------------------------------

EMPTY = (
    "Die Datei ist leer (0 Byte). Sie wurde mit ihrem Namen aufgehoben. "
    "Bitte fordern Sie sie beim Absender neu an oder wiederholen Sie den Scan."
)
TOO_SLOW = (
    f"Das Lesen der Datei dauerte zu lange und wurde abgebrochen. {_KEPT} "
    "Prüfen Sie sie mit dem Programm, mit dem sie erstellt wurde, oder legen Sie sie ungelesen ab."
)
READER_CRASHED = (
    f"Die Datei ist so beschädigt oder ungewöhnlich aufgebaut, dass sie sich nicht lesen ließ. {_KEPT} {_ASK_AGAIN}"
)
OUT_OF_MEMORY = (
    f"Der Inhalt der Datei ist so groß, dass er sich nicht lesen ließ. {_KEPT} "
    "Prüfen Sie sie mit dem Programm, mit dem sie erstellt wurde, oder legen Sie sie ungelesen ab."
)
DAMAGED = f"Die Datei ist beschädigt oder unvollständig und ließ sich nicht lesen. {_KEPT} {_ASK_AGAIN}"
UNKNOWN_FORMAT = (
    f"Das Format der Datei ist nicht bekannt, ihr Inhalt ließ sich nicht lesen. {_KEPT_UNOPENED} "
    "Bitte fordern Sie sie in einem üblichen Format (zum Beispiel PDF) an oder legen Sie sie ungelesen ab."
)
PROGRAM = (
    f"Die Datei ist ein ausführbares Programm. {_KEPT_UNOPENED} "
    "Öffnen Sie sie nicht und verständigen Sie die IT, wenn Sie sie nicht erwartet haben."
)
SCRIPT = (
    "Die Datei enthält Befehle, die der Rechner beim Öffnen ausführen kann (Skript oder Verknüpfung). "
    f"{_KEPT_UNOPENED} Öffnen Sie sie nicht und verständigen Sie die IT, wenn Sie sie nicht erwartet haben."
)
ENCRYPTED_PDF = (
    f"Die PDF-Datei ist mit einem Kennwort geschützt und ließ sich nicht öffnen. {_KEPT} "
    "Bitte fordern Sie sie ohne Kennwort an oder legen Sie sie ungelesen ab."
)
ENCRYPTED_OFFICE = (
    f"Die Office-Datei ist mit einem Kennwort geschützt und ließ sich nicht öffnen. {_KEPT} "
    "Bitte fordern Sie sie ohne Kennwort an oder legen Sie sie ungelesen ab."
)
HOSTILE_XML = (
    "Die Datei enthält XML mit eigenen Definitionen (DTD, Entitäten), mit denen sich Rechner angreifen lassen. "
    f"{_KEPT} Die Definitionen wurden nicht ausgewertet. Verständigen Sie die IT, wenn die Datei unerwartet kam."
)
ZIP_BOMB = (
    "Die Datei ist so gepackt, dass ihr Inhalt beim Öffnen auf ein Vielfaches anwachsen würde („Zip-Bombe“). "
    f"{_KEPT_UNOPENED} Verständigen Sie die IT, wenn Sie sie nicht erwartet haben."
)
TOO_MANY_MEMBERS = (
    f"Die Datei besteht aus ungewöhnlich vielen Teilen. {_KEPT_UNOPENED} "
    "Verständigen Sie die IT, wenn Sie sie nicht erwartet haben."
)
SIGNATURE_CONTAINER = (
    f"Die Datei ist eine elektronische Signatur, ein Zertifikat oder ein verschlüsselter Umschlag (S/MIME). {_KEPT} "
    "Prüfen oder entschlüsseln Sie sie mit dem Mailprogramm."
)
OUTLOOK_ENVELOPE = (
    "Die Datei ist ein Outlook-Umschlag (winmail.dat), dessen Inhalt sich nicht lesen ließ. "
    f"{_KEPT} Bitten Sie den Absender, die Nachricht im Format „HTML“ oder „Nur Text“ erneut zu senden."
)
UNREADABLE_IMAGE = (
    f"Das Bild ist beschädigt oder unvollständig und lässt sich nicht anzeigen. {_PICTURE_KEPT} {_ASK_AGAIN}"
)

UNSHOWABLE_PAGE = (
    "Diese Seite ließ sich nicht darstellen. Die Datei ist unverändert aufgehoben. "
    "Öffnen Sie sie mit dem Programm, mit dem sie erstellt wurde."
)
PAGE_TOO_SLOW = (
    "Das Darstellen der Seite dauerte zu lange und wurde abgebrochen. Die Datei ist unverändert aufgehoben. "
    "Öffnen Sie sie mit dem Programm, mit dem sie erstellt wurde."
)


def too_large(mebibytes: int) -> str:
    """Return the remark for a file above the size that is opened."""
    return (
        f"Die Datei ist größer als {mebibytes}\u00a0MB und wurde nicht geöffnet. {_KEPT} "
        "Prüfen Sie sie mit dem Programm, mit dem sie erstellt wurde, oder legen Sie sie ungelesen ab."
    )


def archive(kind: str, count: int | None) -> str:
    """Return the remark for an archive (``kind``: „ZIP“); ``count`` of files in it if known."""
    holds = "" if count is None else (" mit einer Datei" if count == 1 else f" mit {count} Dateien")
    return (
        f"Die Datei ist ein Archiv ({kind}){holds}. {_KEPT} Es wurde nicht entpackt. "
        "Entpacken Sie es außerhalb der Akte und legen Sie die benötigten Dateien einzeln ab."
    )


def huge_picture(megapixels: int) -> str:
    """Return the remark for a picture with more pixels than are decoded."""
    return (
        f"Das Bild hat {megapixels} Millionen Bildpunkte und wird deshalb nicht angezeigt. {_PICTURE_KEPT} "
        "Öffnen Sie es mit einem Bildprogramm oder fordern Sie es kleiner an."
    )


def unsupported(what: str) -> str:
    """Return the remark for a known format that is not read (``what``: „eine HEIC-Aufnahme“)."""
    return (
        f"Die Datei ist {what}; dieses Format wird nicht gelesen. {_KEPT_UNOPENED} "
        "Bitte fordern Sie sie in einem üblichen Format (zum Beispiel PDF) an oder legen Sie sie ungelesen ab."
    )


# --- readable, but worth knowing ---------------------------------------------------------------------------------

NO_TEXT_LAYER = (
    "Die PDF-Datei enthält keinen Text (Scan oder Bilder). "
    "Die Seiten werden angezeigt, die Suche findet ihren Inhalt nicht."
)
UNREADABLE_FONTS = (
    "Der Text der PDF-Datei ist ohne lesbare Zeichenzuordnung gespeichert. "
    "Die Seiten werden richtig angezeigt, die Suche findet ihren Inhalt nur teilweise."
)
RESTRICTED_PDF = (
    "Der Absender hat die PDF-Datei mit Einschränkungen (zum Beispiel gegen Drucken oder Ändern) versehen. "
    "Ihr Text wurde gelesen, die Datei selbst ist unverändert."
)
PDF_SCRIPT = (
    "Die PDF-Datei enthält ein Skript (JavaScript). Es wurde nicht ausgeführt, die Datei ist unverändert aufgehoben. "
    "Öffnen Sie sie außerhalb dieses Programms nur, wenn Sie dem Absender vertrauen."
)
PDF_LAUNCH = (
    "Die PDF-Datei will beim Öffnen oder Anklicken ein anderes Programm starten. Das wurde nicht zugelassen, "
    "die Datei ist unverändert aufgehoben. "
    "Öffnen Sie sie außerhalb dieses Programms nur, wenn Sie dem Absender vertrauen."
)
PDF_SENDS_DATA = (
    "Die PDF-Datei will Formulardaten an eine Adresse senden oder von dort holen. Das wurde nicht zugelassen, "
    "die Datei ist unverändert aufgehoben."
)
PDF_XFA = (
    "Die PDF-Datei ist ein dynamisches Formular (XFA), das nur Adobe Acrobat vollständig anzeigt. "
    "Sie ist unverändert aufgehoben; prüfen Sie die Angaben dort."
)
REPAIRED = (
    "Die Datei ist beschädigt; gelesen wurde, was sich wiederherstellen ließ. Die Datei selbst ist unverändert "
    "aufgehoben. Prüfen Sie, ob der Inhalt vollständig ist."
)
PARTLY_READ = (
    "Die Datei ist beschädigt oder ungewöhnlich aufgebaut; gelesen wurde nur ein Teil. Sie ist unverändert aufgehoben. "
    "Prüfen Sie, ob der Inhalt vollständig ist."
)
TEXT_CUT = (
    "Die Datei enthält mehr Text, als durchsucht werden kann; aufgenommen wurde der Anfang. "
    "Die Datei selbst ist vollständig aufgehoben."
)
MACROS = (
    "Die Datei enthält Makros. Sie wurden nicht ausgeführt, die Datei ist unverändert aufgehoben. "
    "Lassen Sie beim Öffnen in Office keine Makros zu, wenn Sie dem Absender nicht vertrauen."
)
OFFICE_FETCHES = (
    "Die Datei will beim Öffnen Inhalte aus dem Netz laden. Das ist hier nicht geschehen, die Datei ist unverändert "
    "aufgehoben. Öffnen Sie sie in Office nur, wenn Sie dem Absender vertrauen."
)
OFFICE_COMMAND = (
    "Die Datei enthält ein Feld, das beim Öffnen Befehle ausführen kann (DDE). Es wurde nicht ausgewertet, "
    "die Datei ist unverändert aufgehoben. Öffnen Sie sie in Office nur, wenn Sie dem Absender vertrauen."
)
TRACKED_CHANGES = (
    "Die Datei enthält Änderungen, die noch nicht angenommen sind. "
    "Gezeigt wird die Fassung mit den Änderungen; Gelöschtes steht noch in der Datei."
)
HIDDEN_SHEETS = "Die Tabelle enthält ausgeblendete Blätter; auch ihr Inhalt wird gefunden."
OLD_OFFICE_NO_TEXT = (
    "Die Datei hat ein altes Office-Format, dessen Text nicht gelesen werden konnte. Sie ist unverändert aufgehoben. "
    "Speichern Sie sie in Office im heutigen Format, wenn die Suche ihren Inhalt finden soll."
)
SVG_SCRIPT = (
    "Die Datei enthält ein Skript. Es wurde nicht ausgeführt, die Datei ist unverändert aufgehoben. "
    "Öffnen Sie sie außerhalb dieses Programms nur, wenn Sie dem Absender vertrauen."
)
INCOMPLETE_IMAGE = (
    "Das Bild ist unvollständig; angezeigt wird, was vorhanden ist. Die Datei ist unverändert aufgehoben. "
    "Bitte fordern Sie sie bei Bedarf neu an."
)
MAIL_SIGNED = (
    "Die Nachricht ist elektronisch signiert. Die Signatur wurde nicht geprüft; sie bleibt in der Nachricht erhalten."
)
MAIL_INSIDE = (
    "Der Nachricht ist eine weitere Nachricht angehängt. Ihr Text steht unter dem der Nachricht, ihre Anlagen wurden "
    "mit abgelegt."
)
MAIL_ENCRYPTED = (
    "Die Nachricht ist verschlüsselt (S/MIME oder PGP) und ließ sich nicht lesen. Sie ist unverändert aufgehoben. "
    "Entschlüsseln Sie sie im Mailprogramm und legen Sie die lesbare Fassung dazu."
)
MAIL_BROKEN_PARTS = (
    "Die Nachricht ist fehlerhaft aufgebaut; gelesen wurde, was sich erkennen ließ. Sie ist unverändert aufgehoben. "
    "Prüfen Sie, ob alle Anlagen da sind."
)
MAIL_SMALL_IMAGES = "Kleine Bilder im Text der Nachricht (zum Beispiel Logos) wurden nicht als Anlagen abgelegt."
CONTROL_CHARACTERS = (
    "Die Datei enthält unlesbare Zeichen; sie wurden im Text weggelassen. Die Datei selbst ist unverändert."
)
TOO_MANY_ATTACHMENTS = (
    "Die Datei hat mehr Anlagen, als abgelegt werden können; die übrigen bleiben in der Datei selbst. "
    "Speichern Sie benötigte Anlagen einzeln."
)


def pages_without_text(without: int, count: int) -> str:
    """Return the remark for a PDF of which only some pages carry text."""
    return (
        f"{without} von {count} Seiten der PDF-Datei enthalten keinen Text (Scan oder Bilder). "
        "Die Suche findet nur den Inhalt der übrigen Seiten."
    )


def other_than_named(suffix: str, what: str) -> str:
    """Return the remark for a file whose extension promises something else (``what``: „ein Bild (PNG)“)."""
    return (
        f"Der Name der Datei endet auf „.{suffix}“, ihr Inhalt ist aber {what}. "
        "Sie wurde als das abgelegt, was sie ist; ihr Name blieb unverändert."
    )


def not_as_named(suffix: str) -> str:
    """Return the remark for a file that is not at all what its extension promises."""
    return f"Der Name der Datei endet auf „.{suffix}“, ihr Inhalt passt aber nicht dazu."


def attachments_inside(count: int) -> str:
    """Return the remark for a PDF or invoice with embedded files."""
    return (
        "Die Datei enthält eine eingebettete Datei; sie wurde als Anlage abgelegt."
        if count == 1
        else f"Die Datei enthält {count} eingebettete Dateien; sie wurden als Anlagen abgelegt."
    )
