"""An answer's plain lines: without Markdown and HTML in any of their forms. Words stay, also those for blanks.

What marks a blank in a sample (投入**万元，惠及**人) looks like emphasis; it stays, and is found as a left-over.
"""

import html
import re

_FENCE = re.compile(r"^[ \t]*(?:`{3,}|~{3,})[ \t]*[\w+.-]*[ \t]*$", re.M | re.A)
_FENCE_INLINE = re.compile(r"`{3,}|~{3,}")
_STRUCK = re.compile(r"~~(?=\S)[^~\n]*?(?<=\S)~~")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
_BLOCK_TAG = re.compile(
    r"</?(?:answer|output|result|response|text|content|p|br|hr|div|ul|ol|li|h[1-6]|table|tr|td|th|thead|tbody|section"
    r"|article|blockquote|pre|center|details|summary|正文|答案|回答)(?:\s[^<>\n]{0,80})?/?>",
    re.I,
)
_INLINE_TAG = re.compile(
    r"</?(?:b|i|u|s|em|strong|span|font|mark|code|sub|sup|small|big|del|ins|a)(?:\s[^<>\n]{0,120})?/?>", re.I
)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,5});")
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,80}\]\([^()\n]{0,200}\)")
_LINK = re.compile(r"(?<!\[)\[([^\[\]\n]{1,80})\]\((?:https?:|www\.|mailto:|/|#|\.)?[^()\s\u4e00-\u9fff]{0,200}\)")
_FOOTNOTE = re.compile(r"\[\^\w{1,12}\]:?")
_RULE = re.compile(r"^\s*(?:[=\-*_—─]\s?){3,}$")
_TABLE_RULE = re.compile(r"^\s*\|?(?:\s*:?-{2,}:?\s*\|?)+\s*$")
_ROW = re.compile(r"^\s*\|(.+)\|\s*$")
_LINE_MARK = re.compile(
    r"^\s*(?:#{1,6}\s*|>\s*|[-*+–]\s+(?:\[[ xX]\]\s+)?|[•·●○■□◆◇▪▫►▶➤➢※★☆✓✔✅❌]\s*"
    r"|\d+[.)]\s+(?=[*_]{2}|[一二三四五六七八九十]是))+"
)
_CLOSED_HEADING = re.compile(r"(?<=\S)\s+#{1,6}\s*$")
_EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u26ff\u2702-\u27b0\u2b50\u2b55]")
_EMPHASIS = re.compile(
    r"(\*{1,3}|(?<![A-Za-z0-9_])_{1,3}|`{1,2})(?=[^\s*_`])([^\n]+?)(?<=[^\s*_`])\1(?![*_`])(?!(?<=_)[A-Za-z0-9])"
)
_AROUND_TOKEN = re.compile(r"(\*{1,3}|_{1,3}|`{1,2})(\[\[[^\[\]\n]{1,160}\]\])\1")
_LEFT_OPEN = re.compile(r"(?<=[。！？；])(?:\*{1,3}|_{2,3})(?=$|\s)")
_ESCAPED = re.compile(r"\\(?=[*_#>`~+\-.!|])")
_MEASURE = re.compile(r"[余多%％]|[十百千万亿]?[元个支场次期名人件户份项年月日级条座处起家亩吨米里台套批]")
_OPENS = re.compile(r"(?:^|[\s。！？；：，、“（》”\]])$")
_STOP = re.compile("[。！？；，：]")
_SHORTEST = 2
"""The fewest characters that are emphasised within a clause."""


def plain_lines(text: str) -> list[str]:
    """The lines of an answer that are not empty, without marks of layout and white space around them."""
    return [line for written in lines_of(text) if (line := plain(written))]


def lines_of(text: str) -> list[str]:
    """The lines of an answer, without what spans several of them: fences, comments, tags of HTML."""
    text = _COMMENT.sub("", _STRUCK.sub("", _FENCE_INLINE.sub("", _FENCE.sub("", text))))
    text = _INLINE_TAG.sub("", _BLOCK_TAG.sub("\n", text))
    text = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
    return text.split("\n")


def plain(line: str) -> str:
    """A line without marks of layout; empty where it is nothing else."""
    if _RULE.match(line) or _TABLE_RULE.match(line):
        return ""
    row = _ROW.match(line)
    if row is not None and "|" in re.sub(r"\[\[[^\]]*\]\]", "", row[1]):
        line = "，".join(cell.strip() for cell in re.split(r"\|(?![^\[\]]*\]\])", row[1]) if cell.strip())
    line = (
        _CLOSED_HEADING.sub("", _LINE_MARK.sub("", line)) if line.lstrip().startswith("#") else _LINE_MARK.sub("", line)
    )
    line = _FOOTNOTE.sub("", _LINK.sub(r"\1", _IMAGE.sub("", line)))
    line = _AROUND_TOKEN.sub(r"\2", line)
    for _ in range(3):  # emphasis within emphasis
        line = _EMPHASIS.sub(_without_emphasis, line)
    return _EMOJI.sub("", _ESCAPED.sub("", _LEFT_OPEN.sub("", line))).strip()


def _without_emphasis(found: re.Match[str]) -> str:
    """What is emphasised; all of it where the marks are blanks: amid words, with a measure behind the first, or with
    several clauses between them."""
    if found[1][0] == "`":
        return found[2]
    words = found[2].rstrip("。！？；，：、")
    within = _STOP.search(words) is not None or len(words) < _SHORTEST
    if _OPENS.search(found.string[max(0, found.start() - 1) : found.start()]):
        return found[0] if within and _MEASURE.match(found[2]) else found[2]
    return found[0] if within or _MEASURE.match(found[2]) else found[2]
