import pytest

from service.errors import InputError, NotFoundError, StoreError
from service.grounding.library import SampleLibrary
from service.grounding.retrieval import Mode, retrieve
from service.grounding.sample import Origin, Role
from service.grounding.store.consistency import problems
from service.settings import Settings

MINE = """关于食堂管理情况的汇报
一、采购更规范
蔬菜肉类统一采购，票据逐笔留存。
二、就餐更舒心
增设清真窗口，延长供餐时间。
"""


def test_the_corpus_is_taken_in_at_first_use(settings: Settings) -> None:
    with SampleLibrary(settings) as library:
        assert [(s.name, s.genre, s.level, s.office, s.origin) for s in library.list()] == [
            ("flood", "speech", "city", None, Origin.BUNDLED),
            ("archives", "work_summary", "county", "档案局", Origin.BUNDLED),
        ]


def test_sections_have_paths_roles_and_exact_offsets(settings: Settings) -> None:
    with SampleLibrary(settings) as library:
        sample = library.get("archives")
    assert [(s.role, s.path) for s in sample.sections] == [
        (Role.OPENING, ()),
        (Role.BODY, ("查档服务更便捷",)),
        (Role.BODY, ("库房管理更安全",)),
        (Role.CLOSING, ()),
    ]
    assert all(sample.text[s.start : s.end] == s.text for s in sample.sections)
    assert sample.text.startswith("×县档案局×年工作总结")


def test_the_same_sample_twice_adds_nothing(settings: Settings) -> None:
    with SampleLibrary(settings) as library:
        first, new = library.add("食堂.txt", MINE.encode())
        again, newer = library.add("换个名字.txt", MINE.encode("gb18030"))
        assert (new, newer) == (True, False)
        assert first == again
        assert len(library.list()) == 3


def test_removing_removes_all_of_it(settings: Settings) -> None:
    with SampleLibrary(settings) as library:
        library.add("食堂.txt", MINE.encode())
        assert retrieve(library, "蔬菜采购", k=1)[0].sample_name == "食堂"
        library.remove("食堂")
        assert not retrieve(library, "蔬菜采购", mode=Mode.LEXICAL)
        with pytest.raises(NotFoundError):
            library.get("食堂")


def test_a_corpus_file_new_changed_and_gone_is_noticed(settings: Settings) -> None:
    samples = settings.corpus_dir / "samples"
    with SampleLibrary(settings) as library:
        before = library.get("flood")
    (samples / "flood.md").write_text(
        (samples / "flood.md").read_text(encoding="utf-8").replace("堤防", "闸坝"), "utf-8"
    )
    (samples / "archives.md").unlink()
    (samples / "canteen.txt").write_text(MINE, encoding="utf-8")
    with SampleLibrary(settings) as library:
        assert [s.name for s in library.list()] == ["canteen", "flood"]
        assert library.get("flood").id != before.id
        assert retrieve(library, "闸坝检查", k=1)[0].sample_name == "flood"
        assert not retrieve(library, "查档", mode=Mode.LEXICAL)


def test_a_removed_corpus_sample_stays_away(settings: Settings) -> None:
    with SampleLibrary(settings) as library:
        library.remove("flood")
    with SampleLibrary(settings) as library:
        assert [s.name for s in library.list()] == ["archives"]


def test_a_corpus_file_that_cannot_be_used_is_told_once(settings: Settings) -> None:
    (settings.corpus_dir / "samples" / "broken.md").write_text("---\nlevel: moon\n---\n标题\n", encoding="utf-8")
    told: list[str] = []
    for _ in range(2):
        with SampleLibrary(settings, notify=told.append) as library:
            assert len(library.list()) == 2
    assert len(told) == 1
    assert "broken.md:2" in told[0]


@pytest.mark.parametrize("data", [b"", b"   \n\n  ", "　\n×××\n——\n".encode(), "【　】（　）\n".encode()])
def test_a_sample_with_nothing_to_read_is_refused_and_not_kept(settings: Settings, data: bytes) -> None:
    with SampleLibrary(settings) as library:
        with pytest.raises(InputError) as caught:
            library.add("空.txt", data)
        assert "空.txt" in caught.value.message
        assert len(library.list()) == 2


def test_samples_are_cut_and_indexed_again_when_the_rules_have_changed(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with SampleLibrary(settings) as library:
        library.add("食堂.txt", MINE.encode())
        before = library.get("食堂")
        library.db.execute("UPDATE sections SET path = '[]', text = '旧'")
        library.db.execute("DELETE FROM words")
        library.db.execute("UPDATE characters SET sections = sections + 7")
    monkeypatch.setattr("service.grounding.library.RULES_VERSION", "another")
    with SampleLibrary(settings) as library:
        assert library.get("食堂") == before
        assert problems(library.db) == []
        assert retrieve(library, "蔬菜采购", k=1)[0].sample_name == "食堂"


def test_a_folder_that_cannot_be_written_is_said(settings: Settings) -> None:
    settings.data_dir.parent.mkdir(exist_ok=True)
    settings.data_dir.write_text("a file where the folder should be")
    with pytest.raises(StoreError) as caught:
        SampleLibrary(settings)
    assert str(settings.data_dir) in caught.value.message


def test_a_database_that_is_none_is_said(settings: Settings) -> None:
    settings.data_dir.mkdir()
    (settings.data_dir / "library.sqlite").write_bytes(b"no database at all, only some bytes" * 100)
    with pytest.raises(StoreError) as caught:
        SampleLibrary(settings)
    assert "移走" in caught.value.message


def test_samples_of_one_name_are_told_apart_by_id(settings: Settings) -> None:
    with SampleLibrary(settings) as library:
        first, _ = library.add("食堂.txt", MINE.encode())
        second, _ = library.add("食堂.md", MINE.replace("蔬菜", "水果").encode())
        with pytest.raises(InputError, match=f"{first.id}|{second.id}"):
            library.get("食堂")
        assert library.get(second.id[:6]).text != library.get(first.id).text


@pytest.mark.parametrize(
    "odd", ["\u202e反\u200b向\U000e0041", "😀👨‍👩‍👧", "\x07", '"OR" NEAR(', "'; DROP TABLE samples;--"]
)
def test_odd_characters_are_kept_searched_and_removed(settings: Settings, odd: str) -> None:
    with SampleLibrary(settings) as library:
        summary, _ = library.add("奇怪.txt", f"关于{odd}的汇报\n一、做法{odd}\n档案{odd}开放共享。\n".encode())
        assert odd in library.get(summary.id).text
        assert retrieve(library, f"档案{odd}开放共享", k=1)[0].sample_id == summary.id
        library.remove(summary.id)
        assert problems(library.db) == []
