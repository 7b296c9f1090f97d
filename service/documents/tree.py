"""A document as a person reads it in the terminal: a tree of parts, headings and points, then what fills the rest."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from service.documents.document import Document, Heading, Part, Point, Slot
from service.documents.genres import Genre

_TYPES = {
    "quantity": "数量",
    "date": "日期",
    "ordinal": "序数",
    "organisation": "机构",
    "person": "人名",
    "place": "地名",
    "title": "名称（书名号）",
    "document_number": "文号",
    "name": "名称",
    "claim": "论断",
    "text": "文字",
}
_SHOWN, _NOISE = 40, 30


def render_tree(
    document: Document, genres: Mapping[str, Genre] | None = None, slots: Sequence[Slot] | None = None
) -> str:
    """The tree as lines of text. ``genres`` give the Chinese names of genres; ``slots`` are shown when the document was
    blanked."""
    lines = [*_summary(document, genres), "", *_outline(document, genres)]
    if document.tables:
        shapes = "、".join(f"{len(t.rows)} 行 × {max(map(len, t.rows), default=0)} 列" for t in document.tables)
        lines += ["", f"表格：{len(document.tables)} 个（{shapes}）"]
    if document.labelled:
        lines += ["", "标签条目：", *(f"  {item.label}：{_short(item.text)}" for item in document.labelled)]
    for title, names in (("附件", document.attachments), ("注", document.notes)):
        if names:
            lines += ["", f"{title}：", *(f"  {name}" for name in names)]
    if document.placeholders:
        lines += ["", f"占位符：{len(document.placeholders)} 处{_counts(document.placeholders)}"]
        lines += [f"  {_slot(slot)}" for slot in document.placeholders]
    if slots is not None:
        lines += ["", f"槽位：{len(slots)} 处{_counts(slots)}", *(f"  {_slot(slot)}" for slot in slots)]
    if document.noise:
        lines += ["", f"剔除的杂质：{len(document.noise)} 处", *(f"  {line}" for line in _noise(document))]
    return "\n".join(lines)


def _summary(document: Document, genres: Mapping[str, Genre] | None) -> Iterator[str]:
    signature = "　".join(filter(None, (document.signature.organ, document.signature.date)))
    yield f"文件：{document.name}（{len(document.text)} 字符）"
    yield f"文种：{_genre(document.genre, genres)}（把握 {document.genre_confidence:.0%}）"
    yield f"标题：{document.title or '（无）'}"
    yield f"主送：{document.addressee or '（无）'}"
    yield f"落款：{signature or '（无）'}"


def _genre(genre: str, genres: Mapping[str, Genre] | None) -> str:
    return genres[genre].name if genres and genre in genres else genre


def _outline(document: Document, genres: Mapping[str, Genre] | None) -> Iterator[str]:
    if not (document.parts or document.headings or document.points):
        yield "提纲：（没有小标题和分点）"
        return
    yield "提纲："
    entries: list[Part | Heading | Point] = [*document.parts, *document.headings, *document.points]
    entries.sort(key=lambda entry: (entry.start, 0 if isinstance(entry, Part) else -entry.end))
    depth = 0
    for entry in entries:
        if isinstance(entry, Part):
            depth = 1
            missing = "　【目录列出，文中没有】" if entry.start == entry.end else ""
            yield f"■ {entry.title}　〔{_genre(entry.genre, genres)}〕{missing}"
        elif isinstance(entry, Heading):
            notes = [word for word, there in (("连排", entry.run_in), ("序号缺失，推断", entry.inferred)) if there]
            depth = entry.level + bool(document.parts)
            mark = f"　〔{'、'.join(notes)}〕" if notes else ""
            yield f"{'    ' * (depth - 1)}├ {entry.number or ''}{entry.title}{mark}"
        else:
            theme = entry.theme or _short(document.text[entry.start + len(entry.number) : entry.end])
            yield f"{'    ' * depth}· {entry.number}{'' if entry.number.endswith(('是', '要')) else ' '}{theme}"


def _counts(slots: Sequence[Slot]) -> str:
    counts = Counter(_TYPES.get(str(slot.type), str(slot.type)) for slot in slots)
    return f"（{'、'.join(f'{name} {count}' for name, count in counts.most_common())}）" if counts else ""


def _slot(slot: Slot) -> str:
    former = "" if slot.former is None else f"　原为：{_short(slot.former)}"
    return f"[{_TYPES.get(str(slot.type), str(slot.type))}] {_short(slot.text)}　{slot.label}{former}"


def _noise(document: Document) -> Iterator[str]:
    for noise in document.noise[:_NOISE]:
        visible = noise.text if noise.text.isprintable() else noise.text.encode("unicode_escape").decode("ascii")
        yield _short(visible)
    if len(document.noise) > _NOISE:
        yield f"……另有 {len(document.noise) - _NOISE} 处"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _SHOWN else flat[: _SHOWN - 1] + "…"
