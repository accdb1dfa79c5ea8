"""Parsing in a process of its own: bounded, ended when it must be, kept when it may be."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from summarizer.errors import InputError
from summarizer.readers import sandbox
from summarizer.readers.feed import parse_feed
from summarizer.readers.html import parse_html
from summarizer.readers.mail import parse_mail

PROSE = "The minister met the envoy of the neighbouring state in Lisbon on Monday for three hours of talks."
PAGE = f"<html><body><article><h1>Talks</h1><p>{PROSE}</p><p>{PROSE}</p></article></body></html>".encode()
MANY = " ".join(f"a{n}=x" for n in range(40_000))


@pytest.fixture(autouse=True)
def _own_workers(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test finds the workers of another."""
    monkeypatch.setattr(sandbox, "_pools", [])
    yield
    for pool in sandbox._pools:
        pool.end()


def workers() -> list[int]:
    return [worker._process.pid for pool in sandbox._pools for worker in pool._idle]


def seconds(work: Callable[[], Any]) -> float:
    began = time.monotonic()
    with pytest.raises(InputError):
        work()
    return time.monotonic() - began


def test_a_worker_is_kept_for_the_next_page() -> None:
    assert PROSE in parse_html(PAGE, source="p").text
    (first,) = workers()
    assert PROSE in parse_html(PAGE, source="p").text
    assert workers() == [first]
    began = time.monotonic()
    parse_html(PAGE, source="p")
    assert time.monotonic() - began < 1


@pytest.mark.parametrize("quote", ["", '"', "'"])
def test_very_many_attributes_are_refused_at_once(quote: str) -> None:
    tag = re.sub("=x", f"={quote}x{quote}", f"<p {MANY}>")
    page = PAGE.replace(b"<p>", tag.encode(), 1)
    feed = (
        f"<rss version='2.0'><channel><item {MANY}><description>{PROSE}</description></item></channel></rss>"
    )
    parse_html(PAGE, source="p")  # a worker that is there already
    assert seconds(lambda: parse_html(page, source="p")) < 3
    assert seconds(lambda: parse_feed(feed.encode(), source="f")) < 3


@pytest.mark.parametrize(
    "tag",
    [
        f'<p x="<" {MANY}>',
        f"<p x=< {MANY}>",
        f"<p {MANY.replace('=x ', '/')}>",
        f"<p {MANY.replace('=x', '')}>",
        f"<script>a</script><script/><p {MANY}>",
    ],
)
def test_many_attributes_behind_odd_signs_are_seen(tag: str) -> None:
    page = PAGE.replace(b"<p>", tag.encode(), 1)
    with pytest.raises(InputError, match="more than 512 attributes"):
        parse_html(page, source="p")


def test_what_a_script_compares_has_no_attributes() -> None:
    script = "<script>" + "if (a<b && c) { d e f g } " * 5_000 + "</script><p>"
    assert PROSE in parse_html(PAGE.replace(b"<p>", script.encode(), 1), source="p").text


def test_a_long_attribute_is_no_many() -> None:
    words = "a b 'c' = > " * 5_000
    page = PAGE.replace(b"<p>", f'<p data-x="{words}" title="{words}">'.encode(), 1)
    assert PROSE in parse_html(page, source="p").text


def test_a_page_nested_beyond_use_is_refused() -> None:
    with pytest.raises(InputError, match=r"^p: (more than 512 elements|no article text|the page cannot)"):
        parse_html(b"<b>" * 2_000 + PAGE, source="p")


def test_what_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    parse_html(PAGE, source="p")
    monkeypatch.setattr(sandbox, "SECONDS", 0.2)
    dense = PAGE.replace(b"</article>", b"<p>" + b"<i>word </i>" * 400_000 + b"</article>")
    began = time.monotonic()
    with pytest.raises(InputError, match=r"^p: the page cannot be parsed \(not done within 0\.2 seconds\)$"):
        parse_html(dense, source="p")
    assert time.monotonic() - began < 5
    assert workers() == []
    monkeypatch.undo()
    assert PROSE in parse_html(PAGE, source="p").text


