"""``python -m eval bench-revise``: a built-in revision, warm, by kind of note."""

import argparse
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from eval.benchmarks.timing import repeated
from eval.suites.revision.base_drafts import drafted, load_bases
from service.drafting.resources import Resources
from service.revision.note import Note
from service.revision.revising import revise
from service.settings import Settings

NOTES: Mapping[str, tuple[str, tuple[str, ...]]] = MappingProxyType(
    {
        "value": ("water", ("6次改为8次",)),
        "delete": ("water", ("删去第三点",)),
        "swap in a paragraph": ("clinic", ("第三点和第二点对调",)),
        "shorten": ("water", ("第二点压缩到50字以内",)),
        "add": ("water", ("第四点增加：廉政谈话45人次",)),
        "title": ("village", ("第二点的标题改为“集体经济提质增效”",)),
        "question": ("water", ("语气再平实一些",)),
        "three notes": ("water", ("6次改为8次", "删去第三点", "第四点增加：廉政谈话45人次")),
    }
)
"""Kind → draft of the revision suite, and notes."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--times", type=int, default=100, help="revisions of each kind")


def main(args: argparse.Namespace) -> int:
    """Print milliseconds by kind of note: understanding, doing, all checks, the answer."""
    with tempfile.TemporaryDirectory() as folder:
        resources = Resources(Settings(data_dir=Path(folder)))
        for kind, (name, texts) in NOTES.items():
            draft, snapshot = drafted(load_bases()[name], resources)
            notes = [Note(text) for text in texts]
            timed = repeated(
                lambda draft=draft, snapshot=snapshot, notes=notes: revise(draft, snapshot, notes, resources),  # type: ignore[misc]
                args.times,
            )
            print(f"{kind}: p50 {timed.p50:.1f} ms, p99 {timed.p99:.1f} ms")
    return 0
