import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.documents.readers import read_bytes
from service.errors import InputError, LimitError
from service.settings import Settings

PROSE = "关于开展讲习活动的情况汇报\n一、总体情况\n全年开展讲习活动××场，参加１２００余人次。\n"


def text_of(data: bytes, name: str = "文稿.txt") -> str:
    return read_bytes(name, data, Settings()).text


@pytest.mark.parametrize(
    "data",
    [
        PROSE.encode(),
        PROSE.encode("utf-8-sig"),
        PROSE.encode("utf-16"),
        b"\xff\xfe" + PROSE.encode("utf-16-le"),
        b"\xfe\xff" + PROSE.encode("utf-16-be"),
        PROSE.encode("utf-16-le"),
        PROSE.encode("utf-16-be"),
        PROSE.encode("gb18030"),
        PROSE.encode("gbk"),
        PROSE.encode("utf-32"),
        PROSE.replace("\n", "\r\n").encode("gb18030"),
        PROSE.replace("\n", "\r").encode(),
    ],
)
def test_every_usual_encoding_gives_the_same_text(data: bytes) -> None:
    assert text_of(data) == PROSE


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("prose", ["一、总体情况\n", "工作总结", "（一）抓学习。“三会一课”按期开；党员受教育。"])
def test_short_texts_are_told_apart(encoding: str, prose: str) -> None:
    assert text_of(prose.encode(encoding)) == prose


def test_a_damaged_character_does_not_change_the_encoding_of_the_rest() -> None:
    whole = PROSE.encode() * 20
    assert text_of(whole[:-2]).startswith(PROSE)
    assert text_of((PROSE * 20).encode("gb18030")[:-3]).startswith(PROSE)


def test_breaks_copied_from_word_and_pdf_become_newlines() -> None:
    assert text_of("甲\v乙\f丙\u2028丁\u2029戊\x85己\r\n庚".encode()) == "甲\n乙\n丙\n丁\n戊\n己\n庚"


def test_what_is_invisible_stays_for_the_noise_to_be_listed() -> None:
    assert text_of("甲\u200b乙\U000e0041丙\x07".encode()) == "甲\u200b乙\U000e0041丙\x07"


def test_emoji_and_rare_characters_survive() -> None:
    assert text_of("先进😀𠮷野家".encode("gb18030")) == "先进😀𠮷野家"


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\xff\xfe", b" \r\n\t", b"\x00\x00", "\u3000\n".encode()])
def test_empty(data: bytes) -> None:
    with pytest.raises(InputError, match="没有文字") as raised:
        text_of(data)
    assert raised.value.code == "file_empty"


def test_binary_is_not_text() -> None:
    with pytest.raises(InputError) as raised:
        text_of(bytes(range(256)) * 40)
    assert raised.value.code in {"not_what_name_says", "encoding_unknown"}
    with pytest.raises(InputError) as raised:
        text_of(b"\x01\x02\x03\x04\x05abc" * 200)
    assert raised.value.code == "not_what_name_says"


def test_unknown_encoding_says_what_to_do() -> None:
    with pytest.raises(InputError, match="另存为 UTF-8") as raised:
        text_of("これは日本語の文章です。ありがとうございます。\n".encode("shift_jis") * 20 + b"\xfd\xfe\xff")
    assert raised.value.code == "encoding_unknown"


def test_text_limit() -> None:
    with pytest.raises(LimitError) as raised:
        read_bytes("长.txt", ("字" * 1001).encode(), Settings(max_text_chars=1000))
    assert raised.value.code == "text_too_long"
    with pytest.raises(LimitError) as raised:
        read_bytes("碎.txt", ("字\n" * 101).encode(), Settings(max_paragraphs=100))
    assert raised.value.code == "too_many_paragraphs"


@settings(deadline=None, derandomize=True)
@given(st.text(st.characters(codec="gb2312", exclude_characters="\r\v\f\x85\x00"), min_size=40))
def test_gb18030_is_read_back(text: str) -> None:
    if text.strip() and not any(char < " " for char in text):
        assert text_of(text.encode("gb18030")) == text


@settings(deadline=None, derandomize=True)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1))
def test_utf8_is_read_back(text: str) -> None:
    if text.strip() and not text.startswith("\ufeff"):
        assert text_of(text.encode()) == text
