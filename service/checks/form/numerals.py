"""Faults of numerals (GB/T 15835-2011): 二万三仟, 3百5十, 百分之八十%, 二十两人, 1,23,000."""

import re
from collections.abc import Iterator
from functools import lru_cache

from service.checks.context import CheckContext
from service.checks.findings import error, warning
from service.draft import Block, Finding
from service.text.lexicon.lexicon import Lexicon
from service.text.numbers.numerals import parse_numeral
from service.text.range import Range
from service.text.trie import trie_pattern

CHECK = "numeral"
RULE = "GB/T 15835-2011"

_CN = "零〇一二两三四五六七八九十百千万亿"
_FORMAL = "壹贰叁肆伍陆柒捌玖拾佰仟萬"
_ERRORS = tuple(
    (re.compile(pattern), message)
    for pattern, message in (
        (r"百分之[0-9０-９零〇一二两三四五六七八九十百点.．]{1,8}[%％]", "“百分之”与“%”重复"),
        (r"[0-9.]+[%％‰]{2,}", "百分号重复"),
        (r"百分之百分之", "“百分之”重复"),
        (r"[0-9０-９]+(?:[.．][0-9０-９]+)?(?:万万|亿亿|千千|百百|十十|千百|百千|千十)", "数位词重复或相互矛盾"),
        (rf"[{_CN}]{{1,8}}[仟佰拾][{_CN}{_FORMAL}]{{0,8}}|[仟佰][{_CN}]{{1,8}}", "大小写数字混用"),
        (r"第两(?=[届次批期个条章名位年季轮])", "序数用“二”，不用“两”"),
        (
            r"[二三四五六七八九]?十两(?![人名个次项家户场位件处所级本册条批期辆台套]?[银重])(?=[人名个次项家户场位件处所条批期辆台套])",
            "个位用“二”，不用“两”",
        ),
        (r"两十", "十位用“二”，不用“两”"),
        (r"百分之两(?!百)|两分之一|(?<![一-龥])两(?=[%％])", "百分数、分数用“二”，不用“两”"),
        (r"两两(?=[百千万亿个名项家户场位件处次])", "“两”字重复"),
        (
            r"[0-9][零〇一二三四五六七八九](?![一-龥]?(?:年级|产|线|把手|楼))(?=[0-9人名个次项家户场件处年%％])",
            "汉字数字与阿拉伯数字混用",
        ),
        (r"(?<![0-9.,])[0-9]+(?:[百千][0-9]+[百十]?){1,3}(?=[人名个次项家户场位件处元万])", "阿拉伯数字与“百”“千”混写"),
        (
            r"[二〇零一][〇零○][0-9]{2}年|(?<![0-9])[12][〇零○][0-9一二三四五六七八九]{2}年",
            "年份的汉字数字与阿拉伯数字混用",
        ),
        (r"(?<![0-9,，.])(?![0-9]{1,3}(?:,[0-9]{3})+(?![0-9,]))[0-9]+(?:,[0-9]+)+(?![0-9])", "千分位分节有误"),
    )
)
_WARNINGS = tuple(
    (re.compile(pattern), message)
    for pattern, message in (
        (rf"(?<![{_CN}第十0-9])二(?=[个名位家场件只支批户](?![十百千万月]))", "量词前一般用“两”"),
        (r"[0-9]{1,3}，[0-9]{3}(?![0-9])(?=[人名个次项家户场件处元万亩])", "数字中用了全角逗号"),
    )
)
_RUN = re.compile(rf"(?<![第0-9.．{_CN}])[{_CN}]{{3,}}")
_SPAN_OF_TWO = re.compile(
    r"[一二三四五六七八九]?[十百千万]?[一二两三四五六七八九]{2}[十百千万亿]{0,2}|[零〇一二三四五六七八九]+"
)


@lru_cache(maxsize=4)
def _unit(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(trie_pattern(lexicon.units))


def check(context: CheckContext) -> Iterator[Finding]:
    """Errors ``numeral``; a warning where usage wavers (二个). Set phrases are left alone."""
    for block in context.blocks:
        if block.type == "table":
            continue
        phrases = context.lexicon.find_set_phrases(block.text)
        taken: list[Range] = list(phrases)
        for pattern, message in _ERRORS:
            for found in pattern.finditer(block.text):
                if _free(Range(*found.span()), taken):
                    taken.append(Range(*found.span()))
                    yield error(CHECK, block, *found.span(), f"“{found[0]}”：{message}", "按数值重写这个数字", RULE)
        yield from _unreadable(block, taken, context.lexicon)
        for pattern, message in _WARNINGS:
            for found in pattern.finditer(block.text):
                if _free(Range(*found.span()), taken):
                    yield warning(CHECK, block, *found.span(), f"“{found[0]}”：{message}", None, RULE)


def _unreadable(block: Block, taken: list[Range], lexicon: Lexicon) -> Iterator[Finding]:
    """A run of numerals before a unit that is no number (二千百五人)."""
    units = _unit(lexicon)
    for found in _RUN.finditer(block.text):
        written = found[0]
        if not units.match(block.text, found.end()) or not _free(Range(*found.span()), taken):
            continue
        if (
            not re.search("[十百千万亿]", written)
            or _SPAN_OF_TWO.fullmatch(written)
            or parse_numeral(written) is not None
        ):
            continue
        message = f"“{written}”不是一个数"
        yield error(CHECK, block, *found.span(), message, "按数值重写这个数字", RULE)


def _free(span: Range, taken: list[Range]) -> bool:
    return not any(span.overlaps(start, end) for start, end in taken)
