"""What the tests put into a store."""

from datetime import UTC, datetime, timedelta

from service.draft import PromptRef, Status, Usage
from service.store.opening import Store
from service.store.records import DraftRecord, Provenance, Recording, Version

MADE = datetime(2026, 3, 2, 1, 30, 0, 123456, UTC)


def version(
    number: int = 1, *, heading: str = "抓实机关党建", status: Status = Status.COMPLETE, at: int = 0
) -> Version:
    """A version made ``at`` seconds after the first."""
    return Version(
        number=number,
        status=status,
        heading=heading,
        draft={"text": f"开展集中学习{number}次。", "findings": [{"block": None, "start": 0}], "score": 0.25},
        brief={"genre": "工作总结", "facts": [{"id": "f1", "statement": "开展集中学习12次"}]},
        created_at=MADE + timedelta(seconds=at),
        prompts=(PromptRef("draft", "3f2a"), PromptRef("plan", "9c01")),
        model="qwen",
        usage=Usage(2, 300, 40),
        notes=({"note": "第二点压缩", "answer": "applied"},),
    )


def provenance(mark: str = "云溪") -> Provenance:
    calls = (
        Recording("h1", {"messages": [mark]}, {"content": "一是"}, Usage(1, 100, 20), 0.5),
        Recording("h0", {"messages": [mark]}, {"content": "二是\x00\ud800"}, Usage(1, 200, 20), 1.25),
    )
    return Provenance({"plan": {"points": [mark]}, "hits": []}, calls)


async def add(
    store: Store,
    draft_id: str,
    *,
    at: int = 0,
    owner: str | None = None,
    genre: str = "work_summary",
    status: Status = Status.COMPLETE,
) -> DraftRecord:
    made = version(at=at, status=status)
    return await store.drafts.add(draft_id, made, provenance(), owner=owner, genre=genre, unit="云溪县水务局")
