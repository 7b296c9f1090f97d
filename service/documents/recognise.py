"""Which genre a document is, and how sure that is."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from service.documents.genres import Cue, Genre

_EDGE = 300
_TEMPERATURE = 1.6
_TRAILING = re.compile(r"[（(【\[][^（(【\[）)】\]]{1,20}[）)】\]]$|[\s\u3000·—-]+$|(?:提纲|初稿|草稿|修改稿|定稿|稿)$")
_SPACE = re.compile(r"[\s\u3000]+")


@dataclass(frozen=True, slots=True)
class Traits:
    """What recognition looks at. ``name`` is the file name, ``body`` the lines after the head, ``headings`` titles.

    ``structure`` holds the traits that are there, by the names that a genre file uses.
    """

    name: str
    title: str | None
    subtitle: str | None
    body: str
    headings: tuple[str, ...]
    structure: frozenset[str]


def recognise_genre(traits: Traits, genres: Mapping[str, Genre]) -> tuple[str, float]:
    """The genre's id and the share of belief that falls to it (0–1); ``other`` where nothing fits better.

    The weights of its cues make a genre's odds; what they leave open (one share) is nobody's, so that a single weak
    cue never makes sure.
    """
    named = any(_title_end(traits, genre) > 0 for genre in genres.values())
    odds = {
        genre.id: math.exp(score(traits, genre, named=named) / _TEMPERATURE) - 1
        for genre in genres.values()
        if genre.id != "packet"
    }
    best = max(odds, key=lambda genre: (odds[genre], genre == "other"))
    return best, round(odds[best] / (sum(odds.values()) + 1), 3)


def score(traits: Traits, genre: Genre, *, named: bool = False) -> float:
    """The sum of the cues of a genre that a document shows.

    ``named``: its title names a genre, and then the words that its body lacks say nothing.
    """
    cues = genre.cues
    total = cues.prior
    title = _bare(traits.title or "")
    if title:
        total += _title_end(traits, genre)
        total += _sum(cues.title, " ".join(_ends(traits)))
    else:
        name = _bare(re.sub(r"\.[A-Za-z]{2,4}$", "", traits.name))
        total += 0.7 * max(
            _best(cue.weight for cue in cues.title_end if name.endswith(cue.words)), _sum(cues.title, name)
        )
    total += _sum(cues.opening, traits.body[:_EDGE])
    total += _sum(cues.closing, traits.body[-_EDGE:])
    total += _sum(cues.heading, "\n".join(traits.headings))
    total += _sum(cues.body, traits.body[: 40 * _EDGE])
    total += sum(
        a.weight for a in cues.absent if not named and sum(word in traits.body for word in a.words) < a.fewer_than
    )
    return total + sum(weight for name, weight in cues.structure.items() if name in traits.structure)


def _ends(traits: Traits) -> tuple[str, ...]:
    """Title and subtitle as their ends are compared."""
    return tuple(_bare(line) for line in (traits.title, traits.subtitle) if line)


def _title_end(traits: Traits, genre: Genre) -> float:
    """The weight of the words with which the title ends, 0 where they are none of the genre's."""
    return _best(cue.weight for cue in genre.cues.title_end if any(end.endswith(cue.words) for end in _ends(traits)))


def parallel(headings: Sequence[str]) -> bool:
    """Whether at least three headings of one level are built alike: same length and punctuation, or the same frame."""
    if len(headings) < 3:
        return False
    shapes = {re.sub(r"[^，、“”‘’：]", "字", heading) for heading in headings}
    if len(shapes) == 1 and len(headings[0]) >= 4:
        return True
    quoted = [re.sub(r"“[^”]{1,8}”", "“”", heading) for heading in headings]
    heads = {heading[: heading.find("“”") + 2] for heading in quoted if "“”" in heading[:8]}
    return len(heads) == 1 and all("“”" in heading[:8] for heading in quoted)


def _bare(title: str) -> str:
    title = _SPACE.sub("", title)
    while found := _TRAILING.search(title):
        title = title[: found.start()]
    return title


def _best(weights: Iterable[float]) -> float:
    return max(weights, default=0.0)


def _sum(cues: Iterable[Cue], text: str) -> float:
    return sum(cue.weight * min(cue.most, sum(word in text for word in cue.words)) for cue in cues)
