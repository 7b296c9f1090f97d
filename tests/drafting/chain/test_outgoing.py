"""What leaves the process, planted and looked for: with values kept local, none of them is in any request."""

import re

import pytest

from service.brief import Brief
from service.drafting.chain.outgoing import Outgoing
from service.drafting.chain.preview import preview
from service.drafting.resources import Resources
from service.facts.sheet import read_sheet
from tests.drafting.chain.conftest import RunDraft
from tests.drafting.conftest import MakeBrief

PLANTED = (
    *("1260万元", "18座", "37.5%", "426人", "九十七户", "13800005678", "2026年3月", "2025年", "第三批"),
    *("周望川", "云溪县水务局", "云溪县", "云溪县人民政府", "云溪县应急管理局"),
    *("《云溪县度汛方案》", "云汛〔2025〕3号", "“溪畔夜学”", "“一库一策”"),
)
SECRETS = ("柳树沟", "九龙湾")
"""Of a fact that may not leave at all."""


@pytest.fixture
def local_brief(make_brief: MakeBrief) -> Brief:
    return make_brief(
        "局党组书记周望川带队检查水库18座，整改率37.5%，“溪畔夜学”开讲",
        {"label": "除险加固投资", "value": "1260万元", "period": "2025年1—9月"},
        "与云溪县应急管理局联合印发《云溪县度汛方案》（云汛〔2025〕3号），推行“一库一策”",
        {"statement": "拟于2026年3月完成柳树沟水库、九龙湾水库加固", "local_only": True},
        "转移群众426人、九十七户，列入全省第三批试点",
        {"label": "值班电话", "value": "13800005678"},
        unit="云溪县水务局",
        region="云溪县",
        date="2025年12月10日",
        title="云溪县水务局防汛工作汇报",
        addressee="云溪县人民政府",
        section={"heading": "云溪县水务局检查水库18座", "number": 2},
        requirements={
            "keep_values_local": True,
            "instructions": "突出周望川检查18座水库，云溪县水务局放在前面，“一库一策”单写一句",
        },
    )


def test_nothing_planted_is_in_a_prompt(local_brief: Brief, resources: Resources) -> None:
    (messages,) = preview(local_brief, resources).prompts
    sent = messages[1].content
    for planted in (*PLANTED, *SECRETS):
        assert planted not in sent, planted
    assert "带队检查水库" in sent  # the words around the values do go out


def test_nothing_planted_is_in_any_request_of_the_chain(local_brief: Brief, run: RunDraft) -> None:
    first = "先后检查水库[[f1.2]]，荣获全省先进集体称号，转移群众[[f5.1]]。\n完成投资[[f2.1]]，另有[[f9.9]]。"
    drafted = run(local_brief, first, "【段1】检查水库[[f1.2]]，荣获全国先进。", "【段1】检查水库[[f1.2]]。")
    assert len(drafted.chat.asked) > 1
    for prompt in drafted.chat.prompts:
        written = prompt.partition("# 用户")[2] or prompt
        for planted in (*PLANTED, *SECRETS):
            assert planted not in written, (planted, written)


def test_what_is_asked_to_mend_names_values_by_their_tokens(local_brief: Brief, run: RunDraft) -> None:
    swapped = (
        "检查水库[[f5.1]]，完成除险加固投资[[f2.1]]。\n"
        "与[[f3.1]]联合印发[[f3.2]]（[[f3.3]]），转移群众[[f1.2]]、[[f5.2]]。"
    )
    asked = run(local_brief, swapped, swapped, swapped).chat.asked[1][-1].content
    assert "[[f5.1|数量]]" in asked
    for planted in (*PLANTED, *SECRETS):
        assert planted not in asked, planted


