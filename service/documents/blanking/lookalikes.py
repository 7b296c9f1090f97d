"""What looks like a blank and is none: 5×3, a footnote's *, XX-200, 某种, 二〇二五年, a box to tick, a bullet, a rule.

Each test looks at a bounded context of one run and says whether it is a blank. Emphasis, which takes two runs, is told
apart in ``emphasis.py``.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

_STRONG = re.compile(
    r"年(?![轻龄级味货鉴])|月(?![季均报])|日(?![常益趋报均程])|[省县区镇乡村](?![域别分民庄级心集])|市(?![场民容])"
    r"|个(?![人体别性])|名(?![单义称誉])|余|万|亿|届|次(?![要数])|条(?!件)|项(?!目)|场(?![所景地])|期(?![间限])|份|户|件"
    r"|人(?![民大员才事人在走])|家(?![庭长园])|[％%‰元亩篇座]|公里|平方|立方|支(?![持部撑])|所(?![有以])|处(?![理置])|周年|街道|社区"
    r"|副?[部处科院校县区市镇乡]长|副局长|副书记|副?主任|同志|同学|中学|小学|幼儿园|银行|书记|教授|老师|部门|大学|集团|公司|学校|医院|[局厅](?![面部限])|办(?![理公法事好])|组织部|宣传部"
)


def is_strong(text: str, end: int) -> bool:
    """Whether what follows a run that ends at ``end`` can only follow a blank: a unit, a date word, an office."""
    return _STRONG.match(text, end) is not None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the whole text says: the notations it evidently blanks with, whether it marks footnotes with a star, ticks
    boxes (√), or calls a variable X (1+N+X, axes X、Y、Z)."""

    evident: frozenset[str]
    footnotes: bool
    ticks: bool
    variables: bool

    @staticmethod
    def of(text: str, evident: frozenset[str]) -> "Surroundings":
        return Surroundings(
            evident,
            footnotes=_FOOTNOTE.search(text) is not None,
            ticks=_TICK.search(text) is not None,
            variables=_VARIABLE.search(text) is not None,
        )


_NOTE_WORDS = r"(?:注|本表|本报告|此处|指|表示|数据|以上|说明|不含|含|系指|按照?|该|为便于|包括|统计|资料|来源)"
_FOOTNOTE = re.compile(
    rf"^[ \u3000]{{0,8}}\\?[*＊](?![*＊])(?:[ \u3000]|{_NOTE_WORDS})|^\\[*＊](?=[\u4e00-\u9fff])", re.MULTILINE
)
_TICK = re.compile("[√✓✔☑]")
_VARIABLE = re.compile(r"[0-9A-Z][+＋][XxＸ](?![XxＸ])|(?<![XxＸ])[XxＸ][+＋][0-9A-Z]|(?<![XxＸ])[XxＸ][、，/][YyＹ]")
_NOTE_START = re.compile(rf"[ \u3000]{{0,2}}{_NOTE_WORDS}")


@dataclass(frozen=True, slots=True)
class _Look:
    """One run with what stands around it on its line."""

    text: str
    start: int
    end: int
    evident: bool
    around: Surroundings

    @property
    def sign(self) -> str:
        return self.text[self.start]

    @property
    def single(self) -> bool:
        return self.end - self.start == 1 or (self.sign == "\\" and self.end - self.start == 2)

    def left(self, width: int = 1) -> str:
        return self.text[max(0, self.start - width) : self.start].rpartition("\n")[2]

    def right(self, width: int = 1) -> str:
        return self.text[self.end : self.end + width].partition("\n")[0]

    @property
    def strong(self) -> bool:
        return is_strong(self.text, self.end)

    def opens_line(self, width: int = 10) -> bool:
        """Whether only blanks stand before it on its line (looked at over ``width`` code points)."""
        before = self.text[max(0, self.start - width) : self.start]
        return not before.rpartition("\n")[2].strip() and ("\n" in before or self.start <= width)


def is_blank(text: str, start: int, end: int, notation: str, around: Surroundings) -> bool:
    """Whether the run is a blank as far as its own surroundings tell."""
    test = _TESTS.get(notation)
    return test is None or test(_Look(text, start, end, notation in around.evident, around))


_SIDE = re.compile(r"(?:[长宽高深厚径]|单价|数量)\d{0,6}(?:厘米|毫米|米)?$")
_TIMES = re.compile(r"\s{0,2}(?:[长宽高深厚](?![高中期度])|单价|数量|\d)")
_RATED = re.compile(r"\s{0,3}\d[\d.]{0,8}\s{0,3}[%％=＝]")
_EQUATION = re.compile(r"[=＝]\s{0,3}[^，。；\n]{0,6}$")
_MARK = re.compile(r"(?:打|划|画|标|错的?|√)[^\n。；]{0,3}[“\"]?$")
_MULTIPLIER = re.compile(r"(?:数据要素|人工智能|AI|大数据|科技创新|互联网|物联网)$")


