"""What a document is, its content says: pages, messages, Word files and PDFs, whatever they are called."""

from __future__ import annotations

import gzip
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from summarizer.errors import InputError
from summarizer.library import read_article
from summarizer.readers.content import kind_of
from summarizer.readers.document import parse_document

STORY = (
    "Ada Voss met Bruno Keller in Lenz on Tuesday. Keller told reporters that he opposes the canal treaty."
)
PAGE = (
    "<!doctype html><html><head><title>Envoy met minister</title>"
    "<meta property='og:site_name' content='Lenz Courier'></head>"
    f"<body><nav>Home</nav><article><h1>Envoy met minister</h1>{f'<p>{STORY}</p>' * 4}</article></body>"
    "</html>"
)


def mhtml() -> bytes:
    """A page as Chrome saves it."""
    soft = PAGE.replace("=", "=3D")
    lines = [
        "From: <Saved by Blink>",
        "Snapshot-Content-Location: https://lenz.example/story",
        "Subject: Envoy met minister",
        "Date: Thu, 5 Feb 2026 08:00:00 +0000",
        "MIME-Version: 1.0",
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----x"',
        "",
        "------x",
        "Content-Type: text/html",
        "Content-Transfer-Encoding: quoted-printable",
        "Content-Location: https://lenz.example/story",
        "",
        soft,
        "------x",
        "Content-Type: image/png",
        "Content-Transfer-Encoding: base64",
        "Content-Location: https://lenz.example/photo.png",
        "",
        "iVBORw0KGgo=",
        "------x--",
        "",
    ]
    return "\r\n".join(lines).encode()


def eml(plain: str = STORY * 3, html: str = "") -> bytes:
    head = (
        "Received: from desk.example\r\nFrom: =?utf-8?q?Lenz_Courier?= <desk@lenz.example>\r\n"
        "Subject: Envoy met minister\r\nDate: Thu, 5 Feb 2026 08:00:00 +0000\r\nMIME-Version: 1.0\r\n"
    )
    if not html:
        return f"{head}Content-Type: text/plain; charset=utf-8\r\n\r\n{plain}\r\n".encode()
    parts = f"--b\r\nContent-Type: text/plain\r\n\r\n{plain}\r\n"
    parts += f"--b\r\nContent-Type: text/html\r\n\r\n{html}\r\n--b--\r\n"
    return f'{head}Content-Type: multipart/alternative; boundary="b"\r\n\r\n{parts}'.encode()


def docx(*paragraphs: str, name: str = "word/document.xml") -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>",
        )
        archive.writestr(
            "_rels/.rels",
            "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
            f"<Relationship Id='r' Type='{relation}' Target='word/document.xml'/></Relationships>",
        )
        archive.writestr(name, f"<w:document xmlns:w='{space}'><w:body>{body}</w:body></w:document>")
    return packed.getvalue()


def pdf(*lines: str) -> bytes:
    shown = " T* ".join(f"({line}) Tj" for line in lines)
    stream = f"BT /F 12 Tf 14 TL 50 700 Td {shown} ET"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        f"<</Length {len(stream)}>>stream\n{stream}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    made, places = "%PDF-1.4\n", []
    for n, body in enumerate(objects, 1):
        places.append(len(made))
        made += f"{n} 0 obj{body}endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    table = f"xref\n0 6\n0000000000 65535 f \n{table}trailer<</Size 6/Root 1 0 R>>"
    return f"{made}{table}\nstartxref\n{len(made)}\n%%EOF".encode()


WRAPPED = (
    "Ada Voss met Bruno Keller in",
    "Lenz on Tuesday. Keller told re-",
    "porters that he opposes the canal",
    "treaty.",
)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (PAGE.encode(), "html"),
        (b"\xef\xbb\xbf  <!-- saved -->\n<HTML><body>", "html"),
        (PAGE.encode("utf-16"), "html"),
        (mhtml(), "mail"),
        (eml(), "mail"),
        (docx(STORY), "docx"),
        (pdf(*WRAPPED), "pdf"),
        (STORY.encode(), "text"),
        (b"From: our correspondent in Lenz\n\nAda Voss met Bruno Keller.", "text"),
        (b"Date: 2026-02-05\nAda Voss met Bruno Keller.", "text"),
        (b"<3 for Lenz: Ada Voss met Bruno Keller.", "text"),
        (b"[Lenz] Ada Voss met Bruno Keller.", "text"),
        (b"PK is how Keller signs. Ada Voss met him.", "text"),
    ],
)
def test_the_content_says_what_it_is(data: bytes, kind: str) -> None:
    assert kind_of(data) == kind


