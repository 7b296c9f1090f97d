"""Whether the model's endpoint answers at all; asked seldom, and never with anything of a draft."""

import asyncio
import time
from dataclasses import dataclass, field

import httpx

from service.settings import Settings

_SECONDS = 2.0
_KEPT_SECONDS = 15.0
_OPENAI = "https://api.openai.com/v1"


@dataclass
class ModelProbe:
    """``answers`` is None where no model is named."""

    settings: Settings
    _asked_at: float = -_KEPT_SECONDS
    _answered: bool = False
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def answers(self) -> bool | None:
        """True for any HTTP answer: what the endpoint thinks of the key shows when it is used."""
        if not self.settings.models:
            return None
        async with self._turn:
            if time.monotonic() - self._asked_at >= _KEPT_SECONDS:
                self._answered = await self._ask()
                self._asked_at = time.monotonic()
        return self._answered

    async def _ask(self) -> bool:
        base = (self.settings.openai_base_url or _OPENAI).rstrip("/")
        headers = {"Authorization": f"Bearer {self.settings.openai_api_key or 'none'}"}
        try:
            async with httpx.AsyncClient(timeout=_SECONDS, trust_env=False) as client:
                await client.get(f"{base}/models", headers=headers)
        except (httpx.HTTPError, httpx.InvalidURL):
            return False
        return True
