import pytest

from service.checks.form import numerals
from tests.checks.conftest import Judge

FAULTY = {
    "formal scale": ("发放补贴二万三仟元。", ["E numeral 「二万三仟」"]),
    "percent twice": ("完成率达百分之八十%。", ["E numeral 「百分之八十%」"]),
    "percent twice, Arabic": ("完成率达百分之80%。", ["E numeral 「百分之80%」"]),
    "sign twice": ("完成率达80%%。", ["E numeral 「80%%」"]),
    "百分之 twice": ("占百分之百分之十。", ["E numeral 「百分之百分之」"]),
    "scale twice": ("投入3万万元。", ["E numeral 「3万万」"]),
    "scale twice with decimals": ("投入1.2亿亿元。", ["E numeral 「1.2亿亿」"]),
    "两两": ("举办两两个班。", ["E numeral 「两两」"]),
    "两 for 二, ones": ("培训二十两人。", ["E numeral 「二十两」"]),
    "两 for 二, tens": ("培训两十人。", ["E numeral 「两十」"]),
    "第两": ("第两届运动会。", ["E numeral 「第两」"]),
    "百分之两": ("占百分之两。", ["E numeral 「百分之两」"]),
    "mixed digits": ("培训3百5十人。", ["E numeral 「3百5十」"]),
    "mixed year": ("二〇25年召开会议。", ["E numeral 「二〇25年」"]),
    "no number": ("培训二百千五人。", ["E numeral 「二百千五」"]),
    "thousands": ("发放1,23,000元。", ["E numeral 「1,23,000」"]),
    "thousands, short": ("发放12,00元。", ["E numeral 「12,00」"]),
    "二个": ("建成二个中心。", ["W numeral 「二」"]),
}
CLEAN = {
    "Chinese numerals": "十二个、两百余人、一万三千元、百分之八十、三分之二、二十二名、两千两百人、三四十人。",
    "Arabic numerals": "1.2万人、3亿元、12,300元、80%、3千余人、2025年、3.5个百分点。",
    "words": "干部两两结对，千千万万群众，万万不可，第二届，一个又一个，两百分之一。",
    "set phrases": "增强“四个意识”，落实“三会一课”。",
    "decimal lists": "得分为98、97，分别提高1、2个百分点。",
}


@pytest.mark.parametrize(("draft", "expected"), FAULTY.values(), ids=FAULTY)
def test_faulty(judge: Judge, draft: str, expected: list[str]) -> None:
    assert judge(numerals.check, draft) == expected


@pytest.mark.parametrize("draft", CLEAN.values(), ids=CLEAN)
def test_clean(judge: Judge, draft: str) -> None:
    assert judge(numerals.check, draft) == []


def test_a_zero_where_no_place_is_left_out(judge: Judge) -> None:
    assert judge(numerals.check, "走进一百零二十七家企业。") == ["E numeral 「一百零二十七」"]