@pytest.mark.parametrize("make", [PAGE.encode, mhtml, lambda: PAGE.encode("utf-16")])
def test_a_page_in_every_wrapping(make: Callable[[], bytes], tmp_path: Path) -> None:
    path = tmp_path / "saved.txt"
    path.write_bytes(make())
    article = read_article(path)
    assert STORY in article.text
    assert "Home" not in article.text
    assert article.title == "Envoy met minister"
    assert article.outlet == "Lenz Courier"
    assert article.url in ("", "https://lenz.example/story")


def test_an_email() -> None:
    article = parse_document(eml(), source="a.eml")
    assert article.text.startswith(STORY)
    assert (article.title, article.outlet, article.published) == (
        "Envoy met minister",
        "Lenz Courier",
        "2026-02-05",
    )


def test_an_email_whose_text_is_in_its_html() -> None:
    article = parse_document(
        eml("See it in a browser.", f"<table><tr><td><p>{STORY}</p></td></tr></table>"), source="a"
    )
    assert article.text.strip() == STORY


def test_of_two_parts_the_one_that_is_shown_is_read() -> None:
    shown = "".join(f"<p>{STORY}</p>" for _ in range(3)) + "<p hidden>Zarkon resigned.</p>"
    article = parse_document(eml("Zarkon resigned on Sunday. " * 40, shown), source="a")
    assert article.text == "\n".join([STORY] * 3)


def test_a_word_file() -> None:
    article = parse_document(docx("Envoy met minister", STORY, "The end of it."), source="a.docx")
    assert article.text == f"Envoy met minister\n{STORY}\nThe end of it."


def test_a_pdf_is_text_again_where_its_lines_were_broken() -> None:
    article = parse_document(pdf(*WRAPPED), source="a.pdf")
    assert article.text == STORY
    assert article.published == ""


def test_what_is_given_wins() -> None:
    article = parse_document(eml(), source="a", outlet="Wire", published="2026-01-01")
    assert (article.outlet, article.published) == ("Wire", "2026-01-01")


def packed(kind: str) -> bytes:
    """A zip that declares what it is, as e-books do."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", kind)
    return made.getvalue()


def many() -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\0" * (80 * 2**20))
    return packed.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"x", "too short for an article: x"),
        (packed("application/epub+zip"), "odd .bin: is an e-book"),
        (packed("application/vnd.oasis.opendocument.text"), "is an OpenDocument text; save it as .docx"),
        (docx(STORY, name="xl/workbook.xml"), "is a spreadsheet"),
        (docx(STORY, name="ppt/presentation.xml"), "is a presentation"),
        (b"\x89PNG\r\n\x1a\n", "is an image"),
        (b"\xff\xd8\xff\xe0", "is an image"),
        (gzip.compress(STORY.encode()), "is an archive; unpack it first"),
        (b"Rar!\x1a\x07", "is an archive"),
        (docx(STORY, name="story.xml"), "is an archive; unpack it first"),
        (b"PK\x03\x04 and then nothing", "a broken archive"),
        (many(), "unpacks to more than 64 MB"),
        (pdf("", ""), "a PDF without text, as scans are"),
        (b"%PDF-1.4\nbroken", "the PDF cannot be parsed"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file; save it as .docx"),
        (b"{\\rtf1 Ada met Bruno in Lenz.}", "rich text; save it"),
        (b"<?xml version='1.0'?><plan><a/></plan>", "is XML, but neither a feed nor a page"),
        (b"From: a@x.example\nSubject: none\nContent-Type: text/plain\n\n", "a message without text"),
        (docx(), "is empty"),
    ],
)
def test_what_holds_no_text_is_told_in_one_line(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says) as error:
        parse_document(data, source="odd\x1b.bin")
    assert str(error.value).startswith("odd") or str(error.value).startswith("odd .bin")
    assert "\n" not in str(error.value)


def test_a_locked_pdf_says_so() -> None:
    from pypdf import PdfReader, PdfWriter  # noqa: PLC0415

    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf(*WRAPPED))))
    writer.encrypt("secret", algorithm="RC4-128")
    locked = BytesIO()
    writer.write(locked)
    with pytest.raises(InputError, match="locked with a password"):
        parse_document(locked.getvalue(), source="a.pdf")
