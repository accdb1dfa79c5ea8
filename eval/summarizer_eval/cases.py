"""Cases: a gold file together with its article, and the characters its evidence quotes stand for."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import yaml
from pydantic import ValidationError

from summarizer.article import Article
from summarizer.errors import InputError
from summarizer.readers.text import read_text
from summarizer_eval.data import Data, article_path
from summarizer_eval.gold import GoldFile

Span = tuple[int, int]
Reader = Callable[[Path], Article]

_SINGLE = "'‘’‚‛`´"
_DOUBLE = '"“”„‟«»'


@dataclass(frozen=True, slots=True)
class Case:
    """One labelled article.

    `spans` gives for (kind, item id) the characters of the article its evidence covers; `gold_sha256` and
    the article's id pin what was labelled.
    """

    split: str
    name: str
    gold: GoldFile
    article: Article = field(repr=False)
    spans: Mapping[tuple[str, str], tuple[Span, ...]] = field(repr=False)
    gold_sha256: str = field(repr=False)

    @property
    def id(self) -> str:
        return f"{self.split}/{self.name}"


def load_cases(data: Data, split: str = "all", read: Reader | None = None) -> list[Case]:
    """All cases of `split`, in a fixed order.

    Raises `InputError`, one line with file and item, on the first gold file that is broken, and when there
    is none.
    """
    cases = [load_case(path, name, read or read_text) for name, path in data.files(split)]
    if split in ("all", "long") and data == Data.built_in():
        from summarizer_eval.stitched import WHOLE, stitch  # noqa: PLC0415  it builds on this module

        dev = [case for case in cases or load_cases(data, "dev", read) if case.split == "dev"]
        cases.append(stitch([case for case in dev if case.name not in WHOLE]))
    if not cases:
        raise InputError(f"{data.gold}: no gold files (*.yaml) for split {split!r}; see eval/README.md")
    return cases


def load_case(path: Path, split: str, read: Reader) -> Case:
    """The case of one gold file, its dateline handed to the article as the date of publication."""
    raw, gold = load_gold(path)
    source = article_path(path, split, gold.article)
    if source is None:
        raise InputError(f"{path}: article {gold.article!r} not found beside it or in an `articles` folder")
    article = read(source)
    if gold.dateline:
        article = replace(article, published=gold.dateline)
    return Case(
        split=split,
        name=path.stem,
        gold=gold,
        article=article,
        spans=_spans(path, gold, article.text),
        gold_sha256=hashlib.sha256(raw).hexdigest(),
    )


def load_gold(path: Path) -> tuple[bytes, GoldFile]:
    """The bytes and the checked labels of a gold file. YAML scalars are read as text: `no` is a word here."""
    try:
        raw = path.read_bytes()
        tree = yaml.load(raw.decode("utf-8"), Loader=yaml.BaseLoader)
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read: {error}") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        raise InputError(f"{path}{line}: not YAML: {getattr(error, 'problem', None) or error}") from error
    try:
        return raw, GoldFile.model_validate(tree)
    except ValidationError as error:
        raise InputError(f"{path}: {_first(error, tree)}") from error


def locate(quote: str, text: str) -> Span | None:
    """The first characters of `text` that `quote` stands for, white space and quote shape aside."""
    pattern = "".join(_piece(piece) for piece in re.findall(r"\s+|\S", quote.strip()))
    found = re.search(pattern, text) if pattern else None
    return found.span() if found else None


def _piece(piece: str) -> str:
    if piece.isspace():
        return r"\s+"
    for shapes in (_SINGLE, _DOUBLE):
        if piece in shapes:
            return f"[{shapes}]"
    return re.escape(piece)


def _spans(path: Path, gold: GoldFile, text: str) -> dict[tuple[str, str], tuple[Span, ...]]:
    spans = {}
    for kind, items in (("actors", gold.actors), ("meetings", gold.meetings), ("stances", gold.stances)):
        for item in items:
            found = []
            for quote in item.evidence:
                span = locate(quote, text)
                if span is None:
                    raise InputError(f"{path}: {kind} {item.id}: not in the article: {quote[:60]!r}")
                found.append(span)
            spans[kind, item.id] = tuple(found)
    return spans


def _first(error: ValidationError, tree: object) -> str:
    """The first problem in one line, the item named by its id where it has one."""
    details = error.errors(include_url=False)
    first = details[0]
    node, names = tree, []
    for step in first["loc"]:
        node = _step(node, step)
        label = node.get("id") if isinstance(step, int) and isinstance(node, dict) else None
        names.append(str(label or step))
    more = f" (and {len(details) - 1} more)" if len(details) > 1 else ""
    return f"{' '.join(names)}: {first['msg'].removeprefix('Value error, ')}{more}".removeprefix(": ")


def _step(node: object, step: int | str) -> object:
    if isinstance(node, dict):
        return node.get(step)
    if isinstance(node, list) and isinstance(step, int) and step < len(node):
        return node[step]
    return None
