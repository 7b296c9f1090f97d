"""The one base error. Every face renders it once: the CLI as a line and an exit code, HTTP as problem details."""

from typing import ClassVar


class NigaoError(Exception):
    """An error with a stable code and a message that a clerk understands.

    ``code`` is a snake_case identifier that never changes once published; ``message`` is Chinese and says what to do;
    ``context`` holds machine-readable particulars (a path, a line, a limit) and never the content of a document.
    """

    status: ClassVar[int] = 500
    exit_code: ClassVar[int] = 1

    def __init__(self, code: str, message: str, **context: object) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.context = context


class InputError(NigaoError):
    """What was handed in cannot be used as it is (HTTP 422, exit 2)."""

    status = 422
    exit_code = 2


class LimitError(InputError):
    """What was handed in exceeds a limit (HTTP 413, exit 2)."""

    status = 413


class NotFoundError(InputError):
    """What was asked for is not there (HTTP 404, exit 2)."""

    status = 404


class ConflictError(InputError):
    """The request contradicts itself or what is stored (HTTP 409, exit 2)."""

    status = 409


class DataError(NigaoError):
    """A rule, genre, lexicon or layout file is wrong; ``context`` has ``file`` and ``line`` (HTTP 500, exit 1)."""


class StoreError(NigaoError):
    """The sample library, its index or the store of drafts cannot be used now (HTTP 503, exit 1)."""

    status = 503
