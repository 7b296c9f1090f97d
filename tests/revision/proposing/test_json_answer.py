from service.revision.proposing.json_answer import as_lines


def test_json_as_lines() -> None:
    edits = '["替换 b2.1：改后。", {"op": "delete", "target": "b3.2"}]'
    said = f'{{"answers": [{{"note": 1, "verdict": "照办", "edits": {edits}}}]}}'
    assert as_lines(said) == "【意见1】照办\n替换 b2.1：改后。\n删除 b3.2"
    assert as_lines('[{"意见": 2, "结论": "不能照办：没有事实"}]') == "【意见2】不能照办：没有事实"
    assert as_lines('{"操作": "插入", "位置": "b3.1", "内容": "新句。"}') == "插入 b3.1 后：新句。"


def test_what_is_no_json_stays() -> None:
    assert as_lines("【意见1】照办") == "【意见1】照办"
    assert as_lines("{坏的") == "{坏的"
    assert as_lines('```json\n{"note": 1}\n```') == "【意见1】照办"
