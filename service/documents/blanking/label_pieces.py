"""The words around a slot that say what it is: the piece of the clause before it, the noun behind it.

Every look is bounded by ``WINDOW`` code points and by the line, so that labelling is linear in the number of slots.
"""

import re
from dataclasses import dataclass

from service.text.words import cut

WINDOW = 60
BLANKS = re.compile(
    r"[×✕╳*＊XxＸｘ_＿○〇◯□△\\]+|某+|[〔（(【\[《“][ \u3000…]*[〕）)】\]》”]|\{\{[^{}\n]*\}\}|\$\{[^{}\n]*\}"
)
_QUOTED = re.compile(r"“[^“”\n]*”")
_SHORT_BRACKET = re.compile(r"[（(](?:[ \u3000]{0,20}|[^（）()\n]{1,2})[）)]")
_CLAUSE_STOP = re.compile(r"[，。；：！？,;:!?\n\t（）()]|——")
_LEADING = re.compile(
    r"(?:[、\s\u3000”]|今年以来|近年来|一年来|年初以来|目前|全年|年内|今年|去年|当年|同时|其中|截至目前|截至|此外|另外"
    r"|总计|合计|共计|累计|分别|先后|[一二三四五六七八九十]{1,2}是|首先|其次|再次|最后|积极|深入|广泛|持续|大力|扎实|不断|已经?"
    r"|共(?![同青产享]|建(?![立成设]))|并(?!联)|又|还|再|拟|将(?!军)|计划|力争|预计|重点|每[年月季天周]度?|日均|以及|对(?![口外])|[和与及为在从于向把由以的了等]"
    r"|全[省市县区镇乡村院校](?:共|累计)?|我[局部院校区县市镇]|[个项条次名家所](?=[、和]|$)|[0-9０-９.\-—–]+)+"
)
_TRAILING = re.compile(
    r"(?:达到?|为|共计?|累计|合计|总计|超过|突破|不少于|不低于|不超过|近|(?<![大节预签合履违公条制契简邀协相民])约|超|逾|的|了|等|至|在|对|由|从|于|各|全部"
    r"|[、，：:（(\s\u3000“])+$"
)
_CHANGE = re.compile(
    r"(?:(?:同比|环比|比上年同期|比上年|较上年|比去年|较去年|年均|平均)?(?:分别)?净?"
    r"(?:增长|增加|提高|提升|上升|下降|降低|减少|缩短|压减|压缩|扩大|[升降增减缩])[了到至为]?"
    r"|占[\u4e00-\u9fff]{0,8}|占比|比例|其余|[由从]|人均|户均|亩均|再)$"
)
_VERBS = (
    "组织|完成|开展|建成|新建|打造|整治|选派|抽调|调整|协调|投入|争取|成立|组建|建立|培训|选聘|聘请|邀请|提出|制定|出台|解决"
    "|办结|办理|收集|发放|覆盖|惠及|涉及|帮助|评选|表彰|命名|培育|引进|新增|改造|实施|推进|推出|推行|举办|召开|承办|联合|带动"
    "|吸引|服务|走访|慰问|检查|整改|排查|设立|安排|落实|形成|梳理|明确|细化|分解|签订|开设|设置|配备|购置|安装|修建|编印|编写"
    "|印发|撰写|获得|荣获|获评|取得|达到|实现|接待|受理|处置|处理|查处|化解|调解|审结|立案|处分|约谈|通报|清理|清退|挽回|追缴"
    "|转移|安置|救助|资助|奖励|支持|扶持|指导|督促|督办|推动|促进|支付|拨付|支出|吸纳|认领|划分|选配|提拔|任用|交流|轮训|派出"
    "|下派|驻点|结对|对接|签约|开工|竣工|投产|通过|围绕|选树|遴选|招聘|招录|录用|发展|转化|报送|提交|发布|观看|参加|参与|举行"
    "|抓好|办好|做好|下辖|带领|教会|观摩"
)
_VERB = re.compile(rf"(?:{_VERBS})")
_VERB_ONLY = re.compile(rf"(?:{_VERBS}|[由对为在把有给向从])+$")
_NOUN_STOP = re.compile(
    r"[、的和与及等由]|进行|完成|开展|参加|实施|以上|通过|签订|建立|全部|到|在|对|被|获|说|已|均|未|来|为|分别|逐一|逐户|同步|注册"
    r"|作为|组成|走进|设立|发放|安装|举办|提供|帮助|接受|申报|入驻|带头|加入"
)
_CHANGED = re.compile(r"(?:增长|增加|提高|提升|上升|下降|降低|减少|缩短|压减|压缩|精简|扩大|[升降增减缩])[到至为]")
"""What became of the value before (由9份减至5份): no noun of its own."""
_MEANING_VERB = 8


@dataclass(frozen=True, slots=True)
class Pieces:
    """What stands around a slot, other blanks left out.

    ``before`` reaches back to the clause's start or the value before, ``behind`` likewise ahead; ``line`` is all before
    it on its line as far as was looked at; ``cut_off``: the value before stands in the same clause.
    """

    before: str
    behind: str
    line: str
    ends_line: bool
    cut_off: bool


