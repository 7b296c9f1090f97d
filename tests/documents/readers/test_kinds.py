from pathlib import Path

import pytest

from service.documents.readers import read_bytes, read_path
from service.errors import InputError, LimitError, NigaoError, NotFoundError
from service.settings import Settings

from .building import archive, docx, paragraph, pdf

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
DOCX = docx(paragraph("正文。"))
PDF = pdf([[(80, 700, 16, "正文。")]])


def failure(name: str, data: bytes) -> NigaoError:
    with pytest.raises(NigaoError) as raised:
        read_bytes(name, data, Settings())
    return raised.value


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("旧.doc", "另存为 .docx"),
        ("旧.WPS", "另存为 .docx"),
        ("表.xlsx", "事实清单"),
        ("页.html", "复制"),
        ("图.png", "只读 .txt"),
        ("没有后缀", "只读 .txt"),
        ("", "只读 .txt"),
    ],
)
def test_other_formats_are_refused_with_advice(name: str, advice: str) -> None:
    error = failure(name, b"x")
    assert error.code == "unsupported_format"
    assert advice in error.message


@pytest.mark.parametrize(
    ("name", "data", "code", "words"),
    [
        ("甲.docx", PDF, "not_what_name_says", "PDF"),
        ("甲.pdf", DOCX, "not_what_name_says", ".docx"),
        ("甲.txt", DOCX, "not_what_name_says", ".docx"),
        ("甲.md", PDF, "not_what_name_says", "PDF"),
        ("甲.docx", "只是文字。".encode(), "not_what_name_says", "不是这种格式"),
        ("甲.pdf", "只是文字。".encode(), "not_what_name_says", "不是这种格式"),
        ("甲.docx", archive({"xl/workbook.xml": "<x/>"}), "not_what_name_says", ".xlsx"),
        ("甲.docx", archive({"ppt/presentation.xml": "<x/>"}), "not_what_name_says", ".pptx"),
        ("甲.docx", archive({"照片.jpg": "x"}), "not_what_name_says", "压缩包"),
        ("甲.docx", b"{\\rtf1\\ansi}", "not_what_name_says", "RTF"),
        ("甲.txt", b"{\\rtf1\\ansi}", "not_what_name_says", "RTF"),
        ("甲.txt", b"\x89PNG\r\n\x1a\n" + b"\x00" * 90, "not_what_name_says", "图片"),
        ("甲.docx", COMPOUND + "WordDocument".encode("utf-16-le"), "old_format", "另存为 .docx"),
        ("甲.txt", COMPOUND + "WordDocument".encode("utf-16-le"), "old_format", "另存为 .docx"),
        ("甲.docx", COMPOUND + "EncryptedPackage".encode("utf-16-le"), "encrypted", "去掉密码"),
        ("甲.docx", COMPOUND + "Workbook".encode("utf-16-le"), "not_what_name_says", "旧版 Office"),
        ("甲.docx", b"", "file_empty", "没有文字"),
    ],
)
def test_content_that_the_name_does_not_promise(name: str, data: bytes, code: str, words: str) -> None:
    error = failure(name, data)
    assert error.code == code
    assert words in error.message


def test_suffix_in_capitals_and_a_foreign_path() -> None:
    assert read_bytes("C:\\文件夹\\文稿.TXT", "正文".encode(), Settings()).text == "正文"


def test_a_name_in_a_message_is_printable_and_short() -> None:
    message = failure("a/\x1b[31m" + "长" * 300 + ".doc", b"x").message
    assert "\x1b" not in message
    assert len(message) < 250


def test_size_is_checked_before_reading(tmp_path: Path) -> None:
    big = tmp_path / "大.txt"
    with big.open("wb") as stream:
        stream.truncate(5_000)
    with pytest.raises(LimitError, match="上限") as raised:
        read_path(big, Settings(max_file_bytes=1_000))
    assert raised.value.code == "file_too_large"
    with pytest.raises(LimitError):
        read_bytes("大.txt", b"x" * 1_001, Settings(max_file_bytes=1_000))


def test_paths(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="找不到"):
        read_path(tmp_path / "没有.txt", Settings())
    with pytest.raises(InputError, match="文件夹") as raised:
        read_path(tmp_path, Settings())
    assert raised.value.code == "file_unreadable"
    with pytest.raises(InputError):
        read_path(Path("/dev/zero"), Settings())
    with pytest.raises(InputError):
        read_path(Path("a\x00b.txt"), Settings())
    (tmp_path / "文稿.md").write_text("# 标题\n", encoding="utf-8")
    read = read_path(tmp_path / "文稿.md", Settings())
    assert (read.name, read.text) == ("文稿.md", "# 标题\n")
