"""Import of small PDFs beside the same work done bare: read, hash, extract, encrypt, one durable write each, index."""

import hashlib
import os
import secrets
import tempfile
import time
from pathlib import Path

from hattingen_desk.adapters.reports.letters import Letter, write_pdf_letter
from hattingen_desk.application.importing import Source, Target
from hattingen_desk.bootstrap.benchmarks.measurement import Measurement
from hattingen_desk.bootstrap.creating import create_demo_profile
from hattingen_desk.bootstrap.wiring import open_desk
from hattingen_desk.domain.folding import fold

FILES = 1000
GOAL = 1.5


def import_pdfs(count: int = FILES) -> list[Measurement]:
    """Measure seconds for ``count`` one-page PDFs through the program and bare, in turns of the same files."""
    with tempfile.TemporaryDirectory(prefix="hattingen-desk-bench-") as name:
        folder = Path(name)
        files = _letters(folder / "pdf", count)
        bare = _bare(files, folder / "bare")
        ours = _ours(files, folder / "profile")
    ratio = ours / bare
    return [
        Measurement("import_pdfs", ours, "s", bare, ratio, f"ratio <= {GOAL}", ratio <= GOAL)
    ]  # fmt: skip


def _letters(folder: Path, count: int) -> list[Path]:
    folder.mkdir()
    files = []
    for number in range(count):
        letter = Letter(
            sender=("Stadt Hattingen", "Fachbereich Personal"),
            recipient=(f"Frau Anneke Beispiel {number}", "Am Büchsenschütz 199", "45527 Hattingen"),
            place_and_date="Hattingen, 16.11.2026",
            subject=f"Ihr Antrag vom 16.11.2026, Nummer {number}",
            paragraphs=(
                "Sehr geehrte Frau Beispiel,",
                (
                    f"über Ihren Antrag Nummer {number} entscheiden wir bis zum Ende des Monats. "
                    f"Die Unterlagen zum Vorgang {secrets.token_hex(4)} liegen vollständig vor."
                ),
                "Mit freundlichen Grüßen",
            ),
        )
        files.append(folder / f"Bescheid_{number:04d}.pdf")
        files[-1].write_bytes(write_pdf_letter(letter))
    return files


def _bare(files: list[Path], folder: Path) -> float:
    """Do the work without the program, in one process and one thread, as a script would."""
    import pypdfium2
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    from hattingen_desk.adapters.store.cipher import connect

    folder.mkdir()
    connection = connect(folder / "bare.db", secrets.token_bytes(32), writing=True, create=True)
    connection.execute("CREATE TABLE document (id INTEGER PRIMARY KEY, name TEXT, sha256 TEXT, text TEXT)")
    connection.execute(
        "CREATE VIRTUAL TABLE word USING fts5"
        "(body, content='', contentless_delete=1, tokenize='unicode61', prefix='1 2')"
    )
    start = time.perf_counter()
    connection.execute("BEGIN")
    for number, path in enumerate(files, start=1):
        data = path.read_bytes()
        digest = hashlib.sha256(data).hexdigest()
        pdf = pypdfium2.PdfDocument(data)
        text = "\n".join(page.get_textpage().get_text_bounded() for page in pdf)
        pdf.close()
        nonce = secrets.token_bytes(12)
        sealed = nonce + AESGCM(AESGCM.generate_key(256)).encrypt(nonce, data, None)
        blob = folder / hashlib.sha256(sealed).hexdigest()
        with blob.open("wb") as file:
            file.write(sealed)
            file.flush()
            os.fsync(file.fileno())
        connection.execute("INSERT INTO document VALUES (?, ?, ?, ?)", (number, path.name, digest, text))
        connection.execute("INSERT INTO word (rowid, body) VALUES (?, ?)", (number, fold(text)))
    connection.execute("COMMIT")
    seconds = time.perf_counter() - start
    connection.close()
    return seconds


def _ours(files: list[Path], folder: Path) -> float:
    create_demo_profile(folder)
    desk = open_desk(folder)
    try:
        record = desk.filing.create_record("10.20", "Messung")
        sources = [Source(label=str(path), file_name=path.name, read=path.read_bytes) for path in files]
        desk.importing.import_files(sources[:1], Target())  # the reading process is running, as in a working day
        start = time.perf_counter()
        report = desk.importing.import_files(sources, Target(record.created))
        seconds = time.perf_counter() - start
    finally:
        desk.close()
    stored = sum(item.outcome == "stored" for item in report.items)
    if stored != len(files):
        raise AssertionError(f"{stored} of {len(files)} files were stored")
    return seconds
