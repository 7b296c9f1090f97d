"""Answers in a manner of their own: fences, prefaces, thoughts, English, traditional characters, or no answer."""

from random import Random

from service.models.scripted.answer import Answer
from service.models.scripted.prose import tokens_of
from service.models.scripted.request import ChatRequest

_PREFACES = (
    "好的，以下是根据您提供的事实撰写的内容：",
    "以下是为您拟写的这一节：",
    "好的，我将按照要求进行写作。",
    "根据您的要求，现拟稿如下：",
    "当然可以！下面是正文：",
    "Sure, here is the draft:",
    "收到，正文如下——",
)
_AFTERWORDS = (
    "希望对您有帮助！如需修改，请随时告诉我。",
    "以上内容供参考。",
    "（全文共约三百字）",
    "注：槽位标记均已按要求保留。",
    "如果您需要调整语气或篇幅，请告诉我。",
    "说明：本稿严格依据所给事实撰写。",
    "---\n以上即为本节正文，如有不妥请指正。",
)
_THOUGHTS = (
    "用户要求写一节总结，我需要把每条事实都写进去。先看第1点，共有3条事实。",
    "首先分析要求：不能出现数字，要用标记。那么开头可以写2025年取得48项成果……不对，这没有依据。",
    "Let me think about the structure: an opening and then the points.",
)
_REFUSALS = (
    "抱歉，我无法协助完成这一请求。",
    "作为一个人工智能语言模型，我不能替您撰写公文。",
    "很遗憾，所提供的信息不足，无法拟稿，请补充更多材料。",
    "I'm sorry, but I can't help with that.",
    "对不起，该内容涉及敏感信息，无法生成。",
    "请您先提供具体的事实和要求，我再为您撰写。",
)
_ENGLISH = (
    "In 2025, the bureau carried out its duties with great care and achieved remarkable results.",
    "This year we organised many activities and served the people wholeheartedly.",
    "The following section summarises the work of the unit over the past year.",
)
_TRADITIONAL = str.maketrans(
    "开学习办组织党员护专题会议实务书记为众动传统运讲调研题课应对变发设计执纪问责任区县机关战斗堡垒评优导队伍",
    "開學習辦組織黨員護專題會議實務書記為眾動傳統運講調研題課應對變發設計執紀問責任區縣機關戰鬥堡壘評優導隊伍",
)


def fenced(text: str, request: ChatRequest, random: Random) -> Answer:
    fence = random.choice(("```", "```markdown", "```text", "~~~"))
    return Answer(f"{fence}\n{text}\n{fence[:3]}", ("```", "~~~"), faulty=True)


def bold(text: str, request: ChatRequest, random: Random) -> Answer:
    """Themes in bold."""
    mark = random.choice(("**", "__", "*"))
    lines = [
        f"{mark}{line[: line.index('。') + 1]}{mark}{line[line.index('。') + 1 :]}" if n and "。" in line else line
        for n, line in enumerate(text.split("\n"))
    ]
    return Answer("\n".join(lines), ("**", "__", "*"), faulty=len(lines) > 1)


def bold_tokens(text: str, request: ChatRequest, random: Random) -> Answer:
    for token in reversed(tokens_of(text)):
        text = f"{text[: token.start()]}**{token[0]}**{text[token.end() :]}"
    return Answer(text, ("**",), faulty=True)


def listed(text: str, request: ChatRequest, random: Random) -> Answer:
    """Every paragraph as an item of a Markdown list, or quoted."""
    mark = random.choice(("- ", "* ", "> ", "+ "))
    return Answer("\n".join(mark + line for line in text.split("\n")), faulty=True)


def headed(text: str, request: ChatRequest, random: Random) -> Answer:
    """Themes as Markdown headings."""
    lines = text.split("\n")
    return Answer("\n".join([lines[0], *(f"### {line}" for line in lines[1:])]), ("#",), faulty=len(lines) > 1)


def spaced(text: str, request: ChatRequest, random: Random) -> Answer:
    """Empty lines between paragraphs, an indent before each, Windows line ends."""
    end = random.choice(("\n\n", "\r\n", "\n\n\n", "\r\n\r\n"))
    return Answer(end.join("　　" + line for line in text.split("\n")), faulty=True)


def prefaced(text: str, request: ChatRequest, random: Random) -> Answer:
    said = random.choice(_PREFACES)
    return Answer(f"{said}\n{text}", (said[:6],), faulty=True)


def closed_with_a_word(text: str, request: ChatRequest, random: Random) -> Answer:
    said = random.choice(_AFTERWORDS)
    return Answer(f"{text}\n{said}", (said.strip("-\n")[:6],), faulty=True)


def thinking_aloud(text: str, request: ChatRequest, random: Random) -> Answer:
    """Thoughts in tags before the answer; the opening tag may be missing, as some servers swallow it."""
    thought = random.choice(_THOUGHTS)
    opening = random.choice(("<think>", "<think>\n", "", "<thinking>"))
    closing = "</thinking>" if opening == "<thinking>" else "</think>"
    return Answer(f"{opening}{thought}{closing}\n\n{text}", (thought[:8], "think>"), faulty=True)


def reasoning(text: str, request: ChatRequest, random: Random) -> Answer:
    thought = random.choice(_THOUGHTS)
    return Answer(text, (thought[:8],), faulty=True, reasoning=thought)


def thinking_only(text: str, request: ChatRequest, random: Random) -> Answer:
    """Thoughts that never come to an answer."""
    thought = random.choice(_THOUGHTS)
    return Answer(f"<think>{thought}", (thought[:8],), faulty=True, finish_reason="length")


def english(text: str, request: ChatRequest, random: Random) -> Answer:
    said = random.choice(_ENGLISH)
    return Answer(said, (said[:20],), faulty=True)


def partly_english(text: str, request: ChatRequest, random: Random) -> Answer:
    """One English sentence at the end of a paragraph."""
    said = random.choice(_ENGLISH)
    lines = text.split("\n")
    place = random.randrange(len(lines))
    lines[place] += said
    return Answer("\n".join(lines), (said[:20],), faulty=True)


def refused(text: str, request: ChatRequest, random: Random) -> Answer:
    said = random.choice(_REFUSALS)
    return Answer(said, (said,), faulty=True)


def empty(text: str, request: ChatRequest, random: Random) -> Answer:
    return Answer(random.choice(("", " ", "\n\n", "。", "\u200b")), faulty=True)


def traditional(text: str, request: ChatRequest, random: Random) -> Answer:
    """Traditional characters for many of the simplified ones."""
    written = text.translate(_TRADITIONAL)
    changed = {new for old, new in zip(text, written, strict=True) if old != new}
    return Answer(written, tuple(sorted(changed)), faulty=bool(changed))
