"""The loader of the filling suite's gold data, and the data itself."""

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.core.slot_marks import MarkedSlot, PairError, parse_marks, surface_type
from eval.suites.consecutive.pair_files import Pair, load_pair, load_pairs
from service.errors import DataError
from service.text.values import SlotType

PAIR = """\
id: reading-room-2024-2025
genre: work_summary
level: county
split: dev
last_year: 2024
this_year: 2025
last: |
  举办读书会⟦12场|15场⟧，新购图书⟦3000余册|⟧。
this: |
  组织读书会15场。
"""

plain_text = st.text(st.characters(codec="utf-8", exclude_characters="⟦|⟧\n"), max_size=20)
value_text = plain_text.filter(bool)


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "pair.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_marks_become_slots_over_the_text_without_marks() -> None:
    text, slots = parse_marks("举办读书会⟦12场|15场⟧，新购图书⟦3000余册|⟧。")
    assert text == "举办读书会12场，新购图书3000余册。"
    assert slots == (MarkedSlot(5, 8, "12场", "15场"), MarkedSlot(13, 19, "3000余册", None))
    assert [text[slot.start : slot.end] for slot in slots] == ["12场", "3000余册"]


@given(st.lists(st.tuples(plain_text, value_text, plain_text), max_size=6), plain_text)
def test_parsing_undoes_marking(parts: list[tuple[str, str, str]], tail: str) -> None:
    marked = "".join(f"{before}⟦{former}|{expected}⟧" for before, former, expected in parts) + tail
    text, slots = parse_marks(marked)
    assert text == "".join(before + former for before, former, _ in parts) + tail
    assert [(slot.former, slot.expected or "") for slot in slots] == [(former, new) for _, former, new in parts]
    assert all(text[slot.start : slot.end] == slot.former for slot in slots)


@pytest.mark.parametrize(
    "broken", ["12场⟧", "⟦12场", "⟦12场⟧", "⟦|15场⟧", "⟦12场|15场|16场⟧", "⟦⟦12场|15场⟧⟧", "甲|乙"]
)
def test_a_broken_mark_is_refused_with_its_line(broken: str) -> None:
    with pytest.raises(PairError) as caught:
        parse_marks(f"第一行\n⟦1个|2个⟧，{broken}")
    assert caught.value.context["text_line"] == 2


def test_a_file_becomes_a_pair(tmp_path: Path) -> None:
    pair = load_pair(written(tmp_path, PAIR))
    assert (pair.id, pair.split, pair.last_year, pair.this_year) == ("reading-room-2024-2025", "dev", 2024, 2025)
    assert pair.last == "举办读书会12场，新购图书3000余册。\n"
    assert [slot.expected for slot in pair.alignable] == ["15场"]
    assert [slot.former for slot in pair.withheld] == ["3000余册"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("|15场⟧", "|16场⟧", "16场"),
        ("split: dev", "split: train", "split"),
        ("genre: work_summary\n", "", "genre"),
        ("level: county", "level: county\nregion: 甲区", "region"),
        ("level: county", "level: ''", "level"),
        ("last_year: 2024", "last_year: 二〇二四", "last_year"),
        ("组织读书会15场", "组织读书会⟦15场|⟧", "this"),
        ("组织读书会15场", "组织读书会15场⟧", "完整"),
        ("id: ", "id: [", "YAML"),
    ],
)
def test_a_wrong_file_is_refused_by_name(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in PAIR
    with pytest.raises(DataError, match=r"pair\.yaml") as caught:
        load_pair(written(tmp_path, PAIR.replace(old, new, 1)))
    assert message in caught.value.message
    assert caught.value.context["file"] == str(tmp_path / "pair.yaml")


def test_an_id_stands_for_one_pair(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(PAIR, encoding="utf-8")
    with pytest.raises(PairError, match="reading-room-2024-2025"):
        load_pairs(tmp_path)


def test_a_split_can_be_read_alone(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(PAIR, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(PAIR.replace("reading", "sewing").replace("dev", "test"), encoding="utf-8")
    assert [pair.id for pair in load_pairs(tmp_path, "test")] == ["sewing-room-2024-2025"]
    assert len(load_pairs(tmp_path)) == 2


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("120余场", SlotType.QUANTITY),
        ("近1.2万余人次", SlotType.QUANTITY),
        ("三分之二", SlotType.QUANTITY),
        ("3年", SlotType.QUANTITY),
        ("12.5%", SlotType.QUANTITY),
        ("2024年", SlotType.DATE),
        ("3月15日", SlotType.DATE),
        ("1—9月", SlotType.DATE),
        ("第三届", SlotType.ORDINAL),
        ("首批", SlotType.ORDINAL),
        ("《工作办法》", SlotType.TITLE),
        ("某府办发〔2024〕12号", SlotType.DOCUMENT_NUMBER),
        ("县图书馆", SlotType.NAME),
    ],
)
def test_type_by_surface(value: str, expected: SlotType) -> None:
    assert surface_type(value) is expected


@pytest.fixture(scope="module")
def suite() -> tuple[Pair, ...]:
    return load_pairs()


def test_the_suite_is_large_and_its_halves_are_alike(suite: tuple[Pair, ...]) -> None:
    assert len(suite) >= 16
    alignable = Counter(
        {split: sum(len(pair.alignable) for pair in suite if pair.split == split) for split in ("dev", "test")}
    )
    assert alignable.total() >= 360
    assert sum(len(pair.withheld) for pair in suite) >= 60
    assert abs(alignable["dev"] - alignable["test"]) < 0.15 * alignable.total()
    assert abs(sum({"dev": 1, "test": -1}.get(pair.split, 0) for pair in suite)) <= 1


def test_every_pair_is_two_reports_of_an_even_length(suite: tuple[Pair, ...]) -> None:
    for pair in suite:
        assert pair.this_year == pair.last_year + 1, pair.id
        for text in (pair.last, pair.this):
            assert 600 <= len(text) <= 1500, (pair.id, len(text))


def test_no_expected_value_is_a_piece_of_a_longer_figure(suite: tuple[Pair, ...]) -> None:
    for pair in suite:
        for slot in pair.alignable:
            whole = rf"(?<![0-9.]){re.escape(slot.expected or '')}(?!余|多|以上|以内|左右|次)"
            assert re.search(whole, pair.this), (pair.id, slot.expected)


def test_no_arabic_figure_of_last_year_is_left_without_a_mark(suite: tuple[Pair, ...]) -> None:
    for pair in suite:
        covered = {offset for slot in pair.slots for offset in range(slot.start, slot.end)}
        covered.update(at for term in re.finditer(r"“[^”]*”|PM2\.5|5G", pair.last) for at in range(*term.span()))
        bare = [match.start() for match in re.finditer(r"[0-9]", pair.last) if match.start() not in covered]
        assert not bare, (pair.id, [pair.last[max(0, at - 8) : at + 8] for at in bare])
