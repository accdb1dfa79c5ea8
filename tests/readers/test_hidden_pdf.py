"""What nobody sees on a page of a PDF is not read; what is seen is."""

from __future__ import annotations

import pytest

from summarizer.readers.worker.office import pdf
from tests.readers.test_documents import pdf as pdf_of

PROSE = "The minister met the envoy of the neighbouring state in Lisbon on Monday."
MARK = "Zarkon resigned on Sunday after secret talks."
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
    "[/X] Do 50 600 Td ({}) Tj",
    "/OC [/X] BDC 50 600 Td ({}) Tj EMC",
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


@pytest.mark.parametrize(
    "painted", ["q 1 0 0 1 -5000 0 cm /X Do Q /X Do", "/X Do q 1 0 0 1 -5000 0 cm /X Do Q"]
)
def test_a_form_that_is_hidden_in_one_place_is_read_in_another(painted: str) -> None:
    inner = form(f"BT /F 12 Tf 50 600 Td ({MARK}) Tj ET")
    found = with_objects(painted, "/XObject<</X 6 0 R>>", (inner,))
    assert found.count(MARK) == 1
    outer = form(painted, "/Y 1").replace("/Font", "/XObject<</X 6 0 R>>/Font")
    found = with_objects("/Z Do", "/XObject<</Z 7 0 R>>", (inner, outer))
    assert found.count(MARK) == 1


def test_a_form_that_is_hidden_on_one_page_is_read_on_the_next() -> None:
    inner = form(f"BT /F 12 Tf 50 600 Td ({MARK}) Tj ET")
    shown = "<</Length 5>>stream\n/X Do\nendstream"
    shared = "<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>"
    second = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 7 0 R/Resources 9 0 R>>"
    made = pdf_of(f"{PROSE}) Tj ET q 1 0 0 1 -5000 0 cm /X Do Q BT (.").decode().partition("xref")[0]
    made = made.replace("/Resources<</Font<</F 5 0 R>>>>", "/Resources 9 0 R").replace(
        "/Kids[3 0 R]/Count 1", "/Kids[3 0 R 8 0 R]/Count 2"
    )
    made += "".join(f"{n} 0 obj{body}endobj\n" for n, body in enumerate((inner, shown, second, shared), 6))
    found = pdf(f"{made}trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF".encode())["text"]
    assert found.count(MARK) == 1


@pytest.mark.parametrize(("states", "seen"), [("/A gs /B gs", False), ("/A gs /C gs", True), ("/B gs", True)])
def test_a_state_that_does_not_tell_of_transparency_leaves_it(states: str, seen: bool) -> None:
    known = "/ExtGState<</A<</ca 0>>/B<</LW 2>>/C<</ca 1>>>>"
    found = with_objects(f"{states} BT /F 12 Tf 50 600 Td ({MARK}) Tj ET", known)
    assert (MARK in found) is seen


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
