"""Invented people in several scripts: who is one, and who must not be."""

from __future__ import annotations

import pytest

from summarizer.dossier.spelling import compare, person_name

SAME = [
    ("Анна Кесслер", "Anna Kessler"),
    ("Павел Странд", "Pavel Strand"),
    ("بافل ستراند", "Pavel Strand"),
    ("بافل ستراند", "Павел Странд"),
    ("عادل المهيدلي", "Adel al-Mheidli"),
    ("عادل المهيدلي", "Adil Al Muhaidli"),
    ("إيمانويل ماركون", "Emmanuel Marcon"),
    ("جورج قطرميز", "George Qatarmiz"),
    ("رامي سنجاري", "Rami Sinjari"),
    ("كارل براونر", "Karl Brauner"),
    ("顾承岳", "顾承岳"),
    ("贝尼托·萨劳", "贝尼托·萨劳"),
]
OTHERS = [
    ("محمد علي", "Mahmoud Ali"),
    ("سمير نصر الدين", "Samar Nasreddin"),
    ("سمير نصار", "Samar Nassar"),
    ("كريم حداد", "Akram Haddad"),
    ("بافل ستراند", "Paul Strand"),
    ("بافل ستراند", "Pavel Stroud"),
    ("عادل المهيدلي", "Adla Mahdali"),
    ("李明", "黎明"),
    ("顾承岳", "Gu Chengyue"),
    ("普京", "Puting"),
    ("ستراند", "Strand"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_person_in_two_scripts(one: str, other: str) -> None:
    assert compare(person_name(one), person_name(other)) == "full"
    assert compare(person_name(other), person_name(one)) == "full"


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_what_only_looks_alike_stays_apart(one: str, other: str) -> None:
    assert compare(person_name(one), person_name(other)) == ""
    assert compare(person_name(other), person_name(one)) == ""
