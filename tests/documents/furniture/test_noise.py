from itertools import pairwise

import pytest

from service.documents.furniture.noise import find_noise
from service.text.hygiene import find_invisible
from tests.documents.reading import rules

BODY = "今年以来，区教育局扎实推进各项工作，取得明显成效，群众满意度持续提升，年度任务全面完成。"


def noise(text: str) -> list[str]:
    found = find_noise(text, rules(), invisible=find_invisible(text))
    assert all(text[n.start : n.end] == n.text for n in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    return [n.text for n in found]


def between(line: str) -> str:
    return f"关于教育工作的总结\n{BODY}\n{line}\n{BODY}\n"


@pytest.mark.parametrize(
    "line",
    [
        "—3—",
        "－ 12 －",
        "第 3 页 共 9 页",
        "Page 3 of 9",
        "3 / 9",
        "公众号：公文写作小站",
        "关注公众号“写材料”，回复“总结”领取范文",
        "加微信 abc12345 入群",
        "更多资料请登录 www.example.com 下载",
        "本文来源于网络，如有侵权请联系删除",
        "本资料由某某文库整理，仅供内部学习使用",
        "内部学习资料　请勿外传",
        "仅供学习 禁止外传",
        "版权所有 侵权必究",
        "Copyright 2025 All Rights Reserved",
        "【打印】【关闭】",
        "打印本页 | 关闭窗口",
        "字体：【大】【中】【小】",
        "发布时间：2025-03-01 10:20　来源：区政府办　浏览：123次",
        "您现在的位置：首页 > 政务公开",
        "上一篇：关于放假的消息",
        "责任编辑：张三",
        "分享到：微信 微博",
        "读者群：123456789（备注单位）",
        "举报倒卖会员资料的，赠送会员材料！",
        "开通会员，海量范文免费下载",
        "https://www.example.com/a/b.html",
        "附件下载：无",
        "推荐度：★★★★★",
        "文档为doc格式",
        "下载文档到电脑，方便收藏和打印",
        "（本文由 示例网 example.com 收集整理，转载请注明出处）",
        "【示例网温馨提示：本文共3页，更多精彩内容请点击下载】",
        "如果您觉得本文对您有帮助，欢迎打赏支持",
        "示例文吧wenba.example",
        "示例小站 独家整理",
        "示例文秘 > 工作总结 > 单位总结 > 正文",
        "[1] [2] [3] 下一页",
        "举报/反馈",
        "展开阅读全文",
        "评论（0）",
        "热门标签：总结 汇报 讲话稿",
        "以上就是小编为大家带来的工作总结，希望对大家有所帮助。",
        "声明：本文内容由互联网用户自发贡献，版权归原作者所有，本站不承担相关法律责任。",
        "示例号 教育小灵通 2025-05-06 08:00",
        "示例文库-专业的公文写作网站",
    ],
)
def test_a_line_of_noise_is_found_whole(line: str) -> None:
    assert noise(between(line)) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "全区建立党员微信群12个、QQ群8个，发布信息3000条。",
        "（三）办好微信公众号",
        "3.打印机采购",
        "印发资料3000份",
        "分享经验做法",
        "来源多元化的筹资机制",
        "会员单位30家",
        "一、会员发展情况",
        "资料来源：市统计局",
        "咨询电话：0571-12345678",
        "联系人：张三　联系电话：12345678",
        "点击量突破100万次",
        "版权登记1200件",
        "订阅党报党刊320份",
        "建成二维码门牌3000块",
        "第3页的数据有误",
        "2025年3月1日",
        "仅供内部使用的会议室3间",
        "举报电话：12345",
        "打击倒卖车票活动",
        "公众号推文120篇",
        "时间：2025年3月",
        "单位：（盖章）",
        "发布时间：每周五",
        "举办“分享会”12场",
        "审核：王五",
        "编辑出版《志》2卷",
        "相关文章在省级刊物发表12篇",
        "延伸阅读推广活动",
        "下载文档管理规范",
        "附件下载量达3万次",
        "VIP客户服务提升",
        "推荐阅读书目：",
        "三、推荐阅读",
        "更多文章登上学习强国平台",
        "文字：李四",
        "办公室 整理",
        "建立转载标明来源制度",
        "举报 投诉渠道畅通",
        "声明：本表数据由各科室提供",
        "搜索：关键词优化",
        "受理→办理→反馈",
        "受理>审核>办结",
        "以上是全部内容",
        "评论员文章12篇",
        "查看更多线索",
        "政务网—服务群众平台",
        "小编队伍建设",
        "会议时间 2025-03-01 09:30",
        "相关内容：",
        "1.转载须注明出处",
        "2．规范管理。严格三审三校，转载须注明出处。",
    ],
)
def test_what_a_document_says_about_such_things_is_not_noise(line: str) -> None:
    assert noise(between(line)) == []


