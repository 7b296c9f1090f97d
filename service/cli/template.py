"""``nigao template``: what a sample, used as a template, asks for — on the terminal, or as a form to fill in."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from service.cli.parser import ChineseParser
from service.cli.saving import check_target, save
from service.errors import InputError, NotFoundError
from service.facts.files.form_files import FORM_SUFFIXES
from service.facts.form import TYPE_NAMES, Form, FormRow
from service.settings import Settings
from service.text.hygiene import visible

if TYPE_CHECKING:
    from service.documents.source import SourceText


def configure(prog: str) -> ChineseParser:
    parser = ChineseParser(
        prog=prog,
        description="把样稿当模板：列出要填的内容和要核实的说法。空白样稿、去年的成稿都可以。\n"
        "填报表填好后，在拟稿要求中写“facts: 填报表.xlsx”即作为事实使用。",
        examples=(
            "nigao template 去年总结.docx",
            "nigao template 去年总结.docx --section 抓好基层党建 --form 填报表.xlsx",
            "nigao template 样稿.txt --form 填报表.yaml",
        ),
    )
    parser.add_argument("file", metavar="文件", help="样稿文件；也可以是样稿库里的标题或编号")
    parser.add_argument("--section", metavar="小标题", help="只要这一节（写小标题，多级用 / 连接）；不写则为全文")
    parser.add_argument("--form", type=Path, metavar="填报表", help="写成填报表：.xlsx、.csv 或 .yaml")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    return parser


def run(args: argparse.Namespace) -> int:
    settings = Settings()
    if args.form is not None:
        check_target(args.form, FORM_SUFFIXES, [Path(args.file)])
        _refuse_to_lose_answers(args.form, settings)
    form = form_of(args.file, args.section, settings)
    if args.form is not None:
        from service.facts.files.form_files import form_bytes

        save(args.form, form_bytes(form, args.form.suffix.lower()))
    if args.json:
        print(json.dumps(asdict(form), ensure_ascii=False, indent=2))
    elif args.form is None:
        print(visible(readable(form)))
    if args.form is not None and not args.json:
        print(f"已生成填报表 {args.form}：要填 {len(form.values)} 项，要核实 {len(form.claims)} 项。")
        print(f"填好“填写值”一列后，在拟稿要求中写：facts: {args.form.name}")
    return 0


def _refuse_to_lose_answers(path: Path, settings: Settings) -> None:
    """Raise InputError when a form stands there that somebody has begun to fill in."""
    from service.documents.readers.limits import read_capped
    from service.facts.files.loading import facts_of_file

    if not path.is_file() or not path.stat().st_size:
        return
    try:
        filled = len(facts_of_file(path.name, read_capped(path, settings), settings).facts)
    except InputError:  # no form, or a broken one: nothing in it would be read back anyway
        return
    if filled:
        message = f"“{path}”里已经填了 {filled} 项，为免丢失没有覆盖。请换一个文件名，或先把它移走"
        raise InputError("would_overwrite", message, path=str(path))


def form_of(reference: str, section: str | None, settings: Settings) -> Form:
    """The form of a file, or of a sample in the library when there is no such file."""
    from service.documents.readers.limits import read_capped
    from service.drafting.following.forms import form_of as form_of_source
    from service.drafting.following.forms import form_of_file

    path = Path(reference)
    if path.exists():
        return form_of_file(path.name, read_capped(path, settings), section, settings)
    return form_of_source(_from_library(reference, settings), section, settings)


def _from_library(reference: str, settings: Settings) -> "SourceText":
    from service.documents.source import SourceText
    from service.grounding.library import SampleLibrary

    with SampleLibrary(settings) as library:
        try:
            sample = library.get(reference)
        except NotFoundError as error:
            message = f"没有“{reference}”这个文件，样稿库里也没有这份样稿。请检查路径，或用 nigao samples list 查看"
            raise NotFoundError("file_not_found", message, path=reference) from error
    return SourceText(sample.name, sample.text)


def readable(form: Form) -> str:
    """The form as a list to read on the terminal."""
    lines = [f"样稿：{form.sample}{f'　{form.section}' if form.section else ''}"]
    for title, rows in (("要填的内容", form.values), ("要核实的说法（是否仍属实）", form.claims)):
        lines += ["", f"{title}：{len(rows)} 项"]
        lines += [line for row in rows for line in _row(row)]
    if not form.rows:
        lines.append("这份样稿没有要填、要核实的内容。")
    return "\n".join([*lines, "", "用 --form 填报表.xlsx 生成填报表，填好后可作为事实读回。"])


def _row(row: FormRow) -> list[str]:
    if row.is_claim:
        return [f"  {row.id:<4} {row.former}"]
    former = f"，原值 {row.former}" if row.former else ""
    return [f"  {row.id:<4} {row.label}〔{TYPE_NAMES[row.type]}{former}〕", f"         {row.context}"]
