"""What a single line looks like: the shapes by which title, addressee, label, date or heading is told from prose."""

import re

from service.documents.lines.numbers import read_heading_number

BLANKS = r"×*＊XxＸｘ某＿_〇○□"
STOP = re.compile(r"[。！？!?]|(?<=[\u4e00-\u9fff”》）\"])\.(?![0-9.])")
"""Ends a sentence; an ASCII full stop after Chinese counts."""
ENDS = re.compile(r"(?:[。！？；!?;…]|(?<=[\u4e00-\u9fff])\.)[”’\"'）)】」』]*$")
"""A line that ends here is complete."""

_BLANK_RUN = rf"(?:[{BLANKS}]{{1,8}}|[〔（(【\[][\s\u3000…]*[〕）)】\]]|\[[^\]\n]{{1,8}}\]|\{{\{{[^}}\n]{{1,16}}\}}\}})"
_DATE_NUMBER = rf"(?:[0-9０-９〇零一二三四五六七八九十{BLANKS}]{{1,8}}|[0-9０-９]{{0,3}}{_BLANK_RUN})"
_SP = r"[\s\u3000]{0,4}"
_WRITTEN_DATE = rf"{_DATE_NUMBER}{_SP}年{_SP}{_DATE_NUMBER}{_SP}月(?:{_SP}{_DATE_NUMBER}{_SP}[日号])?"
_DATE = rf"{_WRITTEN_DATE}|(?:19|20)[0-9]{{2}}[-./][01]?[0-9][-./][0-3]?[0-9]"
_NAMED_DATE = r"\{\{[^}\n]{0,8}(?:日期|时间)\}\}"
DATE_LINE = re.compile(rf"[（(]?{_SP}(?P<date>{_DATE}|{_NAMED_DATE}){_SP}[）)]?")
DATE_TAIL = re.compile(rf"(?:^|[\s\u3000]+|(?<=[\u4e00-\u9fff）)}}\]】]))(?P<date>{_DATE})$")

LABEL = re.compile(
    r"(?P<label>[^\s\u3000，。；、！？：:“”\"《》][^，。；！？：:“”\"《》\n]{0,11}?)"
    r"[\s\u3000]*[：:][\s\u3000]*(?P<rest>.*)",
    re.DOTALL,
)
NOTE = re.compile(r"(?:备\s*)?注(?:[一二三四五六七八九十0-9]{0,2})\s*[：:]|说明\s*[：:]")
ATTACHMENT = re.compile(
    rf"附\s{{0,3}}[件表录](?:\s{{0,2}}(?:[0-9０-９一二三四五六七八九十]{{1,3}}|{_BLANK_RUN}))?\s{{0,2}}(?:[：:]|$)"
)
DOCUMENT_NUMBER = re.compile(
    rf"[\u4e00-\u9fff{BLANKS}]{{1,12}}[〔\[（(【]\s?(?:[0-9０-９]{{4}}|{_BLANK_RUN})\s?[〕\]）)】]"
    rf"\s?第?\s?(?:[0-9０-９]{{1,5}}|{_BLANK_RUN})\s?号"
)
POINT_START = re.compile(
    r"[一二三四五六七八九十]{1,2}(?:是|要)(?!否)|第[一二三四五六七八九十]{1,2}[，、,：:]"
    r"|(?:首先|其次|再次|最后|其[一二三四五六])[，,、：:]|——|──|――|－－|[—─―](?=[\u4e00-\u9fff])|--(?=\s?[\u4e00-\u9fff])"
)
_ITEM_STARTS = frozenset("一二三四五六七八九十第首其再最—─―－-注备说附")
PAGE = re.compile(
    r"(?=[\s\u3000.．。·•…—\-_（(])"
    r"(?:[\s\u3000]{2,}|\t|[\s\u3000]*(?:[.．。·•]{2,}|…+|—{2,}|-{2,}|_{2,})[\s\u3000]*|[\s\u3000]*[（(])"
    r"\s*(?:第|[Pp]\.?)?\s*[0-9０-９]{1,4}(?:\s*[-—–~～至]\s*[0-9０-９]{1,4})?\s*页?\s*[）)]?$"
)
"""The page number at the end of an entry in a table of contents."""
SALUTATION = re.compile(r"(?:各位|尊敬的|同志们|同学们|老师们|朋友们|主任|女士们|先生们|亲爱的|乡亲们|委员们|代表们)")
ORGAN = re.compile(
    r"(?:部|委|局|办|厅|院|校|所|站|中心|公司|集团|委员会|政府|党组|党委|支部|总支|工委|办公室|政协|人大|法院|检察院|大学|学院|中学|小学|幼儿园|医院|街道|镇|乡|村|社区|"
    r"处|科|股|室|会|社|队|团|厂|行|店|馆|库|台|网|组|园|区|县|市|省|银行|支队|大队|总队|指挥部|领导小组|协会|学会|工会|妇联|团委|联合会|研究所|分局|支行|分公司|居委会|村委会)"
    r"(?:[（(][^（）()]{1,12}[）)])?$"
)
TITLE_END = re.compile(
    r"(?:总结|报告|汇报|规划|计划|方案|要点|安排|材料|讲话|发言|讲话稿|发言稿|致辞|致词|演讲|演讲稿|主持词|意见|通知|通报|决定|决议|公告|通告|请示|批复|函|纪要|办法|规定|条例|细则|制度|情况|统计表|"
    r"汇总表|登记表|摸底表|调查表|一览表|明细表|申请|申请书|申报书|申报表|倡议书|承诺书|责任书|说明|调研报告|简报|信息|事迹|做法|经验|体会|启示|思考|清单|表|综述|介绍|述职|提案|建议|简介|措施|思路|打算|开展情况|书)"
    r"(?:[（(][^（）()]{1,16}[）)])?$"
)


def starts_item(text: str) -> bool:
    """Whether a line begins something of its own: a numbered heading, a point, a label, a note, an attachment."""
    return bool(
        read_heading_number(text)
        or (text[:1] in _ITEM_STARTS and (POINT_START.match(text) or NOTE.match(text) or ATTACHMENT.match(text)))
        or is_label(text)
        or (len(text) <= 40 and DATE_LINE.fullmatch(text))
    )


def is_label(text: str) -> bool:
    """Whether a line is "label：text", as 组  长：…, 第一阶段：… or 联系人：…"""
    found = LABEL.match(text) if "：" in text[:20] or ":" in text[:20] else None
    return bool(found and found["rest"] and not POINT_START.match(text) and not read_heading_number(text))
