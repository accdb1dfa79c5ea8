import json
from importlib import metadata
from pathlib import Path

import pytest

from summarizer import distribution


class Installed:
    def __init__(self, origin: object) -> None:
        self.origin = origin

    def read_text(self, name: str) -> str | None:
        assert name == "direct_url.json"
        return json.dumps(self.origin) if self.origin else None


@pytest.mark.parametrize(
    ("origin", "command"),
    [
        (None, "cd CLONE-OF-THE-PROJECT && pip install '.[local]'"),
        (
            {"url": "https://example.org/a.whl", "archive_info": {}},
            "pip install 'grounded-news[local] @ https://example.org/a.whl'",
        ),
        (
            {"url": "https://example.org/news", "vcs_info": {"vcs": "git", "commit_id": "3fa2"}},
            "pip install 'grounded-news[local] @ git+https://example.org/news@3fa2'",
        ),
        ({"url": "file:///src/a%20b", "dir_info": {}}, "pip install '/src/a b[local]'"),
        (
            {"url": "file:///src/news", "dir_info": {"editable": True}},
            "pip install --editable '/src/news[local]'",
        ),
    ],
)
def test_the_hint_installs_from_where_the_program_came(
    monkeypatch: pytest.MonkeyPatch, origin: object, command: str
) -> None:
    monkeypatch.setattr(metadata, "distribution", lambda _name: Installed(origin))
    assert distribution.install("local") == command


@pytest.mark.parametrize(
    ("mark", "content", "command"),
    [
        ("uv-receipt.toml", "", "uv tool install --force '/src/news[mcp]'"),
        ("uv-receipt.toml", "odd [", "uv tool install --force '/src/news[mcp]'"),
        (
            "uv-receipt.toml",
            '[tool]\nrequirements = [{ name = "grounded-news", extras = ["local"], directory = "/src" }]\n',
            "uv tool install --force '/src/news[local,mcp]'",
        ),
        ("pipx_metadata.json", "{}", "pipx inject --force grounded-news '/src/news[mcp]'"),
    ],
)
def test_the_hint_names_the_tool_that_keeps_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, mark: str, content: str, command: str
) -> None:
    home = tmp_path / "grounded-news"
    home.mkdir()
    (home / mark).write_text(content)
    monkeypatch.setattr("sys.prefix", str(home))
    origin = {"url": "file:///src/news", "dir_info": {}}
    monkeypatch.setattr(metadata, "distribution", lambda _name: Installed(origin))
    assert distribution.install("mcp") == command


@pytest.mark.parametrize("name", ["reading/rule.py", "reading.py"])
def test_a_changed_rule_is_another_revision(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(distribution, "__file__", str(tmp_path / "distribution.py"))
    rule = tmp_path / name
    rule.parent.mkdir(exist_ok=True)
    rule.write_text("A = 1")
    one = distribution.revision.__wrapped__("reading")
    assert distribution.revision.__wrapped__("reading") == one
    rule.write_text("A = 2")
    assert distribution.revision.__wrapped__("reading") != one
