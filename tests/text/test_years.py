"""Years digit by digit in Chinese."""

from service.text.years import with_figures, written_like


def test_there_and_back() -> None:
    assert with_figures("二〇二四年度，二○二三年，二零二二年") == "2024年度，2023年，2022年"
    assert written_like("2025", "二〇二四年") == "二〇二五"
    assert written_like("2025", "2024年") == "2025"


def test_what_is_no_year_stays() -> None:
    assert with_figures("二〇二四号，一千年") == "二〇二四号，一千年"
