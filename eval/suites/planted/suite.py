"""The suite ``planted``: the checks measured by faults planted in clean texts."""

import zlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from eval.core.bench import Bench
from eval.core.metrics import ratio
from eval.core.suite import Counts, Details, Metric, Scored, Shown, Suite
from eval.core.suite import Mark as ShownMark
from eval.suites.planted.classes import CLASSES, Aim
from eval.suites.planted.drafts import drafted
from eval.suites.planted.files import CleanFile, clean_text, load_documents
from eval.suites.planted.judge import Judge, judge_planted, reference_for, sentence_count
from eval.suites.planted.samples import load_samples
from eval.suites.planted.text import CleanText
from service.draft import Block, Finding, Severity

SEED = 20250901
DRAFTS = 1
_HELD_EVERY = 3
_AIMS: dict[Aim, str] = {"closed": "封闭类", "open": "名称、论断、归属", "form": "文字与格式"}
_MODES = {False: "", True: "freely."}


@dataclass(frozen=True, slots=True)
class Case:
    """A clean document, or the draft with seed ``draft`` from its facts."""

    file: CleanFile
    sample: str
    draft: int | None = None

    @property
    def held(self) -> bool:
        """Whether it is set aside for the last figure: every third document by its number, with its drafts."""
        return int(self.file.id[1:3]) % _HELD_EVERY == 0


def suite() -> Suite[Case]:
    return Suite("planted", load, judge, metrics(), {"document": CleanFile})


def load() -> dict[str, Case]:
    """Every document, and the drafts from its facts."""
    samples = load_samples()
    cases: dict[str, Case] = {}
    for n, file in enumerate(load_documents().values()):
        sample = samples[n % len(samples)]
        cases[file.id] = Case(file, sample)
        for seed in range(DRAFTS):
            cases[f"{file.id}.draft{seed}"] = Case(file, sample, seed)
    return cases


def metrics() -> Mapping[str, Metric]:
    """Recall by aim and by class, exactness, and false alarms; all of the text as handed in and as written freely."""
    found: dict[str, Metric] = {}
    for aim, title in _AIMS.items():
        names = [name for name, each in CLASSES.items() if each.aim == aim]
        found[f"recall_{aim}"] = _recall(f"查出率（{title}）", names, "error" if aim != "form" else "told")
        found[f"recall_{aim}_freely"] = _recall(
            f"查出率（{title}，按自由写成）", names, "error" if aim != "form" else "told", "freely."
        )
    for mode, name, said in (("", "false_alarms", "按填写而成"), ("freely.", "false_alarms_freely", "按自由写成")):
        title, rate = f"每千句误报（{said}）", "无错的文稿中每一千句报出的 error 数"
        found[name] = ratio(title, rate, f"{mode}false_errors", f"{mode}thousand_sentences", "lower")
    found["exactness"] = ratio("位置准确度", "查出的错处与所报位置的交并比，平均", "exactness", "placed")
    for name, each in CLASSES.items():
        found[f"recall.{name}"] = _recall(f"查出率：{each.name}", [name], "told")
    return found


def _recall(title: str, classes: list[str], how: str, mode: str = "") -> Metric:
    said = "植入的错处中，有无错文稿所没有的 " + ("error" if how == "error" else "error 或 warning") + " 与之相交的比例"
    above = [f"{mode}{how}.{name}" for name in classes]
    return ratio(title, said, above, [f"{mode}planted.{name}" for name in classes])


def judge(case_id: str, case: Case, bench: Bench) -> Scored:
    """Judge the clean text, then each text with one fault. A case passes when every fault is told and nothing else."""
    text = (
        clean_text(case.file, (case.sample,))
        if case.draft is None
        else drafted(case.file, case.draft, case_id, bench.resources)
    )
    brief_index = reference_for(text, bench.resources)
    modes = _MODES if text.source == "document" else {False: ""}
    judges = {mode: Judge(text, brief_index, mode) for mode in modes}
    clean = {mode: each.findings(text.blocks) for mode, each in judges.items()}
    counts: Counter[str] = Counter()
    sentences = sentence_count(text.blocks)
    for prefix in modes.values():
        counts[f"{prefix}thousand_sentences"] += sentences / 1000  # type: ignore[assignment]
    problems: list[str] = []
    for mode, prefix in modes.items():
        for finding in clean[mode]:
            kind = "false_errors" if finding.severity is Severity.ERROR else "false_warnings"
            counts[prefix + kind] += 1
            counts[f"{prefix}{kind}.{finding.check}"] += 1
            if finding.severity is Severity.ERROR:
                how = "自由写成时误报" if mode else "误报"
                problems.append(f"{how} {finding.check}：“{_covered(finding, text.blocks)}”，{finding.message}")
    for name in chosen(case_id, text):
        planted = CLASSES[name].plant(text, Random(_seed(case_id, name)))
        if planted is None:
            continue
        for mode, prefix in modes.items():
            verdict = judge_planted(planted, clean[mode], text.blocks, judges[mode])
            counts[f"{prefix}planted.{name}"] += 1
            counts[f"{prefix}error.{name}"] += verdict.error
            counts[f"{prefix}told.{name}"] += verdict.told
            if not verdict.told:
                how = "自由写成时未查出" if mode else "未查出"
                problems.append(
                    f"{how} {name}（{CLASSES[name].name}）：{planted.note}：{_around(planted.blocks, planted)}"
                )
            if mode:
                continue
            for check in verdict.checks:
                counts[f"confusion.{name}.{check}"] += 1
            if verdict.exactness is not None:
                counts["placed"] += 1
                counts["exactness"] += verdict.exactness  # type: ignore[assignment]
    labels = {
        "split": "held" if case.held else "open",
        "source": text.source,
        "genre": text.brief.genre,
    }
    shown = (Shown("无错的文稿", "\n".join(block.text for block in text.blocks), tuple(_marks(text, clean[False]))),)
    details = Details(tuple(problems), text.brief.model_dump(mode="json", exclude_none=True), texts=shown)
    return Scored(case_id, _plain(counts), not problems, labels, details)


def chosen(case_id: str, text: CleanText) -> list[str]:
    """The classes planted in a text, drawn by the text's own seed."""
    random = Random(_seed(case_id, "classes"))
    return [name for name, each in CLASSES.items() if random.random() < each.share]


def _seed(case_id: str, name: str) -> int:
    return zlib.crc32(f"{SEED}/{case_id}/{name}".encode())


def _plain(counts: Counter[str]) -> Counts:
    return {name: float(count) for name, count in counts.items()}


def _covered(finding: Finding, blocks: tuple[Block, ...]) -> str:
    return next((block.text[finding.start : finding.end] for block in blocks if block.id == finding.block), "")


def _around(blocks: tuple[Block, ...], planted: object) -> str:
    places = getattr(planted, "places", ())
    for block in blocks:
        if places and block.id == places[0].block:
            return block.text[max(0, places[0].start - 25) : places[0].end + 15]
    return ""


def _marks(text: CleanText, findings: tuple[Finding, ...]) -> list[ShownMark]:
    marks, offset = [], 0
    for block in text.blocks:
        marks += [
            ShownMark(offset + each.start, offset + each.end, each.check, each.message)
            for each in findings
            if each.block == block.id
        ]
        offset += len(block.text) + 1
    return marks
