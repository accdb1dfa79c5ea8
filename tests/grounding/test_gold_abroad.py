"""What people labelled in other languages comes through grounding as they labelled it."""

from __future__ import annotations

import pytest
from summarizer_eval.cases import Case, load_cases, locate
from summarizer_eval.data import Data
from summarizer_eval.evidence import sentences_of
from summarizer_eval.fields import CLOSED
from summarizer_eval.gold import GoldActor, GoldFile
from summarizer_eval.score import score

from summarizer.extraction import (
    ActorClaim,
    CommentClaim,
    Extraction,
    MeetingClaim,
    StanceClaim,
    SummaryClaim,
)
from summarizer.grounding import ground
from summarizer.summary import Provenance

CASES = load_cases(Data.built_in(), "languages")
PROVENANCE = Provenance(
    model="gold", strategy="article", prompts=(), calls=0, prompt_tokens=0, completion_tokens=0,
    seconds=0.0, version="",
)  # fmt: skip


def claims(case: Case) -> Extraction:
    gold, text, sentences = case.gold, case.article.text, case.article.sentences
    names = {actor.id: actor.name for actor in gold.actors}

    def told(kind: str, item: str) -> list[int]:
        return sorted(sentences_of(case.spans[kind, item], sentences))

    def retold(quotes: tuple[str, ...]) -> list[int]:
        spans = [span for quote in quotes if (span := locate(quote, text))]
        return sorted(sentences_of(spans, sentences))

    return Extraction(
        headline=gold.headline,
        summary=[SummaryClaim(text=one.text, s=retold(one.evidence)) for one in gold.summary],
        actors=[_actor(actor, gold, told("actors", actor.id)) for actor in gold.actors],
        meetings=[
            MeetingClaim(
                participants=[names[one] for one in m.participants],
                mediators=[names[one] for one in m.mediators],
                channel=m.channel,
                date=m.date_text,
                place=m.place,
                topic=m.topic,
                status=m.status,
                comments=[CommentClaim(by=names[c.by], says=c.says) for c in m.comments],
                reported_by=[names[one] for one in m.reported_by],
                s=told("meetings", m.id),
            )
            for m in gold.meetings
        ],
        stances=[
            StanceClaim(
                holder=names[one.holder],
                issue=one.issue,
                position=one.position,
                claim=one.claim,
                quote=one.quote,
                reported_by=[names[source] for source in one.reported_by],
                s=told("stances", one.id),
            )
            for one in gold.stances
        ],
    )


def _actor(actor: GoldActor, gold: GoldFile, told: list[int]) -> ActorClaim:
    owner = next((other.name for other in gold.actors if other.id == actor.affiliation), "")
    return ActorClaim(
        name=actor.name,
        aliases=list(actor.aliases),
        kind=actor.kind,
        role=actor.role,
        affiliation=owner,
        s=told,
    )


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_labels_are_borne_out(case: Case) -> None:
    summary = ground(case.article, claims(case), PROVENANCE)
    summary.check(case.article)
    assert summary.rejected == ()
    assert summary.headline == case.gold.headline
    assert [sentence.text for sentence in summary.summary] == [one.text for one in case.gold.summary]
    for kind, its in score(case, summary).items():
        assert (its.missed, its.spurious) == ((), ()), kind
        for pair in its.pairs:
            wrong = [name for name in CLOSED[kind] if not pair.fields[name].clean]
            assert not wrong, (kind, pair.gold, wrong)


REWORDED = {
    "tolmarie_prolongation": "La Tolmarie s’oppose à une prolongation avant le retrait des vedettes.",
    "ouardani_subvention": "Nadège Ouardani s’opposera à toute aide financière au transfert.",
    "stahnsdorf_abbruch": "Stahnsdorf verlangt, alle Kontakte zu den Aufständischen sofort zu beenden.",
    "sarka_mengen": "Sarka lehnt feste Mengen ab, weil Velmark die Talsperren zur Stromerzeugung benötigt.",
    "aldemar_entrega": "San Aldemar se niega a devolver los barcos si antes no se paga una multa.",
    "quispe_consulta": "Quispe Landa dejará el cargo si se firma sin consulta previa a las comunidades.",
    "wadran_insihab": "ترفض حكومة ودران الانسحاب من الميناء ما لم يُنزع سلاح الجبهة.",
    "qatarmiz_ziyada": "يرى قطرميز أن الزيادة مبررة لأن الأفران تخسر منذ عام.",
    "lansha_huoyun": "兰沙国认为检疫谈判没有完成就不能开放货运。",
    "xinwan_gongtou": "新灣黨主張由市民公投決定碼頭的前途。",
}


@pytest.mark.parametrize("stance", REWORDED)
def test_a_mild_rewording_is_borne_out(stance: str) -> None:
    case = next(case for case in CASES if any(one.id == stance for one in case.gold.stances))
    told = dict(zip((one.id for one in case.gold.stances), claims(case).stances, strict=True))[stance]
    reworded = told.model_copy(update={"claim": REWORDED[stance]})
    only = claims(case).model_copy(update={"stances": [reworded]})
    assert len(ground(case.article, only, PROVENANCE).stances) == 1
