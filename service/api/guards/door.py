"""Before anything of a request is read: who asks, and not too fast."""

from typing import Any

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from service.api.guards.rates import Rates
from service.api.guards.refusals import RefusedError, UnauthorisedError
from service.api.problems import problem_of
from service.api.request_log import KEY_ID
from service.errors import NigaoError
from service.settings import Settings

GUARDED = "/v1/"


class Door:
    """ASGI middleware: API keys where they are asked for, and a rate for each key, or else for each address."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._keys = settings.require_keys
        self._rates = Rates(settings.requests_per_second, settings.requests_in_a_burst)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and str(scope["path"]).startswith(GUARDED):
            try:
                await self._let_in(scope)
            except NigaoError as error:
                if isinstance(error, RefusedError):
                    scope["app"].state.runtime.measures.refused(error.code)
                await problem_of(scope, error)(scope, receive, send)
                return
        await self._app(scope, receive, send)

    async def _let_in(self, scope: Scope) -> None:
        client: Any = scope.get("client") or ("",)
        address = f"address {client[0]}"
        if not self._keys:
            self._rates.take(address)
            return
        kind, _, plaintext = Headers(scope=scope).get("authorization", "").partition(" ")
        key = None
        if kind.lower() == "bearer" and plaintext:
            key = await scope["app"].state.runtime.store.keys.find(plaintext.strip())
        if key is None:
            self._rates.take(address)
            message = (
                "请在请求头中写 Authorization: Bearer ng_…（密钥由管理员用 nigao keys create 新建；停用的不能再用）"
            )
            raise UnauthorisedError("unauthorised", message)
        scope[KEY_ID] = key.id
        self._rates.take(f"key {key.id}")
