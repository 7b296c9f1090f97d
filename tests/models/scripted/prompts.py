"""Prompts as the chain writes them, for tests of the scripted model."""

from typing import Any

from service.models.scripted.request import ChatRequest

RULES = "你是机关文稿写作人员。只用给出的事实，数值只写槽位标记。"
PROMPT = """【文种】工作总结
【样稿】
开展讲习活动×余场，惠及群众×人次。
【单位】[[unit|云溪县水务局]]（自称可从这些里选与单位相称的：我局、全局、全县）
【时段】[[period|2025年]]
【标题】抓实机关党建，锻造过硬队伍
【事实】
f1：局党组理论学习中心组开展集中学习[[f1.1|12次]]，交流研讨[[f1.2|6次]]
f2：局党组书记[[f2.1|周望川]]为全局党员讲专题党课[[f2.2|2次]]
f3：组建党员护河先锋队[[f3.1|5支]]，开展巡河护河志愿服务[[f3.2|44次]]，清理河岸垃圾[[f3.3|约13吨]]
f4：制定[[f4.1|《云溪县水务局党支部规范化建设清单》]]，列出[[f4.2|4类]][[f4.3|28项]]任务
f5：为群众办实事[[f5.1|63件]]
f6：计划[[f6.1|2026年6月]]前建成党员教育基地[[f6.2|1个]]
【分点】
1. 主题：强化理论武装；事实：f1、f2
2. 主题：建强基层组织；事实：f3、f4
3. 主题：办好民生实事；事实：f5、f6
【写法】先写一段开头，不写数字；再分 3 点写，每点一段，依次以“一是”、“二是”、“三是”开头，先写主题词，再写事实。
"""
TOKENS = ["f1.1", "f1.2", "f2.1", "f2.2", "f3.1", "f3.2", "f3.3", "f4.1", "f4.2", "f4.3", "f5.1", "f6.1", "f6.2"]


def body(*turns: str, prompt: str = PROMPT, **settings: Any) -> dict[str, Any]:
    """A request body: rules, prompt, then ``turns`` of assistant and user by turns."""
    roles = ["assistant", "user"] * len(turns)
    messages = [{"role": "system", "content": RULES}, {"role": "user", "content": prompt}]
    messages += [{"role": role, "content": turn} for role, turn in zip(roles, turns, strict=False)]
    return {"model": "scripted", "messages": messages, **settings}


def request(*turns: str, prompt: str = PROMPT) -> ChatRequest:
    return ChatRequest(body(*turns, prompt=prompt))
