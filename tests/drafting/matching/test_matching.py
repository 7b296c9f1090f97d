"""Which value goes into which slot: the same matter in other words, and every look-alike that must be asked about."""

import pytest

from service.drafting.resources import Resources
from tests.drafting.matching_cases import fills

SAME = [
    ("全年粮食播种面积26.1万亩。", "26.1万亩", "全年播种粮食26.8万亩。", "26.8万亩"),
    ("开展健康讲座52场。", "52场", "组织健康知识讲座61场。", "61场"),
    ("安全生产投入820万元。", "820万元", "全年投入安全生产资金0.09亿元。", "0.09亿元"),
    ("出栏生猪12.6万头。", "12.6万头", "生猪出栏13.1万头。", "13.1万头"),
    ("新增高新技术企业12家。", "12家", "新认定高新技术企业15家。", "15家"),
    ("接待群众2.1万人次。", "2.1万人次", "共接待群众2.4万余人次。", "2.4万余人次"),
    ("对36家餐饮单位开展检查。", "36家", "全年检查餐饮单位41家。", "41家"),
    ("网上办理率由81.2%提高到86.5%。", "86.5%", "网上办理率从86.5%上升到90.1%。", "90.1%"),
    ("网上办理率由81.2%提高到86.5%。", "81.2%", "网上办理率从86.5%上升到90.1%。", "86.5%"),
    ("财政收入8.2亿元，增长5.1%。", "5.1%", "全年财政收入8.6亿元，同比增长4.9%。", "4.9%"),
    ("计划新建农村公路36公里。", "36公里", "明年拟新建农村公路42公里。", "42公里"),
    ("新增公园绿地16万平方米。", "16万平方米", "公园绿地增加18万平方米。", "18万平方米"),
    ("申请材料精简42%。", "42%", "申请材料减少51%。", "51%"),
    ("基础养老金由每人每月138元提高到148元。", "138元", "基础养老金每人每月从148元提高到158元。", "148元"),
    # what a heading calls shortcomings is not to come, and what was founded long ago is not of that year
    ("一、存在问题和下步打算\n中小商户参与率为34%。", "34%", "中小商户参与率为41%。", "41%"),
    ("我馆建于1986年，2018年迁入新馆，现有职工78人。", "78人", "我馆在职职工81人。", "81人"),
    ("举办第六届读书节。", "第六届", "第七届读书节顺利举办。", "第七届"),
    # what stands in a later clause with a figure of its own does not say whose this one is
    ("完成产值9800万元，上缴税费760万元。", "9800万元", "完成产值1.12亿元。", "1.12亿元"),
    # what is told by last year's figure is of this year, and so is what follows it
    ("产量是上年的1.6倍，能耗下降9.2%。", "9.2%", "能耗下降8.1%。", "8.1%"),
]

TRAPS = [
    # done to the same people, but something else
    ("培训职工320人次。", "320人次", "招聘职工260人次。"),
    # the growth of a thing is not its level, nor a move where it came to, nor a fall a rise
    ("财政收入达到8.2亿元。", "8.2亿元", "财政收入增加0.4亿元。"),
    ("规上工业增加值增长9.3%。", "9.3%", "规上工业增加值占比达到32.6%。"),
    ("平均办理时间缩短3天。", "3天", "平均办理时间缩短到2天。"),
    ("案件数量下降8.6%。", "8.6%", "案件数量上升5.2%。"),
    # a part is not the whole
    ("全县实现税费收入31.6亿元。", "31.6亿元", "其中税收收入19.4亿元。"),
    # half a year, a season, several years, another year are not the year
    ("全年受理来信126件。", "126件", "上半年受理来信61件。"),
    ("全年排查隐患1260处。", "1260处", "汛期排查隐患310处。"),
    ("办理实事58件。", "58件", "“十四五”以来办理实事310件。"),
    ("招录教师126名。", "126名", "近三年招录教师350名。"),
    ("募集善款126万元。", "126万元", "去年募集善款150万元。"),
    ("接待参观者2.6万人次。", "2.6万人次", "前11个月接待参观者2.4万人次。"),
    # what is planned, under way or missing is not done
    ("建成口袋公园6个。", "6个", "计划建成口袋公园8个。"),
    ("建成口袋公园6个。", "6个", "正在建设口袋公园8个。"),
    ("改造危房120户。", "120户", "危房改造任务160户。"),
    ("落实帮扶资金260万元。", "260万元", "帮扶资金缺口300万元。"),
    # visits are not people
    ("参与群众2600人次。", "2600人次", "参与群众1200人。"),
    ("走访企业120家。", "120家", "走访企业150家次。"),
    # rebuilt is not built, begun is not finished
    ("新建农村公路35公里。", "35公里", "改建农村公路42公里。"),
    ("新建堤防24公里。", "24公里", "加固堤防31公里。"),
    ("竣工项目28个。", "28个", "新开工项目32个。"),
    # a master is no doctor, and no other kind is this one
    ("引进博士18名。", "18名", "引进硕士42名。"),
    ("获省级奖项12项。", "12项", "获国家级奖项3项。"),
    ("发放临时救助金260万元。", "260万元", "发放低保金3200万元。"),
    ("建成社区书屋12个。", "12个", "建成农家书屋36个。"),
    ("发表SCI论文126篇。", "126篇", "发表CSSCI论文62篇。"),
    ("日均客流量2.6万人次。", "2.6万人次", "最高日客流量5.2万人次。"),
    ("新登记社会组织26家。", "26家", "在册社会组织362家。"),
    ("引进院士2名。", "2名", "引进硕士42名。"),
    ("横向经费1.2亿元。", "1.2亿元", "纵向经费1.7亿元。"),
    # what is owned is not what came in, and what came new is not what was there
    ("授权发明专利128件。", "128件", "有效发明专利拥有量960件。"),
    ("新认定专精特新企业17家。", "17家", "有效期内专精特新企业61家。"),
    ("研究生学历13人。", "13人", "硕士研究生在读2人。"),
    ("新增学位1200个。", "1200个", "学位比去年增加150个。"),
    ("新增硕士学位授权点3个。", "3个", "2个硕士学位授权点通过评估。"),
    # last year's very figure again, of something else
    ("培训基层农技人员240人。", "240人", "培训农村经纪人240人。"),
]


