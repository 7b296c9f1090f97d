"""A model's raw answer as paragraphs of the section: without reasoning, Markdown, prefaces and echoes.

What is taken off here is form. What the paragraphs say is judged by the checks.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from service.drafting.chain.markup import lines_of, plain
from service.drafting.chain.meta_text import MetaText
from service.drafting.chain.tokens import canonical, tokens_in, without_context
from service.facts.sheet import FactValue
from service.models import failures
from service.text.hygiene import visible
from service.text.lexicon.lexicon import Lexicon

_THINKING = re.compile(r"<(think|thinking|reasoning)>.*?(?:</\1>|\Z)", re.S | re.I)
_THOUGHT = re.compile(r"\A.*?</(?:think|thinking|reasoning)>", re.S | re.I)
_PREFACE = re.compile(
    r"^(?:好的|当然|没问题|明白|收到|以下(?:是|为)|下面是|根据(?:您|你|所)|按照(?:您|你)|这是|正文[:：]"
    r"|sure|here is|okay|certainly)",
    re.I,
)
_AFTERWORD = re.compile(
    r"希望(?:对您|以上|这)|如(?:需|有|果您|您)|以上(?:内容|是|即为|就是)|(?:说明|备注|注)[:：]|字数[:：]"
    r"|^[（(]?(?:全文|共|本节).{0,8}字|let me know",
    re.I,
)
_REFUSAL = re.compile(
    r"抱歉|很遗憾|无法(?:满足|完成|提供|协助|为您|继续)|不能(?:提供|协助|为您)|作为(?:一个)?(?:AI|人工智能)"
    r"|I'?m sorry|I cannot|as an AI",
    re.I,
)
_LATIN = re.compile(r"[A-Za-z]{2,}")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LABEL = re.compile(r"^【(?!\s*段|待补)([^】]{2,12})】")
_TITLED = re.compile(r"^(?:本节|小节)?标题[:：]\s*")
_NO_WORD = re.compile(r"[\W_]+")
_AGAIN = "\n"
_LONGEST_ASIDE, _LEAST_ECHO, _LEAST_TEXT = 80, 12, 8
_FOREIGN, _TRADITIONAL = 0.3, 0.04


@dataclass(frozen=True)
class AnswerReader:
    """Reads answers to one prompt. ``prompt`` is what was sent, ``heading`` the section's title as it may be echoed,
    ``rules`` the words of all prompts apart from what a brief puts into them, ``told`` what facts and brief say."""

    slots: Mapping[str, FactValue]
    prompt: str
    heading: str
    lexicon: Lexicon
    rules: str = ""
    told: str = ""

    def paragraphs(self, raw: str) -> tuple[str, ...]:
        """The paragraphs with canonical tokens. Raises ModelError ``model_answer_unusable``: empty, a refusal, another
        language or script, or nothing of any fact where the prompt has facts."""
        lines = self.lines(raw)
        text = "".join(lines)
        bare = re.sub(r"\[\[[^\]]*\]\]", "", text)
        if len(text) < _LEAST_TEXT:
            raise failures.unusable("没有内容")
        said = set(tokens_in(text))
        asked = set(re.findall(r"\[\[([^|\]]+)\|", self.prompt)) & {slot for slot in self.slots if "." in slot}
        if asked and not said & asked:
            raise failures.unusable("拒绝拟写" if _REFUSAL.search(text) else "没有写任何事实")
        if sum(map(len, _LATIN.findall(bare))) > _FOREIGN * max(1, len(bare)):
            raise failures.unusable("不是中文")
        if _share_of_traditional(bare) > _TRADITIONAL:
            raise failures.unusable("用了繁体字")
        return lines

    def lines(self, raw: str) -> tuple[str, ...]:
        """The same without judging; also of an answer that is still growing."""
        found: list[str] = []
        for written in lines_of(_without_thinking(visible(raw))):
            line = self._read.get(written)
            if line is None:
                line = self._read[written] = self._line(written)
            if line == _AGAIN and any(_tells(each) for each in found):
                break  # the section once more, or another of that name
            if line and line != _AGAIN:
                found.append(line)
        return tuple(kept for line in _without_meta_text(found) if (kept := self._meta_text.without(line)))

    def read_ahead(self) -> None:
        """Read the prompt before there is an answer to it."""
        _ = self._echoes
        self._meta_text.read_ahead()

    @cached_property
    def _read(self) -> dict[str, str]:
        """Lines as they were written and as they were read: of a growing answer only the last one is new."""
        return {}

    def _line(self, written: str) -> str:
        """A line without its form; empty where it is none of the section's, a line end for the section's heading."""
        line = without_context(canonical(plain(written), self.slots), self.slots)
        if self._is_heading(line):
            return _AGAIN
        return "" if _squeezed(line) in self._echoes else _unlabelled(line)

    @cached_property
    def _meta_text(self) -> MetaText:
        return MetaText(self.rules, self.told, self.lexicon)

    @cached_property
    def _echoes(self) -> Collection[str]:
        lines = (_squeezed(canonical(line, self.slots)) for line in self.prompt.split("\n"))
        return {line for line in lines if len(line) >= _LEAST_ECHO}

    def _is_heading(self, line: str) -> bool:
        title = _squeezed(_TITLED.sub("", line)).lstrip("一二三四五六七八九十、（）0123456789")
        return title == _squeezed(self.heading)


def _without_thinking(text: str) -> str:
    text = _THINKING.sub("", text)
    return _THOUGHT.sub("", text)


def _without_meta_text(lines: Sequence[str]) -> tuple[str, ...]:
    """Without what is said to the person who asked: a preface, an afterword."""
    kept = list(lines)
    if len(kept) > 1 and _PREFACE.match(kept[0]) and _aside(kept[0]):
        kept = kept[1:]
    while len(kept) > 1 and _AFTERWORD.search(kept[-1]) and _aside(kept[-1]):
        kept.pop()
    return tuple(kept)


def _unlabelled(line: str) -> str:
    """A line without a label of the prompt's kind (【正文】); nothing where it says nothing of a fact."""
    label = _LABEL.match(line)
    if label is None:
        return line
    return line[label.end() :] if _tells(line) else ""


def _tells(line: str) -> bool:
    """Whether a line tells a value of a fact."""
    return any("." in slot for slot in tokens_in(line))


def _aside(line: str) -> bool:
    return len(line) <= _LONGEST_ASIDE and not _tells(line)


def _squeezed(text: str) -> str:
    return _NO_WORD.sub("", text)


def _share_of_traditional(text: str) -> float:
    """The share of Chinese characters that GB 2312, the simplified set, does not have."""
    characters = _HAN.findall(text)
    beyond = sum(not _in_gb2312(char) for char in characters)
    return beyond / max(1, len(characters))


def _in_gb2312(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
