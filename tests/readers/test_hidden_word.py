"""What nobody sees in a Word file is not read; what is seen is."""

from __future__ import annotations

import sys
import zipfile
from io import BytesIO

import pytest

from summarizer.readers.worker.office import word
from tests.readers.test_documents import docx

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
