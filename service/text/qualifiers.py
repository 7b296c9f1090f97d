"""What a sentence says about a value: of which period, where, planned or done, bounded how, of what."""

import re
from dataclasses import dataclass

from service.text.dates import find_dates
from service.text.lexicon import Lexicon
from service.text.sentences import clauses
from service.text.values import Mention
from service.text.words import content_words

_SCOPE = re.compile(
    r"(?:全|我|本|各|辖)(?:国|省|市|区|县|州|盟|旗|镇|乡|街道|村|社区|校|院|局|厅|部|司|系统|行业|集团|公司|单位|域|辖区|集团公司)|辖区|机关|系统内|城区|农村|城镇|园区|规模以上|市直|区直|县直|省直|基层"
)
_PLAN = re.compile(
    r"拟(?![定制])|将(?!近|来|士|军)|计划(?!生育|财务|单列)(?!》)|预计|力争|争取|确保|准备|打算|规划建设|目标是|下一步|明年|明确到|到[0-9]{4}年"
)
_DONE = re.compile(
    r"已(?!经济)|已经|完成|建成|实现|累计|共(?!同|建|享|识|产|青|和|治|筑|赢|商|性|振|富)|达到|达|取得|获|荣获|办结|新增|先后|目前"
)
_COMPARATOR = re.compile(
    r"超过|突破|不少于|不低于|不超过|不高于|至少|最多|不足|达到|达(?![标成])|提高到|提升到|上升到|增加到|下降到|降低到|降到|降至|增至|升至|减少到|压缩到|压减到|缩短到|扩大到"
    r"|提高至|提升至|增加至|下降至|增长|增加|提高|上升|提升|增幅|下降|降低|减少|压减|压缩|缩短|下降了|由|从|为|占"
)
_BEFORE_WORDS = (
    "不少于",
    "不低于",
    "不超过",
    "不高于",
    "不多于",
    "超过",
    "不足",
    "不到",
    "至少",
    "大约",
    "将近",
    "接近",
)
_BEFORE_CHARS = ("近", "约", "超", "逾")


@dataclass(frozen=True, slots=True)
class Qualifiers:
    """What holds of a value in its sentence. ``period`` and ``scope`` are as written, None when nothing is said;
    ``state`` is "plan" or "done"; ``matter`` are the content words of the clause that say what is counted."""

    period: str | None
    scope: str | None
    state: str | None
    comparator: str | None
    matter: tuple[str, ...]


def qualifiers(sentence: str, mention: Mention, lexicon: Lexicon) -> Qualifiers:
    """Read the qualifiers of a mention whose offsets are in ``sentence``."""
    start, end = _clause_of(sentence, mention)
    return Qualifiers(
        period=_period(sentence, mention),
        scope=_nearest(_SCOPE, sentence, start, mention.start),
        state=_state(sentence, start, end),
        comparator=_comparator(sentence, start, mention),
        matter=_matter(sentence, start, end, mention),
    )


def _clause_of(sentence: str, mention: Mention) -> tuple[int, int]:
    for start, end in clauses(sentence, 0, len(sentence)):
        if start <= mention.start < end:
            return start, max(end, mention.end)
    return 0, len(sentence)


def _period(sentence: str, mention: Mention) -> str | None:
    before = [date for date in find_dates(sentence) if date.end <= mention.start]
    return before[-1].value.text if before else None


def _nearest(pattern: re.Pattern[str], sentence: str, start: int, end: int) -> str | None:
    """The last match before the value in its clause, else the last one before that in the sentence."""
    for left, right in ((start, end), (0, start)):
        found = [match[0] for match in pattern.finditer(sentence, left, right)]
        if found:
            return found[-1]
    return None


def _state(sentence: str, start: int, end: int) -> str | None:
    for left, right in ((start, end), (0, start)):
        clause = sentence[left:right]
        if _PLAN.search(clause):
            return "plan"
        if _DONE.search(clause):
            return "done"
    return None


def _comparator(sentence: str, start: int, mention: Mention) -> str | None:
    own = mention.value.approximator or ""
    for word in (*_BEFORE_WORDS, *_BEFORE_CHARS):
        if own.startswith(word):
            return word
    before = sentence[max(start, mention.start - 6) : mention.start]
    found = [match for match in _COMPARATOR.finditer(before) if match.end() == len(before)]
    return found[-1][0] if found else None


def _matter(sentence: str, start: int, end: int, mention: Mention) -> tuple[str, ...]:
    outside = sentence[start : mention.start] + " " + sentence[mention.end : end]
    return tuple(dict.fromkeys(content_words(_COMPARATOR.sub(" ", outside))))
