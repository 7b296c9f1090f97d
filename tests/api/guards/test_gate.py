"""So many at once, so many waiting, and the rest at once refused."""

import asyncio

import pytest

from service.api.guards.gate import Gate
from service.api.guards.rates import Rates
from service.api.guards.refusals import BusyError, TooManyRequestsError


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.mark.anyio
async def test_the_gate_lets_in_makes_wait_and_refuses() -> None:
    gate = Gate(2, 1)
    leave = asyncio.Event()
    inside: list[int] = []

    async def work(number: int) -> None:
        async with gate.entered():
            inside.append(number)
            await leave.wait()

    tasks = [asyncio.create_task(work(number)) for number in range(3)]
    await asyncio.sleep(0)
    assert inside == [0, 1]
    with pytest.raises(BusyError) as refused:
        gate.check()
    assert refused.value.context["retry_after"] >= 1  # type: ignore[operator]
    leave.set()
    await asyncio.gather(*tasks)
    assert inside == [0, 1, 2]
    gate.check()


@pytest.mark.anyio
async def test_who_stops_waiting_gives_up_the_place() -> None:
    gate = Gate(1, 1)
    async with gate.entered():
        waiting = asyncio.create_task(gate.entered().__aenter__())
        await asyncio.sleep(0)
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
        gate.check()
    async with gate.entered():
        pass


def test_tokens_come_back() -> None:
    now = 0.0
    rates = Rates(0.5, 2, clock=lambda: now)
    rates.take("a")
    rates.take("a")
    rates.take("b")
    with pytest.raises(TooManyRequestsError) as refused:
        rates.take("a")
    assert refused.value.context["retry_after"] == 2
    now = 2.0
    rates.take("a")
    with pytest.raises(TooManyRequestsError):
        rates.take("a")
