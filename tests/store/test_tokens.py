"""Tokens a day: added up, each day by itself. Two processes at once: ``test_concurrency.py``."""

import asyncio
from datetime import date

import pytest

from service.store.opening import Store

pytestmark = pytest.mark.anyio
TODAY, TOMORROW = date(2026, 3, 2), date(2026, 3, 3)


async def test_a_days_tokens_are_added_up(store: Store) -> None:
    assert await store.tokens.spent(TODAY) == 0
    assert await store.tokens.spend(TODAY, 300) == 300
    assert await store.tokens.spend(TODAY, 45) == 345
    assert await store.tokens.spend(TOMORROW, 3_000_000_000) == 3_000_000_000
    assert (await store.tokens.spent(TODAY), await store.tokens.spent(TOMORROW)) == (345, 3_000_000_000)


async def test_each_who_spends_at_once_sees_another_total(store: Store) -> None:
    totals = await asyncio.gather(*(store.tokens.spend(TODAY, 1) for _ in range(20)))
    assert sorted(totals) == list(range(1, 21))
