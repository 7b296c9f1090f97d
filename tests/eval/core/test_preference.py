"""Preferences of a model: both orders are asked, what does not hold in both is a disagreement."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from eval.core.preference import CRITERIA, Judged, Pair, Preference, judge_all, tallies
from eval.core.results import made_run
from eval.core.runner import Plan, run
from eval.core.suite import Suite
from eval.report.writing import write_run
from service.cli.app import main
from service.models import failures
from service.models.chat import Chunk, Message, ModelSettings
from service.models.failures import ModelError
from service.models.prompts import load_prompts
from service.models.scripted import ScriptedModel
from service.models.scripted.answer import Answer
from service.settings import Settings

PROMPT = load_prompts(Settings().prompt_dirs)["judge"]
TOLD = {"genre": "工作总结", "unit": "云溪县水务局", "heading": "党建", "facts": "1. 学习12次"}
PAIR = Pair("small/a-1", TOLD, "短稿", "写得更长的一稿")


@dataclass
class Judge:
    """Answers by rule from what is asked."""

    rule: Callable[[str, str], str]
    name: str = "judge"
    asked: list[str] = field(default_factory=list)

    async def stream(self, messages: Sequence[Message], settings: ModelSettings) -> AsyncIterator[Chunk]:
        text = messages[-1].content
        self.asked.append(text)
        first, second = text.split("【甲稿】\n")[1].split("\n\n只输出")[0].split("\n\n【乙稿】\n")
        yield Chunk(self.rule(first, second), "stop")


def all_of(word: str) -> str:
    return "\n".join(f"{name}：{word}" for name in CRITERIA)


def judged(rule: Callable[[str, str], str], *pairs: Pair) -> list[Judged]:
    async def every() -> list[Judged]:
        return [each async for each in judge_all(pairs, (Judge(rule),), PROMPT, 5.0)]

    return asyncio.run(every())


def longer(first: str, second: str) -> str:
    return all_of("甲" if len(first) > len(second) else "乙")


@pytest.mark.parametrize(
    ("rule", "preference"),
    [
        (longer, Preference.B),
        (lambda first, second: all_of("平"), Preference.TIE),
        (lambda first, second: all_of("甲"), Preference.DISAGREED),
        (lambda first, second: "两份都不错。", Preference.UNREAD),
        (lambda first, second: longer(first, second).replace("：", " : ").replace("流畅", "**流畅**"), Preference.B),
    ],
)
def test_a_preference_holds_in_both_orders(rule: Callable[[str, str], str], preference: Preference) -> None:
    (found,) = judged(rule, PAIR)
    assert found.preferences == dict.fromkeys(CRITERIA.values(), preference)


def test_drafts_that_are_the_same_are_not_asked_about() -> None:
    same = Pair("small/a-2", TOLD, "一稿", "一稿")
    found = {each.place: each for each in judged(longer, PAIR, same)}
    assert found["small/a-2"].preferences["overall"] is Preference.TIE
    assert not found["small/a-2"].asked
    assert tallies(list(found.values()))[-1].counts == {Preference.B: 1}


def test_the_disagreement_rate_is_of_what_was_read() -> None:
    preferences = (Preference.A, Preference.DISAGREED, Preference.UNREAD, Preference.TIE)
    each = [Judged(f"p{n}", dict.fromkeys(CRITERIA.values(), p), asked=True) for n, p in enumerate(preferences)]
    assert tallies(each)[0].disagreement == pytest.approx(1 / 3)
    assert tallies([])[0].disagreement is None


def test_a_model_that_fails_is_an_error() -> None:
    def refused(first: str, second: str) -> str:
        raise failures.key_refused()

    with pytest.raises(ModelError, match="密钥"):
        judged(refused, PAIR)


def test_the_command_asks_an_endpoint(
    small: Suite[str],
    bench_settings: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    plan = Plan(bench_settings)
    scored = run({"small": small.case_ids()}, plan, 1)
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        write_run(tmp_path / name, made_run([small], scored, plan, 1, 0.5), scored)
    cases = tmp_path / "b" / "cases" / "small.jsonl"
    lines = [json.loads(line) for line in cases.read_text(encoding="utf-8").splitlines()]
    lines[0]["drafts"][0]["text"] += "很长的结尾。"
    cases.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    monkeypatch.setenv("NIGAO_DATA_DIR", str(tmp_path / "data"))
    assert main(["eval", "judge", str(tmp_path / "a"), str(tmp_path / "b")]) == 2
    assert "NIGAO_MODEL" in capsys.readouterr().err
    with ScriptedModel(lambda request, random: Answer(all_of("甲"))) as endpoint:
        monkeypatch.setenv("OPENAI_BASE_URL", endpoint.base_url)
        monkeypatch.setenv("OPENAI_API_KEY", "k")
        out = tmp_path / "judged.json"
        arguments = [str(tmp_path / "a"), str(tmp_path / "b"), "--model", "m", "--out", str(out)]
        assert main(["eval", "judge", *arguments]) == 0
    said = capsys.readouterr().out
    assert "3 对稿，其中 2 对相同" in said
    kept = json.loads(out.read_text(encoding="utf-8"))
    assert [pair["asked"] for pair in kept["pairs"]] == [True, False, False]
    assert kept["pairs"][0]["preferences"]["overall"] == "disagreed"
