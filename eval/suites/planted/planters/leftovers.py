"""What drafting left behind: blanks of every notation in a value's place, and slot tokens."""

from random import Random

from eval.suites.planted.planters.picking import NUMBER, figures, one
from eval.suites.planted.text import CleanText, Planted, put

NOTATIONS = {
    "crosses": ("×", "××"),
    "stars": ("*", "**", "＊＊"),
    "letter_x": ("X", "XX", "xx"),
    "underscores": ("__", "＿＿", "____"),
    "brackets": ("【】", "（  ）", "[  ]", "【　】"),
    "circles": ("○○", "〇〇", "□□"),
    "mou": ("某",),
    "braces": ("{{数量}}", "{数量}", "${count}"),
    "named_bracket": ("【数量】", "【请填写】", "[待填]"),
    "dots": ("……", "..."),
}


def placeholder(notation: str, text: CleanText, random: Random) -> Planted | None:
    """The number of a value is blank."""
    picked = one(random, figures(text))
    if picked is None:
        return None
    block, span, value = picked
    number = NUMBER.search(value)
    assert number is not None
    start = span.start + number.start()
    planted = put(text, block, start, span.start + number.end(), random.choice(NOTATIONS[notation]))
    return planted


def blanked_name(text: CleanText, random: Random) -> Planted | None:
    """A person's name or a place as samples blank them: 张某某, ××乡."""
    names = [(block, span, value) for block, span, value in text.values() if span.slot in ("p", "l")]
    picked = one(random, names)
    if picked is None:
        return None
    block, span, value = picked
    new = random.choice((value[0] + "某某", "×××")) if span.slot == "p" else "××" + value[-1]
    return put(text, block, span.start, span.end, new)


def slot_token(text: CleanText, random: Random) -> Planted | None:
    """A token of the drafting instead of the value."""
    picked = one(random, figures(text))
    if picked is None:
        return None
    block, span, _ = picked
    n = random.randrange(1, 9)
    new = random.choice((f"[[{span.fact}.{n}]]", f"[[{span.fact}]]", f"[[ {span.fact}.{n} ]]", f"[{span.fact}.{n}]"))
    return put(text, block, span.start, span.end, new)
