"""Where things are and how large they may be, from ``NIGAO_*`` environment variables."""

import os
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import Field, NonNegativeInt, PositiveFloat, PositiveInt, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from service.errors import InputError

BUNDLED_CORPUS = Path(__file__).resolve().parent.parent / "corpus"
BUNDLED_PROMPTS = Path(__file__).resolve().parent.parent / "prompts"


def _default_data_dir() -> Path:
    try:
        return Path.home() / ".local" / "share" / "nigao"
    except RuntimeError as error:  # a container's user without a home
        raise InputError("no_home", "找不到用户目录，请用环境变量 NIGAO_DATA_DIR 指定一个数据文件夹") from error


class Settings(BaseSettings):
    """Settings of one process. Built once at the edge (CLI, API) and handed down; never read as a global.

    Sizes are bytes unless the name says otherwise. Raises InputError ``bad_setting`` naming the variable.
    """

    model_config = SettingsConfigDict(env_prefix="NIGAO_", env_ignore_empty=True, frozen=True, extra="ignore")

    data_dir: Path = Field(default_factory=_default_data_dir)
    corpus_dir: Path = BUNDLED_CORPUS
    database_url: str | None = Field(default=None, repr=False)
    chroma_url: str | None = None
    embedding_model: str | None = None
    openai_base_url: str | None = Field(default=None, validation_alias="OPENAI_BASE_URL")
    openai_api_key: str | None = Field(default=None, validation_alias="OPENAI_API_KEY", repr=False)

    model: str | None = None
    """One model, or several in order of preference, by commas."""
    model_timeout_seconds: PositiveFloat = 60.0
    """The longest silence of the endpoint, before an answer and within one."""
    model_connect_seconds: PositiveFloat = 5.0
    model_context_tokens: PositiveInt = 8_192
    """What a prompt and its answer may take together, by ``estimated_tokens``."""
    draft_seconds: PositiveFloat = 180.0
    """The deadline of a whole draft; when it passes the built-in composer answers."""
    draft_tokens: PositiveInt = 60_000
    day_tokens: PositiveInt | None = None

    max_file_bytes: PositiveInt = 30 * 1024 * 1024
    max_unpacked_bytes: PositiveInt = 200 * 1024 * 1024
    max_archive_entries: PositiveInt = 2_000
    max_paragraphs: PositiveInt = 50_000
    max_text_chars: PositiveInt = 5_000_000
    max_pdf_pages: PositiveInt = 1_000
    max_facts: PositiveInt = 1_000
    max_fact_chars: PositiveInt = 5_000
    max_facts_chars: PositiveInt = 100_000
    max_brief_bytes: PositiveInt = 5 * 1024 * 1024

    # The HTTP service. A rate is of one key, or of one address where no keys are asked for.
    require_keys: bool = False
    max_request_bytes: PositiveInt = 64 * 1024 * 1024
    max_request_files: PositiveInt = 50
    request_seconds: PositiveFloat = 240.0
    heartbeat_seconds: PositiveFloat = 15.0
    shutdown_seconds: PositiveFloat = 20.0
    max_drafts_running: PositiveInt = 16
    max_drafts_waiting: NonNegativeInt = 64
    max_readings_running: PositiveInt = 2
    max_readings_waiting: NonNegativeInt = 64
    requests_per_second: PositiveFloat = 50.0
    requests_in_a_burst: PositiveInt = 200

    def __init__(self, **values: Any) -> None:
        try:
            super().__init__(**values)
        except ValidationError as error:
            first = error.errors()[0]
            name = str(first["loc"][0])
            variable = name if name.isupper() else f"NIGAO_{name.upper()}"
            message = f"环境变量 {variable} 不能是“{first['input']}”，请改成一个正整数或合适的值，或去掉它用默认值"
            raise InputError("bad_setting", message, variable=variable) from error

    @field_validator("data_dir", "corpus_dir")
    @classmethod
    def _of_home(cls, folder: Path) -> Path:
        """``~`` stands for the home folder also where no shell has seen it (a service file, a container)."""
        return Path(os.path.expanduser(folder))

    @cached_property
    def models(self) -> tuple[str, ...]:
        """The models to write with, in order of preference; none means the built-in composer."""
        return tuple(name for part in (self.model or "").split(",") if (name := part.strip()))

    @cached_property
    def prompt_dirs(self) -> tuple[Path, ...]:
        """The bundled prompts first, then the user's own."""
        return (BUNDLED_PROMPTS, self.data_dir / "prompts")

    @cached_property
    def corpus_dirs(self) -> tuple[Path, ...]:
        """The bundled corpus first, then the user's own; a later file with the same name wins."""
        user = self.data_dir / "corpus"
        return (self.corpus_dir, user) if user.is_dir() else (self.corpus_dir,)
