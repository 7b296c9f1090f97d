"""Data files: what is wrong with one is told with file and line, in Chinese, and never as a traceback."""

from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict

from service.datafile import load_entries, load_one
from service.errors import DataError


class Entry(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str
    count: int = 0


def test_a_byte_order_mark_is_no_content(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbfname: a\n")
    assert load_one(path, Entry) == Entry(name="a")


@pytest.mark.parametrize(
    ("data", "line", "said"),
    [
        (b"", 1, "是空的"),
        (b"# only a comment\n", 1, "是空的"),
        (b"name: [\n", 2, "不是有效的 YAML"),
        ("name: a\ncount: 数\n".encode("gb18030"), 2, "UTF-8"),
        (b"\xff\xfen\x00a\x00", 1, "UTF-8"),
        (b"name: \x07\n", 1, "不是有效的 YAML"),
        (b"name: 2025-99-99\n", 1, "不是有效的 YAML"),
        (b"count: 3\n", 1, "name：没有写"),
        (b"name: a\nnmae: b\n", 2, "没有这个键"),
        ("name: a\ncount: 数\n".encode(), 2, "应为整数"),
        (b"- a\n", 1, "键: 值"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, data: bytes, line: int, said: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(data)
    with pytest.raises(DataError) as raised:
        load_one(path, Entry)
    assert raised.value.message.startswith(f"{path}:{line}：")
    assert said in raised.value.message


def test_a_mapping_is_no_list(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("name: a\n", encoding="utf-8")
    with pytest.raises(DataError, match="应为条目列表"):
        load_entries(path, Entry)
