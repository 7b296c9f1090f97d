"""By what sections are found: segmented words, and characters — without blanks, numbers and what every text has."""

import re

_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[\u3400-\u9fffA-Za-z]")
_BLANK = re.compile(r"[Xx]+|某+")
# fmt: off
_EVERYWHERE = frozenset({
    "我们", "他们", "你们", "大家", "自己", "这个", "那个", "这些",
    "那些", "这样", "什么", "怎么", "如何", "其中", "其他", "以及",
    "以上", "以下", "以来", "对于", "关于", "由于", "因为", "所以",
    "但是", "而且", "并且", "或者", "如果", "为了", "通过", "按照",
    "根据", "围绕", "结合", "坚持", "进行", "实施", "开展", "推进",
    "推动", "加强", "工作", "全面", "进一步", "切实", "着力", "不断",
    "持续", "深入", "有关", "相关", "方面", "情况", "主要", "一个",
    "一批", "一系列", "为主", "等等", "全年", "今年", "去年", "本年",
    "同比", "增长", "达到", "左右",
})
FUNCTION_CHARACTERS = frozenset(
    "的地得了着过和与及或并而且在于从由自到向往对把被将以为是有等之其这那此该各每某也都就才又还再更最很不未没所者们"
    "上下中内里间前后时个一二三四五六七八九十百千万亿年月日第"
)
# fmt: on


def terms(text: str) -> list[str]:
    """The words of a text in order, repeated as they stand. Deterministic; linear in the text's length."""
    import rjieba

    return [
        word.lower()
        for word in rjieba.cut_for_search(text)
        if len(word) > 1 and _WORD.search(word) and word not in _EVERYWHERE and not _BLANK.fullmatch(word)
    ]


def characters(text: str) -> list[str]:
    """The characters of a text that say something, in order, repeated as they stand."""
    return [character for character in _HAN.findall(text) if character not in FUNCTION_CHARACTERS]
