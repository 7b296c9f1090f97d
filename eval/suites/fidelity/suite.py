"""The fidelity suite: a few drafts of every kind of misbehaving answer, drawn from the run's seed.

Enough to see a change; how much gets through at most is measured by many (``python -m eval fidelity --each 300``).
"""

import asyncio
import zlib
from dataclasses import dataclass

from eval.core.bench import Bench
from eval.core.metrics import ratio
from eval.core.suite import Details, Scored, Suite
from eval.suites.fidelity.drafting import BRIEFS, FAITHFUL, drafted_by
from eval.suites.fidelity.judge import judge as judge_draft
from service.brief_loading import load_brief
from service.drafting.drafting import take_snapshot
from service.models.scripted.chat import ScriptedChat
from service.models.scripted.content.kinds import KINDS
from service.models.scripted.faithful import faithful

DRAWS = 4
"""Drafts of a kind; each over another brief."""


@dataclass(frozen=True, slots=True)
class Draw:
    """An answer to be drawn: of a kind, to a brief (by name)."""

    kind: str
    brief: str
    n: int

    @property
    def harmless(self) -> bool:
        return self.kind == FAITHFUL or KINDS[self.kind].harmless


def suite() -> Suite[Draw]:
    """A case is one draft; by the label ``kind`` the metrics stand for each kind of answer."""
    metrics = {
        "escaped": ratio("漏过率", "有错的作答中，错误进入“完成”的稿子的比例", "escaped", "faulty", "lower"),
        "refused": ratio("误拒率", "合格的作答中，没有照用的比例", "refused", "faithful", "lower"),
        "refused_forms": ratio(
            "误拒率（仅形式有误）", "只是形式有误的作答中，没有照用的比例", "refused_form", "form", "lower"
        ),
        "calls": ratio("每稿调用次数", "每份稿子调用模型的次数", "calls", "drafts", "lower", plain=True),
    }
    return Suite("fidelity", load, judge, metrics)


def load() -> dict[str, Draw]:
    """Every kind over some briefs, another kind beginning at another brief."""
    briefs = [path.stem for path in sorted(BRIEFS.glob("*.yaml"))]
    return {
        f"{kind}-{n}": Draw(kind, briefs[(zlib.crc32(kind.encode()) + n) % len(briefs)], n)
        for kind in (FAITHFUL, *KINDS)
        for n in range(1, DRAWS + 1)
    }


def judge(case: str, draw: Draw, bench: Bench) -> Scored:
    """Nothing planted may stand in a complete draft; what is in order must be taken as it is. A draw in which the kind
    found no place counts for nothing."""
    brief = load_brief(str(BRIEFS / f"{draw.brief}.yaml"), bench.settings)
    snapshot = take_snapshot(brief, bench.resources)
    writer = faithful if draw.kind == FAITHFUL else KINDS[draw.kind].write
    chat = ScriptedChat(writer, bench.seed + draw.n + zlib.crc32(draw.kind.encode()))
    draft = asyncio.run(drafted_by(snapshot, bench.resources, chat))
    judged = judge_draft(draft, snapshot, chat.answers)
    labels = {"kind": draw.kind, "end": judged.end.value}
    if draw.kind != FAITHFUL and not any(answer.faulty for answer in chat.answers):
        return Scored(case, {}, True, labels)
    counts = {"drafts": 1.0, "calls": float(judged.calls)}
    if draw.kind == FAITHFUL:
        counts |= {"faithful": 1.0, "refused": float(judged.refused)}
    else:
        counts |= {"faulty": 1.0, "escaped": float(bool(judged.escaped))}
        counts |= {"form": 1.0, "refused_form": float(judged.refused)} if draw.harmless else {}
    refused = draw.harmless and judged.refused
    problems = (*judged.escaped, *(("合格的作答没有照用",) if refused else ()))
    details = Details(
        problems,
        brief.model_dump(mode="json", by_alias=True, exclude_none=True),
        (draft,),
        {"作答": "\n---\n".join(answer.text for answer in chat.answers)},
    )
    return Scored(case, counts, not problems, labels, details)
