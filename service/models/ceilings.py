"""Ceilings on tokens: of one draft, and of a day."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Protocol


class TokenLedger(Protocol):
    """Where the tokens of a day are counted, for all processes that share it."""

    async def spent(self, day: date) -> int: ...

    async def spend(self, day: date, tokens: int) -> int: ...


@dataclass
class Ceiling:
    """What one draft may still spend. Without a ledger the day is not counted."""

    per_draft: int
    per_day: int | None = None
    ledger: TokenLedger | None = None
    used: int = 0

    async def allowed(self, prompt: int) -> int:
        """Tokens that an answer to a prompt of so many may have; 0 or less where a ceiling is reached."""
        left = self.per_draft - self.used
        if self.per_day is not None and self.ledger is not None:
            left = min(left, self.per_day - await self.ledger.spent(_today()))
        return left - prompt

    async def spend(self, tokens: int) -> None:
        """Count what a call cost."""
        self.used += tokens
        if self.ledger is not None:
            await self.ledger.spend(_today(), tokens)


def _today() -> date:
    return datetime.now(UTC).date()