def _cross(run: _Look) -> bool:
    """Not a multiplication sign between numbers, sides or letters; not a mark for "wrong"; not 数据要素×."""
    if not run.single:
        return True
    left, right = run.left(10), run.right(14)
    near_left, near_right = left.rstrip(" ")[-1:], right.lstrip(" ")[:1]
    if re.match(r"[0-9０-９A-Za-z]", near_left) and re.match(r"[0-9０-９A-Za-z]", near_right):
        return False
    if re.search(r"\d(?:米|厘米|毫米|小时|天|元|个|人|次) ?$", left) and re.match(r" ?\d", right):
        return False
    if (_SIDE.search(left) and _TIMES.match(right)) or (re.search(r"[0-9A-Z]$", left) and not run.strong):
        return False
    if _RATED.match(right) or _EQUATION.search(left):
        return False
    if _MULTIPLIER.search(left) or (right[:1] in ("”", '"') and _MARK.search(left)):
        return False
    if re.match(r" ?\d", right) and re.search(r"[\u4e00-\u9fff）)] ?$", left):
        return False
    if run.around.ticks and _fills_cell(run):
        return False
    return not re.search(r"[打划画标√/]$", left) or run.strong


def _fills_cell(run: _Look) -> bool:
    """Whether the run is all that stands in its cell of a table."""
    left, right = run.left(10).rstrip(" "), run.right(10).lstrip(" ")
    return (left[-1:] in ("|", "\t") and right[:1] in ("", "|", "\t")) or (left == "" and right[:1] in ("|", "\t"))


_HIDDEN = re.compile(r"(?:密码|口令|密钥|验证码|脱敏|隐藏)")
_MARKED_WITH = re.compile(r"(?:[标带加注打画]|标注|标有|带有|如)$")
_MARKED = re.compile(r"[的号者项处、]")
_SECRET = re.compile(r"(?:密码|口令|密钥|password|passwd|pwd)[^\n，。；]{0,4}$", re.IGNORECASE)
_CLOSING = "，。；：、！？）)”》\t 　"


_OPENED = re.compile(r"(?:^|[ 　，。；：、（(])[*＊][^*＊ 　\n][^*＊\n]{0,39}$")
"""An emphasis that a single star has opened on the line (*全年*)."""


def _star(run: _Look) -> bool:
    """Not a rule, a bullet, a footnote, a wildcard, a product, a hidden password."""
    left, right = run.left(), run.right()
    if _rule(run):
        return False
    if run.single and run.opens_line() and not run.strong:
        if right in ("", " ", "\u3000", "\t") or _NOTE_START.match(run.text, run.end):
            return False
        if not run.evident and not re.match(r"[^*＊\n]{1,60}[*＊]", run.text[run.end : run.end + 61]):
            return False
    if run.single and re.match(r"[0-9A-Za-z)]", left) and re.match(r"[0-9A-Za-z(]", right):
        return False
    if re.match(r"\.[A-Za-z]", run.right(2)) or (re.match(r"[A-Za-z_]", right) and left in ("", " ", "（", "(")):
        return False
    if _SECRET.search(run.left(16)) or (run.end - run.start >= 4 and not run.strong and _HIDDEN.search(run.left(30))):
        return False
    if run.single and _MARKED_WITH.search(run.left(2)) and _MARKED.match(right) and not run.opens_line(3):
        return False
    behind_word = run.single and left not in ("", " ", "　", *"、，：；（(“《")
    marks_word = (
        behind_word
        and not _OPENED.search(run.left(60))
        and (right == "" or right in _CLOSING or not (run.evident or run.strong))
    )
    return not (marks_word and run.around.footnotes) or re.search("[王李张刘陈杨赵吴]$", left) is not None


def _rule(run: _Look) -> bool:
    """Whether on its line there are only stars and spaces, three stars or more (***, * * *)."""
    line = run.left(40) + run.text[run.start : run.end] + run.right(40)
    return not line.strip("*＊ ") and len(line.replace(" ", "")) >= 3


_REAL_X = re.compile(r"光|射线|线(?![索上下路])|轴|染色体|因素|刀|形|片")
_FOREIGN_TAIL = re.compile(r"[A-Za-z0-9]|[-–—_/.．]{1,2}[A-Za-z0-9]")
_OWN_TAIL = re.compile(r"(?:[.．](?=[XxＸｘ])|[-–—]{1,2}(?=\d{0,3}[XxＸｘ])|(?:km|kg|GB|TB|MW|kW|cm|mm)(?![A-Za-z]))")


def _latin(run: _Look) -> bool:
    """Not a letter of a word, a model number (XX-200), a variable, an X-ray."""
    left, right = run.left(), run.right()
    if re.match(r"[A-Za-z+＋=＝<>≤≥]", left) or re.match(r"[+＋=＝<>≤≥]| [=＝<>≤≥]", run.right(2)):
        return False
    if re.search(r"[A-WYZa-wyz0-9][-–_/]$", run.left(2)):
        return False
    if _FOREIGN_TAIL.match(run.text, run.end) and not _OWN_TAIL.match(run.text, run.end):
        return False
    if left in (".", "．") and re.match(r" ?(?:版|系列)", run.right(3)):
        return False
    if run.single and _REAL_X.match(run.text, run.end):
        return False
    if right == "型" and not run.evident:
        return False
    if run.single and run.around.variables and not (run.strong or run.evident):
        return False
    if run.sign in "xｘ" and right == "”" and left == "“" and not run.evident:
        return False
    return not (run.single and run.sign in "xｘ") or run.evident or run.strong


