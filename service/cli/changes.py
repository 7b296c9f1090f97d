"""``--changes``: what the commands that write a .docx of a version share."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from service.errors import InputError

TRACKED = "tracked"
AUTHOR = "拟稿"


def add_changes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--changes",
        choices=("none", TRACKED),
        default="none",
        help=f"{TRACKED}：.docx 中以修订标出与前一版的差别，意见和答复写成批注",
    )


def check_changes(changes: str, out: Sequence[Path]) -> None:
    """Raise InputError where changes are to be tracked in what cannot hold them."""
    if changes == TRACKED and not any(path.suffix.lower() == ".docx" for path in out):
        raise InputError("tracked_needs_docx", "修订只能写进 .docx，请用 --out 写一个 .docx 文件")
