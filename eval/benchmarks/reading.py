"""``python -m eval bench-reading``: reading and understanding a document, in megabytes of UTF-8 text a second."""

import argparse
import io
from pathlib import Path

from eval.benchmarks.timing import repeated
from service.documents.inspect import inspect_bytes
from service.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--copies", type=int, default=40, help="how many times the sample text is repeated")
    parser.add_argument("--times", type=int, default=5)


def main(args: argparse.Namespace) -> int:
    """Print MB/s for .txt and .docx of the same text."""
    settings = Settings()
    folder = settings.corpus_dir / "samples"
    text = "\n".join(
        path.read_text(encoding="utf-8").split("---\n", 2)[-1] for path in sorted(folder.rglob("*.md"))[:6]
    )
    text = "\n".join([text] * args.copies)
    size = len(text.encode()) / 1e6
    for name, data in (("x.txt", text.encode()), ("x.docx", _docx(text))):
        timed = repeated(lambda name=name, data=data: inspect_bytes(name, data, settings=settings), args.times)  # type: ignore[misc]
        print(f"{Path(name).suffix}: {size:.2f} MB of text in {timed.p50:.0f} ms, {size / timed.p50 * 1000:.2f} MB/s")
    return 0


def _docx(text: str) -> bytes:
    from docx import Document

    document = Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()
