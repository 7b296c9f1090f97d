"""Sample texts that lay before whoever wrote a document: other offices' reports with their own specifics."""

from pydantic import BaseModel, ConfigDict, Field

from eval.core.suite import SUITES_DIR
from service.datafile import load_entries

SAMPLES = SUITES_DIR / "planted" / "samples.yaml"


class SampleText(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str = Field(min_length=50)


def load_samples() -> tuple[str, ...]:
    """The samples in the order of the file. Raises DataError."""
    return tuple(sample.text for sample in load_entries(SAMPLES, SampleText))
