from __future__ import annotations

import pytest
from summarizer_eval.gold import GoldActor
from summarizer_eval.names import Names, normal

from tests.summarizer_eval.builders import actor


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("President Emmanuel Macron", "Emmanuel Macron"),
        ("French President Emmanuel Macron", "emmanuel  macron"),
        ("Prime Minister Anders Folke", "Anders Folke"),
        ("French defense minister", "the defense minister of France"),
        ("Norwegian Foreign Ministry", "Foreign Ministry of Norway"),
        ("The Kremlin", "Kremlin"),
        ("Minister van der Berg", "van der Berg"),
        ("U.S.", "US"),
        ("L’Express", "L'Express"),
        ("Ｏｓｌｏ Post", "Oslo Post"),
        ("France’s", "France"),
        ("Dr. Ana Lund", "Ana Lund"),
        ("Mme Lund", "Lund"),
        ("l’agence du port", "agence du port"),
        ("die Freie Werft", "Freie Werft"),
        ("《东港报》", "东港报"),
        ("«صدى الميناء»", "صدى الميناء"),
        ("سعاد شمّوط", "سعاد شموط"),
        ("أحمد", "احمد"),
    ],
)
def test_forms_of_one_name_are_the_same(name: str, same: str) -> None:
    assert normal(name) == normal(same)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("the president", "president"),
        ("president of Kelmark", "president of kelmark"),
        ("Prime Minister's Office", "prime minister's office"),
        ("Secretary General of NATO", "secretary general of nato"),
        ("Foreign ministry", "foreign ministry"),
        ("La Porta", "la porta"),
    ],
)
def test_titles_are_stripped_from_names_only(name: str, kept: str) -> None:
    assert normal(name) == kept


def gold(id_: str, name: str, *aliases: str) -> GoldActor:
    return GoldActor(id=id_, name=name, aliases=aliases, kind="person", evidence=("x",))


def test_a_name_counts_before_an_alias_and_only_gold_aliases_link() -> None:
    table = [gold("ana", "Ana Lund", "Lund"), gold("bo", "Bo Reyes")]
    predicted = [
        actor("Lund", id="1", aliases=("Bo Reyes",)),
        actor("Somebody", id="2", aliases=("Bo Reyes",)),
        actor("Nobody", id="3"),
        # "3" calls itself nothing of the gold table; that "4" says they are one does not make it so.
        actor("Ms Lund-Reyes", id="4", aliases=("Nobody",)),
    ]
    names = Names(table, predicted)
    assert [sorted(names.of(one)) for one in "1234"] == [["ana"], ["bo"], [], []]


def test_a_form_two_gold_actors_share_stands_for_either() -> None:
    names = Names([gold("ana", "Ana Lund", "Lund"), gold("kai", "Kai Lund", "Lund")], [actor("Lund", id="1")])
    assert names.of("1") == {"ana", "kai"}
