from service.models.scripted.request import ChatRequest, GivenPoint, Slot
from tests.models.scripted.prompts import PROMPT, body, request


def test_facts_come_with_bare_tokens_and_their_values_as_context() -> None:
    fact = request().facts[2]
    assert fact.text == "组建党员护河先锋队[[f3.1]]，开展巡河护河志愿服务[[f3.2]]，清理河岸垃圾[[f3.3]]"
    assert fact.slots == (Slot("f3.1", "5支"), Slot("f3.2", "44次"), Slot("f3.3", "约13吨"))


def test_points_come_with_theme_and_facts() -> None:
    assert request().points[1] == GivenPoint("建强基层组织", ("f3", "f4"))


def test_a_section_of_one_paragraph_has_no_points() -> None:
    whole = PROMPT[: PROMPT.index("【分点】")] + PROMPT[PROMPT.index("【写法】") :]
    assert request(prompt=whole).points == ()


def test_the_fields_of_the_brief_are_no_facts() -> None:
    assert request().fields == {"unit", "period"}


def test_the_first_turn_is_no_repair_and_no_continuation() -> None:
    assert (request().asked_again, request().continues) == ((), False)


def test_a_repair_names_its_paragraphs_in_the_last_message_only() -> None:
    again = request("稿", "【段2】有问题：多了一个数\n【段4】有问题", "【段2】改过的", "【段3】还有问题\n只要改的段")
    assert again.asked_again == (3,)


def test_a_continuation_is_known_by_its_first_words() -> None:
    assert request("一是强化", "请接着写，从断处起。").continues


def test_parts_of_a_message_run_together() -> None:
    parts = [{"type": "text", "text": "【事实】\nf1：开会[[f1.1|3次]]"}]
    read = ChatRequest({"messages": [{"role": "user", "content": parts}]})
    assert [fact.id for fact in read.facts] == ["f1"]


def test_settings_do_not_touch_the_reading() -> None:
    assert ChatRequest(body(stream=True)).stream


def test_the_marks_of_points_are_read_from_the_manner() -> None:
    assert request().marks == ("一是", "二是", "三是")


def test_the_names_of_the_unit_and_the_length_wanted_are_read() -> None:
    asked = request(prompt=PROMPT + "【要求】\n字数 300—900 字；事实少就写短。\n")
    assert (asked.own_names, asked.length) == (("我局", "全局", "全县"), (300, 900))


def test_a_fact_of_another_period_is_read_without_the_remark() -> None:
    text = request(prompt="【事实】\nf1：办件[[f1.1|9件]]（这条事实的时段：2024年）").facts[0].text
    assert text == "办件[[f1.1]]"
