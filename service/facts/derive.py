"""Derived values: a sum, difference, growth or share that the brief asks for — and nothing else.

Exact arithmetic on the values as printed; units are converted only when the brief names the result's unit; rounding is
shown in ``working``. A derived value that enters another derivation does so as printed, so every working can be
checked by hand. The direction of a change is said by the label (…增长 becomes …下降), see ``direction``.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NoReturn

from service.errors import InputError
from service.facts.fact import DerivedOp, Fact
from service.facts.measure import Measure, measure_of, named_unit
from service.facts.rounding import Written, decimals_of, unrounded_text, written
from service.facts.sheet import FactValue, SheetFact, labelled_value, numbered
from service.facts.value_id import ValueId
from service.reading.change import directed
from service.text.hygiene import visible
from service.text.lexicon.lexicon import Lexicon
from service.text.values import Mention, SlotType

_NAMES = {DerivedOp.SUM: "合计", DerivedOp.DIFFERENCE: "差", DerivedOp.GROWTH: "增幅", DerivedOp.SHARE: "占比"}
_RATIO_UNITS = {"%": 100, "％": 100, "‰": 1000, "倍": 1}
_POINTS = ("个百分点", "百分点")
RATIO_DECIMALS = 1
UNIT_DECIMALS = 2


def derive_all(facts: Sequence[Fact], given: Mapping[str, SheetFact], lexicon: Lexicon) -> dict[str, SheetFact]:
    """The derived facts of a brief by id, each with one value and its working. ``given`` are the facts already read.

    Raises InputError (``bad_derivation``): an unknown id, a circle, a source that is no single exact quantity, units
    that do not go together, division by zero.
    """
    known: dict[str, SheetFact] = dict(given)
    done: dict[str, SheetFact] = {}
    waiting = list(facts)
    while waiting:
        pending = {fact.id for fact in waiting}
        ready = [fact for fact in waiting if pending.isdisjoint(_fact_id(source) for source in _sources(fact))]
        if not ready:
            circle = "、".join(fact.id for fact in waiting[:6])
            raise InputError(
                "bad_derivation", f"推算互相引用成了圈：{circle}。请让至少一个由给出的数值算起", facts=circle
            )
        for fact in ready:
            done[fact.id] = known[fact.id] = _derive(fact, known, lexicon)
        waiting = [fact for fact in waiting if fact.id not in done]
    return done


def _sources(fact: Fact) -> tuple[str, ...]:
    return fact.derived.sources if fact.derived else ()


def _fact_id(source: str) -> str:
    return ValueId(source).fact


def _derive(fact: Fact, known: Mapping[str, SheetFact], lexicon: Lexicon) -> SheetFact:
    assert fact.derived is not None
    op, unit = fact.derived.op, fact.derived.unit or fact.unit
    values = [_value(fact, source, known) for source in fact.derived.sources]
    _check_number(fact, op, values)
    measures = [_measured(fact, value, lexicon) for value in values]
    if op in (DerivedOp.GROWTH, DerivedOp.SHARE):
        shown, suffix, working = _ratio(fact, op, values, measures, unit)
    else:
        shown, suffix, working = _total(fact, op, values, measures, unit, lexicon)
    label = visible(fact.label or "").strip()
    text = shown.text + suffix
    if op in (DerivedOp.GROWTH, DerivedOp.DIFFERENCE) and shown.number:
        label, magnitude = directed(label, shown.number < 0)
        text = text.removeprefix("-") if magnitude else text
    value = labelled_value(text, suffix, lexicon)
    return SheetFact(
        fact,
        label + text,
        numbered(fact.id, label + text, (Mention(value, len(label), len(label) + len(text)),)),
        working,
    )


def _value(fact: Fact, source: str, known: Mapping[str, SheetFact]) -> FactValue:
    """The single quantity that a source names: ``f3.2``, or the only quantity of ``f3``."""
    sheet_fact = known.get(_fact_id(source))
    if sheet_fact is None:
        _refuse(fact, f"没有编号为 {_fact_id(source)} 的事实")
    if "." in source:
        found = [value for value in sheet_fact.values if value.id == source]
        if not found:
            there = "、".join(f"{value.id}（{value.value.text}）" for value in sheet_fact.values) or "没有数值"
            _refuse(fact, f"没有 {source} 这个值；{sheet_fact.id} 中有：{there}")
        return found[0]
    quantities = [value for value in sheet_fact.values if value.value.type is SlotType.QUANTITY]
    if not quantities:
        _refuse(fact, f"{source} 中没有数量（“{sheet_fact.text[:30]}”）")
    if len(quantities) > 1:
        there = "、".join(f"{value.id}（{value.value.text}）" for value in quantities)
        _refuse(fact, f"{source} 中有几个数量，请写明是哪一个：{there}")
    return quantities[0]


def _check_number(fact: Fact, op: DerivedOp, values: Sequence[FactValue]) -> None:
    if op is DerivedOp.SUM:
        if len(values) < 2:
            _refuse(fact, "合计至少要两个数")
        ids = [value.id for value in values]
        repeated = next((i for i in ids if ids.count(i) > 1), None)
        if repeated:
            _refuse(fact, f"合计中 {repeated} 出现了两次")
    elif len(values) != 2:
        _refuse(fact, f"{_NAMES[op]}要写两个数：from: [a, b]")


def _measured(fact: Fact, value: FactValue, lexicon: Lexicon) -> Measure:
    measure = measure_of(value.value, lexicon)
    if measure is None:
        _refuse(fact, f"{value.id}（{value.value.text}）不是数量")
    if not measure.exact:
        _refuse(fact, f"{value.id}（{value.value.text}）是约数或范围，不能推算，请在该事实中写准确的数")
    return measure


def _ratio(
    fact: Fact, op: DerivedOp, values: Sequence[FactValue], measures: Sequence[Measure], unit: str | None
) -> tuple[Written, str, str]:
    a, b = measures
    _same_kind(fact, values, measures)
    if a.suffix != b.suffix and unit is None:
        _refuse(
            fact,
            f"{values[0].value.text} 与 {values[1].value.text} 的单位不同，请在 derived.unit 写明结果的单位（如 %）",
        )
    if op is DerivedOp.GROWTH and a.unit == "%" and unit is None:
        _refuse(fact, '两个百分数的变化请用 op: difference（结果为“个百分点”）；确要算增幅，请写 unit: "%"')
    if unit is not None and unit not in _RATIO_UNITS:
        _refuse(fact, f"{_NAMES[op]}的单位不能是“{unit}”，可用 %、‰、倍")
    if b.amount == 0:
        _refuse(fact, f"{values[1].id}（{values[1].value.text}）为零，不能作除数")
    if b.amount < 0 or (op is DerivedOp.SHARE and a.amount < 0):
        _refuse(fact, f"有负数，算不出有意义的{_NAMES[op]}")
    ratio = (a.amount - b.amount) / b.amount if op is DerivedOp.GROWTH else a.amount / b.amount
    if op is DerivedOp.SHARE and ratio > 1 and unit != "倍":
        _refuse(fact, f"占比大于 100%（{values[0].value.text}÷{values[1].value.text}），请检查 from 中两数的次序")
    suffix = "%" if unit in (None, "％") else unit or "%"
    shown = written(ratio * _RATIO_UNITS[suffix], RATIO_DECIMALS)
    x, y = values[0].value.text, values[1].value.text
    formula = f"({x}−{y})÷{y}" if op is DerivedOp.GROWTH else f"{x}÷{y}"
    result = f"{shown.text}{suffix}"
    working = f"{formula}＝{result}" if shown.exact else f"{formula}＝{unrounded_text(ratio)}，四舍五入为{result}"
    return shown, suffix, working


def _total(
    fact: Fact,
    op: DerivedOp,
    values: Sequence[FactValue],
    measures: Sequence[Measure],
    unit: str | None,
    lexicon: Lexicon,
) -> tuple[Written, str, str]:
    _same_kind(fact, values, measures)
    points = op is DerivedOp.DIFFERENCE and measures[0].unit == "%"
    if points and unit not in (None, *_POINTS):
        _refuse(fact, "两个百分数之差的单位应为“个百分点”")
    if points:
        suffix, scale = "个百分点", Fraction(1)
    elif unit is not None:
        found = named_unit(unit, measures[0], lexicon)
        if found is None:
            _refuse(fact, f"不能把{values[0].value.text}换算成“{unit}”")
        suffix, scale = unit, found
    else:
        if len({measure.suffix for measure in measures}) > 1:
            units = "、".join(dict.fromkeys(f"“{measure.suffix or '无单位'}”" for measure in measures))
            _refuse(fact, f"各数的单位写法不同（{units}），请在 derived.unit 写明结果的单位")
        suffix, scale = measures[0].suffix, measures[0].scale
    amounts = [measure.amount for measure in measures]
    total = (sum(amounts, Fraction(0)) if op is DerivedOp.SUM else amounts[0] - amounts[1]) / scale
    decimals = max([UNIT_DECIMALS, *(decimals_of(m.amount / m.scale) or 0 for m in measures if m.scale == scale)])
    shown = written(total, decimals)
    sign = "＋" if op is DerivedOp.SUM else "−"
    formula, result = sign.join(value.value.text for value in values), f"{shown.text}{suffix}"
    working = (
        f"{formula}＝{result}" if shown.exact else f"{formula}＝{unrounded_text(total, 6)}{suffix}，四舍五入为{result}"
    )
    return shown, suffix, working


def _same_kind(fact: Fact, values: Sequence[FactValue], measures: Sequence[Measure]) -> None:
    for value, measure in zip(values, measures, strict=True):
        if measure.unit != measures[0].unit:
            first = values[0].value.text
            _refuse(fact, f"{first} 与 {value.value.text} 的单位不能放在一起计算，请检查 from")


def _refuse(fact: Fact, reason: str) -> NoReturn:
    raise InputError("bad_derivation", f"事实 {fact.id}（{fact.label}）无法推算：{reason}", fact=fact.id)
