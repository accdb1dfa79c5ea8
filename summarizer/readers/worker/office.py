"""Word files and PDFs as plain data."""

from __future__ import annotations

import logging
import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from summarizer.plaintext import one_line
from summarizer.readers.worker.hidden.word import without_hidden
from summarizer.readers.worker.markup import Refused, plain

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MAX_PAGES = 200
"""Pages of a PDF: a newspaper has fifty, and is no single article either."""
_UNPACKED = 64 * 2**20
"""Bytes that a Word file may unpack to: a zip of a few kilobytes may hold gigabytes."""
# By the type that a zip declares, or by its folder beside [Content_Types].xml.
_PACKED = (
    (b"application/epub", "an e-book (EPUB); save the article in it as text"),
    (b"application/vnd.oasis.opendocument.text", "an OpenDocument text; save it as .docx or text"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file, but no text; save its text"),
    (b"xl", "a spreadsheet; save its text"),
    (b"ppt", "a presentation; save its text"),
)
# Strangers' files are full of small faults, which both libraries log.
logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)


def word(data: bytes) -> dict[str, str]:
    """The text of a Word file, a line for every paragraph, and its title. Raises `Refused`."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            what = _what(archive, names)
            size = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, RuntimeError):  # the last one of a locked one
        raise Refused("a broken archive") from None
    if "word/document.xml" not in names:
        raise Refused(f"is {what}")
    if size > _UNPACKED:
        raise Refused(f"unpacks to more than {_UNPACKED // 2**20} MB; save its text")
    import mammoth  # noqa: PLC0415  only Word files need it

    # Pictures are left out: they would come as text in base64.
    pictures = mammoth.images.img_element(lambda _: {"src": ""})
    shown = BytesIO(without_hidden(data))
    markup = mammoth.convert_to_html(shown, convert_image=pictures).value
    return {"text": plain(markup), "title": _first_heading(markup)}


def _what(archive: zipfile.ZipFile, names: set[str]) -> str:
    """What a zip is that is no Word file, and what to do."""
    declared = b""
    if "mimetype" in names:
        with archive.open("mimetype") as file:
            declared = file.read(80)
    folders = {name.partition("/")[0].encode() for name in names if "[Content_Types].xml" in names}
    found = (what for sign, what in _PACKED if declared.startswith(sign) or sign in folders)
    return next(found, "an archive; unpack it first")


def _first_heading(markup: str) -> str:
    found = re.match(r"\s*<h1>(.*?)</h1>", markup, re.S)
    return one_line(plain(found[1])) if found else ""


def pdf(data: bytes) -> dict[str, str]:
    """The text of a PDF and its title. Raises `Refused`.

    The day the file was made is no day of publication, against which weekdays could be resolved.
    """
    from pypdf import PdfReader  # noqa: PLC0415  only PDFs need it
    from pypdf.errors import FileNotDecryptedError  # noqa: PLC0415  as above

    try:
        reader = PdfReader(BytesIO(data))
        pages = len(reader.pages)
        if pages > MAX_PAGES:
            raise Refused(f"{pages} pages are no single article; save the ones that are")
        text = "\n\n".join(_shown(page) for page in reader.pages)
        title = _title(reader)
    except FileNotDecryptedError:
        raise Refused("the PDF is locked with a password; save it without") from None
    if len(re.findall(r"[^\W\d_]{2,}", text)) < 2 * max(1, pages // 10):
        raise Refused("a PDF without text, as scans are; have its text recognized first (OCR)")
    return {"text": _flowing(text), "title": title}


def _shown(page: PageObject) -> str:
    from summarizer.readers.worker.hidden.pdf import drop_hidden  # noqa: PLC0415  only PDFs need pypdf

    drop_hidden(page)
    return page.extract_text()


def _title(reader: PdfReader) -> str:
    title = one_line(str(reader.metadata.title or "")) if reader.metadata else ""
    # Programs write the name of the file there.
    return "" if re.search(r"\.(docx?|pdf|indd|qxd)$|^(untitled|microsoft word)", title, re.I) else title


def _flowing(text: str) -> str:
    """Lines of a column as paragraphs: a line goes on where the next one begins in the middle of a sentence,
    and a word where it was broken at the end of one.
    """
    joined = re.sub(r"(?<=[a-z])-\n(?=[a-z])", "", text.replace("\r\n", "\n").replace("\0", ""))
    joined = re.sub(r"(?<=[\w,;:’'\")–-]) *\n(?=[a-z(])", " ", joined)
    return re.sub(r"(?<=[a-z,;]) *\n(?=[A-Z0-9“\"])(?=[^\n]{40,})", " ", joined).strip()
