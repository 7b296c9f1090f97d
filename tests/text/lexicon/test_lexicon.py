"""Loading the lexicon: what is there, what a user's folder adds, and what a wrong file is told."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from service.errors import DataError
from service.reading.claims import KINDS
from service.settings import BUNDLED_CORPUS
from service.text.lexicon.lexicon import Lexicon, load_lexicon

Folder = Callable[[str, str], Path]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    def write(name: str, content: str) -> Path:
        path = tmp_path / "corpus" / "lexicon" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
        return tmp_path / "corpus"

    return write


def test_the_bundled_lexicon_is_as_large_as_it_should_be(lexicon: Lexicon) -> None:
    assert len(lexicon.set_phrases) >= 350
    assert len(lexicon.terms) >= 120
    assert len(lexicon.formulations) >= 50
    assert len(lexicon.units) >= 150
    assert len(lexicon.action_verbs) >= 150
    assert set(lexicon.action_verbs.values()) == set(KINDS)
    assert len(lexicon.self_reference) == 8
    assert {"人", "人次", "场", "项", "个"} <= lexicon.classifiers
    assert "万元" not in lexicon.units


def test_loading_twice_gives_the_same_value() -> None:
    assert load_lexicon((BUNDLED_CORPUS,)) is load_lexicon((BUNDLED_CORPUS,))


def test_wrong_forms_are_wrong_in_every_right_form(lexicon: Lexicon) -> None:
    """A wrong form that stands in a right word would flag good prose."""
    right = [term.form for term in lexicon.terms] + sorted(lexicon.set_phrases) + sorted(lexicon.action_verbs)
    clashes = [(wrong, form) for term in lexicon.terms for wrong in term.wrong_forms for form in right if wrong in form]
    assert clashes == []


def test_no_wrong_form_stands_in_the_bundled_samples(lexicon: Lexicon) -> None:
    wrong = {wrong for term in lexicon.terms for wrong in term.wrong_forms}
    found = [
        (path.name, form)
        for path in (BUNDLED_CORPUS / "samples").rglob("*.md")
        for form in wrong
        if form in path.read_text(encoding="utf-8")
    ]
    assert found == []


def test_set_phrases_are_found_longest_first(lexicon: Lexicon) -> None:
    text = "贯彻党的二十大精神，增强“四个意识”，深入学习习近平新时代中国特色社会主义思想"
    found = [text[start:end] for start, end in lexicon.find_set_phrases(text)]
    assert found == ["党的二十大精神", "四个意识", "习近平新时代中国特色社会主义思想"]


def test_a_set_phrase_with_a_numeral_is_the_whole_numeral(lexicon: Lexicon) -> None:
    assert lexicon.find_set_phrases("二十一个") == ()
    assert lexicon.find_set_phrases("统一三百个") == ()


@pytest.mark.parametrize(
    ("text", "at", "stale"),
    [
        ("深入贯彻党的十九大精神", date(2025, 5, 1), ["十九大精神"]),
        ("深入贯彻党的十九大精神", date(2021, 5, 1), []),
        ("贯彻党的十九大和党的二十大精神", date(2025, 5, 1), []),
        ("党的十八大以来，面貌一新", date(2025, 5, 1), []),
        ("贯彻党的二十届二中、三中全会精神", date(2025, 5, 1), []),
        ("贯彻党的二十届二中、三中全会精神", date(2025, 12, 1), ["二十届二中、三中全会"]),
        ("贯彻党的二十届历次全会精神", date(2025, 12, 1), []),
        ("坚决打赢脱贫攻坚战", date(2025, 5, 1), ["脱贫攻坚"]),
        ("坚决打赢脱贫攻坚战", date(2019, 5, 1), []),
        ("巩固拓展脱贫攻坚成果同乡村振兴有效衔接", date(2025, 5, 1), []),
        ("实施“十三五”规划", date(2024, 5, 1), ["十三五"]),
        ("实施“十四五”规划", date(2025, 5, 1), []),
        ("开展“不忘初心、牢记使命”主题教育", date(2023, 6, 1), ["“不忘初心、牢记使命”主题教育"]),
        ("市国土资源局依法查处", date(2020, 5, 1), ["国土资源局"]),
    ],
)
def test_stale_formulations(text: str, at: date, stale: list[str], lexicon: Lexicon) -> None:
    assert [text[start:end] for start, end, _, _ in lexicon.stale(text, at)] == stale


def test_members_of_a_series_follow_one_another(lexicon: Lexicon) -> None:
    for members in lexicon.series.values():
        assert [m.valid_from for m in members] == sorted(m.valid_from for m in members)
        assert [m.successor for m in members] == [*(m.form for m in members[1:]), None]


def test_a_user_folder_extends_the_bundled_one(folder: Folder) -> None:
    corpus = folder("set_phrases-mine.yaml", "- group: 本局\n  phrases: [七色花行动]\n")
    lexicon = load_lexicon((BUNDLED_CORPUS, corpus))
    assert {"七色花行动", "四个意识"} <= lexicon.set_phrases


def test_a_later_term_replaces_an_earlier_one(folder: Folder) -> None:
    corpus = folder("terms.yaml", "- {form: 部署, wrong: [不署], source: 本局}\n")
    terms = {term.form: term for term in load_lexicon((BUNDLED_CORPUS, corpus)).terms}
    assert terms["部署"].wrong_forms == ("不署",)


@pytest.mark.parametrize(
    ("name", "content", "line", "says"),
    [
        ("terms.yaml", "- {form: 部署, wrong: [布署], source: 词典}\n- {form: 安排, wrong: []}\n", 2, "wrong"),
        ("terms.yaml", "- form: 部署\n  wrong: [部署]\n  source: 词典\n", 1, "部署"),
        ("terms.yaml", "- form: 部署\n  wrong: [布署]\n  source: 词典\n  remark: 多余\n", 4, "remark"),
        ("set_phrases.yaml", "- group: 甲\n  phrases: [乙, 乙]\n", 2, "重复"),
        ("set_phrases.yaml", "group: 甲\n", 1, "列表"),
        ("set_phrases.yaml", "- group: [甲\n", 2, "YAML"),
        ("set_phrases.yaml", "", 1, "空"),
        (
            "formulations.yaml",
            "- series: 甲\n  members:\n    - {forms: [乙], valid_from: 很久以前, source: 丙}\n",
            3,
            "valid_from",
        ),
        (
            "formulations.yaml",
            "- series: 甲\n  members:\n    - {forms: [乙], valid_from: 2020-01-01, valid_to: 2019-01-01, source: 丙}\n",
            3,
            "valid_to",
        ),
        ("units.yaml", "- dimension: 甲\n  base: 乙\n  units: {丙: 1}\n", 1, "乙"),
        ("units.yaml", "- dimension: 甲\n  units: {丙: 很多}\n", 2, "不是数"),
        ("units.yaml", "- dimension: 甲\n  units: {丙: 0}\n", 2, "大于零"),
        ("units.yaml", "- dimension: 甲\n  units: {丙: 1}\n  not_before: {丁: 戊}\n", 1, "丁"),
        ("action_verbs.yaml", "- kind: wish\n  verbs: [希望]\n", 1, "kind"),
        ("self_reference.yaml", "- level: moon\n  own: [我]\n  area: [月]\n", 1, "level"),
        ("naming.yaml", "- kind: planet\n  words: [火星]\n", 1, "kind"),
        ("novel.yaml", "- {}\n", 1, "词库"),
    ],
)
def test_a_wrong_file_is_told_with_its_line(name: str, content: str, line: int, says: str, folder: Folder) -> None:
    corpus = folder(name, content)
    with pytest.raises(DataError) as raised:
        load_lexicon((BUNDLED_CORPUS, corpus))
    assert raised.value.context["line"] == line
    assert str(raised.value.context["file"]).endswith(name)
    assert says in raised.value.message


def test_a_folder_without_a_lexicon_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="词库"):
        load_lexicon((tmp_path,))


def test_every_verb_is_chinese(lexicon: Lexicon) -> None:
    assert all(re.fullmatch("[\u4e00-\u9fff]{1,8}", verb) for verb in lexicon.action_verbs)


def test_ten_thousand_families_are_no_count(lexicon: Lexicon) -> None:
    assert lexicon.find_set_phrases("以实际行动守护万家平安") == ((7, 11),)
