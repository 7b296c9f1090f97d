"""The type of a blank that no suffix tells: what stands before and after it, the label of its line, its own name."""

import re
from collections.abc import Iterable
from functools import lru_cache

from service.documents.blanking.blanks import B
from service.documents.blanking.cells import Cell
from service.text.lexicon.lexicon import Lexicon
from service.text.trie import trie_pattern
from service.text.values import SlotType

_Rules = tuple[tuple[re.Pattern[str], SlotType], ...]


def _rules(pairs: Iterable[tuple[SlotType, str]]) -> _Rules:
    return tuple((re.compile(source), kind) for kind, source in pairs)


_BY_WORD = _rules(
    (
        (SlotType.CLAIM, r"荣誉|奖项|称号|获奖|成效|成果|成绩|结果"),
        (
            SlotType.TEXT,
            r"电话|手机|传真|邮编|邮箱|备注|说明|意见|内容|情况|对象|措施|原因|问题|做法|经验|举措|打算|建议|诉求|事由|事项|简介|概况|描述|特点|亮点|理由|来源|用途|方式|渠道|类型|类别|型号|规格|职务"
            r"|性别|民族|面貌|(?:^|[^上下级])(?:学历|职称)$|账号|证号|编号|代码|(?i:tel|phone|fax|email|remark|content|reason)",
        ),
        (
            SlotType.DATE,
            r"日期|时间|年份|年度|截止|起始月|截止月|统计期间|成文|月份|时限|[年月日]$|(?i:year|month|date|day|time)",
        ),
        (SlotType.DOCUMENT_NUMBER, r"文号|字号|(?i:doc_?n[ou])"),
        (SlotType.TITLE, r"文件名|题目|书名|标题|篇名|专报名称|刊名|刊物|(?i:title|document)"),
        (
            SlotType.QUANTITY,
            r"数$|数量|人次|场次|金额|比例|占比|幅度|增幅|[额率量]$|资金|面积|[期件户天家个]数|分钟数|年龄|工期|预算|总价|单价|投资"
            r"|[（(](?:[万亿]?[人次个名场元户件家%％亩册项期本对条支份篇台套间座栋辆所处门类批届轮节株吨米天岁分页部公平立小][^（）()]{0,4}|[^（）()]{1,6}/[^（）()]{1,4})[）)]"
            r"|(?i:num|count|amount|total|ratio|rate|percent)",
        ),
        (
            SlotType.PERSON,
            r"姓名|名单|成员|请假|出席|列席|缺席|^参会$|^参加$|主讲|授课|^会议记录$|^记录$|监票|计票|审核$|复核$|审签|制表$|填表$|校对$|发言$|指挥$|联系人|联络员|负责人|主持|签发人|领导$|主任|书记$|[^成增延]长$|评委|业主|[^个本当]人$|包保人|[经审填制][办核表]人"
            r"|(?i:person|leader|contact|people)",
        ),
        (SlotType.PLACE, r"地点|地址|住址|籍贯|(?i:place|city|county|town|village|addr|location)"),
        (
            SlotType.ORGANISATION,
            r"单位|[甲乙丙]方|部门|机构|企业|公司|集团|学校|医院|卫生院|主送|抄送|机关|科室|处室|金融|银行|组织名|[主承协]办|盖章|签章"
            r"|(?i:org|unit|company|dept|department|school)",
        ),
        (SlotType.PLACE, r"乡镇|街道|社区|区域|地区|[省县村市镇地]名|[省市县区镇乡村地]$|县区[甲乙丙]?"),
        (SlotType.NAME, r"名称|品牌|活动|主题|项目|行动|工程|平台|(?i:project|activity|theme|brand|event|name)"),
    )
)


_CATEGORY = re.compile(r"以[上下](?:学历|职称|人员)?$|级职称$")
_AWARDED = re.compile(r"^(?:主要|曾|所)?(?:获奖|荣誉|获得荣誉|表彰|受表彰|获得?表彰)(?:情况|名称|奖项)?$")
_CALLED = re.compile(r"(?:名称|全称|简称)$")


