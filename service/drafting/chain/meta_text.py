"""What a model says that is no part of the section, taken out sentence by sentence and clause by clause: of its prompt,
of its own text or itself, in another language, what others are to fill in. Nothing that tells a fact is taken out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from service.checks.order.marks import heading_number_of, point_marks
from service.checks.wording.meta_text import goes_on, is_note, strays, to_fill_in
from service.facts.delexicalise import TOKEN
from service.text.lexicon.lexicon import Lexicon
from service.text.range import Range
from service.text.sentences import clauses, sentences

_HAN = re.compile(r"[\u4e00-\u9fff]")
_WORDS_BEFORE = re.compile(r"、?[\u4e00-\u9fff]*$")
_LATIN = re.compile(r"[A-Za-z]")
_ABOUT_THE_MODEL = re.compile(
    r"system prompt|(?:提示词?|指令|系统|规则|密钥|口令)(?:已被?|为|是|：)|(?:开发者|调试|越狱|DAN)模式"
    r"|(?:其他|所有|这份)稿件已|被(?:接管|攻陷)|作为(?:一个)?(?:AI|模型)",
    re.I,
)
"""Said of the program that is asked, not of an office; unless a fact says the same."""
_MENDED = re.compile(r"\s*【\s*段\s*\d{1,3}\s*】\s*(?:删.{0,3}$)?")
"""Which paragraph a mended one stands for."""
_NO_WORD = re.compile(r"[\W_]+")
_LEAST_ECHO, _SHORT_RUN, _LONG_RUN = 6, 8, 12
_DIGITS = "0123456789一二三四五六七八九十"
_STOPS = "。！？；"
_TO_BE_CONTINUED = "，：；、,:;"
_FACT, _FIELD = "\ue000", "\ue001"
_ESCAPED = "[[=]]"


@dataclass(frozen=True)
class MetaText:
    """``rules`` are the words of the prompts apart from what a brief puts into them, ``told`` what facts and brief
    say."""

    rules: str
    told: str
    lexicon: Lexicon

    def without(self, paragraph: str) -> str:
        """A paragraph (canonical) without them; empty when nothing is left."""
        number = _MENDED.match(paragraph)
        if number is not None:
            return number[0] + self.without(paragraph[number.end() :])
        return "".join(self._left_of(paragraph[start:end]) for start, end in sentences(_masked(paragraph)))

    def read_ahead(self) -> None:
        """Read the rules before there is a paragraph."""
        _ = self._clauses_of_rules, self._squeezed_rules, self._squeezed_told

    def _left_of(self, sentence: str) -> str:
        left = self._read.get(sentence)
        if left is None:
            left = self._read[sentence] = self._of_the_section(sentence, _masked(sentence))
        return left

    @cached_property
    def _read(self) -> dict[str, str]:
        """Sentences and what is left of them: of a growing answer only the last one is new."""
        return {}

    def _of_the_section(self, sentence: str, masked: str) -> str:
        """What is left of a sentence."""
        if _FACT not in masked and self._strange(masked):
            return ""
        if not self._suspect(masked):
            return sentence
        mark, end = _mark(masked), len(masked)
        parts = clauses(masked, mark, end)
        wrong = self._wrong(masked, parts)
        if not any(wrong):
            return self._without_notes(sentence, masked, 0, end)
        if all(wrong):
            return ""
        left = sentence[:mark]
        for n, (a, _) in enumerate(parts):
            if not wrong[n]:
                until = parts[n + 1][0] if n + 1 < len(parts) else end
                left += self._without_notes(sentence, masked, a, until)
        if left[-1] in _TO_BE_CONTINUED and masked[-1] not in _TO_BE_CONTINUED:
            left = left[:-1] + (masked[-1] if masked[-1] in _STOPS else "。")
        return left

    def _wrong(self, masked: str, parts: Sequence[Range]) -> list[bool]:
        """Whether each clause goes; with one about the text what the writer goes on to say of it."""
        wrong: list[bool] = []
        going_on = False
        for a, b in parts:
            clause = masked[a:b].rstrip(_STOPS)
            if _FACT in clause:
                wrong.append(False)
                going_on = False
                continue
            stray = self._echoed(clause) or self._has_stray(clause)
            going_on = going_on or (stray and goes_on(clause, self.lexicon))
            wrong.append(stray or going_on)
        return wrong

    def _without_notes(self, paragraph: str, masked: str, start: int, end: int) -> str:
        """A stretch without notes in brackets behind what it says; what is left to others goes with its words."""
        left, position = "", start
        for a, b in sorted(to_fill_in(masked[start:end], self.told, self.lexicon), key=_longest_first):
            behind = masked[start + b : start + b + 1]
            if start + a < position or _HAN.match(behind):
                continue
            words = 0 if is_note(masked[start + a : start + b], self.lexicon) else _words_before(masked, start + a)
            told = _FACT in masked[position : start + a - words]
            left += paragraph[position : start + a - (words if told else 0)]
            position = start + b
        return left + paragraph[position:end]

    def _strange(self, sentence: str) -> bool:
        squeezed = _squeezed(sentence)
        if len(squeezed) >= _LEAST_ECHO and squeezed in self._squeezed_rules:
            return True
        if not _HAN.search(sentence) and _LATIN.search(sentence):
            return True
        about = _ABOUT_THE_MODEL.search(sentence)
        return about is not None and about[0] not in self.told

    def _suspect(self, sentence: str) -> bool:
        """Whether anything in a sentence needs a look clause by clause."""
        return self._has_stray(sentence) or any(
            self._echoed(sentence[a:b]) or self._has_stray(sentence[a:b].rstrip(_STOPS))
            for a, b in clauses(sentence, 0, len(sentence))
        )

    def _has_stray(self, clause: str) -> bool:
        return next(strays(clause, self.told, self.lexicon), None) is not None

    def _echoed(self, clause: str) -> bool:
        """Whether a clause repeats one of the prompt, or most of it is a run of the prompt's words."""
        squeezed = _squeezed(clause)
        if len(squeezed) < _LEAST_ECHO or squeezed in self._squeezed_told:
            return False
        if squeezed in self._clauses_of_rules:
            return True
        run = min(_LONG_RUN, max(_SHORT_RUN, (len(squeezed) + 1) // 2))
        runs = (squeezed[n : n + run] for n in range(len(squeezed) - run + 1))
        return any(each in self._squeezed_rules and each not in self._squeezed_told for each in runs)

    @cached_property
    def _clauses_of_rules(self) -> frozenset[str]:
        return frozenset[str]().union(*map(_clauses_of, self.rules.split("\n")))

    @cached_property
    def _squeezed_rules(self) -> str:
        return _squeezed(self.rules)

    @cached_property
    def _squeezed_told(self) -> str:
        return _squeezed(self.told)


def _masked(paragraph: str) -> str:
    """The paragraph with one private character in place of each character of a token, and with brackets where a broken
    token is escaped; as long as it was."""
    masked = TOKEN.sub(lambda found: (_FACT if "." in found[1] else _FIELD) * len(found[0]), paragraph)
    return masked.replace(_ESCAPED, "[[[[[")


def _mark(sentence: str) -> int:
    """Where the mark of a point or the number of a heading ends with which a sentence begins."""
    number = heading_number_of(sentence)
    if number is not None:
        return number.end
    return next((mark.end for mark in point_marks(sentence) if mark.start == 0), 0)


def _words_before(masked: str, position: int) -> int:
    """How many characters of plain words stand right before a position."""
    found = _WORDS_BEFORE.search(masked[:position])
    return len(found[0]) if found else 0


def _longest_first(span: Range) -> tuple[int, int]:
    return span.start, -span.end


def _squeezed(text: str) -> str:
    return _NO_WORD.sub("", text)


@lru_cache(maxsize=1024)
def _clauses_of(line: str) -> frozenset[str]:
    """The clauses of a line of the prompts, squeezed; most lines are the same for all drafts."""
    parts = (part for a, b in clauses(line, 0, len(line)) for part in re.split(r"[。！？]", line[a:b]))
    return frozenset(squeezed for part in parts if len(squeezed := _squeezed(part).lstrip(_DIGITS)) >= _LEAST_ECHO)
