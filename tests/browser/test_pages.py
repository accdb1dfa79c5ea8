"""The pages in a real browser: what is selected, what is loaded, what is read out, what stays harmless."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

pytestmark = pytest.mark.browser
AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
PAGES = ("seeds_page", "seed_page", "hostile_page", "many_page", "eval_page")


def find(driver: Chrome, css: str) -> Any:
    return driver.find_element("css selector", css)


def lit(driver: Chrome) -> list[str]:
    script = "return [...document.querySelectorAll('mark.on')].map(m => m.dataset.for)"
    return list(driver.execute_script(script))


def press_enter(driver: Chrome, css: str) -> None:
    """Through the protocol, as a driver's own ways need script."""
    root = driver.execute_cdp_cmd("DOM.getDocument", {})["root"]["nodeId"]
    node = driver.execute_cdp_cmd("DOM.querySelector", {"nodeId": root, "selector": css})
    driver.execute_cdp_cmd("DOM.focus", node)
    for kind in ("keyDown", "keyUp"):
        key = {"type": kind, "key": "Enter", "text": "\r", "windowsVirtualKeyCode": 13}
        driver.execute_cdp_cmd("Input.dispatchKeyEvent", key)


def hover(driver: Chrome, css: str) -> None:
    from selenium.webdriver import ActionChains  # noqa: PLC0415  absent where these are skipped

    element = find(driver, css)
    driver.execute_script("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element)
    ActionChains(driver).move_to_element(element).perform()


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("width", "dark"), [(1200, False), (1200, True), (360, False), (360, True)])
def test_axe_finds_no_violation(
    page: str, width: int, dark: bool, open_page: Callable[..., Chrome], request: pytest.FixtureRequest
) -> None:
    driver = open_page(request.getfixturevalue(page), width=width, dark=dark)
    driver.execute_script("document.querySelectorAll('details').forEach(d => d.open = true)")
    driver.set_script_timeout(120)
    driver.execute_script(AXE)
    found = driver.execute_async_script(
        "axe.run(document, {runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']})"
        ".then(r => arguments[0](JSON.stringify(r.violations)))"
    )
    violations = [
        (v["id"], node["html"][:200], node["failureSummary"])
        for v in json.loads(found)
        for node in v["nodes"]
    ]
    assert violations == []


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_loaded_and_nothing_complains(
    page: str,
    open_page: Callable[..., Chrome],
    requests_of: Callable[[Any], list[str]],
    request: pytest.FixtureRequest,
) -> None:
    driver = open_page(request.getfixturevalue(page))
    assert driver.get_log("browser") == []
    sent = requests_of(driver)
    assert len(sent) == 1, sent
    assert sent[0].startswith("file://")