def type_by_word(word: str) -> SlotType | None:
    """The type that the name of a blank ({{单位名称}}) or the label of its line (联系人：) asks for."""
    if _CATEGORY.search(word):
        return SlotType.QUANTITY
    if _AWARDED.search(word):
        return SlotType.CLAIM
    base = _CALLED.sub("", word)
    for length in (2, 3, 4, len(base)):
        for pattern, kind in _BY_WORD:
            if pattern.search(base[-length:]):
                return kind
    return SlotType.NAME if base != word else None


def type_in_cell(cell: Cell) -> SlotType:
    """The type of a blank that fills a table cell: by the head of its column, else of its row, else of the table."""
    row, column = type_by_word(cell.row), type_by_word(cell.column)
    if row is SlotType.QUANTITY and column in (None, SlotType.DATE):
        return row
    if column is not None or (row is not None and not cell.column):
        return column or row or SlotType.TEXT
    return SlotType.QUANTITY if cell.counts else SlotType.TEXT


_OF_LIST = _rules(
    (
        (SlotType.CLAIM, r"荣誉|称号|奖项|表彰"),
        (
            SlotType.PERSON,
            r"带头人|负责人|当事人|村民|居民|党员|学生|医生|教师|教练|家长|志愿者|业主|青年|老人|[技律讲]师|职工|学者|人才|委员|队员|好人|同志|老师|专家|模范|标兵|人士|干部|教授|英才|讲师|人员|先进个人|代表",
        ),
        (SlotType.PLACE, r"产业园区|园区|乡镇|街道|社区|县区|[两三几]?地|[省市县区镇乡村]|工作面|景区|路段|现场|点位"),
        (
            SlotType.ORGANISATION,
            r"科室|处室|部门|单位|机构|企业|公司|集团|银行|媒体|院所|机关|学校|高校|院校|医院|组织|支部|协会|分队",
        ),
        (SlotType.TEXT, r"方面|问题|环节|目标|要求|原则|思路|理念|短板|不足|困难|现象|指标|内容|情形|理由|原因"),
        (SlotType.NAME, r"产业|项目|制度|机制|体系|措施|工程|品牌|行业|领域|任务|活动|栏目|平台|主题"),
    )
)
_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕张孔曹严魏陶姜谢邹喻潘葛范彭郎鲁韦马苗方俞袁柳鲍史唐薛雷贺倪汤罗郝常傅康伍余元顾孟黄"
    "穆萧尹姚邵汪毛戴宋庞熊纪舒屈项祝董梁杜阮蓝闵季贾江童颜郭梅林徐邱骆高夏蔡田樊胡凌霍万柯管卢莫房裘丁邓洪包左石崔吉龚程裴陆翁荀甄"
    "曲封段侯宁仇甘厉祖武符刘景詹龙叶黎白蒲赖卓屠池乔翟谭姬申冉桑牛燕尚温庄晏柴阎艾鱼容古易廖耿匡文寇广欧沃蔚越巩聂冷曾沙丰关"
    "查游权盖桓公"
)
_COMMON_SURNAMES = tuple(
    "王李张刘陈杨赵黄周吴徐孙胡朱郭何罗宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪姜范谭廖邹熊孟秦邱"
)
_SURNAMED = re.compile(
    rf"(?:^|[^\u4e00-\u9fff]|[者师员长民生工友众人任记导授医官士叫是由]|同志|专家|模范)([{_SURNAMES}])$"
)
_PEOPLE = (
    r"书记|部长|局长|厅长|处长|科长|主任|院长|校长|馆长|站长|所长|县长|区长|市长|省长|镇长|乡长|村长|组长|队长|庭长|主席|董事长|经理|教授"
    r"|老师|教师|同志|讲师|好人|先锋|模范|标兵|工匠|居民|读者|村民|群众|干部|志愿者|业主|专家|学生|医生|冠军|亚军|季军|得主|法官|[医律教讲]师|老人|党员|职工|员工|代表"
)
_BEFORE = _rules(
    (
        (SlotType.CLAIM, r"(?:评为|授予|命名为|认定为|荣获|获评|确定为)$"),
        (SlotType.ORDINAL, r"(?:附件|附表|附录|表|图)[ 　]?$"),
        (SlotType.PERSON, rf"(?:{_PEOPLE})[ 　]{{0,4}}$"),
        (
            SlotType.PERSON,
            r"(?:邀请|聘请|推选|选举|看望|采访|由|(?<!申)请|推荐|任命|慰问|叫|(?<![动全人])员|(?<![个本每各他群众])人|(?<![农各每])户|者|[学企作画艺专术]家|[选歌能旗助]手)$",
        ),
        (SlotType.ORGANISATION, r"(?:与|和|联合|会同|委托|吸纳|走进|驻)$"),
        (
            SlotType.QUANTITY,
            r"(?:占比|比例|率|达到?|(?:全[国省市县区州]|位[列居]|排名|跻身|进入|[居列])[^，。；]{0,4}前|降至|升至|提高到|增长到?|下降到?|缩短到|(?:系数|数值|总数|面积|单价|比例|总额|人数)为|[^节]约|近|超过|超|突破|合计|共计?|共有|不足|不少于)$",
        ),
        (
            SlotType.PLACE,
            r"(?:赴|前往|来到|(?<![做达得感受看想说提遇])到|(?<![存现正旨重贵实内])在|位于|来自|来|地处|从|途经|至)$",
        ),
        (
            SlotType.NAME,
            r"(?:以|依托|围绕|题为|(?:名称|主题|题目|型号|品牌)[为是]|(?:争创|创建|创成|申报)(?:国家级|省级|市级|县级)?|开展|打造|实施|举办)$",
        ),
    )
)
_DEADLINE = re.compile(
    r"(?:[年月]?底?之?前|之?后|起)(?:[，,]|完成|建成|达到|实现|启动|报送|上报|投用|整改|开展|召开|落实|全面|全部)"
)
_SENTENCE_EDGE = re.compile(r"(?:^|[。；，、]|[于在须应]|力争|确保|务必)[ 　]{0,4}$")
_BY = re.compile(r"(?:被|受|受到|得到|获得?|经|由)$")
_TAKEN_UP = re.compile(
    r"(?:宣传|转载)?(?:推广|采用|采纳|转发|转载|报道|刊[发登载]|授予|评为|命名为|认定为|确定为|列为|通报表[扬彰]|充分肯定|肯定|批准|批复|认可|表扬|点赞)"
)
_BEHIND = _rules(
    (
        (
            SlotType.TEXT,
            r"等?(?:问题|现象|困难|不足|短板|方面|情形)|的(?:思路|理念|原则|局面|格局)|上(?:下(?:功夫|[大苦狠]?力)|(?![级市海午游年半下报述访班岗学门线榜台任])[^，。]{0,4}(?:功夫|力气?|突破|实招|文章|真章|攻坚))",
        ),
        (SlotType.TEXT, r"级"),
        (SlotType.NAME, r"称号|荣誉|奖项"),
        (
            SlotType.PERSON,
            r"[，（][男女][，,]|贪污|受贿|违纪|违法|腐败|严重违|[任为]副?[组队团会]长|[任为]成员|担任|兼任|任副组长|任主任|(?:同志)?(?:当选)?为[^，。；]{0,6}(?:员|代表|委员|候选人|主任|会长|组长|书记)(?![会大])|主持|带队"
            r"|作了?(?:报告|发言|讲话|辅导)|讲授|授课|介绍|说[，：]|执笔|来到|表示|告诉|[^，。]{0,6}(?:说道?|感慨|笑着|称赞)[，：]"
            rf"|的?(?:先进)?事迹|家中|等(?:{B}|[一两三四五六七八九十\d]{{1,3}})余?[人名位]|获得?(?:第[一二三]|[一二三]等奖|冠军|亚军|季军|金奖|银奖|铜奖)|学习(?=[，。！])|致敬|看齐"
            r"|（[^（）\n]{0,20}(?:书记|长|主任|委员)",
        ),
        (SlotType.PLACE, rf"至{B}|召开|举行|挂职|调研|考察|等地|[两三]地"),
        (SlotType.ORGANISATION, r"的(?:坚强|正确|统一)?领导|的(?:关心|大力)?支持|的指导|全体|上下|干部职工"),
        (SlotType.ORGANISATION, r"以[^\n。；]{1,14}为(?:契机|抓手|载体|指导|主题)|党委|印发|出台"),
    )
)
_WINDOW = 16
_HINT = re.compile(r"[（(]([\u4e00-\u9fff]{2,6})[）)]")


