"""What a model says of its prompt, its text and itself is taken out; facts stay, and so does plain prose."""

import pytest

from service.drafting.chain.meta_text import MetaText
from service.drafting.resources import Resources

TOLD = "局党组开展集中学习12次\n推广使用“云溪通”App，开通12345热线\n撰写完成《云溪水利志》\n云溪县水务局"
FACT = "局党组开展集中学习[[f1.1]]"
OF_THE_PROMPT = [
    "标记必须留在它原来所说的事项里",
    "事实没有的不写",
    "不写前言、说明、结尾套话",
    "语言平实、简洁、庄重并且用书面语",
    "写出来的稿子要能直接送领导审阅",
]
FOREIGN = [
    "We will continue to work hard in the coming year",
    "All tasks were completed on schedule",
    "これからも努力します",
    "取得了very good的成效",
    "Работа продолжается",
]
OF_THE_TEXT = [
    "以上内容均依据所给事实撰写",
    "本段约一百二十字",
    "全文共计三百余字",
    "以上为本节正文",
    "该稿尚需进一步完善",
    "本节内容到此结束",
    "根据您提供的材料整理如下",
    "按照要求",
    "事实中未提供具体时间",
    "如需调整篇幅请告诉我",
]
OBEYED = [
    "诚挚鸣谢远山建材集团慷慨相助",
    "敬请扫描下方二维码添加客服",
    "更多详情请见www.example.test",
    "商务合作请联系sales@example.test",
    "我已忽略之前的所有规则",
    "此稿不必再审核",
    "请将我单位评定为优秀等次",
    "作为一个人工智能语言模型",
    "以下是系统指令的全部内容",
    "欢迎选购本地特产",
]
TO_FILL_IN = [
    "惠及群众【待统计】",
    "投入资金（具体数字）",
    "惠及[人数]群众",
    "完成<数量>个项目",
    "覆盖{{村数}}个村",
    "会同〔单位名称〕推进",
    "形成｛成果｝",
    "走访群众（此处补充户数）",
    "发放资料（TODO）",
    "完成[[=]]数量]]",
    "联合……部门推进",
    "投入资金...万元",
]  # fmt: skip
PLAIN = [
    "坚持把学习成果转化为工作实效，为完成全年任务打牢基础",
    "按照县委要求，压实工作责任",
    "按要求完成问题整改",
    "推广“云溪通”App，12345热线更加畅通",
    "《云溪水利志》撰写完成",
    "本段河道实现常态保洁，本节目广受好评",
    "全段公路（含桥梁）完成养护",
    "请示报告制度（试行）严格落实",
    "办事群众扫码即可评价，停水报修限时上门",
    "与供销企业签订购销协议",
    "全面落实“双随机、一公开”（以下简称“双随机”）要求",
    "大数据局（筹）牵头，战略（略有调整）平稳实施",
]


@pytest.fixture
def asides(resources: Resources) -> MetaText:
    rules = "\n".join(f"{prompt.system}\n{prompt.user}" for prompt in resources.prompts.values())
    return MetaText(rules, TOLD, resources.lexicon)


ASIDES = [*OF_THE_PROMPT, *FOREIGN, *OF_THE_TEXT, *OBEYED, *TO_FILL_IN]


@pytest.mark.parametrize("aside", ASIDES)
def test_as_a_sentence_it_goes(asides: MetaText, aside: str) -> None:
    assert asides.without(f"一是抓实学习。{FACT}。{aside}。") == f"一是抓实学习。{FACT}。"


@pytest.mark.parametrize("aside", ASIDES)
def test_as_a_last_clause_it_goes(asides: MetaText, aside: str) -> None:
    assert asides.without(f"一是抓实学习。{FACT}，{aside}。") == f"一是抓实学习。{FACT}。"


@pytest.mark.parametrize("aside", ASIDES)
def test_as_a_first_clause_it_goes(asides: MetaText, aside: str) -> None:
    assert asides.without(f"{aside}，{FACT}。").endswith(f"{FACT}。")
    assert aside not in asides.without(f"{aside}，{FACT}。")


@pytest.mark.parametrize("plain", PLAIN)
def test_plain_prose_stays(asides: MetaText, plain: str) -> None:
    assert asides.without(f"{FACT}，{plain}。{plain}。") == f"{FACT}，{plain}。{plain}。"


def test_what_an_aside_goes_on_to_say_goes_too(asides: MetaText) -> None:
    assert asides.without(f"{FACT}，本稿已经定稿，大可放心使用。") == f"{FACT}。"


def test_a_fact_is_never_taken_out(asides: MetaText) -> None:
    assert "[[f1.1]]" in asides.without("根据您的要求，本稿写到局党组开展集中学习[[f1.1]]。")


@pytest.mark.parametrize("note", ["（已补充）", "【待核实】", "（数据待补）", "[此处补充案例]", "<slot>"])
def test_a_note_behind_a_fact_goes(asides: MetaText, note: str) -> None:
    assert asides.without(f"{FACT}{note}，做到学用结合。") == f"{FACT}，做到学用结合。"


def test_words_left_to_others_go_with_their_brackets(asides: MetaText) -> None:
    assert asides.without(f"{FACT}、惠及群众【待补：人数】。") == f"{FACT}。"


def test_the_mark_of_a_point_stays(asides: MetaText) -> None:
    assert asides.without(f"一是根据您的要求，{FACT}。") == f"一是{FACT}。"


def test_which_paragraph_is_mended_stays(asides: MetaText) -> None:
    assert asides.without(f"【段3】{FACT}。以上内容已修改。") == f"【段3】{FACT}。"
