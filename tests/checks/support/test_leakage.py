from service.checks.support import leakage
from tests.checks.conftest import Judge

COPIED = "始终把老年人的急难愁盼放在心头，一件一件盯着办、一户一户走着看"
SAMPLE = f"青禾街道开展“银龄护航”志愿服务48次，印发《助老服务办法》。{COPIED}，不让一个掉队。"
FACTS = ["开展志愿服务36次"]


def test_a_samples_specifics(judge: Judge) -> None:
    found = judge(leakage.check, "开展志愿服务48次，印发《助老服务办法》。", FACTS, grounding=[SAMPLE])
    assert found == ["E leakage 「48次」", "E leakage 「《助老服务办法》」"]


def test_a_samples_name_without_its_quotes(judge: Judge) -> None:
    assert judge(leakage.check, "持续开展银龄护航。", FACTS, grounding=[SAMPLE]) == ["E leakage 「银龄护航」"]


def test_of_the_template_too(judge: Judge) -> None:
    assert judge(leakage.check, "开展志愿服务48次。", FACTS, template=SAMPLE) == ["E leakage 「48次」"]


def test_what_a_fact_states_as_well_is_no_leak(judge: Judge) -> None:
    assert judge(leakage.check, "开展志愿服务48次。", ["开展志愿服务48次"], grounding=[SAMPLE]) == []


def test_a_copied_sentence_is_told_once_as_a_whole(judge: Judge) -> None:
    assert judge(leakage.check, f"我们{COPIED}。", FACTS, grounding=[SAMPLE]) == [f"W leakage 「{COPIED}」"]


def test_a_followed_template_lends_its_sentences(judge: Judge) -> None:
    assert judge(leakage.check, f"{COPIED}。", FACTS, template=SAMPLE) == []


def test_without_samples_nothing_leaks(judge: Judge) -> None:
    assert judge(leakage.check, "开展志愿服务48次。", FACTS) == []