def test_a_message_of_very_many_parts_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    parse_html(PAGE, source="p")
    monkeypatch.setattr(sandbox, "SECONDS", 0.5)
    part = b"--x\nContent-Type: text/plain\n\na\n"
    head = b"Subject: a\nFrom: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n"
    assert seconds(lambda: parse_mail(head + part * 200_000, source="m")) < 5


def test_what_the_clock_alone_shows_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that waits takes no processor time."""
    monkeypatch.setattr(sandbox, "SECONDS", 0.1)
    monkeypatch.setattr(sandbox, "_START", "import time; time.sleep(60)")
    with pytest.raises(InputError, match="not done within"):
        parse_html(PAGE, source="p")


def test_what_takes_too_much_memory_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "_MEGABYTES", 100)
    dense = PAGE.replace(b"</article>", b"<p>" + b"<i>w</i>" * 1_000_000 + b"</article>")
    with pytest.raises(InputError, match=r"^p: the page cannot be parsed \(it takes too much memory\)$"):
        parse_html(dense, source="p")
    monkeypatch.undo()
    assert PROSE in parse_html(PAGE, source="p").text


@pytest.mark.parametrize(
    "start",
    [
        "import os; os.abort()",
        "",
        "print('nonsense' * 9)",
        "import sys; sys.stdout.buffer.write((2).to_bytes(8, 'big') + b'[]')",
        "import sys; sys.stdout.buffer.write((1 << 60).to_bytes(8, 'big'))",
    ],
)
def test_a_worker_that_breaks_costs_its_page(monkeypatch: pytest.MonkeyPatch, start: str) -> None:
    monkeypatch.setattr(sandbox, "_START", start)
    with pytest.raises(InputError, match=r"^p: the page cannot be parsed \(its parser broke\)$"):
        parse_html(PAGE, source="p")
    monkeypatch.undo()
    assert PROSE in parse_html(PAGE, source="p").text


def test_a_worker_that_died_while_idle_is_replaced() -> None:
    parse_html(PAGE, source="p")
    (first,) = workers()
    os.kill(first, 9)
    time.sleep(0.1)
    assert PROSE in parse_html(PAGE, source="p").text
    assert workers() != [first]


def test_keys_do_not_reach_a_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
    parse_html(PAGE, source="p")
    (pid,) = workers()
    environment = Path(f"/proc/{pid}/environ")
    if not environment.exists():
        pytest.skip("this system does not tell the environment of a process")
    assert b"sk-secret" not in environment.read_bytes()


def test_many_threads_share_a_few_workers() -> None:
    texts: list[str] = []
    threads = [
        threading.Thread(target=lambda: texts.append(parse_html(PAGE, source="p").text)) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(texts) == 8
    assert 1 <= len(workers()) <= 2


def test_a_forked_process_has_workers_of_its_own() -> None:
    parse_html(PAGE, source="p")
    before = sandbox._pool()
    # Newer Pythons warn of forks beside threads, which is the case in point.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        child = os.fork()
    if child == 0:
        os._exit(0 if sandbox._pool() is not before and not workers()[1:] else 1)
    assert os.waitpid(child, 0)[1] == 0


SCRIPT = """
from summarizer.readers.html import parse_html
from summarizer.readers.mail import parse_mail
print(parse_html({page!r}, source="p").text.count("Lisbon"))
"""


def test_a_script_without_a_main_guard_may_use_it(tmp_path: Path) -> None:
    script = tmp_path / "use.py"
    script.write_text(SCRIPT.format(page=PAGE))
    paths = os.pathsep.join(sys.path)
    done = subprocess.run(
        [sys.executable, script],
        env=os.environ | {"PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr, done.returncode) == ("1\n", "", 0)


def test_text_files_start_no_worker(tmp_path: Path) -> None:
    from summarizer.library import read_article  # noqa: PLC0415

    (tmp_path / "a.txt").write_text(PROSE)
    read_article(tmp_path / "a.txt")
    assert sandbox._pools == []


def test_what_this_process_holds_is_not_charged_to_a_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    held = bytearray(400 * 2**20)  # as a loaded model would
    held[::4096] = b"x" * len(held[::4096])
    monkeypatch.setattr(sandbox, "_MEGABYTES", 380)
    assert PROSE in parse_html(PAGE, source="p").text
    del held
