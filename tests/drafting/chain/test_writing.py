"""Every way an answer can go: accepted, mended, settled without the model, or handed over to the composer."""

import pytest

from service.brief import Brief
from service.draft import Status
from service.drafting.events import BlockReplaced, Grounded, Planned, TextWritten
from service.models import failures
from service.models.chat import Chunk
from tests.drafting.chain.conftest import RunDraft
from tests.drafting.conftest import MakeBrief

GOOD = (
    "[[period]]，[[unit]]坚持把党建工作抓在日常、做在经常。\n"
    "一是抓实理论学习。坚持学用结合，局党组开展集中学习[[f1.1]]，交流研讨[[f1.2]]，青年干部读书班办了[[f2.1]]，[[f2.2]]青年干部参加。\n"
    "二是办好民生实事。组建党员护河先锋队[[f3.1]]，清理河岸垃圾[[f3.2]]，为群众办实事[[f4.1]]。"
)


@pytest.fixture
def brief(make_brief: MakeBrief) -> Brief:
    return make_brief(
        "局党组开展集中学习12次，交流研讨6次",
        "举办青年干部读书班8期，86名青年干部参加",
        "组建党员护河先锋队5支，清理河岸垃圾约13吨",
        {"label": "为群众办实事", "value": "63", "unit": "件"},
        requirements={"points": 2},
    )


def test_a_good_answer_is_accepted_at_once(brief: Brief, run: RunDraft) -> None:
    draft = run(brief, GOOD).end.draft
    assert draft.status is Status.COMPLETE
    assert draft.writer == "saying"
    assert not draft.degraded
    assert draft.usage.calls == 1
    assert [prompt.name for prompt in draft.prompts] == ["section"]
    assert "开展集中学习12次，交流研讨6次" in draft.text
    assert draft.facts.used == ("f1", "f2", "f3", "f4")


def test_every_value_has_its_span(brief: Brief, run: RunDraft) -> None:
    draft = run(brief, GOOD).end.draft
    said = {span.fact: block.text[span.start : span.end] for block in draft.blocks for span in block.spans if span.fact}
    assert said == {
        "f1.1": "12次", "f1.2": "6次", "f2.1": "8期", "f2.2": "86名", "f3.1": "5支", "f3.2": "约13吨", "f4.1": "63件",
    }  # fmt: skip


def test_a_literal_figure_of_one_fact_becomes_its_token(brief: Brief, run: RunDraft) -> None:
    draft = run(brief, GOOD.replace("[[f1.1]]", "十二次")).end.draft
    assert "集中学习12次" in draft.text
    assert any(span.fact == "f1.1" for block in draft.blocks for span in block.spans)


def test_what_is_wrong_is_mended_by_the_model(brief: Brief, run: RunDraft) -> None:
    wrong = GOOD.replace("为群众办实事", "圆满办结群众实事")
    right = GOOD.split("\n")[2]
    drafted = run(brief, wrong, f"【段3】{right}")
    draft = drafted.end.draft
    assert "圆满" not in draft.text
    assert draft.status is Status.COMPLETE
    assert draft.usage.calls == 2
    asked = drafted.chat.asked[1][-1].content
    assert "【段3】" in asked
    assert "“圆满”" in asked
    assert drafted.chat.asked[1][:2] == drafted.chat.asked[0]  # the same beginning, for prefix caches


def test_a_clause_without_a_source_is_taken_out(brief: Brief, run: RunDraft) -> None:
    draft = run(brief, GOOD + "全年发放资料3000份。").end.draft
    assert "3000份" not in draft.text
    assert draft.status is Status.COMPLETE
    assert draft.usage.calls == 1


def test_a_mending_that_makes_it_worse_is_not_taken(brief: Brief, run: RunDraft) -> None:
    wrong = GOOD.replace("为群众办实事", "圆满办结群众实事")
    worse = "【段3】二是办好民生实事。荣获全国文明单位，全年发放资料3000份，走访500户。"
    draft = run(brief, wrong, worse, worse).end.draft
    assert "63件" in draft.text
    assert "全国文明单位" not in draft.text


def test_a_fact_that_is_left_out_is_written_into_its_point(brief: Brief, run: RunDraft) -> None:
    drafted = run(brief, GOOD.replace("，为群众办实事[[f4.1]]", ""))
    draft = drafted.end.draft
    assert draft.usage.calls == 1
    assert draft.blocks[3].text.endswith("为群众办实事63件。")
    assert draft.status is Status.COMPLETE


def test_a_fact_told_twice_is_told_once(brief: Brief, run: RunDraft) -> None:
    twice = GOOD.replace("\n一是", "全年为群众办实事[[f4.1]]。\n一是")
    draft = run(brief, twice, twice, twice).end.draft
    assert draft.text.count("63件") == 1
    assert draft.blocks[3].text.endswith("办实事63件。")