@pytest.mark.parametrize(
    "header",
    [
        "相关文章：",
        "更多相关内容推荐：",
        "作者最新文章",
        "【某总结】相关文档：",
        "猜你喜欢",
        "看了本文的人还看了：",
        "往期推荐",
    ],
)
def test_the_articles_that_a_page_lists_go_with_its_announcement(header: str) -> None:
    listed = ["1、乡镇安全生产总结", "2、消防安全工作计划", "安全生产月活动方案"]
    assert noise("\n".join([BODY, header, *listed])) == [header, *listed]


def test_an_announcement_in_the_middle_takes_no_heading_of_the_document() -> None:
    assert noise("\n".join([BODY, "推荐阅读：", "二、存在的问题", BODY])) == ["推荐阅读："]


def test_an_announcement_above_the_signature_leaves_it() -> None:
    text = "\n".join([BODY, "推荐阅读：", "消防安全工作计划", "示例区教育局", "2025年3月1日"])
    assert noise(text) == ["推荐阅读：", "消防安全工作计划"]


def test_debris_is_cut_out_of_a_sentence() -> None:
    text = "ï»¿关于校车的汇报\n我局\ufffd\ufffd加强&nbsp;管理，<br/>保障\u200b安全锟斤拷。"
    assert noise(text) == ["ï»¿", "\ufffd\ufffd", "&nbsp;", "<br/>", "\u200b", "锟斤拷"]


def test_an_advertisers_bracket_inside_a_line() -> None:
    assert noise(f"{BODY}（示例文库整理，咨询QQ1234567）") == ["（示例文库整理，咨询QQ1234567）"]


def test_short_lines_between_sure_ones_go_with_them_and_the_title_stays() -> None:
    block = ["仅供学习 禁止外传", "示例文库", "天天更新、永不断货", "现在订阅立享一年会员"]
    text = "\n".join([*block, "", "", "在读书会上的发言", "示例文库整理，咨询QQ1234567", BODY])
    assert noise(text) == [*block, "示例文库整理，咨询QQ1234567"]


def test_a_title_between_two_advertisements_stays() -> None:
    text = f"示例文库整理，咨询QQ1234567\n以小窗口服务大民生\n示例文库整理，咨询QQ1234567\n{BODY}"
    assert "以小窗口服务大民生" not in noise(text)


def test_a_broken_copyright_statement_runs_to_its_stop() -> None:
    text = f"{BODY}\n\n本作品是中华人民共和国的\n法规\n，在\n各地\n均属于公共领域\n。\n\n区教育局"
    assert noise(text) == ["本作品是中华人民共和国的", "法规", "，在", "各地", "均属于公共领域", "。"]


def test_a_lone_number_is_a_page_number_only_between_paragraphs_or_in_a_series() -> None:
    assert noise(f"{BODY}\n\n2\n\n{BODY}") == ["2"]
    assert noise("广义货币M\n2\n增长百分之八。") == []
    page = "全区上下推进工作，加强领导，\n落实责任，\n"
    assert noise(f"{page}1\n{page}2\n{page}3\n{page}") == ["1", "2", "3"]


def test_a_running_head_beside_page_numbers() -> None:
    page = f"{BODY}\n青禾县年度报告汇编\n— %d —\n"
    assert noise(page % 1 + page % 2 + page % 3).count("青禾县年度报告汇编") == 3


def test_a_line_repeated_by_its_author_stays() -> None:
    assert noise(f"各位代表！\n{BODY}\n" * 5) == []


def test_front_matter_of_a_sample_is_no_text() -> None:
    assert noise(f"---\ngenre: speech\nnotation: none\n---\n在读书会上的发言\n{BODY}") == [
        "---\ngenre: speech\nnotation: none\n---"
    ]


def test_weak_signs_count_only_beside_noise() -> None:
    assert noise(between("作者：张三")) == []
    assert noise(between("作者：张三\n来源：新华网")) == ["作者：张三", "来源：新华网"]


def test_cells_of_a_table_are_left_alone() -> None:
    text = "序号\t名称\n1\t来源：网络\n2\t打印"
    assert find_noise(text, rules(), tables=[(0, len(text))]) == ()
