"""The recogniser on tables of sentences (tests/text/mentions/*.txt), and what holds of it on any text."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.settings import BUNDLED_CORPUS
from service.text.lexicon.lexicon import Lexicon, load_lexicon
from service.text.mentions import find_mentions
from tests.text.marked import Marked, read_marked

LEXICON = load_lexicon((Path(BUNDLED_CORPUS),))
CASES = [case for path in sorted((Path(__file__).parent / "mentions").glob("*.txt")) for case in read_marked(path)]


def test_the_tables_are_large() -> None:
    assert len(CASES) >= 250


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.where)
def test_mentions_of_a_sentence(case: Marked, lexicon: Lexicon) -> None:
    found = find_mentions(case.text, lexicon)
    assert [(m.start, m.end, m.value.type) for m in found] == [m[:3] for m in case.mentions], [
        (m.value.text, m.value.type) for m in found
    ]
    for mention, (_, _, _, unit, approximator) in zip(found, case.mentions, strict=True):
        assert unit in ("?", mention.value.unit)
        assert approximator in ("?", mention.value.approximator)


_WORDS = """
开展 培训 近 1.2万 余 人次 3—5个 百分之 八十 2025年 3月 5日 第三批 《 》 “ ” 四个意识 临江区 教育局 局长 李清
、 ， 。 一、 （一） 12 三 十 万 元 % 〔2024〕 号 × * 《办法》 “周一夜学” 活动 上半年 去年 以上 至 — - 5G A
🎉 １２ 分之 亿 年 月 日 个 的 在 与 市 区 县 村 镇 两
"""
_PIECES = st.sampled_from([*_WORDS.split(), "\n", "\u200b", "\ud800", " "])
TEXTS = st.one_of(st.lists(_PIECES, max_size=40).map("".join), st.text(max_size=120))


@given(TEXTS)
def test_mentions_stand_in_order_apart_and_within_the_text(text: str) -> None:
    found = find_mentions(text, LEXICON)
    at = 0
    for mention in found:
        assert at <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.value.text
        assert mention.value.text == mention.value.text.strip()
        hash(mention.value.meaning)
        at = mention.end


@given(TEXTS)
def test_no_mention_lies_within_a_set_phrase(text: str) -> None:
    phrases = LEXICON.find_set_phrases(text)
    for mention in find_mentions(text, LEXICON):
        assert not any(start <= mention.start and mention.end <= end for start, end in phrases)


@given(st.integers(1, 9_999_999), st.sampled_from(["个", "场", "人次", "万元", "%", "公里", "项", "件"]))
def test_a_number_is_read_whole_whatever_stands_around_it(number: int, unit: str) -> None:
    (mention,) = find_mentions(f"完成任务{number}{unit}，成效明显。", LEXICON)
    assert mention.value.text == f"{number}{unit}"


def test_the_same_text_gives_the_same_mentions(lexicon: Lexicon) -> None:
    text = "2025年3月5日，临江区教育局举办讲座12场，参与近1.2万余人次。"
    assert find_mentions(text, lexicon) == find_mentions(text, lexicon)


@pytest.mark.parametrize(
    "text",
    [
        "9" * 20_000,
        "一" * 20_000,
        "十百千万" * 5_000,
        "《" * 5_000,
        "“" * 5_000 + "”" * 5_000,
        "3—" * 5_000,
        "2025年" * 4_000,
        "（" * 8_000 + "）" * 8_000,
        "区" * 10_000,
        "临江区" * 4_000,
        "有限公司" * 4_000,
        "百分之" * 5_000,
        "、和" * 8_000,
    ],
    ids=lambda text: text[:6],
)
def test_long_monotonous_text_comes_to_an_end(text: str, lexicon: Lexicon) -> None:
    for mention in find_mentions(text, lexicon):
        assert mention.end <= len(text)
