"""Idempotency keys: carried out once, answered the same, taken over from the dead, forgotten in time."""

import asyncio
from datetime import timedelta

import pytest

from service.errors import InputError
from service.store.opening import Store, open_store
from service.store.records import InProgress, Mismatch, New, Replay
from tests.store.conftest import Clock, Place
from tests.store.stored import add

pytestmark = pytest.mark.anyio
LEASE = timedelta(seconds=60)
ANSWER = Replay(201, {"Location": "/v1/drafts/d-1", "ETag": '"1"'}, "{“稿”}".encode())


async def _new(store: Store, key: str = "k", owner: str | None = None) -> New:
    begun = await store.idempotency.begin(owner, key, "f", lease=LEASE)
    assert isinstance(begun, New), begun
    return begun


async def _finish(store: Store, new: New, draft_id: str | None = None) -> bool:
    return await store.idempotency.finish(new, ANSWER.status, ANSWER.headers, ANSWER.body, draft_id=draft_id)


async def test_a_request_is_carried_out_once_and_answered_the_same(store: Store, clock: Clock) -> None:
    new = await _new(store)
    clock.move(timedelta(seconds=20))
    assert await store.idempotency.begin(None, "k", "f", lease=LEASE) == InProgress(40.0)
    assert await _finish(store, new)
    assert await store.idempotency.begin(None, "k", "f", lease=LEASE) == ANSWER


async def test_a_key_stands_for_one_request(store: Store, clock: Clock) -> None:
    new = await _new(store)
    assert await store.idempotency.begin(None, "k", "other", lease=LEASE) == Mismatch()
    clock.move(LEASE * 2)  # nor is another request's lease taken over
    assert await store.idempotency.begin(None, "k", "other", lease=LEASE) == Mismatch()
    await _finish(store, new)
    assert await store.idempotency.begin(None, "k", "other", lease=LEASE) == Mismatch()


async def test_a_key_is_its_owners(store: Store) -> None:
    for owner in (None, "a", "b"):
        await _finish(store, await _new(store, owner=owner))
    assert await store.idempotency.begin("c", "k", "other", lease=LEASE) != Mismatch()


async def test_what_was_abandoned_may_be_sent_again(store: Store) -> None:
    new = await _new(store)
    await store.idempotency.abandon(new)
    again = await _new(store)
    await store.idempotency.abandon(new)  # which is no longer its business
    assert await _finish(store, again)
    await store.idempotency.abandon(again)  # nor is an answer taken back
    assert await store.idempotency.begin(None, "k", "f", lease=LEASE) == ANSWER


async def test_from_a_process_that_died_the_next_takes_over(store: Store, clock: Clock) -> None:
    late = await _new(store)
    clock.move(LEASE)
    taken = await _new(store)
    assert taken.holder != late.holder
    assert not await _finish(store, late)
    assert isinstance(await store.idempotency.begin(None, "k", "f", lease=LEASE), InProgress)
    assert await _finish(store, taken)
    assert not await _finish(store, taken)


async def test_of_many_at_once_one_begins(store: Store, place: Place, clock: Clock) -> None:
    async with open_store(place.settings, clock) as other:
        begun = await asyncio.gather(
            *(each.idempotency.begin(None, "k", "f", lease=LEASE) for each in [store, other] * 10)
        )
    assert sum(isinstance(each, New) for each in begun) == 1
    assert sum(isinstance(each, InProgress) for each in begun) == 19


async def test_an_answer_is_kept_for_a_day_and_then_gone(store: Store, place: Place, clock: Clock) -> None:
    await _finish(store, await _new(store))
    await _new(store, "died")
    clock.move(timedelta(hours=24) - timedelta(seconds=1))
    assert await store.idempotency.begin(None, "k", "f", lease=LEASE) == ANSWER
    clock.move(timedelta(hours=2))
    await _new(store, "another")
    assert place.rows("SELECT key FROM idempotency_keys") == [("another",)]


async def test_an_answer_whose_time_is_over_is_not_given_though_it_still_stands(store: Store, clock: Clock) -> None:
    clock.move(timedelta(minutes=30))
    await _finish(store, await _new(store))
    clock.move(timedelta(hours=24) - timedelta(minutes=30))
    await _new(store, "purges")
    clock.move(timedelta(minutes=30))
    assert isinstance(await store.idempotency.begin(None, "k", "other", lease=LEASE), New)


async def test_an_answer_goes_with_its_draft(store: Store, place: Place) -> None:
    await add(store, "d-1")
    await _finish(store, await _new(store), "d-1")
    await _finish(store, await _new(store, "of no draft"))
    assert await store.idempotency.begin(None, "k", "f", lease=LEASE) == ANSWER
    await store.drafts.delete("d-1")
    assert place.rows("SELECT key FROM idempotency_keys") == [("of no draft",)]


async def test_an_answer_that_comes_after_its_draft_was_deleted_is_not_kept(store: Store, place: Place) -> None:
    new = await _new(store)
    await add(store, "d-1")
    await store.drafts.delete("d-1")
    assert await _finish(store, new, "d-1")
    assert place.rows("SELECT key FROM idempotency_keys") == []


@pytest.mark.parametrize("key", ["", "k" * 256, "k\x00", "k\n", "\ud800"])
async def test_a_key_that_is_none(store: Store, key: str) -> None:
    with pytest.raises(InputError) as refused:
        await store.idempotency.begin(None, key, "f", lease=LEASE)
    assert refused.value.code == "bad_idempotency_key"


async def test_the_longest_key(store: Store) -> None:
    assert (await _new(store, "键" * 255)).key == "键" * 255
