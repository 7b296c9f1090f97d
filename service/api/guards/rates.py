"""How fast one key may ask: a token bucket each."""

import math
import time
from collections import OrderedDict
from collections.abc import Callable

from service.api.guards.refusals import TooManyRequestsError

_MOST_KEPT = 10_000


class Rates:
    """``per_second`` tokens come back, up to ``burst``; a request takes one."""

    def __init__(self, per_second: float, burst: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_second = per_second
        self._burst = burst
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, who: str) -> None:
        """Raise TooManyRequestsError when there is no token left."""
        now = self._clock()
        left, before = self._buckets.pop(who, (float(self._burst), now))
        left = min(float(self._burst), left + (now - before) * self._per_second)
        allowed = left >= 1
        self._buckets[who] = (left - 1 if allowed else left, now)
        if len(self._buckets) > _MOST_KEPT:
            self._buckets.popitem(last=False)
        if not allowed:
            wait = max(1, math.ceil((1 - left) / self._per_second))
            raise TooManyRequestsError("too_many_requests", f"请求太快，请在 {wait} 秒后再试", retry_after=wait)