@pytest.mark.parametrize("page", PAGES)
def test_nothing_runs_wider_than_a_small_screen(
    page: str, open_page: Callable[..., Chrome], request: pytest.FixtureRequest
) -> None:
    driver = open_page(request.getfixturevalue(page), width=360)
    driver.execute_script("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert driver.execute_script("return document.documentElement.scrollWidth") == 360


def test_pointing_at_an_item_lights_its_evidence_and_no_other(
    open_page: Callable[..., Chrome], seeds_page: str
) -> None:
    driver = open_page(seeds_page)
    assert lit(driver) == []
    hover(driver, "#m3 h3")
    found = lit(driver)
    everywhere = "return [...document.querySelectorAll('mark')].map(m => m.dataset.for)"
    assert found == [ids for ids in driver.execute_script(everywhere) if "m3" in ids.split()]
    assert len(found) >= 6


def test_evidence_opens_its_items_and_escape_closes_them(
    open_page: Callable[..., Chrome], seeds_page: str
) -> None:
    from selenium.webdriver import Keys  # noqa: PLC0415  absent where these are skipped

    driver = open_page(seeds_page)
    overlapping = "mark.k-m.k-s"
    hover(driver, overlapping)
    find(driver, overlapping).click()
    panel = find(driver, ".panel")
    ids = find(driver, overlapping).get_attribute("data-for").split()
    links = [link.get_attribute("href").split("#")[1] for link in panel.find_elements("css selector", "a")]
    assert links == ids
    assert len(ids) > 1
    find(driver, "body").send_keys(Keys.ESCAPE)
    assert not panel.is_displayed()
    assert lit(driver) == []


def test_an_article_is_read_with_its_items_beside_it(
    open_page: Callable[..., Chrome], seed_page: str
) -> None:
    driver = open_page(seed_page)
    box = "const b = document.querySelector(arguments[0]).getBoundingClientRect(); return [b.left, b.right]"
    assert driver.execute_script(box, ".reading .text")[1] < driver.execute_script(box, ".beside")[0]
    last = "[...document.querySelectorAll('mark[data-for]')].at(-1)"
    driver.execute_script(
        f"{last}.scrollIntoView({{block: 'center', behavior: 'instant'}}); {last}.id = 'last'"
    )
    hover(driver, "#last")
    lit_items = driver.execute_script("return [...document.querySelectorAll('.beside .on')].map(e => e.id)")
    assert set(lit_items) == set(find(driver, "#last").get_attribute("data-for").split())
    top = driver.execute_script("return document.querySelector('.beside .on').getBoundingClientRect().top")
    assert 0 <= top < 900
    chip = ".beside .item .cite"
    driver.execute_script("arguments[0].focus()", find(driver, chip))
    assert lit(driver)
    press_enter(driver, chip)
    assert driver.execute_script("return document.querySelector('mark:target') !== null")


def test_a_phone_shows_positions_as_cards(open_page: Callable[..., Chrome], seeds_page: str) -> None:
    driver = open_page(seeds_page, width=360)
    assert not find(driver, "#positions .scroll").is_displayed()
    cards = driver.find_elements("css selector", "#positions .stance")
    assert cards
    assert all(card.is_displayed() and card.size["width"] <= 360 for card in cards)
    assert not find(driver, ".notes").is_displayed()
    wide = open_page(seeds_page, width=1200)
    assert find(wide, "#positions .scroll").is_displayed()


def height(driver: Chrome) -> int:
    return int(driver.execute_script("return document.documentElement.scrollHeight"))


def test_a_phone_shows_two_articles_on_twelve_screens(
    open_page: Callable[..., Chrome], seeds_page: str
) -> None:
    driver = open_page(seeds_page, width=360)
    assert height(driver) <= 12 * 900
    assert not find(driver, "#src1 .para").is_displayed()
    assert find(driver, "#src1 summary").is_displayed()
    # Without script nothing is closed, as nothing would open it for a link.
    plain = open_page(seeds_page, width=360, script=False)
    assert find(plain, "#src1 .para").is_displayed()
    wide = open_page(seeds_page, width=1200)
    assert find(wide, "#src1 .para").is_displayed()
    assert not find(wide, "#src1 summary").is_displayed()


def test_a_link_into_what_a_phone_folds_opens_it(open_page: Callable[..., Chrome], seeds_page: str) -> None:
    driver = open_page(seeds_page, width=360)
    for link in ("#m3 .evidence a.quote", "#m3 h3 a.name", "#m3 a.source"):
        driver.execute_script("document.querySelectorAll('#m3 details').forEach(d => d.open = true)")
        target = find(driver, link).get_attribute("href").split("#")[1]
        press_enter(driver, link)
        shown = "return document.getElementById(arguments[0]).checkVisibility({contentVisibilityAuto: true})"
        assert driver.execute_script(shown, target), link
    assert find(driver, "#src1 .para, #src2 .para").is_displayed()


def test_a_broken_address_still_prints_the_whole_page(
    open_page: Callable[..., Chrome], seeds_page: str
) -> None:
    driver = open_page(seeds_page, width=360)
    driver.get(f"{driver.current_url}#%")
    driver.refresh()
    driver.execute_script("window.dispatchEvent(new Event('beforeprint'))")
    closed = "return document.querySelectorAll('details:not([open])').length"
    assert driver.execute_script(closed) == 0


def test_the_keyboard_reaches_evidence_and_comes_back(
    open_page: Callable[..., Chrome], seeds_page: str
) -> None:
    from selenium.webdriver import Keys  # noqa: PLC0415  absent where these are skipped

    driver = open_page(seeds_page)
    mark = find(driver, "mark.k-m")
    driver.execute_script("arguments[0].focus()", mark)
    driver.switch_to.active_element.send_keys(Keys.ENTER)
    inside = driver.switch_to.active_element
    assert inside.tag_name == "a"
    assert inside.get_attribute("href").split("#")[1] in mark.get_attribute("data-for").split()
    inside.send_keys(Keys.ESCAPE)
    assert driver.switch_to.active_element == mark


def test_every_link_inside_the_page_leads_somewhere(
    open_page: Callable[..., Chrome], seeds_page: str, seed_page: str, hostile_page: str
) -> None:
    for page in (seeds_page, seed_page, hostile_page):
        driver = open_page(page)
        dead = driver.execute_script(
            "return [...document.querySelectorAll('a')].map(a => a.getAttribute('href').slice(1))"
            ".filter(id => !document.getElementById(id))"
        )
        assert dead == []
        twice = driver.execute_script(
            "const ids = [...document.querySelectorAll('[id]')].map(e => e.id);"
            "return ids.filter((id, n) => ids.indexOf(id) !== n)"
        )
        assert twice == []


def test_without_script_the_page_says_and_links_the_same(
    open_page: Callable[..., Chrome], seeds_page: str
) -> None:
    with_script, without = open_page(seeds_page), open_page(seeds_page, script=False)
    assert find(without, "main").text == find(with_script, "main").text
    press_enter(without, "#m3 .evidence summary")
    press_enter(without, "#m3 .evidence a.quote")
    assert "#e1-" in without.current_url or "#e2-" in without.current_url


def test_hostile_text_stays_text(open_page: Callable[..., Chrome], hostile_page: str) -> None:
    driver = open_page(hostile_page)
    assert driver.execute_script("return window.hacked") is None
    assert len(driver.find_elements("css selector", "script")) == 1
    assert driver.find_elements("css selector", "img, b, u, i") == []
    assert driver.execute_script("return document.querySelectorAll('[onerror], [onfocus]').length") == 0
    links = "return [...document.querySelectorAll('a')].map(a => a.getAttribute('href'))"
    assert [link for link in driver.execute_script(links) if not link.startswith("#")] == []
    body = find(driver, "#articles").text
    assert "<script>window.hacked = 1</script>" in body
    assert "{{ 7 * 7 }}" in body
    assert "\u202e" not in driver.page_source
    assert "\x1b" not in driver.page_source


def test_the_meeting_of_both_seeds_stands_there_once(
    open_page: Callable[..., Chrome], seeds_page: str
) -> None:
    driver = open_page(seeds_page)
    heads = [h.text for h in driver.find_elements("css selector", ".meeting h3")]
    assert heads.count("Emmanuel Bonne and Yuri Ushakov") == 1
    card = find(driver, "#m3").text
    for said in (
        "The Moscow Times", "Macron's top adviser", "writes Yury Ushakov", "L'Express", "French media",
        "Kremlin neither confirms nor denies it", "French presidency declines to comment", "Reported",
    ):  # fmt: skip
        assert said in card
    assert "3 Feb 2026" in find(driver, "li:has(> #m3) .when").text


def test_more_articles_than_three_stand_side_by_side(
    open_page: Callable[..., Chrome], many_page: str
) -> None:
    driver = open_page(many_page)
    assert len(driver.find_elements("css selector", ".sources .card")) == 8
    assert len(driver.find_elements("css selector", "#articles article.text")) == 8
    shown = find(driver, "main").text
    assert "Only in Mirra Gazette" in shown
    assert "joined by the model" in shown
    assert "agreeable was asked about" in find(driver, "footer").text


@pytest.mark.parametrize("page", ["seeds_page", "seed_page", "many_page"])
def test_on_paper_a_page_is_light_whole_and_fits(
    page: str, open_page: Callable[..., Chrome], request: pytest.FixtureRequest
) -> None:
    # A4 less the margins is 688 pixels wide; a browser shrinks all of a page that runs wider.
    driver = open_page(request.getfixturevalue(page), width=688, dark=True, script=False)
    dark = {"name": "prefers-color-scheme", "value": "dark"}
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print", "features": [dark]})
    assert driver.execute_script("return document.documentElement.scrollWidth") == 688
    background = "return getComputedStyle(document.body).backgroundColor"
    assert driver.execute_script(background) == "rgb(255, 255, 255)"
    heights = "return [...document.querySelectorAll('.evidence li')].map(li => li.offsetHeight)"
    assert 0 not in driver.execute_script(heights), "evidence is folded away"
    shown = "return [...document.querySelectorAll('nav, .skip')].filter(e => e.checkVisibility()).length"
    assert driver.execute_script(shown) == 0
    drawn = "return [...document.querySelectorAll('.graph.wide')].every(g => g.checkVisibility())"
    assert driver.execute_script(drawn)
