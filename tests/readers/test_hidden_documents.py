"""What nobody sees in a Word file or on a page of a PDF is not read; what is seen is."""

from __future__ import annotations

import sys
import zipfile
from io import BytesIO

import pytest

from summarizer.readers.office import pdf, word
from tests.readers.test_documents import docx
from tests.readers.test_documents import pdf as pdf_of

PROSE = "The minister met the envoy of the neighbouring state in Lisbon on Monday."
MARK = "Zarkon resigned on Sunday after secret talks."
SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACE14 = "http://schemas.microsoft.com/office/word/2010/wordml"
STYLES = (
    f"<w:styles xmlns:w='{SPACE}'>"
    "<w:style w:type='character' w:styleId='H'><w:rPr><w:vanish/></w:rPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='P'><w:basedOn w:val='H'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='L'><w:basedOn w:val='L'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='D'><w:pPr><w:shd w:fill='1F3864'/></w:pPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='DW'><w:basedOn w:val='D'/>"
    "<w:rPr><w:color w:val='FFFFFF'/></w:rPr></w:style>"
    "<w:style w:type='character' w:styleId='R'><w:rPr><w:shd w:fill='000000'/></w:rPr></w:style>"
    "</w:styles>"
)


def word_text(properties: str, paragraph: str = "", cell: str = "") -> str:
    """The text of a Word file one run of which looks as told."""
    run = f"<w:p>{paragraph}<w:r><w:rPr>{properties}</w:rPr><w:t>{MARK}</w:t></w:r></w:p>"
    if cell:
        run = f"<w:tbl><w:tr><w:tc><w:tcPr>{cell}</w:tcPr>{run}</w:tc></w:tr></w:tbl>"
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(docx(PROSE, "X"))) as archive, zipfile.ZipFile(made, "w") as changed:
        for name in archive.namelist():
            part = archive.read(name).decode()
            changed.writestr(name, part.replace("<w:p><w:r><w:t>X</w:t></w:r></w:p>", run))
        changed.writestr("word/looks.xml", STYLES)  # its name is the file's own choice
    return word(made.getvalue())["text"]


@pytest.mark.parametrize(
    ("properties", "paragraph"),
    [
        ("<w:vanish/>", ""),
        ("<w:vanish w:val='1'/>", ""),
        ("<w:specVanish/>", ""),
        ("<w:color w:val='FFFFFF'/>", ""),
        ("<w:color w:val='fefefe'/>", ""),
        ("<w:sz w:val='2'/>", ""),
        ("<w:rStyle w:val='H'/>", ""),
        ("", "<w:pPr><w:pStyle w:val='P'/></w:pPr>"),
        ("<w:vanish/><w:highlight w:val='black'/>", ""),
        ("<w:color w:val='auto' w:themeColor='background1'/>", ""),
        ("<w:color w:val='000000' w:themeColor='background1'/>", ""),
        ("<w:color w:val='000000'/><w:shd w:val='clear' w:fill='000000'/>", ""),
        ("<w:color w:val='FFFFFF'/><w:highlight w:val='white'/>", ""),
        ("<w:color w:val='FFFFFF'/><w:shd w:fill='000000' w:themeFill='background1'/>", ""),
        ("<w:w w:val='1'/>", ""),
        ("<w:spacing w:val='-400'/>", ""),
        ("<w:position w:val='-3000'/>", ""),
        (f"<w14:textFill xmlns:w14='{SPACE14}'><w14:noFill/></w14:textFill>", ""),
        ("", "<w:pPr><w:framePr w:x='-20000' w:hAnchor='page'/></w:pPr>"),
        ("<w:color w:val='F2F2F2' w:themeColor='background1' w:themeShade='F2'/>", ""),
        ("<w:color w:val='000000' w:themeColor='background1' w:themeShade='x'/>", ""),
        ("<w:color w:val='1F3864'/>", "<w:pPr><w:pStyle w:val='D'/></w:pPr>"),
        ("<w:color w:val='000000'/><w:rStyle w:val='R'/>", ""),
        ("<w:shd w:fill='FFFFFF'/>", "<w:pPr><w:pStyle w:val='DW'/></w:pPr>"),
    ],
)
def test_hidden_text_is_not_read_from_a_word_file(properties: str, paragraph: str) -> None:
    assert word_text(properties, paragraph) == PROSE


