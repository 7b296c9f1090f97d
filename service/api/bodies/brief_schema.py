"""The brief as OpenAPI describes it: wider than the type, because a clerk's words and bare numbers are understood."""

from typing import Any

from service.brief import LEVELS

EXAMPLE: dict[str, Any] = {
    "genre": "工作总结",
    "unit": "云溪县水务局",
    "level": "县级",
    "period": "2025年",
    "date": "2025年12月10日",
    "section": {"heading": "抓实机关党建，锻造过硬队伍", "number": 1},
    "facts": [
        {"id": "f1", "statement": "局党组理论学习中心组开展集中学习12次，交流研讨6次", "source": "机关党委台账"},
        {"id": "f2", "statement": "举办青年干部“溪畔夜学”读书班8期，86名青年干部参加"},
        {"id": "f3", "label": "为群众办实事", "value": 63, "unit": "件", "source": "办公室台账"},
    ],
    "requirements": {"length": [200, 900], "points": 3, "on_missing": "标注"},
}
_FOLLOWING: dict[str, Any] = {
    **{key: value for key, value in EXAMPLE.items() if key != "requirements"},
    "follow": {"sample": "3f2a9c1b7d04", "section": "查档服务更便捷"},
}


def brief_request_body() -> dict[str, Any]:
    """The OpenAPI request body of an operation that takes a brief."""
    examples = {
        "拟一节": {"summary": "按事实拟写一节", "value": EXAMPLE},
        "仿样稿": {"summary": "照一份样稿的一节来写", "value": _FOLLOWING},
    }
    return {
        "requestBody": {
            "required": True,
            "description": "拟稿要求。事实直接写在 facts 中，不能引用文件",
            "content": {"application/json": {"schema": _schema(), "examples": examples}},
        }
    }


def _text(description: str, **more: Any) -> dict[str, Any]:
    return {"type": "string", "description": description, **more}


def _object(properties: dict[str, Any], *required: str, **more: Any) -> dict[str, Any]:
    shown: dict[str, Any] = {"type": "object", "properties": properties, "additionalProperties": False, **more}
    return {**shown, "required": list(required)} if required else shown


def _schema() -> dict[str, Any]:
    figure = {"type": ["string", "number"], "description": "数值，照写（如 63、近1.2万）"}
    fact = _object(
        {
            "id": _text("编号；不写则依次为 f1、f2……", examples=["f1"]),
            "statement": _text("一句话；或写 label 和 value"),
            "label": _text("名称"),
            "value": figure,
            "unit": _text("单位", examples=["件"]),
            "period": _text("这条事实自己的时段"),
            "source": _text("出处"),
            "headline": {"type": "boolean", "description": "可用在导语和小标题里"},
            "local_only": {"type": "boolean", "description": "不交给模型"},
            "derived": _object(
                {
                    "from": {"type": "array", "items": {"type": "string"}},
                    "op": {"enum": ["sum", "difference", "growth", "share"]},
                },
                "from",
                "op",
                description="由其他事实推算",
            ),
        }
    )
    heading = _object(
        {
            "heading": _text("小标题，照写"),
            "level": {"type": "integer", "minimum": 1, "maximum": 4},
            "number": {"type": ["integer", "string"], "description": "第几节，或照印的序号"},
        },
        "heading",
    )
    outlined = _object(
        {
            "heading": _text("小标题"),
            "level": {"type": "integer", "minimum": 1, "maximum": 4},
            "facts": {"type": "array", "items": {"type": "string"}},
        },
        "heading",
    )
    requirements = _object(
        {
            "length": {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2},
            "points": {"type": "integer", "minimum": 1, "maximum": 12, "description": "分几点写"},
            "number_style": _text("数字的写法"),
            "on_missing": {"enum": ["mark", "drop", "标注", "略去"], "description": "缺事实的地方标注还是略去"},
            "keep_values_local": {"type": "boolean", "description": "数值、名称不交给模型"},
            "instructions": _text("其他要求"),
            "seed": {"type": "integer"},
        }
    )
    table = _object(
        {
            "columns": {"type": "array", "items": {"type": "string"}, "minItems": 1},
            "rows": {"type": "array", "items": {"type": "array", "items": {"type": ["string", "number"]}}},
        },
        "columns",
        "rows",
    )
    follow = _object({"sample": _text("样稿的编号或标题"), "section": _text("小标题，多级用 / 连接")}, "sample")
    return _object(
        {
            "genre": _text("文种：名称或代号，见 GET /v1/genres", examples=["工作总结"]),
            "unit": _text("拟稿单位，按正式名称写", maxLength=60, examples=["云溪县水务局"]),
            "region": _text("地区"),
            "level": {"enum": list(LEVELS), "description": "写作单位的层级"},
            "period": _text("写的是哪一段时间的事", examples=["2025年"]),
            "date": _text("成文日期", examples=["2025年12月10日"]),
            "title": _text("标题"),
            "addressee": _text("主送机关"),
            "signature_organ": _text("落款机关"),
            "section": {**heading, "description": "要拟的一节；与 outline 二者取一"},
            "outline": {"type": "array", "items": outlined, "description": "全文提纲"},
            "follow": {**follow, "description": "照哪份样稿的哪一节写"},
            "facts": {"type": "array", "items": fact, "minItems": 1, "description": "每个数字、日期、名称都只从这里来"},
            "table": table,
            "requirements": requirements,
        },
        "genre",
        "unit",
        "facts",
    )
