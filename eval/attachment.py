"""Attachment: how many faults of attachment the checks find in text written freely, and how much true text they refuse.

A fault is found when the faulty text has an error that the true text does not have.
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from eval.attachment_cases import SPLITS, Case, Piece, load_cases
from eval.attachment_faults import faults_of
from service.checks.context import CheckContext
from service.checks.registry import run_checks
from service.documents.genres import load_genres
from service.draft import Finding, Severity
from service.settings import BUNDLED_CORPUS
from service.text.lexicon import load_lexicon


@dataclass
class Score:
    """Counts: ``made`` and ``found`` by kind of fault; ``values`` and ``texts`` that are true, and those refused."""

    made: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    missed: list[tuple[str, str]] = field(default_factory=list)
    values: int = 0
    texts: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)
    refused_texts: int = 0


def errors(context: CheckContext) -> tuple[Finding, ...]:
    """The errors in a text; what is missing from the whole does not count."""
    return tuple(f for f in run_checks(context) if f.severity is Severity.ERROR and f.block is not None)


def measure(cases: Sequence[Case]) -> Score:
    """Judge every true text, and every fault made of it."""
    score = Score()
    for case in cases:
        for text in case.entry.texts:
            pieces = case.pieces(text)
            _judge(case, pieces, score)
    return score


def _judge(case: Case, pieces: tuple[Piece, ...], score: Score) -> None:
    written = "".join(piece.text for piece in pieces)
    clean = errors(case.context(pieces))
    score.texts += 1
    score.values += sum(piece.value is not None for piece in pieces)
    score.refused_texts += bool(clean)
    score.refused += [(_shown(finding, written), written) for finding in clean]
    known = Counter((finding.check, written[finding.start : finding.end]) for finding in clean)
    for fault in faults_of(case, pieces):
        score.made[fault.kind] += 1
        found = Counter((f.check, fault.text[f.start : f.end]) for f in errors(case.context(fault.pieces)))
        if found - known:
            score.found[fault.kind] += 1
        else:
            score.missed.append((fault.kind, fault.text))


def _shown(finding: Finding, text: str) -> str:
    return f"{finding.check}「{text[finding.start : finding.end]}」{finding.message}"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which cases, and whether each miss is shown."""
    parser.add_argument("--split", choices=(*SPLITS, "all"), default="dev")
    parser.add_argument("--show", nargs="*", metavar="KIND", help="print what was missed, and every refusal")


def main(args: argparse.Namespace) -> int:
    """Print the counts by kind."""
    corpus = (BUNDLED_CORPUS,)
    score = measure(load_cases(args.split, load_genres(corpus), load_lexicon(corpus)))
    print(f"true: {score.texts} texts, {score.values} values; {score.refused_texts} texts refused")
    for kind in sorted(score.made):
        print(f"{kind:<20}{score.found[kind]:>6} of {score.made[kind]:<6}{score.found[kind] / score.made[kind]:.3f}")
    print(f"{'all':<20}{sum(score.found.values()):>6} of {sum(score.made.values())}")
    if args.show is not None:
        _show(score, args.show)
    return 0


def _show(score: Score, kinds: Sequence[str]) -> None:
    for message, text in score.refused:
        print(f"refused  {message}\n         {text}")
    for kind, text in score.missed:
        if not kinds or kind in kinds:
            print(f"missed   {kind}  {text}")
