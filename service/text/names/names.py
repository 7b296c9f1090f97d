"""Titles 《…》, document numbers and quoted names."""

import re
import unicodedata
from collections.abc import Iterator

from service.text.lexicon.lexicon import Lexicon
from service.text.meanings import Named
from service.text.range import Range
from service.text.values import Mention, SlotType, Value

_INNER = r"《[^《》\n]{1,100}》"
_TITLE = re.compile(  # 《《甲》》 is a fault, not a title within a title
    rf"《(?:[^《》\n]{{1,120}}|{_INNER}(?!》)[^《》\n]{{1,60}})(?:{_INNER}[^《》\n]{{0,60}}){{0,3}}》"
)
_BLANKS_ONLY = re.compile(r"《[×xX*＊_＿…\s.某]*》")
_DOCUMENT_NUMBER = re.compile(
    r"(?P<organ>[\u4e00-\u9fff]{1,12})[〔\[［（(【]\s?(?P<year>(?:19|20)[0-9]{2})\s?[〕\]］）)】]\s?(?:第)?\s?(?P<n>[0-9]{1,5})\s?号"
    r"|(?P<decree>(?:[\u4e00-\u9fff]{2,12}令))\s?第(?P<dn>[0-9]{1,4})号"
    r"|(?<![A-Za-z])(?P<standard>(?:GB|DB|HJ|JGJ|YY|WS|QX|SL|NY|CJJ|ISO|T)[0-9]{0,6}(?:/[A-Z]{1,6})?\s?[0-9]{2,6}(?:\.[0-9]{1,3})?[-—–][0-9]{4})(?![0-9])"
)
_LONGEST_ORGAN = 13
_ANCHOR = re.compile(
    r"[〔\[［（(【]\s?(?:19|20)[0-9]{2}\s?[〕\]］）)】]|令\s?第[0-9]{1,4}号|(?:GB|DB|HJ|JGJ|YY|WS|QX|SL|NY|CJJ|ISO|T)(?=[0-9/\s])"
)
"""The year of a document number, the end of a decree's name, or the beginning of a standard."""
_ORGAN_LEAD = re.compile(
    r".*(?:根据|按照|依据|依照|遵照|印发|转发|下发|制发|执行|参照|落实|详见|见|文件|通知|意见|要求|规定|以|由|及|和|与|的|经|《|》|为|将|对|在|从|即|号|是|有|发布|出台|以及|并)"
)
_QUOTED = re.compile(r"“[^“”\n]{1,40}”|\"[^\"“”\n]{1,40}\"|「[^「」\n]{1,40}」")
_SAYS_SOMETHING = re.compile(r"[\u4e00-\u9fffA-WYZa-wyz](?!.*[{}])|[\u4e00-\u9fff].*[\u4e00-\u9fff]")
"""More than a blank (“×”, “XX”) and more than a figure (“110”)."""
_EVENT = re.compile(
    "全[国省市区县](?:(?!召开|举办|举行|组织|开展|承办|参加|在|和|各)[\u4e00-\u9fff]){2,14}?"
    "(?:运动会|现场会|推进会|现场推进会|博览会|锦标赛|大赛|联赛|艺术节|文化节|旅游节|交流会|展览会|论坛|峰会|观摩会)(?!议|员)"
)
_SPACES = re.compile(r"\s+")


def find_titles(text: str) -> Iterator[Mention]:
    """《…》 with its marks, nested ones included in the outer; a title that is nothing but blanks is none."""
    for found in _TITLE.finditer(text):
        if not _BLANKS_ONLY.fullmatch(found[0]):
            yield _mention(SlotType.TITLE, text, found.start(), found.end(), _normal(found[0][1:-1]))


def find_document_numbers(text: str) -> Iterator[Mention]:
    """发文字号 (GB/T 9704-2012, 7.2.5: organ, year in 〔〕, number), decrees and numbers of standards."""
    for found in _document_numbers(text):
        start = found.start()
        if found["organ"]:
            lead = _ORGAN_LEAD.match(found["organ"])
            start += len(lead[0]) if lead else 0
            organ = text[start : found.end("organ")]
            if not organ:
                continue
            meaning = f"{organ}〔{found['year']}〕{int(found['n'])}号"
        elif found["decree"]:
            meaning = f"{found['decree']}第{int(found['dn'])}号"
        else:
            meaning = re.sub("[—–]", "-", _SPACES.sub("", found["standard"]))
        yield _mention(SlotType.DOCUMENT_NUMBER, text, start, found.end(), meaning)


def _document_numbers(text: str) -> Iterator[re.Match[str]]:
    """Every match in order, not overlapping, sought only where a number or a standard stands."""
    at = 0
    for anchor in _ANCHOR.finditer(text):
        position = max(at, anchor.start() - _LONGEST_ORGAN)
        while position <= anchor.start():
            found = _DOCUMENT_NUMBER.match(text, position)
            if found:
                yield found
                at = position = found.end()
            else:
                position += 1


def find_names(text: str, lexicon: Lexicon, *, any_quoted: bool = False) -> Iterator[Mention]:
    """Quoted names of activities, projects, brands and honours, with their quotes: where the words beside the quotes
    or its last word say that something bears the name. A quoted slogan, set phrase or figure of speech is none (with
    ``any_quoted`` only what everybody says is none). An event of an area (全省…现场会) is a name without quotes."""
    for event in _EVENT.finditer(text):
        yield _mention(SlotType.NAME, text, event.start(), event.end(), event[0])
    for chain in _chains(text):
        before = text[max(0, chain[0][0] - 8) : chain[0][0]]
        after = text[chain[-1][1] : chain[-1][1] + 8]
        named = bool(lexicon.name_after.match(after))
        introduced = bool(lexicon.name_before.search(before))
        for start, end in chain:
            inner = text[start + 1 : end - 1].strip()
            if (
                inner in lexicon.set_phrases
                or inner in lexicon.naming["quoted_common"]
                or not _SAYS_SOMETHING.search(inner)
            ):
                continue
            listed = bool(re.search("[，。；、：+＋]", inner))
            if any_quoted or named or (not listed and (introduced or lexicon.name_suffix.search(inner))):
                yield _mention(SlotType.NAME, text, start, end, _normal(inner))


def _chains(text: str) -> Iterator[list[Range]]:
    """Quoted texts; those that follow one another directly or after 、和与 belong together (“甲”“乙”等活动)."""
    chain: list[Range] = []
    for found in _QUOTED.finditer(text):
        if chain and text[chain[-1][1] : found.start()] not in ("", "、", "和", "与", "及"):
            yield chain
            chain = []
        chain.append(Range(*found.span()))
    if chain:
        yield chain


def _mention(type_: SlotType, text: str, start: int, end: int, meaning: str) -> Mention:
    return Mention(Value(type_, text[start:end], Named(meaning)), start, end)


def _normal(text: str) -> str:
    """Width and spaces do not tell two names apart; nor do the two shapes of inner title marks."""
    folded = unicodedata.normalize("NFKC", text).replace("〈", "《").replace("〉", "》")
    return _SPACES.sub("", folded)