@pytest.mark.parametrize(("last", "former", "fact", "expected"), SAME)
def test_the_same_matter_in_other_words(last: str, former: str, fact: str, expected: str, resources: Resources) -> None:
    assert fills(last, [fact], resources.lexicon).get(former) == expected


@pytest.mark.parametrize(("last", "former", "fact"), TRAPS)
def test_a_look_alike_is_asked_about(last: str, former: str, fact: str, resources: Resources) -> None:
    assert former not in fills(last, [fact], resources.lexicon)


def test_a_street_does_not_take_the_whole_districts_figure(resources: Resources) -> None:
    title = "云溪街道2024年工作总结\n"
    facts = ["全区新增就业8200人。"]
    assert fills("新增就业320人。", facts, resources.lexicon, title) == {}
    assert fills("新增就业320人。", ["新增就业350人。"], resources.lexicon, title) == {"320人": "350人"}


def test_a_county_does_not_take_one_towns_figure(resources: Resources) -> None:
    title = "云溪县住房城乡建设局2024年工作总结\n"
    assert fills("新建公园26个。", ["城关镇新建公园32个。"], resources.lexicon, title) == {}


def test_growth_goes_with_what_it_is_the_growth_of(resources: Resources) -> None:
    last = "接待游客42万人次，增长8.1%；旅游收入5.2亿元，增长9.6%。"
    facts = ["旅游收入5.9亿元，同比增长13.5%。", "接待游客46万人次，同比增长10.7%。"]
    assert fills(last, facts, resources.lexicon) == {
        "42万人次": "46万人次",
        "8.1%": "10.7%",
        "5.2亿元": "5.9亿元",
        "9.6%": "13.5%",
    }


def test_respectively_answers_in_order(resources: Resources) -> None:
    last = "管理高血压患者3.1万人、糖尿病患者9860人，规范管理率分别为78.5%和76.9%。"
    facts = ["糖尿病患者1.1万人，规范管理率79.8%；高血压患者3.3万人，规范管理率81.2%。"]
    found = fills(last, facts, resources.lexicon)
    assert (found.get("78.5%"), found.get("76.9%")) == ("81.2%", "79.8%")


def test_things_named_together_are_told_apart(resources: Resources) -> None:
    last = "城镇、农村居民人均可支配收入分别达到36820元和18940元。"
    facts = ["农村居民人均可支配收入20130元，城镇居民人均可支配收入38510元。"]
    assert fills(last, facts, resources.lexicon) == {"36820元": "38510元", "18940元": "20130元"}


def test_two_facts_that_suit_alike_are_asked_about(resources: Resources) -> None:
    facts = ["春季开展志愿服务36次。", "秋季开展志愿服务42次。"]
    assert fills("开展志愿服务58次。", facts, resources.lexicon) == {}


