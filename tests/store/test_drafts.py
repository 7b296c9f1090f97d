"""Drafts: kept whole, listed, deleted with all that was kept of them."""

from datetime import timedelta

import pytest

from service.draft import Status
from service.errors import ConflictError, InputError, NotFoundError
from service.store.location import FILE_NAME
from service.store.opening import Store
from service.store.records import DraftRecord
from tests.store.conftest import Place
from tests.store.stored import MADE, add, provenance, version

pytestmark = pytest.mark.anyio


async def test_a_draft_comes_back_as_it_was_put_in(store: Store) -> None:
    record = await add(store, "d-1", owner="a1")
    assert record == DraftRecord(
        "d-1", "a1", "work_summary", "云溪县水务局", "抓实机关党建", Status.COMPLETE, 1, MADE, MADE
    )
    assert await store.drafts.get("d-1") == record
    assert await store.drafts.version("d-1") == version()
    assert await store.drafts.provenance("d-1") == provenance()


async def test_a_draft_is_added_once(store: Store) -> None:
    await add(store, "d-1")
    with pytest.raises(ConflictError) as refused:
        await add(store, "d-1", owner="another")
    assert refused.value.code == "draft_exists"
    assert (await store.drafts.get("d-1")).owner is None


@pytest.mark.parametrize("wanted", ["d-0", "", "d-\x00", "d-\ud800", "d-%"])
async def test_a_draft_that_is_not_there(store: Store, wanted: str) -> None:
    await add(store, "d-1")
    for asked in (
        store.drafts.get(wanted),
        store.drafts.version(wanted),
        store.drafts.versions(wanted),
        store.drafts.provenance(wanted),
        store.drafts.delete(wanted),
        store.drafts.add_version(wanted, version(2), provenance()),
    ):
        with pytest.raises(NotFoundError, match="没有编号为") as refused:
            await asked
        assert refused.value.code == "draft_not_found"


async def test_a_version_follows_on_the_current_one(store: Store) -> None:
    await add(store, "d-1")
    record = await store.drafts.add_version(
        "d-1", version(2, heading="抓好供水", status=Status.NEEDS_FACTS, at=60), provenance("第二版")
    )
    assert (record.version, record.heading, record.status) == (2, "抓好供水", Status.NEEDS_FACTS)
    assert (record.created_at, record.updated_at) == (MADE, MADE + timedelta(seconds=60))
    assert await store.drafts.get("d-1") == record
    assert [each.number for each in await store.drafts.versions("d-1")] == [1, 2]
    assert (await store.drafts.version("d-1")).number == 2
    assert await store.drafts.version("d-1", 1) == version(1)
    assert await store.drafts.provenance("d-1", 1) == provenance()
    assert await store.drafts.provenance("d-1") == provenance("第二版")


@pytest.mark.parametrize("number", [1, 3])
async def test_a_version_that_does_not_follow_is_refused_and_leaves_nothing(store: Store, number: int) -> None:
    record = await add(store, "d-1")
    with pytest.raises(ConflictError) as refused:
        await store.drafts.add_version("d-1", version(number, heading="另一"), provenance())
    assert (refused.value.code, refused.value.context["version"]) == ("version_conflict", 1)
    assert await store.drafts.get("d-1") == record


async def test_a_version_that_is_not_there(store: Store) -> None:
    await add(store, "d-1")
    for asked in (store.drafts.version("d-1", 2), store.drafts.provenance("d-1", 2)):
        with pytest.raises(NotFoundError) as refused:
            await asked
        assert refused.value.code == "version_not_found"


async def test_pages_are_newest_first_and_end(store: Store) -> None:
    for at in (3, 1, 2, 2):
        await add(store, f"d-{at}-{len((await store.drafts.page()).items)}", at=at)
    first = await store.drafts.page(limit=2)
    assert [item.id for item in first.items] == ["d-3-0", "d-2-3"]
    rest = await store.drafts.page(first.after, limit=2)
    assert [item.id for item in rest.items] == ["d-2-2", "d-1-1"]
    assert rest.after is None


