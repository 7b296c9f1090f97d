import io
from datetime import UTC, datetime

import docx as python_docx

from service.draft import Block
from service.revision.edited.tracked import is_answered, tracked_docx
from service.revision.note import VERDICTS

OLD = (Block("b1", "heading", "一、抓实党建", 1), Block("b2", "paragraph", "开展学习9次。"))
NEW = (OLD[0], Block("b2", "paragraph", "开展学习11次。"))
DATE = datetime(2026, 1, 2, tzinfo=UTC)


def answered(verdict: str, *blocks: str) -> dict[str, object]:
    note = {"text": "9次改为11次", "block": "b2"}
    return {"note": note, "verdict": verdict, "message": "事实 f1 改了", "blocks": list(blocks), "facts": ["f1"]}


def test_notes_are_comments_with_their_answers_and_known_again() -> None:
    notes = [answered(verdict.value, "b2") for verdict in VERDICTS]
    document = python_docx.Document(io.BytesIO(tracked_docx(OLD, NEW, notes, DATE, "张三")))
    texts = [comment.text for comment in document.comments]
    assert texts[0] == "意见：9次改为11次\n答复（已改）：事实 f1 改了"
    assert all(is_answered(text) for text in texts)
    assert {comment.author for comment in document.comments} == {"张三"}


def test_what_a_person_wrote_is_not_taken_for_ours() -> None:
    assert not is_answered("意见：9次改为11次")
    assert not is_answered("答复（已改）：改了")
