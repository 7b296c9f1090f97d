"""What a run keeps, and drafts written again from it: without retrieval, without the model."""

import json
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from eval.core.runner import Plan, RunError, run
from eval.core.suite import Scored, Suite
from service.draft import Draft
from service.models.chat import Chat
from service.models.scripted.chat import ScriptedChat
from service.models.scripted.faithful import faithful
from service.settings import BUNDLED_PROMPTS, Settings


@pytest.fixture
def recorded(small: Suite[str], bench_settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a run that a model wrote, with its drafts as ``drafts.json``."""

    @asynccontextmanager
    async def endpoint(settings: Settings) -> AsyncIterator[tuple[Chat, ...]]:
        yield (ScriptedChat(faithful, seed=5),)

    monkeypatch.setattr("eval.core.writers.open_endpoint", endpoint)
    settings = bench_settings.model_copy(update={"model": "scripted"})
    folder = tmp_path / "recorded"
    scored = run({"small": small.case_ids()}, Plan(settings, "model", kept=folder, recorded=True), 1)
    (folder / "drafts.json").write_text(json.dumps([draft.text for draft in drafts(scored)]), encoding="utf-8")
    return folder


def drafts(scored: Mapping[str, Sequence[Scored]]) -> list[Draft]:
    return [draft for each in scored["small"] for draft in each.details.drafts]


def empty(tmp_path: Path) -> Settings:
    """A data folder of its own: no library, no prompts."""
    return Settings(data_dir=tmp_path / "empty")


def test_a_replayed_run_writes_the_same_drafts(small: Suite[str], recorded: Path, tmp_path: Path) -> None:
    plan = Plan(empty(tmp_path), "replay", recordings=recorded, snapshots=recorded)
    replayed = drafts(run({"small": small.case_ids()}, plan, 1))
    assert [draft.text for draft in replayed] == json.loads((recorded / "drafts.json").read_text(encoding="utf-8"))
    assert not any(draft.degraded for draft in replayed)
    assert all(draft.usage.calls for draft in replayed)
    assert not (tmp_path / "empty" / "library.sqlite").exists(), "snapshots need no retrieval"


def test_a_changed_prompt_is_named(small: Suite[str], recorded: Path, tmp_path: Path) -> None:
    settings = empty(tmp_path)
    own = settings.data_dir / "prompts" / "section.md"
    own.parent.mkdir(parents=True)
    said = (BUNDLED_PROMPTS / "section.md").read_text(encoding="utf-8")
    own.write_text(said + "\n请务必写得简短。\n", encoding="utf-8")
    plan = Plan(settings, "replay", recordings=recorded, snapshots=recorded)
    with pytest.raises(RunError, match=r"3 个案例没有评成.*提示 section 已改"):
        run({"small": small.case_ids()}, plan, 1)


def test_a_changed_input_is_told_from_a_changed_prompt(small: Suite[str], recorded: Path, tmp_path: Path) -> None:
    kept = recorded / "snapshots" / "small" / "a-1.json"
    kept.write_text(kept.read_text(encoding="utf-8").replace("培训干部63人次", "培训干部64人次"), encoding="utf-8")
    plan = Plan(empty(tmp_path), "replay", recordings=recorded, snapshots=recorded)
    with pytest.raises(RunError, match=r"1 个案例没有评成.*a-1.*提示 section 没有改"):
        run({"small": small.case_ids()}, plan, 1)


def test_a_case_that_was_not_recorded_is_named(small: Suite[str], recorded: Path, tmp_path: Path) -> None:
    (recorded / "exchanges" / "small" / "a-2.json").unlink()
    plan = Plan(empty(tmp_path), "replay", recordings=recorded, snapshots=recorded)
    with pytest.raises(RunError, match=r"a-2：那次评测没有这一案例的录制"):
        run({"small": small.case_ids()}, plan, 1)


def test_the_composer_writes_the_same_from_a_snapshot(
    small: Suite[str], bench_settings: Settings, tmp_path: Path
) -> None:
    plan = Plan(bench_settings, kept=tmp_path / "kept")
    first = drafts(run({"small": small.case_ids()}, plan, 1))
    assert not (tmp_path / "kept" / "exchanges").exists()
    again = replace(plan, settings=empty(tmp_path), kept=None, snapshots=tmp_path / "kept")
    assert drafts(run({"small": small.case_ids()}, again, 1)) == first
