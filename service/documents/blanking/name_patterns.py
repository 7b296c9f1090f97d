"""How the name that a blank stands in goes on: the patterns of areas, organs, places and persons, made of the rules.

The words are rules of the kind ``blank_name`` (``corpus/reading/blank_names.yaml``): 局 is one of ``organ_direct``, so
×局 is an organ; 局面 is not. Here they are put together and compiled, once for a lexicon.
"""

import re
from functools import cached_property

from service.documents.blanking.blanks import B
from service.text.lexicon.lexicon import Lexicon
from service.text.trie import trie_pattern

_KIND = "blank_name"
_HAN = r"[\u4e00-\u9fff]"


class NamePatterns:
    """The patterns by which ``chains`` reads a name; each matches from where the blank run ends."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self.area = self._compiled("area")
        self.zone = self._compiled("zone")
        self.local_place = self._compiled("local_place")
        self.campus = self._compiled("campus")
        self.place_direct = self._compiled("place_direct")
        self.organ_direct = self._compiled("organ_direct")
        self.joined_department = self._compiled("joined_department")
        self.not_in_name = self._compiled("not_in_name")
        self.zone_organ = self._compiled("zone_organ")
        self.within = self._compiled("within")
        self.counted = self._compiled("counted")
        self.governing = re.compile(rf"[省市县区州旗镇乡村]?{self.source('governing')}")
        not_office = self.source("not_office")
        self.office = re.compile(rf"{self.source('office')}(?!{not_office})")
        self.honorific = re.compile(rf"{self.source('honorific')}(?!{not_office})")
        self.organ = self._behind_words("organ", 8)
        self.place = self._behind_words("place", 8)
        self.name = self._behind_words("name", 6)
        self.rule_title = self._behind_words("rule_title", 8)
        self.inner_organs = re.compile(rf"(?:{self.source('inner_organ')}){{0,3}}")
        self.numbered = re.compile(rf"第{B}(?={self.source('numbered_organ')})")
        self.left = re.compile(
            rf"(?:{self.source('party')}|(?:中共|共青团)?(?:{self.source('left_area')}{self.source('left_organ')}?))$"
        )
        self.left_guard = re.compile(rf"{self.source('left_guard')}$")
        self.left_name = re.compile(
            rf"{self.source('takes_a_name')}((?!{self.source('begins_no_name')}){_HAN}{{1,2}}"
            r"(?<![科室股部处局所队班]))$"
        )

    def source(self, value: str) -> str:
        """The rules of one value, to be part of a pattern."""
        return self._lexicon.rules.source(_KIND, value)

    @cached_property
    def class_words(self) -> re.Pattern[str]:
        """The class words of organs that the lexicon knows, with up to four words of the name before them."""
        naming, sites = self._lexicon.naming, tuple(self._lexicon.rules.of(_KIND, "site").words)
        heads = [word for word in naming["organisation_suffix"] | naming["blank_organ"] if len(word) > 1]
        heads = [word for word in heads if not word.endswith(sites)]
        return re.compile(rf"(?P<free>{_HAN}{{0,4}}?)(?P<head>{trie_pattern(heads)})(?!{self.source('not_organ')})")

    @cached_property
    def departments(self) -> re.Pattern[str]:
        """The departments whose names would otherwise be taken for two (粮食和物资储备局)."""
        return re.compile(rf"{trie_pattern(self._lexicon.naming['organisation_word'])}{self.source('department_head')}")

    def _compiled(self, value: str) -> re.Pattern[str]:
        return self._lexicon.rules.of(_KIND, value).pattern

    def _behind_words(self, value: str, most: int) -> re.Pattern[str]:
        """The end of a name behind up to ``most`` words of it."""
        return re.compile(rf"(?P<free>{_HAN}{{0,{most}}}?)(?P<head>{self.source(value)})")
