"""The words that tell what a blank stands for, compiled: labels, what stands before and behind it, surnames.

The words are rules (``corpus/reading/blank_types.yaml``): 评为 of the kind ``blank_before`` and the value ``claim``
says that the × of 评为× is an honour.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from service.documents.blanking.blanks import B
from service.text.lexicon.lexicon import Lexicon
from service.text.rules import RuleSet
from service.text.trie import trie_pattern
from service.text.values import SlotType

TypePatterns = tuple[tuple[re.Pattern[str], SlotType], ...]
"""Patterns and what each says; the first that matches is right."""

_GAP = "[ 　]{0,4}"
_TYPES = frozenset(SlotType)
_LISTED_PEOPLE = rf"等(?:{B}|[一两三四五六七八九十\d]{{1,3}})余?[人名位]"
_TO_ANOTHER = f"至{B}"


class BlankTypes:
    """The patterns by which ``slot_types`` decides."""

    def __init__(self, lexicon: Lexicon) -> None:
        source = lexicon.rules.source
        self.by_label: TypePatterns = tuple((re.compile(words), kind) for kind, words in _each(lexicon, "blank_label"))
        self.category = re.compile(source("blank_label_category"))
        self.awarded = re.compile(source("blank_label_awarded"))
        self.called = re.compile(source("blank_label_called"))
        self.list_nouns: TypePatterns = tuple(
            (re.compile(words), kind) for kind, words in _each(lexicon, "blank_list_noun")
        )
        self.before: TypePatterns = tuple(_before(lexicon))
        self.behind: TypePatterns = tuple(_behind(lexicon))
        self.deadline = re.compile(source("blank_date", "deadline"))
        self.sentence_edge = re.compile(rf"(?:^|[。；，、]|{source('blank_date', 'sentence_edge')}){_GAP}$")
        self.every = re.compile(f"{source('blank_date', 'every')}$")
        self.by = re.compile(f"{source('blank_by', 'by')}$")
        self.taken_up = re.compile(source("blank_by", "taken_up"))
        called = lexicon.naming["office"] | lexicon.naming["blank_person"]
        self.people = re.compile(rf"(?:{trie_pattern(called)}|{source('blank_person', 'section')}){_GAP}$")
        self.speech = re.compile(rf"{source('blank_speech')}[ 　]*\n\s{{0,40}}[（(]?$")


class Surnames:
    """Surnames before a blank: any, and those that can be nothing else there."""

    def __init__(self, lexicon: Lexicon) -> None:
        source = lexicon.rules.source
        any_name, common = source("surname", "any"), source("surname", "common")
        before = source("before_surname", "named")
        self.two_signs = tuple(lexicon.rules.of("surname", "two_signs").words)
        self.named = re.compile(rf"(?:(?:^|[^\u4e00-\u9fff]|{before})({any_name}))$")
        self.familiar = re.compile(rf"(?:^|[^\u4e00-\u9fff]|{source('before_surname', 'familiar')})[小老阿]$")
        self.before_some = re.compile(rf"{common}$|{source('before_surname', 'joined')}{any_name}$")
        """Before 某: a common surname anywhere, any other behind what names or joins people."""
        naming = lexicon.naming
        none = "".join(f"(?<!{re.escape(word)})" for word in lexicon.rules.of("before_surname", "none").words)
        sure, called = trie_pattern(naming["blank_surname"]), trie_pattern(naming["office"] | naming["blank_person"])
        self.sure = re.compile(
            rf"(?:{none}{sure}|{source('surname', 'two_signs')}"
            rf"|(?:(?:{called}|{source('before_surname', 'done_for')}){any_name}|[的岁与]{common}))$"
        )
        """A surname that ends no other word, or any one behind what a person is called by or what is done for him."""


def _each(lexicon: Lexicon, kind: str) -> Iterator[tuple[SlotType, str]]:
    """The rules of a kind in their order, neighbours that say the same type as one."""
    for value, rules in groupby(lexicon.rules.of(kind).rules, lambda rule: rule.value):
        if value in _TYPES:
            yield SlotType(value), RuleSet(tuple(rules)).source


def _before(lexicon: Lexicon) -> Iterator[tuple[re.Pattern[str], SlotType]]:
    titled = lexicon.rules.source("blank_person", "title")
    for kind, words in _each(lexicon, "blank_before"):
        also = f"|{titled}{_GAP}" if kind is SlotType.PERSON else "[ 　]?" if kind is SlotType.ORDINAL else ""
        yield re.compile(f"(?:{words}{also})$"), kind


def _behind(lexicon: Lexicon) -> Iterator[tuple[re.Pattern[str], SlotType]]:
    composed = {SlotType.PERSON: _LISTED_PEOPLE, SlotType.PLACE: _TO_ANOTHER}
    for kind, words in _each(lexicon, "blank_behind"):
        yield re.compile(f"{words}|{composed[kind]}" if kind in composed else words), kind
