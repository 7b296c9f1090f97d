"""What a sentence says about a value: of which period, where, planned or done, bounded how, of what."""

import re
from dataclasses import dataclass

from service.text.dates import find_dates
from service.text.lexicon.lexicon import Lexicon
from service.text.range import Range
from service.text.sentences import clauses
from service.text.states import State, clause_states
from service.text.values import Mention
from service.text.words import content_words

_SCOPE = re.compile(
    r"(?:全|我|本|各|辖)(?:国|省|市|区|县|州|盟|旗|镇|乡|街道|村|社区|校|院|局|厅|部|司|系统|行业|集团公司|集团|公司|单位|域)"
    r"|辖区|系统内|城区|农村|城镇|园区|[省市区县]直|基层"
)
_RELATIVE_PERIOD = re.compile(
    r"(?<![比较])(?:今年以来|今年|去年|明年|上年|全年|年内|年初|年底|年末|近年来|本年度|上年度|同期|当年|目前)"
)
_OWN_COMPARATORS = (
    *("不少于", "不低于", "不超过", "不高于", "不多于", "超过", "不足", "不到", "至少", "大约", "将近", "接近"),
    *("近", "约", "超", "逾"),
)
_COMPARATOR = re.compile(
    r"(?:超过|突破|不少于|不低于|不超过|不高于|至少|最多|不足|达到|达(?![标成])"
    r"|(?:提高|提升|上升|增加|下降|降低|减少|压缩|压减|缩短|扩大|缩小|增长|回升|回落)[到至了]?|[降增升]至|降到|增幅|降幅|翻|由|从|占|(?<=[\u4e00-\u9fff])为)$"
)
_COMPARED = re.compile(r"(?:[比较]|同比|环比|相比)[^，；。]{0,8}$")
_NUMBER = re.compile(r"[0-9０-９]|[一二三四五六七八九十百千万亿][余多]?[个项次场家名人户件]")
_NOT_MATTER = re.compile(
    r"超过|突破|不少于|不低于|不超过|达到|(?:提高|提升|上升|增加|下降|降低|减少|压缩|压减|缩短|增长)[到至了]?|同比|环比|累计|分别|先后|共计"
)


@dataclass(frozen=True, slots=True)
class Qualifiers:
    """What holds of a value in its sentence.

    ``period`` and ``scope`` are as written, None when nothing is said; ``comparator`` is the word that bounds it or
    says where it moves (超过, 增长, 提高到, 由); ``matter`` are the content words that say what is counted, in order.
    """

    period: str | None
    scope: str | None
    state: State | None
    comparator: str | None
    matter: tuple[str, ...]


def qualifiers(sentence: str, mention: Mention, lexicon: Lexicon) -> Qualifiers:
    """Read the qualifiers of a mention whose offsets are in ``sentence``."""
    start, end = _clause_of(sentence, mention)
    states = clause_states(sentence, lexicon)
    return Qualifiers(
        period=_period(sentence, mention),
        scope=_nearest_scope(sentence, start, mention.start),
        state=next((state for left, right, state in states if left <= mention.start < max(right, left + 1)), None),
        comparator=_comparator(sentence, start, mention),
        matter=_matter(sentence, start, end, mention),
    )


def _clause_of(sentence: str, mention: Mention) -> Range:
    for start, end in clauses(sentence, 0, len(sentence)):
        if start <= mention.start < end:
            return Range(start, max(end, mention.end))
    return Range(0, len(sentence))


def _period(sentence: str, mention: Mention) -> str | None:
    """The last period said before the value; what it is compared with (比2023年增长) is not its period."""
    said = [
        (date.start, date.value.text)
        for date in find_dates(sentence)
        if date.end <= mention.start and not _COMPARED.search(sentence[max(0, date.start - 3) : date.start])
    ]
    said += [(word.start(), word[0]) for word in _RELATIVE_PERIOD.finditer(sentence, 0, mention.start)]
    return max(said)[1] if said else None


def _nearest_scope(sentence: str, start: int, end: int) -> str | None:
    """The last one before the value in its clause, else the last one before that in the sentence."""
    for left, right in ((start, end), (0, start)):
        found = [match[0] for match in _SCOPE.finditer(sentence, left, right)]
        if found:
            return found[-1]
    return None


def _comparator(sentence: str, start: int, mention: Mention) -> str | None:
    own = mention.value.approximator or ""
    for word in _OWN_COMPARATORS:
        if own.startswith(word):
            return word
    found = _COMPARATOR.search(sentence[max(start, mention.start - 6) : mention.start])
    return found[0] if found else None


def _matter(sentence: str, start: int, end: int, mention: Mention) -> tuple[str, ...]:
    """Content words of the item that the value belongs to: in 改造小区3个、加装电梯12部 an item has its own value."""
    left, right = start, end
    before, after = sentence[start : mention.start], sentence[mention.end : end]
    cut = before.rfind("、")
    if cut >= 0 and _NUMBER.search(before[:cut]):
        left = start + cut + 1
    stop = after.find("、")
    if stop >= 0 and _NUMBER.search(after[stop:]):
        right = mention.end + stop
    own = _words(sentence[left : mention.start]) + _words(sentence[mention.end : right])
    return tuple(dict.fromkeys(own or _words(before) + _words(after)))


def _words(text: str) -> list[str]:
    return content_words(_NOT_MATTER.sub(" ", text))
