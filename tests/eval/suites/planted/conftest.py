"""A small clean document, as the suite's files have them."""

import pytest

from eval.suites.planted.files import CleanFile, clean_text
from eval.suites.planted.text import CleanText

FILE = {
    "id": "t01-small",
    "genre": "work_summary",
    "unit": "平湖县水利局",
    "level": "县级",
    "region": "平湖县",
    "period": "2025年1—9月",
    "facts": [
        "完成投资2.46亿元，同比增长8.2%",
        "培训农民1.2万人次，选聘水管员137人，另聘顾问46人",
        "3月18日，局长韩立群带队检查水库15座",
        "印发《平湖县水库管理办法》（平水〔2025〕14号）",
        "计划新建泵站5座，拟于11月5日开工",
        "近600名志愿者参加活动",
    ],
    "text": """# {b:平湖县水利局工作总结}
@ 县人民政府：
今年1—9月，{b:平湖县水利局}狠抓落实，全县完成投资{1:2.46亿元}，同比增长{1:8.2%}。
一、抓建设
{3:3月18日}，局长{3p:韩立群}带队检查水库{3:15座}，{6:近600名}志愿者参加活动。
二、抓管理
印发{4w:《平湖县水库管理办法》}（{4:平水〔2025〕14号}），培训农民{2:1.2万人次}；选聘水管员{2:137人}，另聘顾问{2:46人}。
三、抓服务
重点抓好以下两个方面：一是守好水库，“一库一策”不放松；二是管好渠道，渠道畅通无阻碍。
我县拟于{5:11月5日}开工，计划新建泵站{5:5座}。为了让群众喝上放心水，干部职工风里来雨里去，脚步始终不停歇。
> 平湖县水利局
% 2025年10月8日""",
}
SAMPLE = "临湖市新建口袋公园27个，改造背街小巷134条。“临湖夜校”成为品牌。"


@pytest.fixture
def file() -> CleanFile:
    return CleanFile.model_validate(FILE)


@pytest.fixture
def clean(file: CleanFile) -> CleanText:
    return clean_text(file, (SAMPLE,))
