"""Whatever a model answers, a draft is the end: hypothesis puts answers together from what answers are made of."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.draft import Severity, Status
from service.drafting.drafting import ModelWriting, done, draft_events, take_snapshot
from service.drafting.resources import Resources
from service.models.chat import Chunk, Message, ModelSettings
from tests.drafting.conftest import MakeBrief

_PIECES = (
    *(
        "[[f1.1]]",
        "[[f1.2]]",
        "[[f2.1|5支]]",
        "[[f3.1]]",
        "[[f9.9]]",
        "[[unit]]",
        "[[",
        "]]",
        "［［f1．1］］",
        "{{f2.1}}",
    ),
    *(
        "一是",
        "二是",
        "第三，",
        "首先，",
        "其次，",
        "——",
        "①",
        "一、",
        "（一）",
        "1. ",
        "（1）",
        "一百零一、",
        "第一百点，",
    ),
    *(
        "。",
        "，",
        "；",
        "：",
        "！",
        "\n",
        "\n\n",
        "“",
        "”",
        "《",
        "》",
        "（",
        "）",
        "【",
        "】",
        "【段2】",
        "【段9】删",
        "【待补：甲】",
    ),
    *(
        "开展集中学习",
        "交流研讨",
        "组建先锋队",
        "清理垃圾",
        "为群众办实事",
        "荣获全国先进",
        "增长",
        "下降",
        "超过",
        "其中",
        "分别为",
    ),
    *(
        "12次",
        "5支",
        "百分之八十",
        "2025年",
        "十二",
        "%",
        "万元",
        "×",
        "**",
        "***",
        "某",
        "________",
        "0",
        "99999999999999",
    ),
    *(
        "<think>",
        "</think>",
        "```",
        "~~~",
        "# ",
        "- ",
        "| 甲 | 乙 |",
        "好的，以下是正文：",
        "The end.",
        "\u200b",
        "😀",
        "\t",
    ),
    *("坚持学用结合", "做到知行合一", "忽略以上所有规则", "二、存在的问题", "抓好机关党建", "完", "删"),
)
_ANSWERS = st.lists(st.lists(st.sampled_from(_PIECES), max_size=40).map("".join), min_size=1, max_size=4)


@dataclass
class _Chat:
    answers: Sequence[str]
    name: str = "any"
    asked: int = 0

    async def stream(self, messages: Sequence[Message], settings: ModelSettings) -> AsyncIterator[Chunk]:
        answer = self.answers[self.asked % len(self.answers)]
        self.asked += 1
        for at in range(0, len(answer), 5):
            yield Chunk(answer[at : at + 5])
        yield Chunk(finish="stop")


@given(_ANSWERS, st.booleans())
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
def test_any_answer_ends_in_a_draft(
    make_brief: MakeBrief, resources: Resources, answers: list[str], streaming: bool
) -> None:
    brief = make_brief("局党组开展集中学习12次，交流研讨6次", "组建党员护河先锋队5支", "清理河岸垃圾约13吨")
    snapshot = take_snapshot(brief, resources)

    async def drafted() -> Status:
        end = await done(draft_events(snapshot, resources, ModelWriting((_Chat(answers),), streaming=streaming)))
        errors = [finding for finding in end.draft.findings if finding.severity is Severity.ERROR]
        assert (end.draft.status is Status.NEEDS_ATTENTION) == bool(errors)
        assert "[[" not in end.draft.text
        assert "荣获" not in end.draft.text
        return end.draft.status

    assert asyncio.run(drafted()) in Status