def test_another_section_is_cut_off(brief: Brief, run: RunDraft) -> None:
    draft = run(brief, GOOD + "\n二、存在的问题\n学习还不够深入，工作还有差距。").end.draft
    assert "存在的问题" not in draft.text
    assert "差距" not in draft.text


def test_an_unknown_token_does_not_get_through(brief: Brief, run: RunDraft) -> None:
    wrong = GOOD + "另有[[f99.1]]。"
    draft = run(brief, wrong, "【段3】" + wrong.split("\n")[2], "嗯").end.draft
    assert "f99" not in draft.text
    assert "[[" not in draft.text


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        (("抱歉，我不能提供帮助。",), "拒绝拟写"),
        (("", "", ""), "没有内容"),
        ((failures.key_refused(),), "OPENAI_API_KEY"),
        (("一是抓实学习。局党组开展集中学习[[f1.1]]。", "嗯", "嗯"), "过半"),
    ],
)
def test_the_composer_answers_for_a_model_that_fails(
    brief: Brief, run: RunDraft, answers: tuple[str, ...], reason: str
) -> None:
    draft = run(brief, *answers).end.draft
    assert draft.degraded
    assert draft.degraded_reason is not None
    assert reason in draft.degraded_reason
    assert draft.writer == "builtin"
    assert draft.status is Status.COMPLETE
    assert "63件" in draft.text


def test_the_deadline_ends_in_the_composers_draft(brief: Brief, run: RunDraft) -> None:
    draft = run(brief, GOOD, draft_seconds=1e-9).end.draft
    assert draft.degraded_reason is not None
    assert "秒内" in draft.degraded_reason
    assert "63件" in draft.text


def test_the_ceiling_of_tokens_ends_in_the_composers_draft(brief: Brief, run: RunDraft) -> None:
    drafted = run(brief, GOOD, draft_tokens=500)
    assert drafted.chat.asked == []
    assert drafted.end.draft.degraded_reason is not None
    assert "上限" in drafted.end.draft.degraded_reason


@pytest.mark.parametrize("end", [Chunk(finish="length"), Chunk(finish="broken")])
def test_an_answer_that_is_cut_off_is_continued(brief: Brief, run: RunDraft, end: Chunk) -> None:
    at = GOOD.index("二是") + 20
    drafted = run(brief, [Chunk(GOOD[:at]), end], GOOD[at:])
    assert drafted.end.draft.text == run(brief, GOOD).end.draft.text
    assert drafted.chat.asked[1][-1].content.startswith("请接着写")
    assert "continue" in [prompt.name for prompt in drafted.end.draft.prompts]


def test_many_facts_are_written_in_several_calls(make_brief: MakeBrief, run: RunDraft) -> None:
    brief = make_brief(
        *[f"第{n}联系村开展政策宣讲{n + 1}场，解决难题{n + 50}件" for n in range(1, 9)], requirements={"points": 2}
    )

    def part(numbers: range, mark: str) -> str:
        told = "，".join(f"[[f{n}.1]]联系村开展政策宣讲[[f{n}.2]]，解决难题[[f{n}.3]]" for n in numbers)
        return f"{mark}抓好宣讲。{told}。"

    answers = [part(range(1, 5), "一是"), part(range(5, 9), "二是"), "嗯", "嗯"]
    drafted = run(brief, *answers, model_context_tokens=1800)
    assert len(drafted.chat.asked) >= 2
    for n in range(1, 9):
        assert f"{n + 50}件" in drafted.end.draft.text


def test_sentences_are_told_as_they_come_and_the_end_is_the_draft(brief: Brief, run: RunDraft) -> None:
    drafted = run(brief, GOOD)
    assert isinstance(drafted.events[0], Grounded)
    assert isinstance(drafted.events[1], Planned)
    told = drafted.all_of(TextWritten)
    assert len(told) >= 5
    texts: dict[str, str] = {}
    for sentence in told:
        texts[sentence.block] = texts.get(sentence.block, "") + sentence.text
        for span in sentence.spans:
            assert sentence.text[span.start : span.end]
    for event in drafted.all_of(BlockReplaced):
        texts[event.block.id] = event.block.text
    assert texts == {block.id: block.text for block in drafted.end.draft.blocks}


def test_a_sentence_with_an_error_is_not_told(brief: Brief, run: RunDraft) -> None:
    wrong = GOOD + "全年发放资料3000份。荣获全国先进集体。"
    told = "".join(sentence.text for sentence in run(brief, wrong, "嗯", "嗯").all_of(TextWritten))
    assert "3000份" not in told
    assert "先进集体" not in told
    assert "集中学习12次" in told


def test_without_streaming_nothing_is_told_before_the_end(brief: Brief, run: RunDraft) -> None:
    assert run(brief, GOOD, streaming=False).all_of(TextWritten) == []


def test_the_exchanges_are_kept(brief: Brief, run: RunDraft) -> None:
    end = run(brief, GOOD).end
    (exchange,) = end.record.exchanges
    assert exchange.answer == GOOD
    assert end.record.model == "saying"
    assert exchange.request[0].role == "system"