@pytest.mark.parametrize(
    ("properties", "paragraph", "cell"),
    [
        ("", "", ""),
        ("<w:vanish w:val='false'/>", "", ""),
        ("<w:rStyle w:val='H'/><w:vanish w:val='0'/>", "", ""),
        ("<w:color w:val='auto'/><w:sz w:val='22'/>", "", ""),
        ("<w:color w:val='FFFFFF'/><w:shd w:fill='000000'/>", "", ""),
        ("<w:color w:val='FFFFFF'/>", "", "<w:shd w:fill='1F3864'/>"),
        ("", "<w:pPr><w:pStyle w:val='L'/></w:pPr>", ""),
        ("<w:webHidden/>", "", ""),
        ("<w:spacing w:val='-10'/><w:w w:val='90'/><w:position w:val='6'/>", "", ""),
        ("<w:color w:val='000000'/><w:highlight w:val='yellow'/>", "", ""),
        ("<w:color w:val='FFFFFF'/><w:highlight w:val='darkGreen'/>", "", ""),
        ("<w:color w:themeColor='text1' w:val='000000'/>", "", ""),
        ("<w:color w:val='7F7F7F' w:themeColor='background1' w:themeShade='7F'/>", "", ""),
        (
            "<w:color w:val='FFFFFF'/>",
            "",
            "<w:shd w:fill='7F7F7F' w:themeFill='background1' w:themeFillShade='7F'/>",
        ),
        ("", "<w:pPr><w:pStyle w:val='DW'/></w:pPr>", ""),
        ("", "<w:pPr><w:pStyle w:val='DW'/></w:pPr>", "<w:shd w:fill='FFFFFF'/>"),
        ("<w:shd w:fill='auto'/>", "<w:pPr><w:pStyle w:val='DW'/></w:pPr>", ""),
        ("<w:color w:val='1F3864'/>", "<w:pPr><w:pStyle w:val='D'/><w:shd w:fill='auto'/></w:pPr>", ""),
        ("<w:color w:val='FFFFFF'/><w:rStyle w:val='R'/>", "", ""),
        ("<w:color w:val='FFFFFF'/><w:highlight w:val='none'/><w:shd w:fill='000000'/>", "", ""),
    ],
)
def test_what_is_shown_is_read_from_a_word_file(properties: str, paragraph: str, cell: str) -> None:
    assert MARK in word_text(properties, paragraph, cell)


@pytest.mark.parametrize(
    ("anchor", "properties", "seen"),
    [
        ("", "<w:color w:val='FFFFFF'/>", True),
        ("<w:color w:val='FFFFFF'/>", "<w:color w:val='000000'/>", True),
        ("", "<w:color w:val='FFFFFF'/><w:shd w:fill='FFFFFF'/>", False),
        ("<w:vanish/>", "", False),
    ],
)
def test_what_a_filled_text_box_shows_is_read(anchor: str, properties: str, seen: bool) -> None:
    box = (
        f"</w:t></w:r><w:r><w:rPr>{anchor}</w:rPr><w:pict xmlns:v='urn:schemas-microsoft-com:vml'><v:rect "
        f"fillcolor='black'><v:textbox><w:txbxContent><w:p><w:r><w:rPr>{properties}</w:rPr><w:t>{MARK}</w:t>"
        "</w:r></w:p></w:txbxContent></v:textbox></v:rect></w:pict></w:r><w:r><w:t>"
    )
    assert (MARK in word(docx(PROSE, box))["text"]) is seen


DEFAULTS = "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>"
NORMAL = "<w:style w:type='paragraph' w:default='1' w:styleId='N'><w:rPr><w:vanish/></w:rPr></w:style>"


