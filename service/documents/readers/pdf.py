"""placeholder"""

from service.documents.source import SourceText
from service.settings import Settings


def read_pdf(name: str, data: bytes, settings: Settings) -> SourceText:
    raise NotImplementedError
