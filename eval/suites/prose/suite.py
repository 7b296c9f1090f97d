"""The prose suite: recorded answers of a capable writer through the prompt chain, counted.

A true, well-written answer should cost one call and be accepted as it is: what is repaired, degraded or cut is a false
alarm.
"""

import asyncio
from dataclasses import replace

from eval.core.bench import Bench
from eval.core.metrics import ratio, total
from eval.core.recorded_chat import answered_blocks
from eval.core.suite import Details, Scored, Suite
from eval.suites.prose.replay import Recording, RecordingFile, load_recordings, prompt_tokens, replayed
from service.draft import Severity
from service.drafting.events import Done
from service.drafting.resources import Resources
from service.text.sentences import sentences


def suite() -> Suite[Recording]:
    """A case is a recording; which writer a run asks for does not matter here."""
    metrics = {
        "as_expected": ratio("状态相符", "稿的状态与录制时所说相同的比例", "as_expected", "drafts"),
        "accepted_at_once": ratio("一次采用", "照回答采用（没有重写、退回、删句、错误）的比例", "at_once", "drafts"),
        "repaired": ratio("重写", "要求模型改过的比例", "repaired", "drafts", "lower"),
        "degraded": ratio("退回内置写法", "没有采用模型的稿的比例", "degraded", "drafts", "lower"),
        "lost_sentences": ratio("删句", "回答中的句子没有留在稿里的比例", "lost", "sentences", "lower"),
        "warnings": total("警告", "稿中警告的个数", "warnings"),
        "calls": ratio("调用次数", "每份稿调用模型几次", "calls", "drafts", "lower", plain=True),
        "prompt_tokens": ratio("提示用量", "每份稿的提示共多少 token（估计）", "tokens", "drafts", "lower", plain=True),
    }
    return Suite("prose", load, judge, metrics, {"recording": RecordingFile})


def load() -> dict[str, Recording]:
    """The recordings by name. Raises DataError."""
    return {recording.name: recording for recording in load_recordings()}


def judge(name: str, recording: Recording, bench: Bench) -> Scored:
    """Replay one recording; it passes when its draft has the status that it should, and nothing of it is lost."""
    done, chat = asyncio.run(replayed(recording, bench.resources))
    draft = done.draft
    written = _written(recording, done, bench.resources)
    lost = [sentence for sentence in written if sentence not in draft.text]
    severities = [finding.severity for finding in draft.findings]
    repaired = any(prompt.name == "repair" for prompt in draft.prompts)
    at_once = not (repaired or draft.degraded or lost or Severity.ERROR in severities)
    expected = draft.status is recording.status
    counts = {
        "drafts": 1,
        "as_expected": expected,
        "at_once": at_once,
        "repaired": repaired,
        "degraded": draft.degraded,
        "lost": len(lost),
        "sentences": len(written),
        "warnings": severities.count(Severity.WARNING),
        "calls": len(chat.asked),
        "tokens": prompt_tokens(chat),
    }
    problems = [f"删去：{sentence}" for sentence in lost]
    problems += [] if expected else [f"状态是 {draft.status.value}，应为 {recording.status.value}"]
    problems += [f"退回内置写法：{draft.degraded_reason}"] if draft.degraded else []
    brief = done.record.snapshot.brief
    details = Details(
        tuple(problems),
        brief.model_dump(mode="json", by_alias=True, exclude_none=True),
        (replace(draft, id=f"prose/{name}", timings_ms={}),),
        {"状态": recording.status.value},
    )
    labels = {"genre": brief.genre}
    return Scored(name, {each: float(n) for each, n in counts.items()}, not problems, labels, details)


def _written(recording: Recording, done: Done, resources: Resources) -> list[str]:
    """The sentences of the answers, values back in them; answers to a repair are left out."""
    answers = [answer for answer in recording.answers if not answer.startswith("【段")]
    blocks = [block for answer in answers for block in answered_blocks(answer, done.record.snapshot, resources.lexicon)]
    return [block.text[start:end] for block in blocks for start, end in sentences(block.text)]
