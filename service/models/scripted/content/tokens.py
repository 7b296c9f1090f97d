"""Slot tokens as models garble them."""

import re
from collections.abc import Callable
from random import Random

from service.models.scripted.answer import Answer
from service.models.scripted.content.figures import changed
from service.models.scripted.content.planting import Deform, Planted, with_clause
from service.models.scripted.content.quantities import slots
from service.models.scripted.prose import Prose, tokens_of
from service.models.scripted.request import ChatRequest

_WIDE = str.maketrans("[].0123456789", "［］．０１２３４５６７８９")
_ZERO_WIDTH = ("\u200b", "\u200d", "\ufeff", "\u2060", "\u00ad")
_GARBAGE = (
    "[[数量]]",
    "[[f1.]]",
    "[[1.1]]",
    "[[]]",
    "[[fact]]",
    "[[值]]",
    "[[f-1.1]]",
    "{{value}}",
    "<slot>",
    "[[f3.1",
)


def garbled(*forms: str) -> Deform:
    """Tokens in one of these forms, with ``{}`` for the id: all of them, or one."""

    def deform(text: str, request: ChatRequest, random: Random) -> Answer:
        form = random.choice(forms)
        return _each(text, random, lambda token: form.format(token[1]))

    return deform


def wide(text: str, request: ChatRequest, random: Random) -> Answer:
    """Full-width brackets, points and digits."""
    return _each(text, random, lambda token: token[0].translate(_WIDE))


def with_zero_width(text: str, request: ChatRequest, random: Random) -> Answer:
    """Characters without width inside tokens."""

    def split(token: re.Match[str]) -> str:
        position = random.randrange(1, len(token[0]))
        return token[0][:position] + random.choice(_ZERO_WIDTH) + token[0][position:]

    answer = _each(text, random, split)
    return Answer(answer.text, _ZERO_WIDTH, faulty=answer.faulty)


def with_context(text: str, request: ChatRequest, random: Random) -> Answer:
    """The value beside the id, as the prompt has it."""
    known = slots(request)
    return _each(text, random, lambda token: f"[[{token[1]}|{known[token[1]].context if token[1] in known else ''}]]")


def with_wrong_context(text: str, request: ChatRequest, random: Random) -> Answer:
    """Another value beside the id: the id is what counts."""
    known = slots(request)
    for token in tokens_of(text):
        other = changed(known[token[1]].context, random, request.prompt) if token[1] in known else None
        if other is not None:
            said = text[: token.start()] + f"[[{token[1]}|{other}]]" + text[token.end() :]
            return Answer(said, (other,), faulty=True)
    return Answer(text)


def unknown(prose: Prose, request: ChatRequest, random: Random) -> Planted | None:
    """A token of no fact of the prompt."""
    made_up = f"[[f{random.randrange(60, 99)}.{random.randrange(1, 9)}]]"
    return with_clause(
        prose, random, random.choice(("覆盖{}", "惠及群众{}", "开展活动{}")).format(made_up), made_up[2:-2]
    )


def garbage(prose: Prose, request: ChatRequest, random: Random) -> Planted | None:
    """What looks like a token and names nothing."""
    said = random.choice(_GARBAGE)
    return with_clause(prose, random, f"{random.choice(('覆盖', '完成', '形成'))}{said}", said)


def _each(text: str, random: Random, write: Callable[[re.Match[str]], str]) -> Answer:
    """All tokens in another form, or one. Printed, none of them may be seen."""
    tokens = tokens_of(text)
    if not tokens:
        return Answer(text)
    chosen = tokens if random.random() < 0.5 else [random.choice(tokens)]
    for token in reversed(chosen):
        text = text[: token.start()] + write(token) + text[token.end() :]
    return Answer(text, tuple(token[1] for token in chosen), faulty=True)
