from random import Random

from service.models.scripted.faithful import faithful
from service.models.scripted.request import ChatRequest

PROMPT = """【稿子】
b1.1 一、党建工作
b2.1 全局扎实推进各项工作。
b3.1 一是抓学习。
b3.2 坚持以上率下，开展学习[[f1.1|12次]]。
b3.3 （这一句不外发，保持原样）
【还没有写进稿子的事实】
无
【字数与样式】
不限
【意见】
"""


def answered(*notes: str) -> str:
    text = PROMPT + "\n".join(f"【意见{n}】{note}" for n, note in enumerate(notes, start=1))
    return faithful(ChatRequest({"messages": [{"role": "user", "content": text}]}), Random(0)).text


def test_a_mild_edit_with_bare_tokens() -> None:
    assert answered("语气平实些") == "【意见1】照办\n替换 b2.1：全局有序推进各项工作。"
    assert answered("（针对 b3）平实些") == "【意见1】照办\n替换 b3.2：注重以上率下，开展学习[[f1.1]]。"


def test_no_sentence_twice_and_none_that_is_kept_back() -> None:
    assert answered("（针对 b3）平实些", "（针对 b3）再顺一顺").endswith("【意见2】看不明白：请写明改哪一句")
