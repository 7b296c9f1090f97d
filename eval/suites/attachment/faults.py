"""Faults of attachment, made from true texts by rule: each leaves every figure right and ties one to what is not so."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from eval.suites.attachment.loading import Case, Piece
from service.checks.fact_values import kind_of
from service.facts.sheet import FactValue
from service.text.values import SlotType

_PERIODS = re.compile(r"1—9月|1—6月|前三季度|上半年|下半年|[一二三四]季度")
_WIDER = MappingProxyType(
    {
        "全镇": "全县",
        "全区": "全市",
        "全县": "全市",
        "全市": "全省",
        "局机关": "全县",
        "机关干部": "全市干部",
        "街道以": "全区以",
    }
)  # fmt: skip
_INSERTED = MappingProxyType(
    {"institution": "全县", "enterprise": "全市", "township": "全县", "county": "全市", "city": "全省"}
)
_PLANS = re.compile(r"拟(?=[于在新增建设购置])|计划在|计划于|计划|力争|拟")
_DEEDS = re.compile(
    r"(?<![年已])(?:新建|建成|改造|开展|举办|组织|培训|发放|查处|引进|建设|资助|选派|走访|慰问|检查|受理|审结|办理|完成)"
)
_LEVELS = MappingProxyType(
    {
        "增长": "增长到", "下降": "下降到", "降低": "降低到", "提升到": "提升", "提升至": "提升", "降至": "下降",
        "缩短到": "缩短", "缩短至": "缩短",
    }
)  # fmt: skip
_TURNED = MappingProxyType(
    {"增长": "下降", "下降": "增长", "降低": "提高", "提升": "下降", "缩短": "延长", "降至": "升至"}
)
_OTHERS = MappingProxyType(
    {
        "教师": "学生", "学生": "教师", "老党员": "青年党员", "入党积极分子": "预备党员", "困难学生": "留守儿童",
        "门急诊": "体检", "住院": "门诊", "四级手术": "二级手术", "硕士": "博士", "彩超机": "核磁共振机",
        "早稻": "小麦", "生猪": "肉牛", "高标准农田": "水库", "家庭农场": "龙头企业", "幼儿园": "小学",
        "营业收入": "工业总产值", "利润总额": "纳税总额", "海外": "省外", "专利": "商标", "刑事": "行政",
        "民商事": "刑事", "巡回审判": "网上立案", "老旧小区": "背街小巷", "网格员": "民警", "老年": "儿童",
        "农村公路": "国省干线", "危桥": "隧道", "客运": "快递", "公交车": "出租车", "公交站台": "停车场",
        "植树活动": "献血活动", "歌咏": "篮球", "支教": "支农", "应急演练": "消防培训", "帐篷": "救生艇",
        "棉被": "冲锋舟",
        "送戏下乡": "电影放映", "馆舍": "广场", "留抵退税": "出口退税", "纳税人学堂": "座谈会", "企业": "个体户",
        "第一书记": "驻村辅警", "高层次人才": "农民工", "阵地": "卫生室", "疫苗": "口罩", "高血压": "肺结核",
        "水样": "食品", "护林员": "河长", "造林": "退耕", "林下经济": "旅游", "实训基地": "学生公寓", "订单班": "社团",
        "藏书": "档案", "资产总额": "净资产", "供热": "供水", "融资": "税收", "公益诉讼": "民事监督", "茶叶": "烤烟",
        "路灯": "监控", "改厕": "改厨", "网络零售额": "餐饮收入", "出口": "进口", "外资": "内资", "劳动模范": "工匠",
        "运动会": "书画展", "法律援助": "技能培训", "火灾": "车祸", "消防栓": "逃生梯", "读书活动": "书画比赛",
        "少儿": "老年", "农家书屋": "职工书屋", "警示教育": "党纪考试", "巡察": "审计", "问题线索": "来信来访",
    }
)  # fmt: skip


KINDS = (
    "swapped",
    "moved",
    "period_widened",
    "scope_widened",
    "planned_as_done",
    "done_as_planned",
    "approximated",
    "person_times",
    "level_for_change",
    "direction_turned",
    "comparison_changed",
    "object_changed",
    "negation_lost",
)


@dataclass(frozen=True, slots=True)
class Fault:
    """A faulty text, by the kind of its fault."""

    kind: str
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


def faults_of(case: Case, pieces: Sequence[Piece]) -> Iterator[Fault]:
    """Every fault that the rules make of a true text."""
    yield from _swapped(pieces)
    yield from _moved(case, pieces)
    yield from _words(case, pieces)
    yield from _beside_values(pieces)


def _swapped(pieces: Sequence[Piece]) -> Iterator[Fault]:
    values = [(n, piece.value) for n, piece in enumerate(pieces) if piece.value is not None]
    for i, (n, one) in enumerate(values):
        for m, two in values[i + 1 :]:
            if _comparable(one, two):
                exchanged = list(pieces)
                exchanged[n], exchanged[m] = pieces[m], pieces[n]
                yield Fault("swapped", tuple(exchanged))


def _moved(case: Case, pieces: Sequence[Piece]) -> Iterator[Fault]:
    """The value of another fact in the place of a value."""
    there = {piece.value.id for piece in pieces if piece.value is not None}
    for n, piece in enumerate(pieces):
        if piece.value is None:
            continue
        for other in case.sheet.values.values():
            if other.id not in there and _comparable(piece.value, other):
                yield Fault("moved", (*pieces[:n], Piece(other.value.text, other), *pieces[n + 1 :]))


def _comparable(one: FactValue, two: FactValue) -> bool:
    kind = kind_of(one.value)
    return kind is not None and kind == kind_of(two.value) and one.value != two.value


def _words(case: Case, pieces: Sequence[Piece]) -> Iterator[Fault]:
    """Faults in the words between the values."""
    text = "".join(each.text for each in pieces)
    for n, piece in enumerate(pieces):
        if piece.value is not None:
            continue
        for found in _PERIODS.finditer(piece.text):
            yield _with("period_widened", pieces, n, found.span(), "全年")
        for kind, table in (("scope_widened", _WIDER), ("object_changed", _OTHERS)):
            for word, other in table.items():
                at = piece.text.find(word)
                told = kind == "scope_widened" or any(word in fact.text for fact in case.sheet.facts)
                if at >= 0 and told and other not in piece.text and not piece.text.startswith("大", at - 1):
                    yield _with(kind, pieces, n, (at, at + len(word)), other)
        for found in _PLANS.finditer(piece.text):
            yield _with("planned_as_done", pieces, n, found.span(), "已")
            if "下一步" not in text:
                yield _with("planned_as_done", pieces, n, found.span(), "")
        if not re.search("拟|计划|力争", text) and (deed := _DEEDS.search(piece.text)):
            yield _with("done_as_planned", pieces, n, (deed.start(), deed.start()), "拟")
        for found in re.finditer("未发生", piece.text):
            yield _with("negation_lost", pieces, n, found.span(), "发生")
        for found in re.finditer("同比", piece.text):
            yield _with("comparison_changed", pieces, n, found.span(), "环比")
    first = pieces[0].text
    if not re.search("全[国省市县区镇]", first) and len(pieces) > 1:
        at = max(first.rfind(mark) for mark in "，。；") + 1
        yield _with("scope_widened", pieces, 0, (at, at), _INSERTED[case.entry.level])


def _beside_values(pieces: Sequence[Piece]) -> Iterator[Fault]:
    """Faults in what stands directly before or after a value."""
    for n, piece in enumerate(pieces):
        if piece.value is None:
            continue
        before, after = pieces[n - 1].text if n else "", pieces[n + 1].text
        length = len(before)
        for word in ("近", "超过", "不足") if piece.value.value.type is SlotType.QUANTITY else ():
            yield Fault("approximated", (*pieces[: max(n, 0)], Piece(word), *pieces[n:]))
        if piece.text[-1] == "人" and not after.startswith("次"):
            yield Fault("person_times", (*pieces[: n + 1], Piece("次"), *pieces[n + 1 :]))
        for word, other in _LEVELS.items():
            if before.endswith(word):
                yield _with("level_for_change", pieces, n - 1, (length - len(word), length), other)
        for word, other in _TURNED.items():
            if before.endswith((word, f"{word}到", f"{word}至")):
                at = before.rfind(word)
                yield _with("direction_turned", pieces, n - 1, (at, at + len(word)), other)


def _with(kind: str, pieces: Sequence[Piece], n: int, span: tuple[int, int], word: str) -> Fault:
    text = pieces[n].text
    return Fault(kind, (*pieces[:n], Piece(text[: span[0]] + word + text[span[1] :]), *pieces[n + 1 :]))
