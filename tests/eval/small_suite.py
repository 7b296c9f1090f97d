"""A suite of three words, for tests of what is done with suites: each is drafted, and right when it is short enough."""

from pathlib import Path

from eval.core.bench import Bench
from eval.core.metrics import ratio, total
from eval.core.suite import Details, Mark, Scored, Shown, Suite
from service.brief import Brief

YAML = """\
title: 小评测
measures: 三个词
thresholds:
  right_share: {min: 0.6}
"""
WORDS = {"a-1": "学习", "a-2": "调研走访", "b-1": "座谈"}
_LONGEST = 2


def put(folder: Path, text: str = YAML) -> None:
    """The suite's folder under a folder of suites."""
    (folder / "small").mkdir()
    (folder / "small" / "suite.yaml").write_text(text, encoding="utf-8")


def suite() -> Suite[str]:
    metrics = {
        "right_share": ratio("对的比例", "对的词占全部的比例", "right", "words"),
        "long": total("过长", "过长的词的个数", "long"),
    }
    return Suite("small", lambda: WORDS, judge, metrics)


def judge(case: str, word: str, bench: Bench) -> Scored:
    draft = bench.draft(brief(word))
    right = len(word) <= _LONGEST
    counts = {"words": 1.0, "right": float(right), "long": float(not right)}
    problems = () if right else (f"“{word}”过长 <{len(word)}>",)
    shown = Shown("词", word, (Mark(0, len(word), "right" if right else "wrong", "此处"),))
    given = brief(word).model_dump(mode="json", exclude_none=True)
    details = Details(problems, given, (draft,), {"长度": "两个字"}, (shown,))
    return Scored(case, counts, right, {"split": case[0]}, details)


def brief(word: str) -> Brief:
    return Brief.model_validate(
        {
            "genre": "work_summary",
            "unit": "云溪县水务局",
            "level": "county",
            "period": "2025年",
            "section": {"heading": "抓好机关党建", "number": 1},
            "facts": [{"id": "f1", "statement": f"局党组开展{word}12次"}, {"id": "f2", "statement": "培训干部63人次"}],
        }
    )
