"""What drafts are answered as, for the OpenAPI description."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from service.api.bodies.documented import Responses
from service.api.guards.once import REPLAYED_HEADER
from service.draft import Draft

MEDIA_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "md": "text/markdown",
        "txt": "text/plain",
    }
)
_ETAG = {"ETag": {"description": "这一版的标记", "schema": {"type": "string"}}}
_LOCATION = {"Location": {"description": "这份稿的地址", "schema": {"type": "string"}}}

EXAMPLE: dict[str, Any] = {
    "id": "d-3f2a9c1b7d04",
    "version": 1,
    "status": "complete",
    "genre": "work_summary",
    "writer": "builtin",
    "degraded": False,
    "text": "一、抓实机关党建\n局党组理论学习中心组开展集中学习12次，交流研讨6次。",
    "blocks": [
        {
            "id": "b1",
            "type": "heading",
            "text": "一、抓实机关党建",
            "level": 1,
            "number": "一、",
            "spans": [],
            "grounding": [],
        },
        {
            "id": "b2",
            "type": "paragraph",
            "text": "局党组理论学习中心组开展集中学习12次，交流研讨6次。",
            "spans": [
                {"start": 16, "end": 19, "kind": "fact", "fact": "f1.1"},
                {"start": 24, "end": 26, "kind": "fact", "fact": "f1.2"},
            ],
            "grounding": ["3f2a9c1b7d04#强化理论武装"],
        },
    ],
    "facts": {"used": ["f1"], "unused": []},
    "missing": [],
    "findings": [],
    "grounding": [{"sample": "3f2a9c1b7d04", "section": "强化理论武装", "score": 0.0325}],
    "prompts": [],
    "usage": {"calls": 0, "prompt_tokens": 0, "completion_tokens": 0},
    "timings_ms": {"ground": 5.1, "write": 12.4},
}
_STREAM = """: 拟稿中

event: grounding
data: {"grounding":[{"sample":"3f2a9c1b7d04","section":"强化理论武装","score":0.0325}]}

event: plan
data: {"points":[{"theme":"强化理论武装","facts":["f1"]}]}

event: text
data: {"block":"b2","text":"局党组理论学习中心组开展集中学习12次，交流研讨6次。","spans":[…]}

event: finding
data: {"check":"length","severity":"warning","block":null,"start":0,"end":0,"message":"……"}

event: block
data: {"id":"b2","type":"paragraph","text":"……","spans":[…],"grounding":[]}

event: done
data: {"id":"d-3f2a9c1b7d04","version":1,"status":"complete",…}
"""
_EVENTS = (
    "事件流：grounding 依据样稿；plan 分点；text 一句（接在 block 所指的段后）；block 整段以此为准；finding 问题；"
    "done 整份稿，只有它是结果；error 没有拟成（内容同 problem+json）。以“:”开头的行是心跳。"
)

DRAFT_MADE: Responses = {
    200: {"description": _EVENTS, "content": {"text/event-stream": {"schema": {"type": "string"}, "example": _STREAM}}},
    201: {
        "description": "拟成的稿",
        "model": Draft,
        "content": {"application/json": {"example": EXAMPLE}},
        "headers": {**_ETAG, **_LOCATION, **REPLAYED_HEADER},
    },
}
DRAFT_SHOWN: Responses = {
    200: {
        "description": "稿",
        "model": Draft,
        "content": {"application/json": {"example": EXAMPLE}},
        "headers": _ETAG,
    },
    304: {"description": "没有变化", "headers": _ETAG},
}
EXPORTED: Responses = {
    200: {
        "description": "文件",
        "content": {
            media_type: {"schema": {"type": "string", "format": "binary"}} for media_type in MEDIA_TYPES.values()
        },
        "headers": {"Content-Disposition": {"description": "文件名", "schema": {"type": "string"}}, **_ETAG},
    }
}