async def test_pages_are_stable_while_drafts_come_and_go(store: Store) -> None:
    for at in range(6):
        await add(store, f"d-{at}", at=at)
    first = await store.drafts.page(limit=2)
    await add(store, "d-new", at=9)
    await store.drafts.delete("d-4")  # the last of the page that was read
    await store.drafts.add_version("d-1", version(2, at=99), provenance())
    rest = await store.drafts.page(first.after, limit=10)
    assert [item.id for item in first.items + rest.items] == ["d-5", "d-4", "d-3", "d-2", "d-1", "d-0"]


async def test_a_page_of_some(store: Store) -> None:
    await add(store, "d-1", at=1, owner="a", genre="speech")
    await add(store, "d-2", at=2, owner="b", genre="speech", status=Status.NEEDS_FACTS)
    await add(store, "d-3", at=3, owner="a")
    drafts = store.drafts
    assert [item.id for item in (await drafts.page(owner="a")).items] == ["d-3", "d-1"]
    assert [item.id for item in (await drafts.page(genre="speech")).items] == ["d-2", "d-1"]
    assert [item.id for item in (await drafts.page(status=Status.NEEDS_FACTS)).items] == ["d-2"]
    assert (await drafts.page(owner="a", genre="speech", status=Status.NEEDS_FACTS)).items == ()
    assert (await drafts.page(owner="a\x00")).items == ()


@pytest.mark.parametrize("after", ["", "x", "####", "W10", "WzEsMl0", "bnVsbA", "字", "WyJ4IiwieSJd"])
async def test_a_cursor_that_is_none(store: Store, after: str) -> None:
    with pytest.raises(InputError, match="翻页标记不对"):
        await store.drafts.page(after)


@pytest.mark.parametrize("limit", [0, -1, 201])
async def test_a_page_of_a_size_that_is_none(store: Store, limit: int) -> None:
    with pytest.raises(InputError) as refused:
        await store.drafts.page(limit=limit)
    assert refused.value.code == "bad_limit"


async def test_deleting_leaves_nothing_of_the_draft_in_any_table(store: Store, place: Place) -> None:
    await add(store, "d-1")
    await store.drafts.add_version("d-1", version(2), provenance())
    await add(store, "d-2")
    assert place.rows("SELECT count(*) FROM recordings WHERE draft_id = 'd-1'") == [(4,)]
    await store.drafts.delete("d-1")
    for table in ("versions", "snapshots", "recordings"):
        assert place.rows(f"SELECT DISTINCT draft_id FROM {table}") == [("d-2",)]
    assert place.rows("SELECT id FROM drafts") == [("d-2",)]
    assert await store.drafts.provenance("d-2") == provenance()


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
async def test_deleting_leaves_nothing_of_the_draft_in_the_file(store: Store, place: Place) -> None:
    secret = "仅此一处的字样"
    await add(store, "d-1")
    await store.drafts.add_version("d-1", version(2, heading=secret), provenance(secret * 3000))
    files = [place.settings.data_dir / name for name in (FILE_NAME, f"{FILE_NAME}-wal")]
    assert any(secret.encode() in file.read_bytes() for file in files)
    await store.drafts.delete("d-1")
    assert not any(secret.encode() in file.read_bytes() for file in files if file.exists())


async def test_a_draft_of_another_owner_is_not_there(store: Store) -> None:
    await add(store, "d-1", owner="a1")
    assert (await store.drafts.get("d-1", owner="a1")).id == "d-1"
    assert (await store.drafts.version("d-1", owner="a1")).number == 1
    with pytest.raises(NotFoundError) as refused:
        await store.drafts.get("d-1", owner="b2")
    assert refused.value.code == "draft_not_found"
    with pytest.raises(NotFoundError):
        await store.drafts.version("d-1", owner="b2")
    with pytest.raises(NotFoundError):
        await store.drafts.delete("d-1", owner="b2")
    await store.drafts.delete("d-1", owner="a1")
    with pytest.raises(NotFoundError):
        await store.drafts.get("d-1")
