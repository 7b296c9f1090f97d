"""What the service itself refuses, before or beside what is asked of it."""

from service.errors import NigaoError


class RefusedError(NigaoError):
    """A request that is not let through; its message holds nothing internal, whatever the status.

    ``retry_after`` in the context is the number of seconds after which to try again.
    """


class BadRequestError(RefusedError):
    """Not a request that can be read (HTTP 400)."""

    status = 400


class UnauthorisedError(RefusedError):
    """No valid key (HTTP 401)."""

    status = 401


class InProgressError(RefusedError):
    """The same request is being worked on (HTTP 409)."""

    status = 409


class PreconditionFailedError(RefusedError):
    """About a version that is not the current one any more (HTTP 412)."""

    status = 412


class RequestTooLargeError(RefusedError):
    """More bytes than the service takes in (HTTP 413)."""

    status = 413


class WrongMediaTypeError(RefusedError):
    """A body of another kind (HTTP 415)."""

    status = 415


class KeyReusedError(RefusedError):
    """An Idempotency-Key with another request than the first (HTTP 422)."""

    status = 422


class TooManyRequestsError(RefusedError):
    """Faster than the key's rate (HTTP 429)."""

    status = 429


class BusyError(RefusedError):
    """No place left, or shutting down (HTTP 503)."""

    status = 503


class TimeUpError(RefusedError):
    """The request's time is over (HTTP 504)."""

    status = 504
