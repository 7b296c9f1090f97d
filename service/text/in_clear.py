"""What of a text may leave in clear when values must not: words of the dictionary, no numeral in any script, no name.

The rule is the other way about from recognising values: a figure that no grammar reads (叁佰贰拾万元, 10⁸, 30w) and a
name that no list has (刘五郎) are held back because nothing shows that they are common words.
"""

import re
import unicodedata
from collections.abc import Iterator

from service.text.lexicon.lexicon import Lexicon
from service.text.range import Range
from service.text.words import cut, tagged

_NUMERALS = frozenset("零〇一二三四五六七八九十百千万亿兆两廿卅")
_FINANCIAL = frozenset("壹贰叁肆伍陆柒捌玖拾佰仟萬億圆")
_JOINS = frozenset("+-－—–~～.．,，:：/／%％‰^×*·#()（）")
"""Marks inside a written figure or number: +3.2%, 0551-62801234, 3:1."""
_TIME_WORDS = re.compile("[上本下][周月旬季]度?[初中底末]?|[今去前明昨][年天日]|[年月季][初中底末]")
_NAMES = frozenset({"nr", "nrt", "nrfg", "nt"})
_OFFICE = re.compile("(?:长|书记|主任|主席|经理|委员|局|科|同志|教授|医师|工程师|代表|员)$")
_NOUNS = frozenset("nbjvas")
"""What the tags of words begin with that may be parts of an organisation's name."""
_ORGANISATIONS = re.compile(
    "(?:公司|集团|工厂|厂|合作社|银行|医院|学校|中学|小学|大学|学院|酒店|商行|事务所|研究院|协会)$"
)
_GIVEN_MAX = 2
"""Characters of a given name."""
_PLACES = frozenset("湾沟坪岭坝寨屯庄塘圩冲垸洲岗")
_PARTED = re.compile("[，。；：、！？“”《》\\s]")


def held_back(text: str, lexicon: Lexicon) -> list[Range]:
    """The stretches of ``text`` that must not leave, in order, none touching another."""
    found = sorted([*_figures(text), *_by_words(text, lexicon)])
    merged: list[Range] = []
    for each in found:
        if merged and each.start <= merged[-1].end:
            merged[-1] = Range(merged[-1].start, max(merged[-1].end, each.end))
        else:
            merged.append(each)
    return merged


def _figures(text: str) -> Iterator[Range]:
    """Runs of digits, letters and signs of any script that hold a digit, a letter or a currency sign."""
    at = 0
    while at < len(text):
        if not _is_sign(text[at]):
            at += 1
            continue
        end = at
        while end < len(text) and (_is_sign(text[end]) or (text[end] in _JOINS and _goes_on(text, end))):
            end += 1
        start = at
        while start > 0 and text[start - 1] in "+-－￥¥$第":
            start -= 1
        yield Range(start, end + (end < len(text) and text[end] in "%％‰"))
        at = end + 1


def _is_sign(char: str) -> bool:
    """A digit or letter of another script than Chinese, or a currency sign."""
    category = unicodedata.category(char)
    if char in _NUMERALS or char in _FINANCIAL:
        return char in _FINANCIAL
    return category in ("Nd", "Nl", "No", "Sc") or (category[0] == "L" and not "\u3400" <= char <= "\u9fff")


def _goes_on(text: str, at: int) -> bool:
    return at + 1 < len(text) and _is_sign(text[at + 1])


def _by_words(text: str, lexicon: Lexicon) -> Iterator[Range]:
    words: list[tuple[Range, str]] = []
    at = 0
    for word in cut(text):
        tag = next(iter(tagged(word)), (word, "x"))[1]
        words.append((Range(at, at + len(word)), tag))
        at += len(word)
    known = lexicon.set_phrases | lexicon.vocabulary.of("frame_word") | lexicon.vocabulary.of("slogan")
    surnames = frozenset(lexicon.naming["surname"])
    behind = False
    for n, (span, tag) in enumerate(words):
        word = span.of(text)
        before = words[n - 1][0] if n else None
        numeral = _is_numeral(word, tag) and (behind or not (word in known or _in_phrase(text, span, known)))
        behind = True
        if numeral:
            # 黄 before 三元 and 刘 before 五郎 are of a name, 一点 before 七八 of a figure
            joined = before is not None and (
                before.of(text) in surnames or any(c in _NUMERALS for c in before.of(text))
            )
            yield Range(before.start if joined and before else span.start, span.end)
        elif tag in _NAMES or _TIME_WORDS.fullmatch(word):
            yield span
        elif word in surnames and before is not None and _OFFICE.search(before.of(text)):
            follows = words[n + 1][0] if n + 1 < len(words) else span
            yield Range(span.start, follows.end if follows.end - follows.start <= _GIVEN_MAX else span.end)
        elif word in _PLACES and before is not None and not _PARTED.match(before.of(text)):
            yield Range(before.start, span.end)
        elif _ORGANISATIONS.search(word) and n and words[n - 1][1][:1] in _NOUNS:
            first = n
            while first and words[first - 1][1][:1] in _NOUNS and not _PARTED.match(words[first - 1][0].of(text)):
                first -= 1
            yield Range(words[first][0].start, span.end)
        else:
            behind = False


def _is_numeral(word: str, tag: str) -> bool:
    return any(char in _NUMERALS for char in word) and tag[:1] in "mtq"


def _in_phrase(text: str, span: Range, known: frozenset[str]) -> bool:
    """Whether a set phrase covers the word (第一 in 第一时间)."""
    return any(
        text[start : start + size] in known
        for start in range(max(0, span.start - 4), span.start + 1)
        for size in range(span.end - start, span.end - start + 5)
    )
