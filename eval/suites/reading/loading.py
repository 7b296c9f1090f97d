"""Reading cases: YAML files with a hand-marked document, and the file that each of them stands for."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from eval.suites.reading.build_docx import DocxLayout, build_docx
from eval.suites.reading.build_pdf import PdfLayout, build_pdf
from eval.suites.reading.gold import Gold, read_gold
from eval.suites.reading.marks import MarkError, Node, parse
from service.errors import DataError

CASES = Path(__file__).parent / "cases"

Form = Literal["txt", "md", "docx", "pdf"]
Split = Literal["dev", "test", "held", "blind", "fresh"]


class CaseError(DataError):
    """A case file that is not well formed; the message names file and line."""

    def __init__(self, message: str) -> None:
        super().__init__("bad_case", message)


class SignatureGold(BaseModel):
    """What stands at the foot; None where absent."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    organ: str | None
    date: str | None


class CaseFile(BaseModel):
    """The YAML of a case. ``title``, ``addressee``, ``signature`` and ``genre`` are scored only where given.

    ``title_also`` is the title with its subtitle, where both readings are right.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    form: Form
    encoding: Literal["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "gb18030"] = "utf-8"
    newline: Literal["lf", "crlf"] = "lf"
    split: Split
    genre: str | None = None
    traps: tuple[str, ...] = Field(min_length=1)
    title: str | None = None
    title_also: str | None = None
    addressee: str | None = None
    signature: SignatureGold | None = None
    missing_parts: tuple[str, ...] = ()
    score: tuple[str, ...] | None = None
    docx: DocxLayout = DocxLayout()
    pdf: PdfLayout = PdfLayout()
    marked: str


@dataclass(frozen=True, slots=True)
class Case:
    """A case read and checked: the file's fields, the tree of marks and what it says is right."""

    id: str
    file: CaseFile
    node: Node
    gold: Gold

    @property
    def name(self) -> str:
        """The file name under which the document is handed to the reader."""
        return f"{self.id}.{self.file.form}"

    def data(self) -> bytes:
        """The document as bytes, built the same way every time. Text forms as encoded; .docx and .pdf are made."""
        file = self.file
        if file.form == "docx":
            return build_docx(self.node, file.docx)
        if file.form == "pdf":
            return build_pdf(self.node, file.pdf)
        text = self.gold.text if file.newline == "lf" else self.gold.text.replace("\n", "\r\n")
        if file.encoding == "utf-16-be":
            return b"\xfe\xff" + text.encode("utf-16-be")
        if file.encoding == "utf-16":
            return b"\xff\xfe" + text.encode("utf-16-le")
        return text.encode(file.encoding)


def load_case(path: Path) -> Case:
    """Read one case file. Raises CaseError naming file and line."""
    source = path.read_text(encoding="utf-8")
    try:
        file = CaseFile.model_validate(yaml.load(source, yaml.CSafeLoader))
        node = parse(file.marked)
        return Case(path.stem, file, node, read_gold(node))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise CaseError(f"{path}:{line}: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        key = str(first["loc"][0]) if first["loc"] else ""
        raise CaseError(f"{path}:{_line_of(source, key)}: {first['loc']}: {first['msg']}") from error
    except MarkError as error:
        inner = re.match(r"line (\d+)", str(error))
        line = _line_of(source, "marked") + (int(inner[1]) if inner else 0)
        raise CaseError(f"{path}:{line}: {error}") from error


def case_files(folder: Path) -> dict[str, Path]:
    """The case files of a folder by id. Raises CaseError."""
    if not folder.is_dir():
        raise CaseError(f"{folder}:1: no such folder")
    return {path.stem: path for path in sorted(folder.glob("*.yaml"))}


def load_cases(folder: Path) -> tuple[Case, ...]:
    """All cases of a folder in order of name. Raises CaseError."""
    return tuple(load_case(path) for path in case_files(folder).values())


def _line_of(source: str, key: str) -> int:
    found = re.search(rf"^{re.escape(key)}\s*:", source, re.MULTILINE) if key else None
    return source.count("\n", 0, found.start()) + 1 if found else 1
