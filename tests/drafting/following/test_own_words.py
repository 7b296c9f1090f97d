"""Whose words: 我局 for 我校, 全县 for 全市 — each kind moved to its kind, and nothing that only looks like one."""

import pytest

from service.documents.source import SourceText
from service.drafting.composing.pieces import text_of
from service.drafting.following.own_words import own_words
from service.drafting.following.template import make_template
from service.drafting.resources import Resources
from service.drafting.self_reference import SelfReference
from tests.drafting.conftest import MakeBrief


def moved(resources: Resources, make_brief: MakeBrief, body: str, **fields: object) -> str:
    """The body of a sample's section with its words for itself moved to the brief's."""
    document = resources.read(SourceText("x.txt", f"某单位2024年工作总结\n一、抓好工作\n{body}\n"))
    template = make_template("x", document, "抓好工作", resources.lexicon, resources.closing_formulas)
    words = own_words(template, make_brief("植树15亩", **fields))
    return text_of(list(SelfReference(words).moved(body)))


COUNTY = {"unit": "云溪县水务局", "level": "county"}


@pytest.mark.parametrize(
    ("body", "fields", "becomes"),
    [
        ("我市在全市推广，本市各部门", COUNTY, "我县在全县推广，本县各部门"),
        ("我市在全市推广", {"unit": "临江区教育局", "level": "county"}, "我区在全区推广"),
        ("市委、市政府要求，全市落实", COUNTY, "县委、县政府要求，全县落实"),
        ("镇党委带头，镇政府落实，全镇推开", {"unit": "青禾街道办事处", "level": "township"},
         "街道党工委带头，街道办事处落实，全街道推开"),
        ("我校坚持立德树人，本校教师", COUNTY, "我局坚持立德树人，本局教师"),
        ("我局在全县推广", {"unit": "云溪县人民医院", "level": "institution"}, "我院在全县推广"),
        ("我公司抓好安全", {"unit": "云溪县第二中学", "level": "institution"}, "我校抓好安全"),
    ],
)  # fmt: skip
def test_each_kind_is_moved_to_its_kind(
    resources: Resources, make_brief: MakeBrief, body: str, fields: dict[str, str], becomes: str
) -> None:
    assert moved(resources, make_brief, body, **fields) == becomes


@pytest.mark.parametrize(
    "body",
    [
        "全市推开，把家长学校办到村里去",
        "我国是发展中国家，全国推广",
        "我站在讲台上，我所见到的，我会努力",
        "全市场监管，全区域覆盖，街道院落",
        "社区委员会和市委员",
    ],
)
def test_what_only_looks_like_one_stays(resources: Resources, make_brief: MakeBrief, body: str) -> None:
    kept = moved(resources, make_brief, body, **COUNTY)
    assert kept.replace("全县推开", "全市推开") == body


def test_a_brief_of_the_same_kind_changes_nothing(resources: Resources, make_brief: MakeBrief) -> None:
    assert moved(resources, make_brief, "我局在全县推广，县委要求", **COUNTY) == "我局在全县推广，县委要求"


def test_without_a_level_nothing_is_moved(resources: Resources, make_brief: MakeBrief) -> None:
    assert moved(resources, make_brief, "我市在全市推广", level=None) == "我市在全市推广"