@lru_cache(maxsize=8)
def _people(lexicon: Lexicon) -> re.Pattern[str]:
    """What a person is called by, directly before the name, and the section that one is of (保管科×××)."""
    words = trie_pattern(lexicon.naming["office"] | lexicon.naming["blank_person"])
    return re.compile(rf"(?:{words}|[科股]|办公室|车间|[大中支]队|教研室)[ 　]{{0,4}}$")


def type_by_context(shape: str, start: int, end: int, lexicon: Lexicon) -> SlotType:
    """The type of a bare run at ``start``–``end`` of a masked text; ``text`` where nothing tells."""
    begin = _list_start(shape, start)
    before = shape[max(0, begin - _WINDOW) : begin].rpartition("\n")[2]
    if (label := _line_label(shape, start)) is not None and (kind := type_by_word(label)) is not None:
        return kind
    if (kind := _listed(shape, begin)) is not None:
        return kind
    if _is_speaker(shape, start, end):
        return SlotType.PERSON
    if (hint := _HINT.match(shape, end)) is not None and (kind := type_by_word(hint[1])) is not None:
        return kind
    if before.endswith("每"):
        return SlotType.DATE
    if _DEADLINE.match(shape, end) and _SENTENCE_EDGE.search(before):
        return SlotType.DATE
    if _BY.search(before) and _TAKEN_UP.match(shape, end):
        return SlotType.ORGANISATION
    members = _LIST.match(shape, begin)
    for pattern, kind in _BEHIND:
        if pattern.match(shape, end) or (members is not None and pattern.match(shape, members.end())):
            return kind
    if _people(lexicon).search(before):
        return SlotType.PERSON
    for pattern, kind in _BEFORE:
        if pattern.search(before):
            return kind
    return SlotType.TEXT