@pytest.mark.parametrize("styles", [DEFAULTS, NORMAL])
def test_what_is_hidden_without_a_style_is_not_read(styles: str, monkeypatch: pytest.MonkeyPatch) -> None:
    told = STYLES.replace("</w:styles>", f"{styles}</w:styles>")
    monkeypatch.setattr(sys.modules[__name__], "STYLES", told)
    assert MARK not in word_text("")
    assert MARK in word_text("<w:vanish w:val='0'/>")


def test_what_only_old_programs_show_is_not_read() -> None:
    space = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    run = "<w:r><w:t>{}</w:t></w:r>"
    either = (
        f"</w:t></w:r><mc:AlternateContent xmlns:mc='{space}'><mc:Choice Requires='x'>{run.format(PROSE)}"
        f"</mc:Choice><mc:Fallback>{run.format('{}')}</mc:Fallback></mc:AlternateContent><w:r><w:t>"
    )
    assert MARK not in word(docx(PROSE, either.format(MARK)))["text"]
    assert word(docx(either.format(PROSE)))["text"] == PROSE


HIDDEN = [
    "3 Tr 50 600 Td ({}) Tj",
    "7 Tr 50 600 Td [({})] TJ",
    "3 Tr 14 TL 50 600 Td ({}) '",
    "1 g 50 600 Td ({}) Tj",
    "1 1 1 rg 50 600 Td ({}) Tj",
    "0 0 0 0 k 50 600 Td ({}) Tj",
    "/F 0.5 Tf 50 600 Td ({}) Tj",
    ".01 0 0 .01 50 600 Tm ({}) Tj",
    "-5000 600 Td ({}) Tj",
    "50 6000 TD ({}) Tj",
    "9000 TL 50 600 Td T* ({}) Tj",
    "ET q .01 0 0 .01 50 600 cm BT ({}) Tj ET Q BT",
    "0 Tz 50 600 Td ({}) Tj",
    "-20 Tc 50 600 Td ({}) Tj",
    "1 G 1 Tr 50 600 Td ({}) Tj",
    "ET /DeviceCMYK cs 0 0 0 0 scn BT 50 600 Td ({}) Tj",
    "ET 0 0 1 1 re f 1 g BT 50 600 Td ({}) Tj",
    "ET 1 g 0 0 612 792 re f BT 50 600 Td ({}) Tj",
    "ET BI /W 1 /H 1 /CS /G /BPC 8 ID x EI BT 3 Tr 50 600 Td ({}) Tj",
    "ET q 0 0 0 0 re W n BT 50 600 Td ({}) Tj ET Q BT",
    "ET q 5000 5000 1 1 re W n BT 50 600 Td ({}) Tj ET Q BT",
]
SHOWN = [
    "50 600 Td ({}) Tj",
    "0 1 -1 0 300 300 Tm ({}) Tj",
    "ET q 1 g 3 Tr Q BT 50 600 Td ({}) Tj",
    "ET q 12 0 0 12 50 600 cm BT /F 1 Tf ({}) Tj ET Q BT",
    "ET 0 g 0 0 612 792 re f BT 1 g 50 600 Td ({}) Tj",
    "1 Tr Tr cm Td g 50 600 Td ({}) Tj",
    "ET q 612 0 0 792 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q BT 3 Tr 50 600 Td ({}) Tj",
    "3 Tr 50 600 Td ({}) Tj ET q 612 0 0 792 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q BT",
    "ET /Spot cs 1 scn BT 50 600 Td ({}) Tj",
    "ET q 40 590 500 30 re W n BT 50 600 Td ({}) Tj ET Q BT",
    "80 Tz -1 Tc 50 600 Td ({}) Tj",
    "ET 1 G BT 50 600 Td ({}) Tj",
    "/X BMC 50 600 Td ({}) Tj EMC",
]


def pdf_text(painted: str) -> str:
    return pdf(pdf_of(f"{PROSE}) Tj ET BT /F 12 Tf {painted.format(MARK)} (."))["text"]


@pytest.mark.parametrize("painted", HIDDEN)
def test_hidden_text_is_not_read_from_a_pdf(painted: str) -> None:
    found = pdf_text(painted)
    assert MARK not in found
    assert PROSE in found