_ACHIEVED = re.compile(r"(?:完成|新建|建成|建设|培育|打造|整治|改造|组建|设立|命名|共有|覆盖|建好|全市)$")
_INDEFINITE = re.compile(
    r"[种些类样一]|个(?!百分点|月|小时|工作日)|时(?![许某])|[事者段刻天](?![次市区县])|物(?![业流资])|人(?!次|民|员|才)|方面|程度|处(?![、，])|方"
)


_INDEFINITE_BEFORE = re.compile(
    r"[次件项条句篇位名张份批期场轮届环点层级套幢栋户间段类座门款](?:具体|特定)?(?!$|[，。；、）\n余多以左])"
    r"|家(?=企业|公司|单位|医院|酒店|商户|店|银行|工厂|媒体|门店)|所(?=学校|高校|医院|幼儿园|中学|小学|大学|院校)|部(?=作品|电影|手机|法)"
)
"""某 with a classifier before what it counts (某次座谈会) means "a certain"; a blank number ends its phrase."""


def _some(run: _Look) -> bool:
    """某种, 某些, 某个 and the like are words; a text that blanks with 某 may count with 某个, 某人, 某处."""
    if not run.single:
        return True
    if re.match(r"[种些类样一]|(?:方面|程度)", run.right(2)):
        return False
    if run.evident and re.match(r"[个处人天家][，。；、）]", run.right(2)):
        return True
    if run.evident and run.right() == "个" and _ACHIEVED.search(run.left(3)):
        return True
    if run.left() != "第" and _INDEFINITE_BEFORE.match(run.text, run.end):
        return False
    return not _INDEFINITE.match(run.text, run.end)


def _line(run: _Look) -> bool:
    """Not a ruled line of its own, nor part of an identifier."""
    left, right = run.left(), run.right()
    if re.match(r"[A-Za-z0-9_]", left) and re.match(r"[A-Za-z_]", right):
        return False
    if re.match(r"[A-Za-z]", left) or re.match(r"(?!k[gm]|[MGT]B|[mc]m)[A-Za-z]", run.right(2)):
        return False
    if run.sign == "＿" and run.single and not run.strong:
        return run.evident
    return not (run.opens_line() and right == "" and run.end - run.start >= 10)


def _bracket(run: _Look) -> bool:
    """Not a call's brackets, a task list's box, or quotation marks with nothing at all between them."""
    empty = run.end - run.start == 2
    if run.sign in "([" and (re.match(r"[A-Za-z0-9_\])]" if empty else r"[A-Za-z_]", run.left()) or run.right() == "("):
        return False
    if run.sign == "[" and re.fullmatch(r"[ \t]{0,8}[-*+] ", run.left(11)):
        return False
    return not (run.sign == "“" and run.end - run.start == 2)


def _asked(run: _Look) -> bool:
    """Not a heading in brackets at the start of its line (【项目名称】…), unless it says that it is to be filled in."""
    if "填" in run.text[run.start : run.end] or run.strong or not run.opens_line():
        return True
    return run.sign in "[［" and run.right() not in ("", "(", "：", ":")


_SHAPE_STRONG = re.compile(
    r"[年月日省市县区镇乡村局部名次万亿余届%％元亩吨张例]|个(?!人)|件|人次|家(?!庭)|户(?!口|籍)|公里|同志|公司|大学"
)
_CHINESE_DIGIT = re.compile(r"[零〇一二三四五六七八九十百千万0-9０-９]")


def _shape(run: _Look) -> bool:
    """Not a zero among Chinese digits, not a bullet, not a box to tick."""
    left, right = run.left(), run.right()
    if run.sign == "〇" and (_CHINESE_DIGIT.match(left) or (_CHINESE_DIGIT.match(right) and right != "万")):
        return False
    if not run.single:
        return right not in (" ", "\u3000") or not run.opens_line()
    if _SHAPE_STRONG.match(run.text, run.end) is not None:
        return run.sign != "□" or run.evident
    if not run.evident:
        return False
    boxed = run.sign == "□" and re.match(r"[\u4e00-\u9fff]", left) is None
    return (run.strong and not boxed) or (left == "第" and re.match(r"[\u4e00-\u9fff]", right) is not None)


_TESTS: Mapping[str, Callable[[_Look], bool]] = MappingProxyType(
    {
        "cross": _cross,
        "star": _star,
        "latin": _latin,
        "some": _some,
        "line": _line,
        "bracket": _bracket,
        "shape": _shape,
        "asked": _asked,
    }
)
