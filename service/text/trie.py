"""Many words as one regular expression that matches the longest of them at a place, in linear time."""

import re
from collections.abc import Callable, Iterable

_Node = dict[str, "_Node | str"]
_END = ""
_FEW = 3


def trie_pattern(words: Iterable[str], guard: Callable[[str], str] | None = None) -> str:
    """Regex source (one non-capturing group) for the longest of the words; matches nothing when there are none.

    ``guard`` gives for a word the regex source of a condition on what follows it ("" for none).
    """
    root: _Node = {}
    for word in words:
        node = root
        for char in word:
            child = node.setdefault(char, {})
            assert isinstance(child, dict)
            node = child
        node[_END] = guard(word) if guard else ""
    if not root:
        return "(?!)"
    firsts = "".join(map(re.escape, sorted(char for char in root if char != _END)))
    # One look at the character tells most places from those worth trying a hundred branches at.
    ahead = f"(?=[{firsts}])" if len(root) > _FEW and _END not in root else ""
    return f"(?:{ahead}{_source(root)})"


def _source(node: _Node) -> str:
    branches: dict[str, list[str]] = {}
    for char in sorted(key for key in node if key != _END):
        child = node[char]
        assert isinstance(child, dict)
        branches.setdefault(_source(child), []).append(char)
    parts = [
        (re.escape(chars[0]) if len(chars) == 1 else "[" + "".join(map(re.escape, chars)) + "]") + rest
        for rest, chars in branches.items()
    ]
    condition = node.get(_END)
    if condition is not None:
        parts.append(str(condition))
    return parts[0] if len(parts) == 1 else "(?:" + "|".join(parts) + ")"