@pytest.mark.parametrize("painted", SHOWN)
def test_what_is_shown_is_read_from_a_pdf(painted: str) -> None:
    assert MARK in pdf_text(painted)


FORM = (
    "<</Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</Font<</F 5 0 R>>>>{more}/Length {n}>>"
    "stream\n{text}\nendstream"
)
HIDDEN_IN_A_FORM = ["1 g BT", "BT 3 Tr", "BT /F .1 Tf", "BT -5000 0 Td", "q 0 0 0 0 re W n BT"]


def with_objects(
    painted: str, resources: str = "", objects: tuple[str, ...] = (), catalog: str = "", page: str = ""
) -> str:
    """The text of a PDF with more objects, from number 6 on."""
    made = pdf_of(f"{PROSE}) Tj ET {painted} BT (.").decode()
    made = made.partition("xref")[0]
    made = made.replace("<</F 5 0 R>>>>", f"<</F 5 0 R>>{resources}>>", 1)
    made = made.replace("/Catalog", f"/Catalog{catalog}", 1).replace("/MediaBox", f"{page}/MediaBox", 1)
    made += "".join(f"{n} 0 obj{body}endobj\n" for n, body in enumerate(objects, 6))
    return pdf(f"{made}trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF".encode())["text"]


def form(text: str, more: str = "") -> str:
    return FORM.format(more=more, n=len(text), text=text)


@pytest.mark.parametrize("begins", HIDDEN_IN_A_FORM)
def test_hidden_text_is_not_read_from_a_form(begins: str) -> None:
    inner = form(f"BT /F 12 Tf ET {begins} 50 600 Td ({MARK}) Tj ET")
    found = with_objects("/X Do", "/XObject<</X 6 0 R>>", (inner,))
    assert MARK not in found
    assert PROSE in found


def test_what_is_shown_is_read_from_a_form() -> None:
    inner = form(f"BT /F 12 Tf 50 600 Td ({MARK}) Tj ET BT 3 Tr (Nothing) Tj ET")
    found = with_objects("/X Do", "/XObject<</X 6 0 R>>", (inner,))
    assert MARK in found
    assert "Nothing" not in found


def test_a_form_beside_the_page_or_within_itself_is_not_read() -> None:
    inner = form(f"BT /F 12 Tf 50 600 Td ({MARK}) Tj ET /X Do", "/XObject<</X 6 0 R>>")
    found = with_objects("q 1 0 0 1 -5000 0 cm /X Do Q", "/XObject<</X 6 0 R>>", (inner,))
    assert MARK not in found


def test_a_form_is_no_picture_that_text_was_recognized_in() -> None:
    painted = f"/X Do BT 3 Tr /F 12 Tf 50 600 Td ({MARK}) Tj ET"
    assert MARK not in with_objects(painted, "/XObject<</X 6 0 R>>", (form(""),))


LAYER = "<</Type/OCG/Name(x)>>"
OFF = "/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]>>>>"
NONE_ON = "/OCProperties<</OCGs[6 0 R]/D<</BaseState/OFF>>>>"


@pytest.mark.parametrize(("catalog", "seen"), [("", True), (OFF, False), (NONE_ON, False)])
def test_layers_that_are_switched_off_are_not_read(catalog: str, seen: bool) -> None:
    shown = f"BT /F 12 Tf 50 600 Td ({MARK}) Tj ET"
    found = with_objects(f"/OC /M BDC {shown} EMC", "/Properties<</M 6 0 R>>", (LAYER,), catalog)
    assert (MARK in found) is seen
    layered = form(shown, "/OC 6 0 R")
    found = with_objects("/X Do", "/XObject<</X 7 0 R>>", (LAYER, layered), catalog)
    assert (MARK in found) is seen


def test_what_the_crop_box_cuts_off_is_not_read() -> None:
    shown = f"BT /F 12 Tf 50 600 Td ({MARK}) Tj ET"
    assert MARK not in with_objects(shown, page="/CropBox[0 650 612 792]")