_SPEECH = re.compile(
    r"(?:讲话|发言|致辞|致词|演讲|主持词|述职|述职报告|体会|心得|党课|宣讲|汇报)(?:稿|材料|提纲|摘要)?[ 　]*"
    r"\n\s{0,40}[（(]?$"
)


def _is_speaker(shape: str, start: int, end: int) -> bool:
    """Whether the run is all of the line under a title of something spoken: who spoke."""
    alone = re.match(r"[）)]?[ 　]*(?:\n|$)", shape[end : end + 12])
    return alone is not None and _SPEECH.search(shape[max(0, start - 60) : start]) is not None


def surname_before(shape: str, start: int, lexicon: Lexicon, some: bool = False) -> int | None:
    """Where a surname directly before a bare run stands (王×, 张某某), None where there is none.

    ``some``: the run is 某, before which a common surname is one whatever stands before it.
    """
    before = shape[max(0, start - 8) : start]
    if _sure_surname(lexicon).search(before):
        return start - (2 if before.endswith(_TWO_SIGNS) else 1)
    surname = _SURNAMED.search(before) or _FAMILIAR.search(before)
    return start - 1 if surname or (some and _SOME_SURNAME.search(before)) else None


_SOME_SURNAME = re.compile(
    rf"[{''.join(_COMMON_SURNAMES)}]$"
    rf"|(?:[与和同跟向给替找请让使叫是对、]|邻居|朋友|同事|妻子|丈夫|儿子|女儿|母亲|父亲|户主|司机|被告|原告|嫌疑)[{_SURNAMES}]$"
)
"""Before 某: a common surname anywhere, any other behind what names or joins people."""
_TWO_SIGNS = ("欧阳", "上官", "司马", "诸葛", "司徒", "皇甫", "慕容", "令狐", "尉迟", "夏侯")
_FAMILIAR = re.compile(r"(?:^|[^\u4e00-\u9fff]|[与和由请叫是])[小老阿]$")


