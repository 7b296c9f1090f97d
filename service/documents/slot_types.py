"""The type of a blank that no suffix tells: what stands before and after it, the label of its line, its own name."""

import re

from service.documents.blanks import B
from service.text.values import SlotType

_BY_WORD: tuple[tuple[re.Pattern[str], SlotType], ...] = (
    (re.compile(r"日期|时间|年份|年度|截止|起始月|截止月|统计期间|成文|月份|[年月日]$"), SlotType.DATE),
    (re.compile(r"文号|字号"), SlotType.DOCUMENT_NUMBER),
    (re.compile(r"文件名|题目|书名|标题|篇名|专报名称|刊名"), SlotType.TITLE),
    (
        re.compile(
            r"姓名|名单|组长|成员|联系人|负责人|主持人|签发人|校长|院长|局长|主任|书记$|队长|经办人|审核人|填表人"
        ),
        SlotType.PERSON,
    ),
    (
        re.compile(r"单位|部门|机构|企业|公司|集团|学校|医院|卫生院|主送|抄送|机关|科室|处室|金融|银行|组织名"),
        SlotType.ORGANISATION,
    ),
    (
        re.compile(
            r"地点|地址|乡镇|县区|市名|村名|街道|社区|区域|地区|省名|县名|地名|[省市县区镇乡村地]$|县区[甲乙丙]"
        ),
        SlotType.PLACE,
    ),
    (
        re.compile(
            r"数$|数量|人次|场次|金额|比例|占比|幅度|增幅|次数|人数|[额率量]$|资金|面积|期数|件数|户数|天数|家数|个数|分钟数"
        ),
        SlotType.QUANTITY,
    ),
    (re.compile(r"名称|品牌|活动|主题|项目|行动|工程|平台"), SlotType.NAME),
    (re.compile(r"电话|手机|传真|邮编|邮箱|备注|说明|意见|内容|情况|对象"), SlotType.TEXT),
)


def type_by_word(word: str) -> SlotType | None:
    """The type that the name of a blank ({{单位名称}}) or the label of its line (联系人：) asks for."""
    return next((kind for pattern, kind in _BY_WORD if pattern.search(word)), None)


_LABEL = re.compile(r"(?:^|[\n\t（(；;，,　]|[ ]{1,})([^\n\t：:（(；;，,。、　]{1,12})[：:][ 　]{0,8}$")
_LIST = re.compile(rf"{B}(?:（[^（）\n]{{0,30}}）)?(?:[、和及与]{B}(?:（[^（）\n]{{0,30}}）)?){{0,20}}")
_LIST_NOUN = re.compile(
    rf"(?:等(?:一批)?|[一两二三四五六七八九十\d]+(?=[大个地家市县]))?(?:{B}|\d{{1,4}}|[两一二三四五六七八九十]{{1,3}})?(?:余|多)?(?:个|家|名|位|处|所|条|类|项|大)?"
    r"([\u4e00-\u9fff]{1,10})"
)
_NOUNS: tuple[tuple[re.Pattern[str], SlotType], ...] = (
    (re.compile(r"好人|同志|老师|专家|模范|标兵|人士|干部|教授|英才|讲师|人员|先进个人|代表"), SlotType.PERSON),
    (re.compile(r"产业园区|园区|乡镇|街道|社区|县区|地|[省市县区镇乡村]|工作面|景区|路段|现场|点位"), SlotType.PLACE),
    (
        re.compile(r"科室|处室|部门|单位|机构|企业|公司|集团|银行|学校|高校|院校|医院|组织|支部|协会"),
        SlotType.ORGANISATION,
    ),
    (re.compile(r"产业|项目|工程|品牌|行业|领域|任务|活动|栏目|平台|主题"), SlotType.NAME),
)
_LEFT: tuple[tuple[re.Pattern[str], SlotType], ...] = (
    (
        re.compile(
            r"(?:书记|部长|局长|厅长|处长|科长|主任|院长|校长|县长|区长|市长|省长|镇长|乡长|组长|队长|庭长|主席|董事长|经理|同志|讲师|人|先锋|模范)[ 　]{0,4}$"
        ),
        SlotType.PERSON,
    ),
    (re.compile(r"(?:邀请|聘请|由|请|推荐|任命|慰问|学习)$"), SlotType.PERSON),
    (re.compile(r"(?:赴|前往|来到|到|在|位于|至|来|地处|从|途经)$"), SlotType.PLACE),
    (re.compile(r"(?:与|和|联合|会同|委托|依托|吸纳|走进|驻)$"), SlotType.ORGANISATION),
    (
        re.compile(r"(?:占比|比例|率|达到?|降至|提高到|增长到?|下降到?|缩短到|为|约|近|超过|超|突破|合计|共计?|共有)$"),
        SlotType.QUANTITY,
    ),
    (re.compile(r"(?:以|围绕|主题是|题为)$"), SlotType.NAME),
)
_RIGHT: tuple[tuple[re.Pattern[str], SlotType], ...] = (
    (
        re.compile(
            r"(?:贪污|受贿|违纪|违法|腐败|严重违|任组长|担任|兼任|任副组长|任主任|主持|带队|作了?(?:报告|发言|讲话)|讲授|授课|（[^（）\n]{0,20}(?:书记|长|主任|委员))"
        ),
        SlotType.PERSON,
    ),
    (re.compile(r"(?:召开|举办|举行|挂职|调研|考察|等地|两地|三地)"), SlotType.PLACE),
    (re.compile(r"(?:以[^\n]{1,12}为(?:契机|抓手|载体|指导)|党委|印发|出台)"), SlotType.ORGANISATION),
)
_WINDOW = 16


