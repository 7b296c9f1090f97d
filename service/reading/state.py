"""State: whether a clause tells of what is planned, is going on, has been done, or has not come about.

拟新建泵站3座 is a plan, 正在申报 is going on, 已通过初审 is done, 未达到年度投资计划 is undone. The words are rules
of kind ``state`` in ``corpus/reading/states.yaml``; here is what words alone cannot say: 将 that means 把
(将120件录入系统), 计划 that is a thing (完成年度计划的78%), and how far a state reaches.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple, cast

from service.text.lexicon.lexicon import Lexicon
from service.text.range import Range
from service.text.rules import RuleSet
from service.text.sentences import clauses

State = Literal["plan", "plan_of_amount", "ongoing", "done", "undone", "asked", "reported"]
"""``plan_of_amount``: the amount is planned, what follows need not be (计划总投资5000万元，建成泵站3座). ``asked``:
what should be or must be (要完成). ``reported``: a report speaks (截至, 累计), so that a plan told before it ends."""

PLANS: frozenset[State] = frozenset({"plan", "plan_of_amount"})
_ENDS_A_PLAN: frozenset[State] = frozenset({"ongoing", "done", "undone", "reported"})
_FAR = 24
"""Characters after 将 within which 纳入 and the like show that it means 把."""
_MOST_BETWEEN = 3
_PLAN = "计划"
_KEPT = 2_000


class StateWord(NamedTuple):
    """A word that says a state, and where it stands: 拟 in 拟新建泵站3座."""

    state: State
    start: int
    end: int


class _Words:
    """The words of state, and what decides whether 将 and 计划 are among them."""

    def __init__(self, lexicon: Lexicon) -> None:
        rules = lexicon.rules
        self.states = RuleSet((*rules.of("state").rules, *rules.of("will").rules))
        self.thing_before = rules.of("plan_thing_before").pattern
        self.verb_after = rules.of("plan_verb_after").pattern
        self.between = rules.of("will_between").pattern
        self.between_surely = rules.of("will_between", "surely").pattern
        self.verb = rules.of("will_verb").pattern
        self.taken_up = rules.of("will_taken_up").pattern


def states_in(text: str, start: int, end: int, lexicon: Lexicon) -> tuple[StateWord, ...]:
    """The words of state in ``text[start:end]``, in order."""
    return tuple(_states(text, start, end, lexicon))


def _states(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[StateWord]:
    words = lexicon.made(_Words)
    for rule, left, right in words.states.finditer(text, start, end):
        if rule.kind == "will":
            if _is_ahead(text, right, end, lexicon, words):
                yield StateWord("plan", left, right)
        elif text[left:right] != _PLAN or not _is_a_thing(text, start, left, right, words):
            yield StateWord(cast("State", rule.value), left, right)


def plan_in(text: str, start: int, end: int, lexicon: Lexicon) -> Range | None:
    """Where ``text[start:end]`` first says that something is intended: 将于 in 3座泵站将于6月底前建成; None where
    it does not (将120件录入系统)."""
    return next(
        (Range(word.start, word.end) for word in _states(text, start, end, lexicon) if word.state in PLANS), None
    )


def plans(text: str, lexicon: Lexicon) -> bool:
    """Whether a stretch speaks of what is intended."""
    return _plans(text, lexicon) if len(text) <= _KEPT else plan_in(text, 0, len(text), lexicon) is not None


@lru_cache(maxsize=1024)
def _plans(text: str, lexicon: Lexicon) -> bool:
    return plan_in(text, 0, len(text), lexicon) is not None


def governing(text: str, sentence: int, clause: Range, lexicon: Lexicon) -> tuple[StateWord, ...]:
    """The words of state that hold in a clause of the sentence that begins at ``sentence``: its own, and the plan of a
    clause before it that no other state has ended (下一步，抓好三件事：新建泵站3座，改造管网5公里)."""
    own = states_in(text, *clause, lexicon)
    if any(word.state in _ENDS_A_PLAN or word.state in PLANS for word in own):
        return own
    before = [word for word in states_in(text, sentence, clause[0], lexicon) if word.state != "asked"]
    carried = _carried(before, text, sentence, clause[0])
    return (carried, *own) if carried is not None else own


def _carried(before: list[StateWord], text: str, start: int, end: int) -> StateWord | None:
    """The plan that reaches on over the end of ``text[start:end]``. In one clause the plan wins over what is done:
    拟对已建成的3座泵站进行改造."""
    for left, right in reversed(clauses(text, start, end)):
        here = [word for word in before if left <= word.start < right]
        plan = next((word for word in here if word.state == "plan"), None)
        if plan is not None or here:
            return plan
    return None


def clause_states(sentence: str, lexicon: Lexicon) -> Iterator[tuple[int, int, frozenset[State]]]:
    """The clauses of a sentence, each with the states that hold in it."""
    for start, end in clauses(sentence, 0, len(sentence)):
        yield start, end, frozenset(word.state for word in governing(sentence, 0, Range(start, end), lexicon))


def _is_a_thing(text: str, start: int, at: int, after: int, words: _Words) -> bool:
    """Whether 计划 at a place is a plan that there is (占年度计划78.6%): by what stands before it, unless a verb
    follows (按照安排计划投资)."""
    return words.thing_before.search(text, start, at) is not None and words.verb_after.match(text, after) is None


def _is_ahead(text: str, at: int, end: int, lexicon: Lexicon, words: _Words) -> bool:
    """Whether 将 before ``at`` says what is to come: a verb follows, perhaps after an adverb, and nothing is taken up
    with it as with 把 (将新建学校纳入规划)."""
    for _ in range(_MOST_BETWEEN):
        between = words.between.match(text, at, end)
        if between is None:
            break
        if words.between_surely.match(text, at, end):
            return True
        at = between.end()
    if lexicon.action_verb_pattern.match(text, at, end) is None and words.verb.match(text, at, end) is None:
        return False
    clause = next((right for _, right in clauses(text, at, min(end, at + _FAR))), at)
    return words.taken_up.search(text, at, clause) is None
