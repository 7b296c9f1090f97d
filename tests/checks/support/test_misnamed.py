import pytest

from service.checks.support import misnamed
from tests.checks.conftest import Judge

FACTS = ["局长罗卫平带队检查3次", "澄州职业技术学院承办大赛"]
FAULTY = {
    "one character of a person": ("刚才罗卫峰同志作了介绍。", ["E sourceless_person 「罗卫峰」"]),
    "the middle one": ("会后罗小平又去了工地。", ["E sourceless_person 「罗小平」"]),
    "a school of another place": ("大赛在清源职业技术学院举行。", ["E sourceless_organisation 「清源职业技术学院」"]),
    "the unit, of another place": ("2024年，清源区图书馆接待读者。", ["E sourceless_organisation 「清源区图书馆」"]),
    "a signature": ("甲。\n> 清源区图书馆", ["E sourceless_organisation 「清源区图书馆」"]),
}
CLEAN = {
    "as they are": "局长罗卫平介绍经验，大赛在澄州职业技术学院举行，望溪区图书馆接待读者。",
    "of a kind": "各区图书馆、全市职业技术学院参加。",
    "marked": "【待补：罗卫峰】",
    "told as a mention already": "局长罗卫峰带队。",
}


@pytest.mark.parametrize(("draft", "expected"), FAULTY.values(), ids=FAULTY)
def test_faulty(judge: Judge, draft: str, expected: list[str]) -> None:
    assert judge(misnamed.check, draft, FACTS, unit="望溪区图书馆") == expected


@pytest.mark.parametrize("draft", CLEAN.values(), ids=CLEAN)
def test_clean(judge: Judge, draft: str) -> None:
    assert judge(misnamed.check, draft, FACTS, unit="望溪区图书馆") == []
