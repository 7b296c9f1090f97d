import pytest
from pydantic import ValidationError

from service.brief import Brief, Level, OnMissing

MINIMAL = {
    "genre": "work_summary",
    "unit": "云溪县水务局",
    "section": {"heading": "抓党建"},
    "facts": [{"id": "f1", "statement": "甲"}],
}


def test_a_minimal_brief_has_defaults() -> None:
    brief = Brief.model_validate(MINIMAL)
    assert brief.requirements.on_missing is OnMissing.MARK
    assert brief.section is not None
    assert (brief.section.level, brief.section.number) == (1, None)
    assert brief.level is None


def test_all_of_the_contract_is_taken() -> None:
    brief = Brief.model_validate(
        {
            **MINIMAL,
            "region": "云溪县",
            "level": "county",
            "period": "2025年",
            "date": "2025年12月10日",
            "title": "总结",
            "addressee": "县委组织部",
            "signature_organ": "云溪县水务局",
            "section": {"heading": "抓党建", "level": 2, "number": "（三）"},
            "follow": {"sample": "范文", "section": "党建"},
            "facts": [{"id": "f1", "label": "合计", "derived": {"from": ["f2", "f3"], "op": "sum", "unit": "万元"}}],
            "table": {"columns": ["甲", "乙"], "rows": [["1", "2"]]},
            "requirements": {
                "length": [300, 500],
                "points": 3,
                "number_style": "一是",
                "on_missing": "drop",
                "keep_values_local": True,
                "instructions": "简洁",
                "seed": 7,
            },
        }
    )
    assert brief.level is Level.COUNTY
    assert brief.facts[0].derived is not None


@pytest.mark.parametrize(
    "wrong",
    [
        {"unknown": 1},
        {"facts": []},
        {"unit": ""},
        {"level": "district"},
        {"section": None},
        {"outline": [{"heading": "甲"}]},
        {"section": {"heading": "甲", "level": 5}},
        {"requirements": {"length": [500, 300]}},
        {"requirements": {"points": 0}},
        {"facts": [{"id": "f1", "statement": "甲"}, {"id": "f1", "statement": "乙"}]},
        {"facts": [{"id": "1f", "statement": "甲"}]},
        {"facts": [{"id": "f1"}]},
        {"facts": [{"id": "f1", "statement": "甲", "label": "乙", "value": "1"}]},
        {"facts": [{"id": "f1", "label": "乙"}]},
        {"table": {"columns": [], "rows": []}},
    ],
)
def test_what_the_contract_does_not_allow_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Brief.model_validate({**MINIMAL, **wrong})
