"""Words: segmentation (rjieba, the cuts of jieba) and what of it carries content."""

import re
from functools import lru_cache
from itertools import accumulate

_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTENT = re.compile(r"[\u4e00-\u9fffA-Za-z]")
_FUNCTION_WORDS = """
的 地 得 了 着 过 和 与 及 或 并 而 且 在 于 从 由 自 到 向 往 对 把 被 将 以 为 是 有 等 之 其 这 那 此 该 各 每 某
也 都 就 才 又 还 再 更 最 很 不 未 没 没有 所 者 们 我 我们 你 他 她 它 他们 上 下 中 内 里 间 前 后 时 个 以及 并且
而且 但 但是 因此 因为 所以 如果 虽然 通过 按照 根据 围绕 关于 对于 由于 为了 以来 以上 以下 左右 同时 其中 分别
已 已经 可 可以 能 能够 要 应 应当 进行 予以 一 一个 一种 一是 二是 三是 四是 五是 六是 七是 八是
坚持 切实 不断 进一步 着力 扎实 积极 认真 全面 深入 持续 大力
"""
_FUNCTION = frozenset(_FUNCTION_WORDS.split())


def cut(text: str) -> list[str]:
    """The words of a text in order; joined they are the text."""
    import rjieba

    words: list[str] = rjieba.cut(_SURROGATE.sub("\ufffd", text))  # what does not encode cannot be handed over
    ends = accumulate(len(word) for word in words)
    return [text[end - len(word) : end] for word, end in zip(words, ends, strict=True)]


@lru_cache(maxsize=20_000)
def tagged(text: str) -> tuple[tuple[str, str], ...]:
    """The words of a short text with the part of speech of each (n, v, a …), as the segmenter's dictionary has it."""
    import rjieba

    return tuple(rjieba.tag(_SURROGATE.sub("\ufffd", text)))


def content_words(text: str) -> list[str]:
    """The words that say something: no function words, no set adverbs of the register, no digits, no punctuation."""
    return [word for word in cut(text) if word not in _FUNCTION and _CONTENT.match(word)]
