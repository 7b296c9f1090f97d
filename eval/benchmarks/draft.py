"""``python -m eval bench-draft``: a built-in draft, warm and cold."""

import argparse
import tempfile
from pathlib import Path

from eval.benchmarks.timing import process, repeated
from service.brief_loading import load_brief
from service.drafting.drafting import draft_section
from service.drafting.resources import Resources
from service.errors import InputError
from service.settings import Settings

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--brief", type=Path, action="append", help="briefs to draft (default: the examples)")
    parser.add_argument("--times", type=int, default=200, help="warm drafts of each brief")


def main(args: argparse.Namespace) -> int:
    """Print milliseconds warm, seconds cold (the first run, which fills the library, apart) and peak memory."""
    briefs = args.brief or sorted(EXAMPLES.glob("brief*.yaml"))
    if not briefs:
        raise InputError("no_examples", "安装包中没有 examples，请用 --brief 指明拟稿要求的文件")
    with tempfile.TemporaryDirectory() as folder:
        environment = {"NIGAO_DATA_DIR": folder}
        command = ["-m", "service.cli", "draft", str(briefs[0])]
        first = process(command, environment)
        cold = sorted(process(command, environment).seconds for _ in range(7))[3]
        memory = process(command, environment).peak_mib
        print(f"cold, new process: {cold:.2f} s (first run {first.seconds:.2f} s); peak memory {memory:.0f} MiB")
        settings = Settings(data_dir=Path(folder))
        resources = Resources(settings)
        for path in briefs:
            brief = load_brief(str(path), settings)
            timed = repeated(lambda brief=brief: draft_section(brief, resources), args.times)  # type: ignore[misc]
            print(f"warm, {path.name}: p50 {timed.p50:.1f} ms, p99 {timed.p99:.1f} ms, {timed.per_second:.0f} drafts/s")
    return 0