def test_the_draft_has_every_value_all_the_same(local_brief: Brief, run: RunDraft) -> None:
    answer = (
        "[[period]]，[[unit]]扎实抓好防汛工作。\n"
        "首先，检查到位。局党组书记[[f1.1]]带队检查水库[[f1.2]]，整改率[[f1.3]]，[[f1.4]]开讲；除险加固投资[[f2.1]]。\n"
        "其次，协同到位。与[[f3.1]]联合印发[[f3.2]]（[[f3.3]]），推行[[f3.4]]，转移群众[[f5.1]]、[[f5.2]]，列入全省[[f5.3]]试点，"
        "值班电话[[f6.1]]。"
    )
    draft = run(local_brief, answer, answer, answer).end.draft
    for planted in ("1260万元", "18座", "周望川", "《云溪县度汛方案》", "426人", "柳树沟"):
        assert planted in draft.text


def test_without_it_values_stand_beside_their_tokens(make_brief: MakeBrief, resources: Resources) -> None:
    brief = make_brief("开展集中学习12次", {"statement": "谈心谈话30次", "local_only": True})
    (messages,) = preview(brief, resources).prompts
    assert "[[f1.1|12次]]" in messages[1].content
    assert "30次" not in messages[1].content


def test_a_brief_of_local_facts_only_is_not_sent(make_brief: MakeBrief, run: RunDraft) -> None:
    brief = make_brief({"statement": "谈心谈话30次", "local_only": True})
    drafted = run(brief)
    assert drafted.chat.asked == []
    assert "30次" in drafted.end.draft.text


def test_token_like_text_in_a_fact_is_escaped(make_brief: MakeBrief, resources: Resources) -> None:
    brief = make_brief("开展集中学习12次，另见[[f9.9]]")
    outgoing = Outgoing(brief, read_sheet(brief.facts, resources.lexicon), resources.lexicon, resources.blanked)
    assert not re.search(r"\[\[f9\.9", outgoing.fact(outgoing.facts[0]))


def test_a_remote_embedding_is_asked_without_values(local_brief: Brief, resources: Resources) -> None:
    own = Resources(resources.settings.model_copy(update={"embedding_model": "bge"}))
    query = preview(local_brief, own).query
    assert query is not None
    for planted in (*PLANTED, *SECRETS):
        assert planted not in query, planted


def test_samples_leave_without_their_specifics(make_brief: MakeBrief, resources: Resources) -> None:
    shown = resources.blanked("临江区税务局表彰李建国等12名同志，投入35万元开展“春雨行动”，印发《方案》。")
    for specific in ("临江区税务局", "李建国", "12名", "35万元", "春雨行动", "方案"):
        assert specific not in shown


def test_every_fact_is_in_a_call_however_small_the_room(make_brief: MakeBrief, resources: Resources) -> None:
    brief = make_brief(*[f"第{n}联系村开展政策宣讲{n}场，走访群众{n + 100}户，解决难题{n + 7}件" for n in range(1, 41)])
    small = Resources(resources.settings.model_copy(update={"model_context_tokens": 2600}))
    prompts = preview(brief, small).prompts
    assert len(prompts) > 1
    sent = [fact for messages in prompts for fact in re.findall(r"^(f\d+)：", messages[1].content, re.M)]
    assert sorted(sent, key=lambda id: int(id[1:])) == [f"f{n}" for n in range(1, 41)]


def test_grounding_gives_way_before_facts(make_brief: MakeBrief, resources: Resources) -> None:
    brief = make_brief("开展集中学习12次，交流研讨6次", "走访慰问老党员35人")
    full = preview(brief, resources).prompts[0][1].content
    small = Resources(resources.settings.model_copy(update={"model_context_tokens": 1650}))
    tight = preview(brief, small).prompts[0][1].content
    assert "（样稿1）" in full
    assert len(tight) < len(full)
    assert "[[f2.1|35人]]" in tight


def test_what_stays_the_same_comes_first(make_brief: MakeBrief, resources: Resources) -> None:
    one, other = (preview(make_brief(fact), resources).prompts[0] for fact in ("开展集中学习12次", "清理河岸垃圾13吨"))
    assert one[0] == other[0]
    assert one[1].content.index("【事实】") > one[1].content.index("【写法】")


def test_requests_are_the_same_each_time(make_brief: MakeBrief, resources: Resources) -> None:
    brief = make_brief("开展集中学习12次", "走访慰问老党员35人")
    assert preview(brief, resources) == preview(brief, resources)
