"""The classes of faults: what each is called, how it is planted, which checks are there for it, what is aimed at."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from random import Random
from types import MappingProxyType
from typing import Literal

from eval.suites.planted.planters import (
    attachment,
    claims,
    dates,
    layout,
    leftovers,
    names,
    numbers,
    order,
    punctuation,
    qualifiers,
    wording,
)
from eval.suites.planted.text import CleanText, Planted

Planter = Callable[[CleanText, Random], Planted | None]
Aim = Literal["closed", "open", "form"]
"""closed: numbers, units, dates, titles, numbering, left-overs (recall ≥ 0.99). open: names, claims, attachment to the
right matter (≥ 0.95). form: wording, layout, punctuation; no aim is set for them."""


@dataclass(frozen=True, slots=True)
class FaultClass:
    """``home`` are the ids of the checks that are there for the class. ``share`` is in how many of the texts that allow
    of it one is planted: fewer where nearly every text does."""

    name: str
    plant: Planter
    aim: Aim
    home: frozenset[str]
    share: float = 1.0


def _of(aim: Aim, home: str, *classes: tuple[str, Planter] | tuple[str, Planter, float]) -> dict[str, FaultClass]:
    checks = frozenset(home.split())
    return {
        each[1].__name__ if hasattr(each[1], "__name__") else f"placeholder_{each[1].args[0]}": FaultClass(  # type: ignore[attr-defined]
            each[0], each[1], aim, checks, each[2] if len(each) == 3 else 1.0
        )
        for each in classes
    }


CLASSES: Mapping[str, FaultClass] = MappingProxyType(
    {
        **_of(
            "closed",
            "sourceless_quantity",
            ("数字改了一位", numbers.changed_digit, 0.4),
            ("数字颠倒两位", numbers.transposed_digits, 0.4),
            ("漏“万”", numbers.dropped_wan, 0.4),
            ("万与亿混淆", numbers.wan_and_yi, 0.4),
            ("百分数与百分点混淆", numbers.percent_and_point, 0.4),
            ("单位错", numbers.wrong_unit, 0.4),
            ("人次写成人", numbers.visits_as_people),
            ("人写成人次", numbers.people_as_visits, 0.4),
            ("汉字数值错", numbers.wrong_chinese_numeral, 0.4),
        ),
        **_of("closed", "numeral", ("汉字数字写法错", numbers.malformed_numeral, 0.4)),
        **_of(
            "closed",
            "sourceless_date",
            ("年份对调", dates.swapped_years),
            ("年份错", dates.wrong_year),
            ("月份错", dates.wrong_month),
            ("日期错", dates.wrong_day),
        ),
        **_of(
            "closed",
            "date_form",
            ("成文日期写法错", dates.date_of_issue_form, 0.6),
            ("文中日期写法错", dates.date_in_text_form),
        ),
        **_of(
            "closed",
            "sourceless_title",
            ("书名号内缺字", names.cut_title),
            ("编造文件名", names.invented_title, 0.4),
        ),
        **_of("closed", "document_number", ("文号括号错", names.number_brackets)),
        **_of(
            "closed",
            "numbering",
            ("序号跳号", order.number_skipped, 0.4),
            ("序号重号", order.number_doubled, 0.4),
            ("序号写法错", order.number_style, 0.4),
            ("序号级别错", order.number_level, 0.4),
        ),
        **_of(
            "closed",
            "leftover_placeholder leftover_token",
            *(
                (f"残留占位符（{'/'.join(signs)}）", partial(leftovers.placeholder, notation), 0.15)
                for notation, signs in leftovers.NOTATIONS.items()
            ),
            ("姓名地名未填", leftovers.blanked_name),
            ("残留槽位记号", leftovers.slot_token, 0.4),
        ),
        **_of(
            "open",
            "wrong_matter",
            ("同段数值对调", attachment.swapped_values),
            ("异段数值对调", attachment.swapped_far, 0.6),
            ("数值写到别的事上", attachment.wrong_matter, 0.6),
        ),
        **_of(
            "open",
            "qualifier_changed",
            ("范围扩大", qualifiers.scope_widened),
            ("拟写成已", qualifiers.intended_as_done),
            ("计划写成完成", qualifiers.planned_as_done),
            ("升降写反", qualifiers.direction_turned),
            ("增长写成增长到", qualifiers.growth_as_level),
        ),
        **_of("open", "sourceless_quantity", ("约数词改变", qualifiers.approximation_changed)),
        **_of("open", "sourceless_date qualifier_changed", ("时段扩大", dates.period_widened)),
        **_of("open", "sourceless_person", ("人名错", names.wrong_person)),
        **_of("open", "sourceless_organisation", ("单位名错", names.wrong_organisation, 0.6)),
        **_of("open", "sourceless_place sourceless_title", ("地名错", names.wrong_place)),
        **_of(
            "open",
            "unsupported_claim",
            ("编造获奖", claims.invented_award, 0.4),
            ("编造排名", claims.invented_rank, 0.4),
            ("编造做法", claims.invented_deed, 0.4),
        ),
        **_of("open", "leakage", ("照抄样稿内容", claims.copied_specific, 0.6)),
        **_of("form", "stale_formulation", ("提法过时", wording.stale_formulation, 0.4)),
        **_of(
            "form",
            "term",
            ("固定提法错字", wording.wrong_set_phrase, 0.4),
            ("常用词错字", wording.wrong_term, 0.4),
            ("截至写成截止", wording.until_confused),
        ),
        **_of("form", "self_reference", ("自称级别错", wording.self_reference)),
        **_of("form", "parallel", ("标题不对仗", order.heading_not_parallel)),
        **_of(
            "form", "announced points", ("少最后一点", order.lost_last_point), ("少中间一点", order.lost_middle_point)
        ),
        **_of("form", "heading_figure", ("标题中有数字", order.figure_in_heading, 0.4)),
        **_of(
            "form",
            "parts",
            ("缺主送机关", layout.missing_addressee),
            ("有日期无署名", layout.missing_signature, 0.6),
        ),
        **_of("form", "repetition", ("段落重复", layout.repeated_paragraph, 0.4)),
        **_of(
            "form",
            "punctuation",
            ("标点不成对", punctuation.unbalanced_pair, 0.6),
            ("半角标点", punctuation.half_width, 0.4),
            ("标点重复", punctuation.doubled_mark, 0.4),
        ),
    }
)
