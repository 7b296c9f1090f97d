"""The phrase bank asserts nothing, and its themes have the shapes that they are filed under."""

import re
from pathlib import Path

import pytest

from service.drafting.planning.phrases import PhraseBank, load_phrases, pick
from service.drafting.resources import Resources
from service.errors import DataError
from service.text.mentions import find_mentions

ACHIEVED = re.compile(r"已|取得|圆满|荣获|达到了|\d")


@pytest.fixture
def bank(resources: Resources) -> PhraseBank:
    return resources.phrases


def every_phrase(bank: PhraseBank) -> list[str]:
    return [
        phrase
        for topic in bank.topics
        for phrase in (
            *topic.themes.four,
            *topic.themes.six,
            *topic.themes.eight,
            *topic.openings,
            *topic.leads,
            *topic.aims,
        )
    ]


def test_themes_have_their_shape(bank: PhraseBank) -> None:
    for topic in bank.topics:
        assert {len(theme) for theme in topic.themes.four} == {4}, topic.id
        assert {len(theme) for theme in topic.themes.six} == {6}, topic.id
        assert {tuple(map(len, theme.split("，"))) for theme in topic.themes.eight} == {(4, 4)}, topic.id


def test_no_phrase_states_a_specific(bank: PhraseBank, resources: Resources) -> None:
    for phrase in every_phrase(bank):
        assert not ACHIEVED.search(phrase), phrase
        assert find_mentions(phrase, resources.lexicon) == (), phrase


def test_every_genre_that_is_drafted_by_section_has_an_opening_with_and_without_a_period(
    bank: PhraseBank, resources: Resources
) -> None:
    for genre in resources.genres.values():
        if genre.drafted_as == "section":
            openings = bank.genres[genre.id].openings
            assert {("{period}" in opening) for opening in openings} == {True, False}, genre.id


def test_ids_are_unique_and_the_general_topic_is_there(bank: PhraseBank) -> None:
    ids = [topic.id for topic in bank.topics]
    assert len(ids) == len(set(ids))
    assert "general_work" in ids


def test_a_wrong_entry_is_refused_with_its_line(tmp_path: Path) -> None:
    folder = tmp_path / "phrases"
    folder.mkdir()
    (folder / "genres.yaml").write_text(
        "- id: speech\n  openings: [好。]\n- id: other\n  opening: [好。]\n", encoding="utf-8"
    )
    with pytest.raises(DataError, match=r"genres\.yaml:[34]"):
        load_phrases((tmp_path,))


def test_pick_is_stable_and_goes_through_all_options_as_the_seed_rises() -> None:
    options = ["甲", "乙", "丙"]
    assert pick(options, 0, "key") == pick(options, 0, "key")
    assert {pick(options, seed, "key") for seed in range(3)} == set(options)
