"""Numerals against cn2an as an oracle, and cases of our own."""

from fractions import Fraction

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.text.numbers.numerals import NUMERAL, parse_numeral


@given(st.integers(0, 10**15))
def test_reads_what_cn2an_writes(n: int) -> None:
    assert parse_numeral(cn2an.an2cn(n, "low")) == n


@given(st.integers(1, 10**12))
def test_reads_formal_numerals(n: int) -> None:
    assert parse_numeral(cn2an.an2cn(n, "up")) == n


@given(st.integers(0, 10**10), st.integers(0, 999))
def test_reads_decimals(whole: int, thousandths: int) -> None:
    value = Fraction(whole) + Fraction(thousandths, 1000)
    assert parse_numeral(f"{whole}.{thousandths:03}") == value
    assert parse_numeral(cn2an.an2cn(f"{whole}.{thousandths:03}", "low")) == value


@given(st.integers(0, 10**12))
def test_thousands_separators_and_full_width_change_nothing(n: int) -> None:
    wide = str(n).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    assert parse_numeral(f"{n:,}") == parse_numeral(wide) == parse_numeral(str(n)) == n


@given(st.integers(1, 9999), st.sampled_from(["", "百", "千", "万", "十万", "百万", "千万", "亿", "百亿", "万亿"]))
def test_scales_multiply(n: int, scale: str) -> None:
    factor = {"": 1, "百": 100, "千": 1000, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7}.get(scale)
    factor = factor or {"亿": 10**8, "百亿": 10**10, "万亿": 10**12}[scale]
    assert parse_numeral(f"{n}{scale}") == n * factor
    assert parse_numeral(f"-{n}{scale}") == -n * factor


@given(st.text(alphabet="零〇一二两三四五六七八九十百千万亿点分之0123456789,.．-负", max_size=14))
def test_any_text_of_numeral_characters_is_read_or_refused(text: str) -> None:
    value = parse_numeral(text)
    assert value is None or isinstance(value, Fraction)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("十二", 12),
        ("两百", 200),
        ("两百五", 250),
        ("一百零五", 105),
        ("一百一十", 110),
        ("一万三千", 13_000),
        ("一万三", 13_000),
        ("一万零三百", 10_300),
        ("三万五", 35_000),
        ("一亿二千万", 120_000_000),
        ("三千万亿", 3 * 10**15),
        ("万", 10_000),
        ("百", 100),
        ("〇九", 9),
        ("二〇二五", 2025),
        ("一九四九", 1949),
        ("零", 0),
        ("1.2万", 12_000),
        ("1.2万亿", 1_200_000_000_000),
        ("1亿2000万", 120_000_000),
        ("３．５亿", 350_000_000),
        ("1,234.5", Fraction(2469, 2)),
        ("三点五", Fraction(7, 2)),
        ("百分之八十", Fraction(4, 5)),
        ("百分之98.5", Fraction(197, 200)),
        ("千分之三", Fraction(3, 1000)),
        ("三分之二", Fraction(2, 3)),
        ("负三", -3),
        ("-3.2", Fraction(-16, 5)),
    ],
)
def test_reads(written: str, value: Fraction) -> None:
    assert parse_numeral(written) == value


@pytest.mark.parametrize(
    "written",
    [
        "",
        "二三",
        "十百",
        "一千一千",
        "1,23",
        "12,34",
        "1.2.3",
        "五分之",
        "甲",
        "--1",
        "点五",
        "三点",
        "万2",
        "2万3亿",
        "零分之一",
    ],
)
def test_refuses(written: str) -> None:
    assert parse_numeral(written) is None


@given(st.integers(0, 10**9))
def test_the_pattern_matches_the_whole_numeral(n: int) -> None:
    import re

    for written in (str(n), f"{n:,}", cn2an.an2cn(n, "low")):
        found = re.match(NUMERAL, written)
        assert found
        assert found[0] == written


@pytest.mark.parametrize("written", ["一百零三十七", "六百零八十七", "三千零二百"])
def test_a_zero_stands_for_a_place_left_out(written: str) -> None:
    assert parse_numeral(written) is None
    assert parse_numeral("一千零三十七") == 1037
