from pathlib import Path

import pytest

from service.errors import DataError
from service.grounding.lexical.search_topics import load_matters
from service.settings import BUNDLED_CORPUS

FILE = """- name: 供水
  words: [自来水, 水费, 停水]
- name: 治安
  words: [派出所, 骗子, 停水]
"""


def test_related_words_are_those_of_the_matters_a_text_is_about(tmp_path: Path) -> None:
    (tmp_path / "matters.yaml").write_text(FILE, encoding="utf-8")
    matters = load_matters((tmp_path,))
    assert matters.related("水费一年一交", 2) == {"自来水": 1.0, "停水": 1.0}
    assert set(matters.related("水费和骗子", 2)) == {"自来水", "停水", "派出所"}
    assert matters.related("无关的话", 2) == {}


def test_a_word_of_several_matters_says_less_of_each(tmp_path: Path) -> None:
    (tmp_path / "matters.yaml").write_text(FILE, encoding="utf-8")
    related = load_matters((tmp_path,)).related("停水了，骗子来了", 2)
    assert related["派出所"] > related["自来水"]


def test_a_folder_of_ones_own_adds_words(tmp_path: Path) -> None:
    first, own = tmp_path / "first", tmp_path / "own"
    for folder, text in ((first, FILE), (own, "- name: 供水\n  words: [水表]\n")):
        folder.mkdir()
        (folder / "matters.yaml").write_text(text, encoding="utf-8")
    assert load_matters((first, own)).words["供水"] == ("自来水", "水费", "停水", "水表")


def test_what_is_wrong_is_said_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "matters.yaml").write_text("- name: 供水\n  words: []\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"matters\.yaml:2"):
        load_matters((tmp_path,))


def test_the_bundled_matters_are_read() -> None:
    assert len(load_matters((BUNDLED_CORPUS,)).words) > 50
