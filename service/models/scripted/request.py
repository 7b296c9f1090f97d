"""What a writer is asked for: a chat-completions request, with the facts, points and style that its prompt names."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

TOKEN = re.compile(r"\[\[([A-Za-z][A-Za-z0-9_-]{0,31}(?:\.[1-9][0-9]{0,3})?)(?:\|([^\]]*))?\]\]")
_PART = re.compile(r"^【([^】\n]{1,12})】[ \t]*(.*)$", re.M)
_FACT = re.compile(r"^([A-Za-z][A-Za-z0-9_-]{0,31})[：:](.+)$")
_POINT = re.compile(r"^(\d+)[.．、]\s*主题[：:](.*?)(?:；事实[：:]([\w、，, -]*)(?:（(.*)）)?)?$")
_MARKS = re.compile(r"依次(?:以|为|用)((?:“[^”]{1,6}”、?)+)")
_OTHER_PERIOD = re.compile(r"（这条事实的时段：[^）]*）")
_OWN_NAMES = re.compile(r"自称[^：）]*：([^）]+)）")
_LENGTH = re.compile(r"字数\s*(\d+)\s*[—–~至-]+\s*(\d+)")
_ASKED_AGAIN = re.compile(r"^【段(\d+)】", re.M)
_OWN_THEMES = ("抓好组织推进", "抓好任务落实", "抓好重点环节", "抓好日常管理", "抓好服务保障")
_CONTINUE = "请接着写"


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot token of a fact; ``context`` is its value as the prompt shows it, or its type; empty where it is bare."""

    id: str
    context: str

    @property
    def token(self) -> str:
        return f"[[{self.id}]]"


@dataclass(frozen=True, slots=True)
class GivenFact:
    """A fact of the prompt: its words with bare tokens."""

    id: str
    text: str
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class GivenPoint:
    """A point of the prompt: its theme and the ids of its facts. ``goes_on``: an earlier call has begun it, so that it
    has neither number nor theme."""

    theme: str
    facts: tuple[str, ...]
    goes_on: bool = False


@dataclass(frozen=True)
class ChatRequest:
    """A request read as a writer reads it. ``body`` is the JSON object as it came."""

    body: Mapping[str, Any]

    @cached_property
    def messages(self) -> tuple[tuple[str, str], ...]:
        """(role, text) of each message; parts of a message run together."""
        return tuple((str(each.get("role", "")), _text(each.get("content"))) for each in self.body.get("messages", ()))

    @cached_property
    def hash(self) -> str:
        """What names the request: a hash of its messages, the same as ``service.models.exchange`` has. Model, settings
        and transport are no part of it, so that a recording is found under another model's name, streamed or not."""
        return hashlib.sha256(json.dumps(self.messages, ensure_ascii=False).encode()).hexdigest()[:24]

    @property
    def stream(self) -> bool:
        return bool(self.body.get("stream"))

    @cached_property
    def opening(self) -> tuple[tuple[str, str], ...]:
        """The conversation up to its first answer."""
        first = next((n for n, (role, _) in enumerate(self.messages) if role == "assistant"), len(self.messages))
        return self.messages[:first]

    @cached_property
    def prompt(self) -> str:
        """The user's messages before the first answer."""
        return "\n".join(text for role, text in self.opening if role == "user")

    @cached_property
    def answers(self) -> tuple[str, ...]:
        """What was answered so far in this conversation."""
        return tuple(text for role, text in self.messages if role == "assistant")

    @cached_property
    def continues(self) -> bool:
        """Whether the rest of an answer that was cut is asked for."""
        return bool(self.answers) and self._last.lstrip().startswith(_CONTINUE)

    @cached_property
    def asked_again(self) -> tuple[int, ...]:
        """The paragraphs, from 1, that a repair wants back; empty when no repair is asked for."""
        if not self.answers:
            return ()
        return tuple(dict.fromkeys(int(number) for number in _ASKED_AGAIN.findall(self._last)))

    @cached_property
    def parts(self) -> Mapping[str, str]:
        """The parts of the prompt by their names (【事实】 …), first of a name; what follows a name on its line is of
        the part."""
        heads = list(_PART.finditer(self.prompt))
        ends = [*(head.start() for head in heads[1:]), len(self.prompt)]
        parts: dict[str, str] = {}
        for head, end in zip(heads, ends, strict=False):
            parts.setdefault(head[1], self.prompt[head.start(2) : end].strip())
        return parts

    @cached_property
    def facts(self) -> tuple[GivenFact, ...]:
        found = (_FACT.match(line.strip()) for line in self.parts.get("事实", "").splitlines())
        return tuple(_fact(match[1], match[2].strip()) for match in found if match)

    @cached_property
    def points(self) -> tuple[GivenPoint, ...]:
        found = (_POINT.match(line.strip()) for line in self.parts.get("分点", "").splitlines())
        return tuple(
            GivenPoint(
                _theme(match[2].strip("。；; "), int(match[1])),
                tuple(re.findall(r"[A-Za-z][A-Za-z0-9_-]*", match[3] or "")),
                goes_on=(match[4] or "").startswith("接着"),
            )
            for match in found
            if match
        )

    @property
    def marks(self) -> tuple[str, ...]:
        """What the points are to begin with, in order, as 【写法】 lists it; empty when it does not."""
        listed = _MARKS.search(self.style)
        return tuple(re.findall("“([^”]+)”", listed[1])) if listed else ()

    @property
    def own_names(self) -> tuple[str, ...]:
        """The names by which the unit may speak of itself: 我局, 全局."""
        listed = _OWN_NAMES.search(self.parts.get("单位", ""))
        return tuple(listed[1].split("、")) if listed else ()

    @property
    def length(self) -> tuple[int, int] | None:
        """The fewest and most characters wanted."""
        asked = _LENGTH.search(self.parts.get("要求", ""))
        return (int(asked[1]), int(asked[2])) if asked else None

    @cached_property
    def fields(self) -> frozenset[str]:
        """The tokens of the brief's own fields that the prompt offers: unit, period, region."""
        return frozenset(match[1] for match in TOKEN.finditer(self.prompt) if "." not in match[1])

    @property
    def style(self) -> str:
        """How the section is to be written, in the prompt's words."""
        return self.parts.get("写法", "")

    @property
    def _last(self) -> str:
        return self.messages[-1][1] if self.messages and self.messages[-1][0] == "user" else ""


def read_request(payload: bytes) -> ChatRequest:
    """Raises ValueError for what is no JSON object."""
    body = json.loads(payload)
    if not isinstance(body, dict):
        raise ValueError("the body is no JSON object")
    return ChatRequest(body)


def _theme(asked: str, number: int) -> str:
    """The theme of a point; one of the writer's own where it is asked for."""
    return _OWN_THEMES[number % len(_OWN_THEMES)] if asked == "自拟" else asked


def _fact(fact_id: str, text: str) -> GivenFact:
    text = _OTHER_PERIOD.sub("", text)
    slots = tuple(Slot(match[1], match[2] or "") for match in TOKEN.finditer(text) if "." in match[1])
    return GivenFact(fact_id, TOKEN.sub(lambda match: f"[[{match[1]}]]", text).rstrip("。；;"), slots)


def _text(content: Any) -> str:
    if isinstance(content, str):
        return content
    if isinstance(content, Sequence):
        return "".join(str(part.get("text", "")) for part in content if isinstance(part, Mapping))
    return ""