@lru_cache(maxsize=8)
def _sure_surname(lexicon: Lexicon) -> re.Pattern[str]:
    """A surname that ends no other word, or any one behind what a person is called by or what is done for him."""
    naming = lexicon.naming
    sure, called = trie_pattern(naming["blank_surname"]), trie_pattern(naming["office"] | naming["blank_person"])
    return re.compile(
        rf"(?:(?<![帝龙霸国君天推铺行]){sure}|{'|'.join(_TWO_SIGNS)}|(?:(?:{called}|资助|慰问|看望|走访|推选|选派|表彰|奖励|救助)[{_SURNAMES}]"
        rf"|[的岁与][{''.join(_COMMON_SURNAMES)}]))$"
    )


_LABEL_END = re.compile(r"([^\n\t：:（(；;，,。、]{1,12})(?:[（(][^（）()\n]{1,8}[）)])?$")
_LABEL_LIST = re.compile(rf"[ 　]{{0,8}}(?:{B}(?:（[^（）\n]{{0,30}}）)?[、 　]{{1,3}}){{0,20}}")


def _line_label(shape: str, start: int) -> str | None:
    """The label before the colon whose list this run is part of (成  员：×、×): what a form's line asks for."""
    line = shape.rfind("\n", max(0, start - 80), start) + 1
    window = shape[max(line, start - 80) : start]
    colon = max(window.rfind("："), window.rfind(":"))
    if colon < 0 or _LABEL_LIST.fullmatch(window[colon + 1 :]) is None:
        return None
    found = _LABEL_END.search(window[:colon])
    return re.sub(r"[ 　]", "", found[1]) if found else None


_MEMBER = rf"{B}(?:（[^（）\n]{{0,30}}）)?"
_LIST = re.compile(rf"{_MEMBER}(?:[、和及与]{_MEMBER}){{0,20}}+(?:(?:、[\u4e00-\u9fff]{{1,8}}){{1,5}}(?=等))?")
_LIST_NOUN = re.compile(
    rf"(?:等(?:一批)?)?(?:{B}|\d{{1,4}}|[两一二三四五六七八九十几]{{1,3}}(?!地))?(?:余|多)?(?:个|家|名|位|处|所|条|类|项(?!目)|大)?"
    r"([\u4e00-\u9fff]{1,10})"
)
_RUN_ENDS = re.compile(rf"{B}$")
_FARTHEST = 20
_SEVERAL = 3


def _list_start(shape: str, start: int) -> int:
    """Where the list begins that the run at ``start`` is a member of (×、×、×); ``start`` itself where it is none."""
    begin = start
    for _ in range(_FARTHEST):
        listed = shape[begin - 1 : begin] in ("、", "和")
        found = _RUN_ENDS.search(shape[max(0, begin - 41) : begin - 1]) if listed else None
        if found is None:
            break
        begin = begin - 1 - len(found.group())
    return begin


def _listed(shape: str, begin: int) -> SlotType | None:
    """The type of the members of a list, by the noun that closes it: ×、×等地, ×、×等×个科室."""
    members = _LIST.match(shape, begin)
    if members is None or ("、" not in members.group() and not shape.startswith("等", members.end())):
        return None
    names = SlotType.PERSON if members.group().count("、") >= _SEVERAL - 1 else None
    noun = _LIST_NOUN.match(shape, members.end())
    if noun is None:
        return names
    hits = [(match.start(), kind) for pattern, kind in _OF_LIST if (match := pattern.search(noun[1]))]
    return min(hits, key=lambda hit: hit[0])[1] if hits else names
