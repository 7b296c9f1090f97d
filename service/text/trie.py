"""Many words as one regular expression that matches the longest of them at a place, in linear time."""

import re
from collections.abc import Iterable

_Node = dict[str, "_Node"]
_END = ""


def trie_pattern(words: Iterable[str]) -> str:
    """Regex source (one non-capturing group) for the longest of the words; matches nothing when there are none."""
    root: _Node = {}
    for word in words:
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[_END] = {}
    return _source(root) if root else "(?!)"


def _source(node: _Node) -> str:
    branches: dict[str, list[str]] = {}
    for char in sorted(key for key in node if key != _END):
        branches.setdefault(_source(node[char]), []).append(char)
    parts = [
        (re.escape(chars[0]) if len(chars) == 1 else "[" + "".join(map(re.escape, chars)) + "]") + rest
        for rest, chars in branches.items()
    ]
    if not parts:
        return ""
    body = parts[0] if len(parts) == 1 else "(?:" + "|".join(parts) + ")"
    return f"(?:{body})?" if _END in node else f"(?:{body})"
