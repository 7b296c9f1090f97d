"""The JSON schemas of a suite's files: ``NAME.schema.json`` in its folder."""

import json
from pathlib import Path

from pydantic import BaseModel

from eval.core.suite import Suite


def schema_files(suite: Suite[object]) -> dict[Path, str]:
    """What each schema file of the suite should hold."""
    return {suite.folder / f"{name}.schema.json": _text(model) for name, model in suite.schemas.items()}


def _text(model: type[BaseModel]) -> str:
    return json.dumps(model.model_json_schema(), ensure_ascii=False, indent=1) + "\n"
