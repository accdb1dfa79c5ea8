from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.errors import InputError
from summarizer.readers.dateline import dateline
from summarizer.readers.items import MAX_ARTICLE
from summarizer.readers.text import from_bytes, read_text

SEEDS = Path(__file__).parents[2] / "seeds"


def refused(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        from_bytes(data, source="a.txt")
    assert caught.value.exit_code == 2
    assert len(str(caught.value).splitlines()) == 1
    return str(caught.value)


def test_the_text_is_kept_to_the_character() -> None:
    data = "\ufeffDon’t\r\npanic\u00a0–\u202e now.\r".encode()
    article = from_bytes(data, source="a.txt")
    assert article.text.encode() == data


def test_title_and_day_come_from_the_article() -> None:
    article = read_text(SEEDS / "001_60819499d764e901.txt")
    assert article.title.startswith("Macron Sent Top Diplomatic Adviser")
    assert article.published == "2026-02-05"
    assert article.source.endswith("001_60819499d764e901.txt")


def test_what_is_given_wins() -> None:
    article = from_bytes(b"Published 5 March 2026\nHe left.", source="-", outlet="O", published="2025-01-02")
    assert (article.outlet, article.published) == ("O", "2025-01-02")


def test_what_is_no_article_is_refused() -> None:
    assert "is empty" in refused(b"")
    assert "is empty" in refused("\u00a0\u200b\n".encode())
    assert "is binary" in refused(b"GIF89a\0\0")
    assert "not UTF-8 (byte 0xff at 3)" in refused(b"abc\xff")
    assert "more than 2 MB" in refused(b"a" * (MAX_ARTICLE + 1))


def test_the_limit_itself_is_allowed() -> None:
    assert len(from_bytes(b"a b.\n" * (MAX_ARTICLE // 50), source="a").text) == MAX_ARTICLE // 10


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("date 2026-02-05\nStory.", "2026-02-05"),
        ("Heading\n\nPublished 20 March 2026", "2026-03-20"),
        ("Updated: Sept. 3rd, 2025", "2025-09-03"),
        ("GENEVA, March 12, 2026 (AFP) - " + "The talks went on and on. " * 9, "2026-03-12"),
        ("The treaty of 3 May 1999 was, as the long report said, never signed. " * 3, ""),
        ("2026-04-14T10:00:00Z\nStory.", "2026-04-14"),
        ("Heading\n2026/04/14\nStory.", "2026-04-14"),
        ("Heading\n14.04.2026, 10:15\nStory.", "2026-04-14"),
        ("Heading\nUpdated 14/04/2026\nStory.", "2026-04-14"),
        ("Heading\n04/14/2026\nStory.", "2026-04-14"),
        ("Heading\n04.04.2026\nStory.", "2026-04-04"),
        ("Heading\n04/05/2026\nStory.", ""),
        ("Heading\n05.04.2026\nStory.", ""),
        ("Heading\n31.02.2026\nStory.", ""),
        ("Heading\nVersion 1.14.04.2026\nStory.", ""),
        ("Rotterdam, 14.04.2026 – " + "The talks went on and on. " * 9, "2026-04-14"),
        (
            "Die Gespräche gehen weiter\n14.04.2026\nDer Minister traf die Botschafterin am Montag.",
            "2026-04-14",
        ),
        ("Envoy met minister\nUpdated 3:04 pm EDT, Tue April 14, 2026", "2026-04-14"),
        ("Rotterdam, 14 April 2026 – " + "The talks went on and on. " * 9, "2026-04-14"),
        ("New York (April 14th, 2026) (AP) — " + "The talks went on and on. " * 9, "2026-04-14"),
        ("In Rotterdam, 14 April 2026 is kept as the day of the treaty " + "by all. " * 9, ""),
        ("Signed in Rotterdam on 14 April 2026 – late, as many said – it " + "went on. " * 9, ""),
        ("No day at all", ""),
        ("Lund, le 3 mars 2026 (Costa) – " + "Le ministre et la maire se sont vus. " * 4, "2026-03-03"),
        (
            "Lund, 3. März 2026 (nd) – " + "Die Ministerin und der Rat der Stadt sahen sich. " * 4,
            "2026-03-03",
        ),
        (
            "Lund, 3 mar 2026 (Costa).- " + "El ministro y la alcaldesa se vieron en la sede. " * 4,
            "2026-03-03",
        ),
        ("لوند، 3 مارس 2026 (وكالة) – " + "التقى الوزير رئيسة البلدية في المدينة. " * 4, "2026-03-03"),
        ("（海岸社隆德2026年3月3日电）" + "部长在隆德会见了市长。" * 9, "2026-03-03"),
        ("海岸社隆德2026年3月3日电 " + "部长在隆德会见了市长。" * 9, "2026-03-03"),
        ("Лунд, 3 марта 2026 — " + "Министр встретился с мэром, и они говорили о порте. " * 4, "2026-03-03"),
        (
            "Titre\n\nPublié le 3 mars 2026 à 6 h\n" + "Le ministre et la maire se sont vus. " * 4,
            "2026-03-03",
        ),
        ("Le traité du 3 mai 1999 n’a, comme le dit le rapport, jamais été signé par la ville. " * 3, ""),
        ("\n".join(["line"] * 6 + ["3 May 2026"]), ""),
    ],
)
def test_the_dateline(text: str, day: str) -> None:
    assert dateline(text) == day


def test_a_chinese_headline_is_a_title() -> None:
    text = "部长与市长会谈 港口问题未解\n\n部长周二在隆德会见了市长。双方没有签署文件。\n"
    assert from_bytes(text.encode(), source="x").title == "部长与市长会谈 港口问题未解"