def pieces_around(text: str, start: int, end: int, after: int, until: int) -> Pieces:
    """The pieces around ``text[start:end]``, not reaching behind ``after`` nor beyond ``until``.

    A negative ``until`` says that another value follows at once and ends there: the noun behind both is taken.
    """
    left, right = text[max(0, start - WINDOW) : start], text[end : end + WINDOW]
    stops = [stop.end() for stop in _CLAUSE_STOP.finditer(_plain(left))]
    begin = start - len(left) + (stops[-1] if stops else 0)
    stop = _CLAUSE_STOP.search(_plain(right))
    finish = end + (stop.start() if stop else len(right))
    behind = text[-until:finish].rpartition("的")[2] if until < 0 else text[end : max(end, min(finish, until))]
    return Pieces(
        before=BLANKS.sub("", text[min(max(begin, after), start) : start]),
        behind=BLANKS.sub("", behind),
        line=left.rpartition("\n")[2],
        ends_line=not right.partition("\n")[0].strip(),
        cut_off=begin < after <= start,
    )


def _plain(piece: str) -> str:
    """A piece of the same length in which quotations, empty and short brackets stop no clause."""
    if "“" in piece:
        piece = _QUOTED.sub(_same_length, piece)
    if "（" in piece or "(" in piece:
        piece = _SHORT_BRACKET.sub(_same_length, piece)
    return piece


def _same_length(found: re.Match[str]) -> str:
    return "\0" * (found.end() - found.start())


def matter(piece: str, longest: int = 12) -> str:
    """The words of a piece that say what is counted: from its last verb, no leading adverbs, no comparators behind."""
    piece = re.sub(r"“[^“”]*[、，][^“”]*”$|^（[^（）]*）", "", _TRAILING.sub("", piece))
    piece = _TRAILING.sub("", piece)
    piece = piece[piece.rfind("、") + 1 :]
    leading = _LEADING.match(piece)
    piece = piece[leading.end() :] if leading else piece
    if len(piece) > _MEANING_VERB:
        verbs = [verb.start() for verb in _VERB.finditer(piece) if len(piece) - verb.end() >= 2]
        piece = piece[verbs[-1] :] if verbs else piece
    return last_words(piece, longest)


def verb_of(piece: str) -> str:
    """The verb that a piece begins with, empty where it begins with none."""
    leading = _LEADING.match(piece)
    found = _VERB.match(piece, leading.end() if leading else 0)
    return found.group() if found else ""


def has_verb(piece: str) -> bool:
    """Whether a piece holds a verb of doing."""
    return _VERB.search(piece) is not None


def is_verb(piece: str) -> bool:
    """Whether a piece is a verb or preposition alone, whose object is to come."""
    return _VERB_ONLY.fullmatch(piece) is not None


def noun(piece: str, longest: int = 10) -> str:
    """The noun that a quantity counts, where it stands behind it (×个|软弱涣散村党组织)."""
    if _CHANGED.match(piece):
        return ""
    if piece[:1] in ("由", "以"):
        piece = piece.partition("的")[2] or piece
    stop = _NOUN_STOP.search(piece, 1)
    return first_words((piece[: stop.start()] if stop else piece).strip(" \u3000“”"), longest)


def change_at_end(piece: str) -> str:
    """The words of change or share at the end of a piece (同比增长, 占比), which need the matter before them."""
    found = _CHANGE.search(_TRAILING.sub("", piece)) or _CHANGE.search(piece.rstrip(" "))
    return found.group() if found else ""


def last_words(piece: str, longest: int) -> str:
    """The last whole words of a piece, at most ``longest`` code points of them."""
    if len(piece) <= longest:
        return piece
    kept = ""
    for word in reversed(cut(piece[-3 * longest :])):
        if len(word) + len(kept) > longest:
            break
        kept = word + kept
    return kept or piece[-longest:]


def first_words(piece: str, longest: int) -> str:
    """The first whole words of a piece, at most ``longest`` code points of them."""
    if len(piece) <= longest:
        return piece
    kept = ""
    for word in cut(piece[: 3 * longest]):
        if len(word) + len(kept) > longest:
            break
        kept += word
    return kept or piece[:longest]


def whole(label: str) -> str:
    """The label without half a pair of quotes, title marks or brackets (幸福食堂”就餐老人), nor a mark at its start."""
    stem, bracket, unit = label.rpartition("（") if label.endswith("）") else (label, "", "")
    for opening, closing in ("“”", "《》", "（）"):
        if opening not in stem and closing not in stem:
            continue
        waiting: list[int] = []
        cut = 0
        for position, char in enumerate(stem):
            if char == opening:
                waiting.append(position)
            elif char == closing and waiting:
                waiting.pop()
            elif char == closing:
                cut = position + 1
        unclosed = next((position for position in waiting if position >= cut), None)
        stem = stem[cut:] if unclosed is None else stem[cut:unclosed] or stem[unclosed + 1 :]
    stem = stem.lstrip("、，。；：,; ")
    return f"{stem}{bracket}{unit}" if stem else label
