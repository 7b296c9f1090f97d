"""The templates suite: a template filled rightly scores in full, and every metric drops on its own fault."""

from collections.abc import Iterator

import pytest

from eval.core import runner
from eval.suites.templates.loading import TemplateCase, load_template_cases
from eval.suites.templates.suite import judge_draft, suite
from service.draft import Block, Draft, FactsUsed, Missing, Status, Unused
from service.errors import DataError
from service.settings import Settings

CASE = TemplateCase.model_validate(
    {
        "id": "case",
        "kind": "withheld",
        "section": "抓好学习",
        "sample": "某局总结\n一、抓好学习\n"
        "集中学习⟦×次|12次⟧，交流研讨⟦×次|6次⟧，讲党课⟦×场|⟧，发展党员⟦×名|5名/五名⟧。",
        "facts": ["集中学习12次，交流研讨6次", "发展党员5名", "清理河道45公里"],
        "unused": ["f3"],
    }
)
ASKED = "讲党课（场）"
RIGHT = f"集中学习12次，交流研讨6次，讲党课【待补：{ASKED}】，发展党员5名。"


def figures(
    text: str, missing: tuple[str, ...] = (ASKED,), unused: tuple[str, ...] = ("f3",)
) -> dict[str, float | None]:
    blocks = (Block("b1", "heading", "一、工作开展情况"), Block("b2", "paragraph", text))
    draft = Draft(
        "d",
        1,
        Status.NEEDS_FACTS,
        "work_summary",
        "builtin",
        "",
        blocks,
        FactsUsed((), tuple(Unused(id, "没有位置") for id in unused)),
        tuple(Missing(label, "quantity", block="b2") for label in missing),
    )
    counts = judge_draft(CASE, draft).counts
    return {name: metric.of(counts) for name, metric in suite().metrics.items()}


GOOD = figures(RIGHT)


def test_a_template_filled_rightly_scores_in_full() -> None:
    best = {name: 0.0 if metric.better == "lower" else 1.0 for name, metric in suite().metrics.items()}
    assert best == GOOD


def test_either_way_of_writing_will_do() -> None:
    assert figures(RIGHT.replace("5名", "五名")) == GOOD


@pytest.mark.parametrize(
    ("metric", "text", "missing", "unused"),
    [
        ("slot_error_rate", RIGHT.replace("12次", "13次"), (ASKED,), ("f3",)),
        ("missing", RIGHT.replace("6次", "【待补：次】"), (ASKED, "次"), ("f3",)),
        ("slot_recall", RIGHT.replace("6次", "【待补：次】"), (ASKED, "次"), ("f3",)),
        ("request_precision", RIGHT.replace("6次", "【待补：次】"), (ASKED, "次"), ("f3",)),
        ("wrong", RIGHT.replace("12次", "13次"), (ASKED,), ("f3",)),
        ("wrong", RIGHT.replace("12次", "12"), (ASKED,), ("f3",)),
        ("slot_precision", RIGHT.replace("12次", "13次"), (ASKED,), ("f3",)),
        ("added", RIGHT.replace(f"【待补：{ASKED}】", "9场"), (), ("f3",)),
        ("added", RIGHT.replace("，讲党课【", "，清理河道45公里，讲党课【"), (ASKED,), ("f3",)),
        ("repeated", RIGHT.replace("6次", "12次"), (ASKED,), ("f3",)),
        ("repeated", RIGHT.replace(f"【待补：{ASKED}】", "12次"), (), ("f3",)),
        ("leftovers", RIGHT.replace("6次", "×次"), (ASKED,), ("f3",)),
        ("request_recall", RIGHT.replace(f"【待补：{ASKED}】", "9场"), (), ("f3",)),
        ("request_recall", RIGHT, (), ("f3",)),
        ("request_precision", RIGHT.replace("。", "，【待补：是否仍属实】。"), (ASKED, "是否仍属实"), ("f3",)),
        ("unused_recall", RIGHT, (ASKED,), ()),
        ("unused_precision", RIGHT, (ASKED,), ("f2", "f3")),
    ],
)
def test_each_metric_drops_on_its_fault(
    metric: str, text: str, missing: tuple[str, ...], unused: tuple[str, ...]
) -> None:
    found, good = figures(text, missing, unused)[metric], GOOD[metric]
    assert found is not None
    assert good is not None
    assert found > good if suite().metrics[metric].better == "lower" else found < good


def test_a_value_that_stands_twice_is_neither_wrong_nor_added() -> None:
    found = figures(RIGHT.replace("6次", "12次"))
    assert (found["wrong"], found["added"], found["repeated"]) == (0.0, 0.0, 0.25)


def test_there_are_enough_templates_of_every_kind() -> None:
    cases = load_template_cases().values()
    assert len(cases) >= 120
    kinds = [case.kind for case in cases]
    assert min(kinds.count(kind) for kind in set(kinds)) >= 5
    assert len(set(kinds)) == 12
    assert sum(len(case.slots) for case in cases) >= 400


def test_expected_values_stand_in_the_facts_or_are_the_briefs() -> None:
    for case in load_template_cases().values():
        told = "".join(f"{f.statement or ''}{f.label}{f.value}{f.unit or ''}" for f in case.brief.facts)
        told += "".join(
            f"{f.value}{f.label.rpartition('（')[2][:-1]}"
            for f in case.brief.facts
            if f.label and f.label.endswith("）")
        )
        told += f"{case.brief.unit}{case.brief.period}二〇二五年/五年来/100%"
        for slot in case.slots:
            assert not slot.expected or any(expected in told for expected in slot.expected), (case.id, slot)


def test_a_broken_mark_is_told_with_its_file(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("cases")
    (folder / "a.yaml").write_text("- {id: a, kind: names, sample: '甲⟦乙', facts: [丙]}\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"a\.yaml"):
        load_template_cases(folder)


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Iterator[runner.Plan]:
    with runner.library_for_all(Settings(data_dir=tmp_path_factory.mktemp("unused"))) as settings:
        yield runner.Plan(settings)


def test_a_case_of_the_suite_passes(plan: runner.Plan) -> None:
    (scored,) = runner.run({"templates": ["withheld-one-of-three"]}, plan, 1)["templates"]
    assert scored.passed, scored.details.problems
    assert scored.labels == {"kind": "withheld", "split": "dev"}
    assert [mark.kind for mark in scored.details.texts[0].marks] == ["right", "withheld", "right"]
