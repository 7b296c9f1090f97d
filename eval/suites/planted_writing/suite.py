"""The suite of planted and honest writing: what gets into a complete draft, and what of true text is kept.

Every answer goes through the product's own chain; beside it stands what the proof of source alone says of the same
words, clause by clause.
"""

import asyncio
import re

from eval.core.bench import Bench
from eval.core.metrics import ratio
from eval.core.recorded_chat import RecordedChat, answered_blocks, as_answered
from eval.core.suite import Details, Scored, Suite
from eval.suites.planted_writing.loading import Answer, AnswersFile, in_words, lines_of, load_answers
from service.brief_loading import load_brief
from service.draft import Block, Draft, Status
from service.drafting.drafting import ModelWriting, done, draft_events, take_snapshot
from service.drafting.resources import Resources
from service.drafting.snapshot.snapshot import Snapshot
from service.proof.prove import Prover
from service.proof.verdict import Proved
from service.text.sentences import sentences

_ORDER = re.compile(
    "^(?:[一二三四五六七八九十]{1,2}是|（[一二三四五六七八九十]{1,2}）|——|第[一二三四五六]，|首先，|其次，)"
)


def suite() -> Suite[Answer]:
    """A case is an answer; by the label ``kind`` the metrics stand for a kind of fault, by ``split`` for a half."""
    metrics = {
        "escaped": ratio("错处放行", "错的回答中，稿为“完成”而错处仍在的", "escaped", "hard", "lower"),
        "escaped_style": ratio("空话放行", "只多空话的回答中，稿为“完成”而空话仍在的", "escaped_soft", "soft", "lower"),
        "unproved": ratio("无据查出", "错的回答中，逐分句证明不认错处的比例", "unproved", "hard"),
        "kept_careful": ratio("原样保留（照写）", "照写的回答中，句子原样留在稿里的", "kept_careful", "careful"),
        "kept_free": ratio("原样保留（放开写）", "放开写的回答中，句子原样留在稿里的", "kept_free", "free"),
        "proved_careful": ratio("有据（照写）", "照写的回答中，各分句都有据的句子", "proved_careful", "careful"),
        "proved_free": ratio("有据（放开写）", "放开写的回答中，各分句都有据的句子", "proved_free", "free"),
        "complete": ratio("完成", "写对的回答中，稿为“完成”的比例", "complete", "honest"),
    }
    return Suite("planted_writing", load, judge, metrics, {"answers": AnswersFile})


def load() -> dict[str, Answer]:
    """The answers by name. Raises DataError."""
    return load_answers()


def judge(name: str, answer: Answer, bench: Bench) -> Scored:
    """Draft from one answer; an honest one passes when it is complete, a planted one when its fault does not stand."""
    resources = bench.resources
    snapshot = take_snapshot(load_brief(str(answer.brief), resources.settings), resources)
    draft = asyncio.run(_drafted(answer, snapshot, resources))
    proved = _proved(answer, snapshot, resources)
    if answer.wrong is None:
        counts, problems = _honest(answer, draft, proved, snapshot)
    else:
        wrong = in_words(answer.wrong, snapshot.brief)
        escaped = draft.status is Status.COMPLETE and wrong in draft.text
        size = "hard" if answer.hard else "soft"
        counts = {size: 1, "escaped" if answer.hard else "escaped_soft": escaped}
        counts |= {"unproved": wrong not in "\n".join(proved)} if answer.hard else {}
        problems = [f"“{wrong}”留在完成的稿里"] if escaped else []
    details = Details(tuple(problems), None, (draft,), {"回答": answer.text})
    labels = {"kind": answer.kind, "split": answer.split, "brief": answer.brief.stem}
    return Scored(name, {key: float(value) for key, value in counts.items()}, not problems, labels, details)


def _honest(answer: Answer, draft: Draft, proved: list[str], snapshot: Snapshot) -> tuple[dict[str, int], list[str]]:
    said = [
        _ORDER.sub("", line[start:end])
        for line in lines_of(answer, snapshot.brief)
        for start, end in sentences(line)
        if not any(slip in line[start:end] for slip in answer.slips)
    ]
    lost = [sentence for sentence in said if sentence not in draft.text]
    whole = "\n".join(proved)
    complete = draft.status is Status.COMPLETE
    counts = {
        "honest": 1,
        "complete": int(complete),
        answer.kind: len(said),
        f"kept_{answer.kind}": len(said) - len(lost),
        f"proved_{answer.kind}": sum(sentence in whole for sentence in said),
    }
    problems = [f"删改：{sentence}" for sentence in lost] + ([] if complete else [f"状态是 {draft.status.value}"])
    return counts, problems


async def _drafted(answer: Answer, snapshot: Snapshot, resources: Resources) -> Draft:
    chat = RecordedChat([as_answered(answer.text, snapshot.sheet)])
    return (await done(draft_events(snapshot, resources, ModelWriting((chat,))))).draft


def _proved(answer: Answer, snapshot: Snapshot, resources: Resources) -> list[str]:
    """The answer's paragraphs with a mark in place of every clause that is not proved."""
    prover = Prover(snapshot.brief, snapshot.sheet, resources.lexicon)
    left, before = [], ""
    for block in answered_blocks(answer.text, snapshot, resources.lexicon):
        left.append(_without_unproved(block, prover, before))
        before = block.text
    return left


def _without_unproved(block: Block, prover: Prover, before: str) -> str:
    text = block.text
    for verdict in reversed(prover.prove(block, before)):
        if not isinstance(verdict, Proved):
            text = f"{text[: verdict.start]}□{text[verdict.end :]}"
    return text
