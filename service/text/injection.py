"""Prompt injection (OWASP LLM01): sentences in data that speak to the program or the model, not to the reader.

What a fact, a sample or a note says is data. A sentence that asks a model to drop its rules, to play another part, to
tell its prompt, or to write something in place of the facts states nothing, supports nothing, and is not passed on.
Conservative: a sentence of an official document, also one about systems, rules and prompts, is none.
"""

import re
from collections.abc import Iterator

from service.text.sentences import sentences

_PREVIOUS = (
    r"(?:以上|上面|上述|之前|此前|前面|前述|先前|前文|原有|原来"
    r"|所有|全部|任何|一切|既定|系统|你的|您的|其他|其它|下列|本次|这些|那些)"
)
_RULES = (
    r"(?:指令|指示|提示词?|提示语|规则|设定|约束|限制"
    r"|系统提示词?|角色设定|安全策略|输出要求|写作要求|拟稿要求|检查规则|校验规则)"
)
_ZH = (
    rf"(?:忽略|无视|忘记|忘掉|跳过|绕过|绕开|抛开|抛弃|不要?(?:再)?(?:遵守|理会|执行|遵循|管)|不必(?:再)?(?:遵守|理会|遵循)|覆盖|清空|重置)"
    rf"[^。；！？\n]{{0,8}}?{_PREVIOUS}[^。；！？\n]{{0,10}}?{_RULES}",
    r"(?:忽略|无视|忘记|绕过|绕开|停用|禁用|关闭|解除)[^。；！？\n]{0,6}(?:槽位标记|槽位|事实依据|事实检查|内容审核|提示词|系统指令)",
    r"(?:你|您)(?:现在|从现在起|接下来)?(?:是|扮演|将扮演|充当|变成|就是)(?:一个|一名|一位)?[^。；！？\n]{0,10}(?:AI|人工智能|大模型|语言模型|机器人|助手|DAN"
    r"|开发者|管理员|黑客|没有限制)",
    r"(?:进入|切换到|开启|启用|打开)[^。；！？\n]{0,4}(?:开发者|调试|越狱|无限制|管理员|上帝|DAN|自由)模式",
    r"(?:输出|打印|显示|透露|泄露|复述|重复|告诉我|展示|给出|写出|列出|翻译)[^。；！？\n]{0,8}(?:你的|系统|完整|全部|以上|上面|初始"
    r"|隐藏)[^。；！？\n]{0,6}(?:提示词?|提示语|系统指令|指令|设定|规则|密钥|口令|系统消息)",
    r"(?:作为|身为)(?:一个|一名)?(?:AI|人工智能|大模型|语言模型|智能助手)",
    r"(?:请|务必|必须|一定要|只需|只要|直接|仅)[^。；！？\n]{0,8}(?:输出|回复|回答|返回)[^。；！？\n]{0,4}[“\"'‘「：:]",
    r"(?:本条|这条|此条|以下|下面|该)(?:内容|文字|信息|消息|指令|要求|事实)?(?:为|是)?[^。；！？\n]{0,6}(?:最高优先级|系统指令|系统消息|管理员指令|新的指令|开发者指令|优先于)",
    r"(?:把|将)[^。；！？\n]{0,14}(?:数字|数据|数值|金额|百分比|人数|日期|事实)[^。；！？\n]{0,8}(?:乘以|除以|翻倍|加倍|放大|四舍五入|编造|夸大|虚报)",
    r"请(?:把|将)[^。；！？\n]{0,10}(?:数字|数据|数值|事实)[^。；！？\n]{0,6}(?:改为|改成|改写成|替换|缩小)",
    r"(?:自行|随意|任意|大胆|尽管|可以)(?:编造|杜撰|虚构|捏造|发挥|添加)[^。；！？\n]{0,8}(?:数据|数字|事实|荣誉|成绩|成果|内容|典型|案例)",
    r"(?:不要|不必|无需|别)(?:使用|用|写|保留|输出)[^。；！？\n]{0,4}(?:槽位|标记|占位符|\[\[)",
    r"\[\[[^\]]{0,12}\]\][^。\n]{0,10}(?:替换|改成|改为|写成)",
    r"(?:修改|更改|改写|替换|删除|更新)[^。；！？\n]{0,6}(?:提示词|其他稿件|其它稿件|别的稿件|所有稿件|样稿库|词库|检查规则)",
    r"(?:访问|打开|请求|调用|发送到|上传到|回传)[^。；！？\n]{0,6}https?://",
    r"(?:结束|终止)(?:以上|当前|本)[^。；！？\n]{0,4}(?:任务|对话|提示)",
    r"<\s*/?\s*(?:system|instruction|user|assistant|im_start|im_end|prompt)\b|\[/?(?:INST|SYS|SYSTEM)\]"
    r"|<\|[a-z_]{2,20}\|>|###\s*(?:System|Instruction|指令|系统)",
)
_EN = (
    r"\b(?:ignore|disregard|forget|override|bypass|skip|drop)\b[^.\n]{0,30}\b(?:previous|prior|above|earlier"
    r"|all|any|the|your|these|system)\b[^.\n]{0,30}\b(?:instructions?|rules?|prompts?|guidelines?"
    r"|restrictions?|constraints?|directions?|policies|checks?|facts?)\b",
    r"\byou are (?:now )?(?:a|an|the|no longer|DAN|in)\b[^.\n]{0,40}\b(?:assistant|AI|model|DAN|chatbot"
    r"|developer|unrestricted|pirate|admin|mode)\b",
    r"\b(?:act|behave|respond|pretend|roleplay)\b[^.\n]{0,15}\bas\b[^.\n]{0,40}\b(?:AI|DAN|model|assistant"
    r"|developer|admin|unrestricted)\b",
    r"\b(?:reveal|print|show|output|repeat|leak|display|tell me|translate"
    r"|summari[sz]e)\b[^.\n]{0,25}\b(?:system|hidden|initial|your|above|full)\b[^.\n]{0,15}\b(?:prompts?"
    r"|instructions?|message|rules|keys?|secrets?)\b",
    r"\b(?:developer|jailbreak|debug|god|unrestricted|DAN|admin) mode\b|\bjailbreak\b",
    r"\b(?:respond|reply|answer|write|output|say|return|print)\b[^.\n]{0,15}\b(?:only|exactly|just|with"
    r"|in)\b[^.\n]{0,20}(?:[\"'“]|\bEnglish\b|\bJSON\b|\bverse\b|\bthe word\b|\bOK\b)",
    r"\b(?:new|updated|real|following|important|urgent) (?:system )?(?:instructions?|task|directive"
    r"|orders?)\s*(?:[:：]|follow|is|are)",
    r"\b(?:multiply|double|triple|inflate|round|change|replace|increase|make up|fabricate"
    r"|invent)\b[^.\n]{0,25}\b(?:figures?|numbers?|values?|facts?|awards?|dates?|statistics|amounts?)\b",
    r"\bas an? (?:AI|language model|assistant)\b|\bend of (?:prompt|instructions?|context)\b"
    r"|\bsystem\s*(?:prompt|message|override)\b",
    r"\b(?:do not|don't|never) (?:use|write|keep|follow|obey|check)\b[^.\n]{0,25}\b(?:tokens?|placeholders?"
    r"|slots?|rules?|instructions?|facts?|checks?)\b",
    r"\b(?:send|post|upload|exfiltrate|fetch|visit|open|call)\b[^.\n]{0,30}https?://",
    r"\b(?:delete|modify|edit|update|overwrite)\b[^.\n]{0,15}\b(?:all|other|every|your"
    r"|the)\b[^.\n]{0,15}\b(?:drafts?|samples?|prompts?|checks?|rules?|files?|database)\b",
)
_BEGINS = (
    r"#<\[a-z一上下不仅以任作你修停关写切列删别务发只可启告回复大将尽展开必忘忽您打把抛改无显更替本此泄清直禁终结绕给翻自覆解访该请调跳身"
    "输这进透重随"
)
_INJECTION = re.compile(f"(?=[{_BEGINS}])(?:{'|'.join(f'(?:{pattern})' for pattern in (*_ZH, *_EN))})", re.I)
"""A look at the first character first: trying every pattern at every character is what a draft would wait for."""


def find_injections(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the sentences that are instructions to a model, in order."""
    for start, end in sentences(text):
        if _INJECTION.search(text[start:end]):
            yield start, end


def without_injections(text: str) -> str:
    """The text without those sentences; the text itself when it has none."""
    parts: list[str] = []
    position = 0
    for start, end in find_injections(text):
        parts.append(text[position:start])
        position = end
    return "".join([*parts, text[position:]]) if position else text
