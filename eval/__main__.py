"""``python -m eval``: what is measured, each by a command of its own."""

import argparse
import importlib
import sys
from collections.abc import Sequence
from types import MappingProxyType

from service.errors import NigaoError

MEASUREMENTS: MappingProxyType[str, tuple[str, str]] = MappingProxyType(
    {
        "fidelity": (
            "eval.benchmarks.fidelity",
            "what gets through of misbehaving answers of a model, and what is refused wrongly",
        ),
        "faults": (
            "eval.benchmarks.faults",
            "drafts at an endpoint that fails in one way at a share of calls: how they end",
        ),
        "planted": ("eval.benchmarks.planted", "faults of known classes planted in clean texts, and false alarms"),
        "kill": (
            "eval.benchmarks.kill_test",
            "kills in the middle of adding samples; then every search answers as before",
        ),
        "bench-draft": ("eval.benchmarks.draft", "a built-in draft: warm, cold, memory"),
        "bench-diff": ("eval.benchmarks.diff", "the difference of two long versions"),
        "bench-model": ("eval.benchmarks.model", "a draft with a model: what it costs beyond the model's time"),
        "bench-reading": ("eval.benchmarks.reading", "reading: MB/s by format"),
        "bench-revise": ("eval.benchmarks.revise", "a built-in revision, warm, by kind of note"),
        "retrieval-large": (
            "eval.benchmarks.retrieval_large",
            "recall and rank of the queries among 100,000 made sections",
        ),
        "train-embedding": (
            "eval.benchmarks.train_embedding",
            "trains the built-in embedding anew (needs scipy)",
        ),
        "bench-search": ("eval.benchmarks.search", "search and indexing at 1,000, 10,000 and 100,000 sections"),
    }
)
"""Name → (module with ``add_arguments(parser)`` and ``main(args) -> int``, what it measures)."""


def main(arguments: Sequence[str]) -> int:
    """Run one measurement; without a name, print what there is."""
    if not arguments or arguments[0] not in MEASUREMENTS:
        for name, (_, measured) in MEASUREMENTS.items():
            print(f"python -m eval {name:<16}{measured}")
        return 0 if not arguments or arguments[0] in ("-h", "--help") else 2
    module = importlib.import_module(MEASUREMENTS[arguments[0]][0])
    parser = argparse.ArgumentParser(prog=f"python -m eval {arguments[0]}")
    module.add_arguments(parser)
    try:
        return int(module.main(parser.parse_args(arguments[1:])))
    except NigaoError as error:
        print(error.message, file=sys.stderr)
        return error.exit_code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