def type_by_context(shape: str, start: int, end: int) -> SlotType:
    """The type of a bare run at ``start``–``end`` of a masked text; ``text`` where nothing tells."""
    left = shape[max(0, start - _WINDOW) : start]
    if (label := _line_label(shape, start)) is not None and (kind := type_by_word(label)) is not None:
        return kind
    if (kind := _listed(shape, start)) is not None:
        return kind
    for pattern, kind in _RIGHT:
        if pattern.match(shape, end):
            return kind
    for pattern, kind in _LEFT:
        if pattern.search(left):
            return kind
    return SlotType.TEXT


def _line_label(shape: str, start: int) -> str | None:
    """The label before a colon whose list this run is part of (成  员：×、×): what is asked for on a form's line."""
    line = shape.rfind("\n", 0, start) + 1
    window = shape[max(line, start - 60) : start]
    colon = max(window.rfind("："), window.rfind(":"))
    if colon < 0 or re.search(r"[。；;！？]", window[colon:]):
        return None
    between = window[colon + 1 :]
    if not re.fullmatch(rf"[ 　]{{0,8}}(?:{B}(?:（[^（）\n]{{0,30}}）)?[、 　]{{1,3}}){{0,20}}", between):
        return None
    found = re.search(r"([^\n\t：:（(；;，,。、]{1,12})$", window[:colon])
    return re.sub(r"[ 　]", "", found[1]) if found else None


def _listed(shape: str, start: int) -> SlotType | None:
    """The type of a member of a list, by the noun that closes the list: ×、×等地, ×、×等×个科室."""
    begin = start
    while begin >= 2 and shape[begin - 1] in "、和" and (previous := _run_before(shape, begin - 1)) is not None:
        begin = previous
    found = _LIST.match(shape, begin)
    if found is None:
        return None
    end = found.end()
    if "、" not in found.group() and not shape.startswith("等", end):
        return None
    noun = _LIST_NOUN.match(shape, end)
    if noun is None:
        return None
    hits = [(match.start(), kind) for pattern, kind in _NOUNS if (match := pattern.search(noun[1]))]
    return min(hits)[1] if hits else None


def _run_before(shape: str, end: int) -> int | None:
    """Where the run that ends at ``end`` begins; None where no run ends there."""
    found = re.search(rf"{B}$", shape[max(0, end - 40) : end])
    return end - len(found.group()) if found else None
