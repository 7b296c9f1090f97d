"""Many at once, and processes that die: nothing is lost, nothing is half there."""

import asyncio
from datetime import date
from pathlib import Path

import pytest

from service.errors import ConflictError
from service.store.opening import Store, open_store
from tests.store.conftest import Clock, Place
from tests.store.processes import run_at_once, start
from tests.store.stored import add, provenance, version

pytestmark = pytest.mark.anyio
WRITERS = 20


async def test_of_twenty_next_versions_exactly_one_is_kept(store: Store, place: Place) -> None:
    await add(store, "d-1")
    async with open_store(place.settings) as other:  # as another process would be
        stores = [store, other] * (WRITERS // 2)
        headings = [f"第{number}人" for number in range(WRITERS)]
        outcomes = await asyncio.gather(
            *(
                each.drafts.add_version("d-1", version(2, heading=heading), provenance(heading))
                for each, heading in zip(stores, headings, strict=True)
            ),
            return_exceptions=True,
        )
    (kept,) = (outcome for outcome in outcomes if not isinstance(outcome, BaseException))
    lost = [outcome for outcome in outcomes if isinstance(outcome, ConflictError)]
    assert len(lost) == WRITERS - 1
    assert {error.code for error in lost} == {"version_conflict"}
    assert (await store.drafts.version("d-1")).heading == kept.heading
    assert await store.drafts.provenance("d-1") == provenance(kept.heading)
    assert place.rows("SELECT number FROM versions ORDER BY number") == [(1,), (2,)]


async def test_twenty_who_try_again_each_get_a_number_of_their_own(store: Store, place: Place) -> None:
    await add(store, "d-1")

    async def write(heading: str) -> int:
        while True:
            number = (await store.drafts.get("d-1")).version + 1
            try:
                await store.drafts.add_version("d-1", version(number, heading=heading), provenance(heading))
            except ConflictError:
                continue
            return number

    headings = [f"第{number}人" for number in range(WRITERS)]
    numbers = await asyncio.gather(*map(write, headings))
    assert sorted(numbers) == list(range(2, WRITERS + 2))
    kept = {each.number: each.heading for each in await store.drafts.versions("d-1")}
    assert {number: kept[number] for number in numbers} == dict(zip(numbers, headings, strict=True))


async def test_deleting_while_versions_are_added_leaves_all_or_nothing(store: Store, place: Place) -> None:
    for round in range(5):
        draft_id = f"d-{round}"
        await add(store, draft_id)
        writing = [store.drafts.add_version(draft_id, version(2), provenance()) for _ in range(3)]
        await asyncio.gather(*writing, store.drafts.delete(draft_id), return_exceptions=True)
    for table in ("drafts", "versions", "snapshots", "recordings"):
        assert place.rows(f"SELECT * FROM {table}") == []


async def test_a_request_that_is_given_up_leaves_nothing_and_holds_up_no_one(store: Store, place: Place) -> None:
    for steps in range(0, 60, 3):
        task = asyncio.create_task(add(store, f"d-{steps}"))
        for _ in range(steps):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    await add(store, "d-last")
    (whole,) = place.rows("SELECT count(*) FROM drafts")
    assert place.rows("SELECT count(*) FROM snapshots") == [whole]
    assert place.rows("SELECT count(*) / 2 FROM recordings") == [whole]


async def test_tokens_spent_by_two_processes_are_all_counted(place: Place, tmp_path: Path) -> None:
    run_at_once(place.settings, 2, "spend", tmp_path / "gate", 50)
    async with open_store(place.settings) as store:
        assert await store.tokens.spent(date(2026, 3, 2)) == 100


async def test_a_key_used_by_many_at_once_is_noted(store: Store, clock: Clock) -> None:
    key, plaintext = await store.keys.create("办公系统")
    found = await asyncio.gather(*(store.keys.find(plaintext) for _ in range(WRITERS)))
    assert {each.id for each in found if each is not None} == {key.id}
    (listed,) = await store.keys.list()
    assert listed.last_used_at == clock.now


def test_a_writer_that_is_killed_leaves_whole_drafts(place: Place, tmp_path: Path) -> None:
    gate = tmp_path / "gate"
    gate.touch()
    for round, acknowledged in enumerate((1, 6, 15)):
        process = start(place.settings, "write", gate, round)
        assert process.stdout is not None
        said = [process.stdout.readline().split() for _ in range(acknowledged)]
        process.kill()
        rest, errors = process.communicate(timeout=60)
        assert errors == ""
        said += [line.split() for line in rest.splitlines(keepends=True) if line.endswith("\n")]
        _all_whole(place, {draft_id: int(number) for draft_id, number in said})


def _all_whole(place: Place, acknowledged: dict[str, int]) -> None:
    """Each draft has all its versions, and each version all that belongs to it; none that was said is missing."""
    current = {str(row[0]): int(row[1]) for row in place.rows("SELECT id, version FROM drafts")}
    assert [draft_id for draft_id, number in acknowledged.items() if current.get(draft_id, 0) < number] == []
    wanted = sorted((draft_id, number) for draft_id, last in current.items() for number in range(1, last + 1))
    assert sorted(place.rows("SELECT draft_id, number FROM versions")) == wanted
    assert sorted(place.rows("SELECT draft_id, number FROM snapshots")) == wanted
    calls = place.rows("SELECT draft_id, number, count(*) FROM recordings GROUP BY draft_id, number")
    assert sorted(calls) == [(*version, 2) for version in wanted]
    if place.settings.database_url is None:
        assert place.rows("PRAGMA integrity_check") == [("ok",)]
        assert place.rows("PRAGMA foreign_key_check") == []
