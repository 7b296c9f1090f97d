"""The .docx as an archive: opened within limits, its parts streamed as XML, nothing outside it ever followed."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from posixpath import dirname, join, normpath
from typing import IO
from urllib.parse import unquote

from lxml import etree

from service.documents.readers.limits import (
    MAX_MARKUP_PER_BLOCK,
    MAX_MARKUP_PER_PART,
    check_paragraphs,
    mebibytes,
    shown,
    too_complex,
)
from service.errors import InputError, LimitError
from service.settings import Settings

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
_HEAD = 64 * 1024
# Word's “Strict Open XML” differs from the usual form in its namespaces only; they are declared on the root element.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_BLOCKS = (
    *(W + tag for tag in ("p", "tc", "tbl", "sdt", "customXml", "ins", "moveTo", "altChunk")),
    _COMPATIBILITY + "AlternateContent",
)
# Relationships through which opening the document fetches or shows what is not in it. Hyperlinks and linked pictures
# are not among them (they are in half of what is copied from web pages), nor is a template on the writer's own disk.
_FETCHING = frozenset({"attachedTemplate", "oleObject", "package", "control", "subDocument", "aFChunk", "frame"})


class Package:
    """An opened .docx. ``parts`` are entry names; every reading of one counts against the caps."""

    def __init__(self, name: str, data: bytes, settings: Settings) -> None:
        self.name = name
        self._settings = settings
        self._counted = {W + "p": 0, W + "tc": 0}
        # Every entry has this signature in the directory: counted before zipfile builds an object for each.
        if data.count(b"PK\x01\x02") > settings.max_archive_entries:
            raise self._too_large(entries=settings.max_archive_entries)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise self.broken() from error
        infos = self._zip.infolist()
        if any(info.flag_bits & 0x1 for info in infos):
            raise InputError("encrypted", f"“{shown(name)}”加了密码，不能读取。请去掉密码后另存，再读。")
        unpacked = sum(info.file_size for info in infos)
        if len(infos) > settings.max_archive_entries or unpacked > settings.max_unpacked_bytes:
            raise self._too_large(unpacked=unpacked, entries=len(infos))
        self._infos = {info.filename: info for info in infos}
        self._refuse_fetching()

    def broken(self) -> InputError:
        """The error for a document that cannot be made sense of."""
        return InputError(
            "docx_broken",
            f"“{shown(self.name)}”已损坏或不是完整的 Word 文档。请用 Word 或 WPS 打开修复，另存为 .docx 后再读。",
        )

    def relationships(self, part: str) -> dict[str, list[str]]:
        """Internal targets of a part by the last word of their type (``header``, ``numbering``), in file order."""
        folder = dirname(part)
        found: dict[str, list[str]] = {}
        for element in self._relationship_elements(join(folder, "_rels", part[len(folder) :].lstrip("/") + ".rels")):
            if element.get("TargetMode") != "External":
                target = element.get("Target", "")
                path = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
                found.setdefault(element.get("Type", "").rsplit("/", 1)[-1], []).append(path)
        return found

    def root(self, part: str | None) -> etree._Element | None:
        """A small part (styles, numbering, a header) as a tree; None where the document has none."""
        if part is None or part not in self._infos:
            return None
        return next(self._parse(part, None, (W + "p", W + "tc")))

    def blocks(self, part: str) -> Iterator[etree._Element]:
        """The paragraphs, tables and content controls of the main part one by one, each freed when the next is due."""
        if part not in self._infos:
            raise self.broken()
        return self._parse(part, W + "body", _BLOCKS)

    def _parse(self, part: str, parent: str | None, tags: tuple[str, ...]) -> Iterator[etree._Element]:
        """Yield the children of the ``parent`` element that have one of ``tags``; without ``parent``, the root.

        Every paragraph and every cell (which holds one at least) is counted as it starts, before its content is read.
        """
        try:
            with self._zip.open(self._infos[part]) as stream:
                metered = _Metered(self, stream)
                parser = etree.iterparse(
                    metered,
                    events=("start", "end"),
                    tag=tags,
                    encoding=metered.encoding,
                    resolve_entities=False,
                    load_dtd=False,
                    no_network=True,
                    huge_tree=False,
                    remove_comments=True,
                    remove_pis=True,
                )
                for event, element in parser:
                    if event == "start":
                        if element.tag in self._counted:
                            self._counted[element.tag] += 1
                            check_paragraphs(self.name, self._counted[element.tag], self._settings)
                        continue
                    container = element.getparent()
                    if container is not None and container.tag == parent:
                        yield element
                        element.clear()
                        while (before := element.getprevious()) is not None:
                            container.remove(before)
                        metered.restart_block()
                if parser.root.getroottree().docinfo.internalDTD is not None:
                    raise self.entities()
                if parent is None:
                    yield parser.root
        except (*_BROKEN, etree.LxmlError, KeyError) as error:
            raise self.broken() from error

    def entities(self) -> InputError:
        """The error for a part with a document type declaration, which no word processor writes."""
        return InputError(
            "docx_entities",
            f"“{shown(self.name)}”里有实体声明（DTD），正常的 Word 文档没有，可能是恶意文件，已拒绝读取。"
            "请把正文复制到新文档另存后再读。",
        )

    def _too_large(self, **context: object) -> LimitError:
        return LimitError(
            "docx_too_large",
            f"“{shown(self.name)}”解压后超过 {mebibytes(self._settings.max_unpacked_bytes)} 或内含文件超过 "
            f"{self._settings.max_archive_entries} 个，不像一份正常文稿，已拒绝读取。请删去图片和附件、另存后再试。",
            **context,
        )

    def _relationship_elements(self, part: str) -> Iterator[etree._Element]:
        root = self.root(part)
        return iter(()) if root is None else root.iter(_RELATIONSHIP)

    def _refuse_fetching(self) -> None:
        """Refuse a document that would fetch something from elsewhere when opened (remote template, linked object)."""
        for part in self._infos:
            if not part.endswith(".rels"):
                continue
            for element in self._relationship_elements(part):
                kind = element.get("Type", "").rsplit("/", 1)[-1]
                external = element.get("TargetMode") == "External"
                if external and kind in _FETCHING and _is_remote(element.get("Target", "")):
                    raise InputError(
                        "docx_external",
                        f"“{shown(self.name)}”链接了外部的模板或对象（{kind}），打开时会到别处取内容，可能不安全，已拒绝读取。"
                        "请在 Word 中断开链接、另存后再读，或把正文复制到新文档。",
                        relationship=kind,
                        part=part,
                    )


def _is_remote(target: str) -> bool:
    """Whether a target lies on another machine: a URL, a network share, or a ``file:`` of a host."""
    path = unquote(target).strip().replace("\\", "/")
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.\-]{1,20}):", path)
    if scheme is None:
        return path.startswith("//")
    if scheme[1].lower() != "file":
        return True
    rest = path[scheme.end() :]
    slashes = len(rest) - len(rest.lstrip("/"))
    return slashes > 3 or (slashes == 2 and re.match(r"[A-Za-z][:|]", rest[2:]) is None)


class _Metered:
    """A part's bytes on their way to the parser: markup counted, a document type refused, strict namespaces mapped."""

    def __init__(self, package: Package, stream: IO[bytes]) -> None:
        self._package = package
        self._stream = stream
        self._total = 0
        self._block = 0
        head = stream.read(_HEAD)
        # OOXML allows UTF-8 and UTF-16 only; whatever else a declaration claims is not looked at.
        self.encoding = None if head.startswith((b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")) else "utf-8"
        if b"<!DOCTYPE" in head.replace(b"\x00", b""):
            raise package.entities()
        for strict, usual in _STRICT:
            head = head.replace(strict, usual)
        self._head = io.BytesIO(head)

    def restart_block(self) -> None:
        self._block = 0

    def read(self, size: int) -> bytes:
        chunk = self._head.read(size) or self._stream.read(size)
        markup = chunk.count(b"<")
        self._total += markup
        self._block += markup
        if self._block > MAX_MARKUP_PER_BLOCK or self._total > MAX_MARKUP_PER_PART:
            raise too_complex(self._package.name)
        return chunk
