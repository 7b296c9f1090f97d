"""Where things are and how large they may be, from ``NIGAO_*`` environment variables."""

from functools import cached_property
from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

BUNDLED_CORPUS = Path(__file__).resolve().parent.parent / "corpus"


def _default_data_dir() -> Path:
    return Path.home() / ".local" / "share" / "nigao"


class Settings(BaseSettings):
    """Settings of one process. Built once at the edge (CLI, API) and handed down; never read as a global.

    Sizes are bytes unless the name says otherwise.
    """

    model_config = SettingsConfigDict(env_prefix="NIGAO_", frozen=True, extra="ignore")

    data_dir: Path = Field(default_factory=_default_data_dir)
    corpus_dir: Path = BUNDLED_CORPUS
    chroma_url: str | None = None
    embedding_model: str | None = None
    embedding_base_url: str | None = Field(default=None, validation_alias="OPENAI_BASE_URL")
    embedding_api_key: str | None = Field(default=None, validation_alias="OPENAI_API_KEY", repr=False)

    max_file_bytes: int = 30 * 1024 * 1024
    max_unpacked_bytes: int = 200 * 1024 * 1024
    max_archive_entries: int = 2_000
    max_paragraphs: int = 50_000
    max_text_chars: int = 5_000_000
    max_pdf_pages: int = 1_000
    max_facts: int = 1_000
    max_fact_chars: int = 5_000
    max_brief_bytes: int = 5 * 1024 * 1024

    @cached_property
    def corpus_dirs(self) -> tuple[Path, ...]:
        """The bundled corpus first, then the user's own; a later file with the same name wins."""
        user = self.data_dir / "corpus"
        return (self.corpus_dir, user) if user.is_dir() else (self.corpus_dir,)
