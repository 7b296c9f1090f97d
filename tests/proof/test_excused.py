"""Small words that may come or go where what they say is said all the same, and where they may not."""

import pytest

from service.brief import Brief
from service.facts.sheet import read_sheet
from service.proof.prove import Prover
from service.proof.verdict import Unproved
from service.settings import BUNDLED_CORPUS
from service.text.lexicon.lexicon import Lexicon, load_lexicon
from tests.proof.placed import placed


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon((BUNDLED_CORPUS,))


def unproved(text: str, facts: list[str], lexicon: Lexicon, genre: str = "work_summary") -> list[str]:
    """The clauses of a text without a warrant, its values marked as the facts'."""
    brief = Brief.model_validate(
        {
            "genre": genre,
            "unit": "云溪县水务局",
            "level": "county",
            "period": "2025年",
            "section": {"heading": "主要工作"},
            "facts": [{"id": f"f{n}", "statement": fact} for n, fact in enumerate(facts, start=1)],
        }
    )
    sheet = read_sheet(brief.facts, lexicon)
    verdicts = Prover(brief, sheet, lexicon).prove(placed(text, sheet))
    return [text[each.start : each.end] for each in verdicts if isinstance(each, Unproved)]


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("与7家企业共建实训基地，其中校内基地3个", "与7家企业共建实训基地，校内基地有3个。"),
        ("发现隐患34处，已整改31处", "发现隐患34处，其中31处已完成整改。"),
        ("成立由局长任组长的领导小组，召开会议4次", "由我局成立局长任组长的领导小组，召开会议4次。"),
        ("听课46节，评为优良的12节", "听了46节课。"),
        ("签订协议9份", "签了协议9份。"),
        ("耕地面积2360亩", "有耕地2360亩。"),
        ("集体收入由2023年的19万元增加到2025年的47万元", "集体收入2023年是19万元。"),
        ("出勤率由上年同期的83%提高到88%", "出勤率上年同期是83%，如今是88%。"),
        ("护林员由186名增加到214名", "护林员从186名增至214名。"),
        ("3名教师被评为市级骨干教师", "3名教师获评市级骨干教师。"),
        ("2名法官获评全省优秀法官", "2名法官被评为全省优秀法官。"),
        ("9个社区220名居民参加", "来自9个社区的220名居民参加。"),
        ("新签合同额4.3亿元", "新签合同额4.3亿元。"),
        ("招募志愿者46名，负责秩序维护", "46名志愿者负责秩序维护。"),
    ],
)
def test_what_is_said_all_the_same(fact: str, text: str, lexicon: Lexicon) -> None:
    assert unproved(text, [fact], lexicon) == []


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        (["收入由19万元增加到47万元"], "收入增加了47万元。"),
        (["全年售电量186亿千瓦时，其中工业用电占63%"], "工业用电增长63%。"),
        (["12家卫生院中9家开设中医馆，其中5家配备煎药设备"], "9家卫生院开设中医馆，另有5家配备煎药设备。"),
        (["建设公园3个，广场2个"], "建设公园3个，其中广场2个。"),
        (["7月19日，负荷创新高", "出动抢修人员860人"], "7月19日出动抢修人员860人。"),
        (["教学成果奖已通过校内评审，正在参加省级评审"], "教学成果奖已通过省级评审。"),
        (["编写教材5种，其中2种已在校内试用，均未公开出版"], "编写教材5种，全部在校内试用。"),
        (["编写教材5种，其中2种已在校内试用，均未公开出版"], "编写教材5种，均已公开出版。"),
        (["推进客运站无障碍设施改造"], "推进客运站、港口、高速服务区无障碍设施改造。"),
        (["推进公交都市创建"], "巩固国家公交都市创建成果。"),
        (["可行性研究报告已报省发展改革委"], "确保上半年批复到位。"),
        (["公共文化场馆错时开放"], "推动各类公共文化场馆全部错时开放。"),
        (["实施危桥改造6座，更新公交车40辆"], "以危桥改造带动公交更新。"),
        (["本科生早自习出勤率88%"], "全校早自习出勤率88%。"),
        (["联合县司法局举办讲座4场"], "由学校举办讲座4场。"),
    ],
)
def test_what_says_something_else(facts: list[str], text: str, lexicon: Lexicon) -> None:
    assert unproved(text, facts, lexicon)


def test_what_is_planned_is_not_told_as_done(lexicon: Lexicon) -> None:
    fact = "力争综合楼6月底前建成，该楼设教室30间，目前主体已封顶"
    assert unproved("力争综合楼已建成。", [fact], lexicon, "work_plan")
    assert not unproved("力争综合楼6月底前建成。", [fact], lexicon, "work_plan")