def test_the_better_of_two_facts_is_taken(resources: Resources) -> None:
    facts = ["改造老旧管网48公里。", "新铺设供水管网41公里。"]
    assert fills("新建供水管网36公里。", facts, resources.lexicon) == {"36公里": "41公里"}


def test_what_is_counted_up_does_not_fill_the_years_own(resources: Resources) -> None:
    facts = ["老旧小区加装电梯19部，全镇累计加装电梯62部。"]
    assert fills("加装电梯16部。", facts, resources.lexicon) == {}


def test_a_sure_figure_vouches_for_the_one_beside_it(resources: Resources) -> None:
    last = "举办培训班12期，带动农户90户。"
    together, apart = ["培训班办了14期，115户农户由此增收。"], ["培训班办了14期。", "115户农户由此增收。"]
    assert fills(last, together, resources.lexicon) == {"12期": "14期", "90户": "115户"}
    assert fills(last, apart, resources.lexicon) == {"12期": "14期"}


def test_a_partner_follows_a_partner(resources: Resources) -> None:
    found = fills("与康源药业公司签订购销协议。", ["与澜清药业公司签订购销协议。"], resources.lexicon)
    assert found == {"康源药业公司": "澜清药业公司"}


def test_one_of_several_is_not_the_only_one(resources: Resources) -> None:
    last = "在青禾街道设立调解中心。"
    assert fills(last, ["在柳桥街道设立调解中心。"], resources.lexicon) == {"青禾街道": "柳桥街道"}
    assert fills(last, ["在柳桥街道、柘林街道设立调解中心。"], resources.lexicon) == {}


def test_a_sure_figure_vouches_for_a_name_of_the_same_kind(resources: Resources) -> None:
    last = "组团赴镇南大学等高校招才引智，引进急需紧缺人才67人。"
    visit, hired = "先后到临溪师范大学等高校开展引才活动", "引进急需紧缺人才82人。"
    together, apart = fills(last, [f"{visit}，{hired}"], resources.lexicon), [f"{visit}。", hired]
    assert together == {"镇南大学": "临溪师范大学", "67人": "82人"}
    assert fills(last, apart, resources.lexicon) == {"67人": "82人"}


def test_the_same_thing_does_not_come_new_twice(resources: Resources) -> None:
    facts = ["柳林镇消防站出动216次。"]
    assert fills("新建柳林镇消防站。", facts, resources.lexicon) == {}
    assert fills("柳林镇消防站出动198次。", facts, resources.lexicon)["198次"] == "216次"


def test_a_person_follows_one_of_the_same_office(resources: Resources) -> None:
    last = "护林员石有田被授予“全省最美林业人”称号。"
    found = fills(last, ["护林员葛长青荣获“全省生态卫士”称号。"], resources.lexicon)
    assert found == {"石有田": "葛长青"}


def test_what_stays_the_same_beside_sure_figures_is_taken(resources: Resources) -> None:
    last, size = "建筑面积2.1万平方米，现有职工78人。", "馆舍建筑总面积2.1万平方米"
    assert fills(last, [f"{size}，在职职工81人。"], resources.lexicon) == {"2.1万平方米": "2.1万平方米", "78人": "81人"}
    assert fills(last, [f"{size}。", "在职职工81人。"], resources.lexicon) == {"78人": "81人"}


def test_one_honour_says_nothing_of_another(resources: Resources) -> None:
    last, fact = "党委荣获“全市先进基层党组织”称号。", "党委荣获“全市平安建设示范社区”称号。"
    assert fills(last, [fact], resources.lexicon) == {}


def test_a_title_follows_one_of_its_kind_on_its_topic(resources: Resources) -> None:
    last = "制定《云溪市机关档案移交进馆办法》。"
    good, other = "出台《云溪市电子档案移交进馆办法》。", "出台《云溪市餐厨垃圾管理条例》。"
    assert fills(last, [good], resources.lexicon) == {
        "《云溪市机关档案移交进馆办法》": "《云溪市电子档案移交进馆办法》"
    }
    assert fills(last, [other], resources.lexicon) == {}


def test_an_ordinal_recurs_where_it_stood(resources: Resources) -> None:
    found = fills("第三届读书节开幕。第三届读书节共办活动36场。", ["第四届读书节举办活动42场。"], resources.lexicon)
    assert found == {"第三届": "第四届", "36场": "42场"}


def test_the_reports_own_year_is_left_to_the_brief(resources: Resources) -> None:
    assert "2024年" not in fills("2024年，植树36万株。", ["2025年，植树41万株。"], resources.lexicon)


def test_nothing_to_match() -> None:
    from service.drafting.matching.assignment import assign

    assert assign({}) == {}
