"""What a revision is asked with, as the JSON body of a request."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from service.api.bodies.brief_body import JsonObject, json_of
from service.api.problems import ProblemPart
from service.errors import InputError
from service.facts.fact import Fact
from service.revision.note import Note
from service.validation import what_is_wrong

_MOST_NOTES, _MOST_FACTS = 50, 200


class NoteGiven(BaseModel):
    """A reader's note; ``block`` anchors it, ``start``/``end`` to a stretch of that block's text."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str = Field(description="意见", min_length=1, max_length=2_000, examples=["第二点压缩到150字以内"])
    block: str | None = Field(
        default=None, description="针对哪一段（稿中 blocks 的 id）", max_length=16, examples=["b3"]
    )
    start: int | None = Field(default=None, ge=0, description="针对这一段的哪几个字：起")
    end: int | None = Field(default=None, ge=0, description="止（不含）")

    @model_validator(mode="after")
    def _span_in_a_block(self) -> "NoteGiven":
        if (self.start is None) != (self.end is None) or (self.start is not None and self.block is None):
            raise ValueError("start 和 end 要一起写，并写明 block")
        return self

    @property
    def note(self) -> Note:
        return Note(self.text.strip(), self.block, self.start, self.end)


class RevisionAsked(BaseModel):
    """Notes, and facts handed in with them; one of the two at least."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    notes: tuple[NoteGiven, ...] = Field(default=(), max_length=_MOST_NOTES)
    facts: tuple[Fact, ...] = Field(default=(), max_length=_MOST_FACTS, description="补充的事实，写法同拟稿要求")

    @model_validator(mode="after")
    def _something(self) -> "RevisionAsked":
        if not self.notes and not self.facts:
            raise ValueError("没有修改意见，请在 notes 里写明")
        return self


def revision_of(data: bytes) -> RevisionAsked:
    """Read the body. Raises BadRequestError ``bad_json`` and InputError ``bad_revision`` with a pointer a problem."""
    try:
        return RevisionAsked.model_validate(_plain(json_of(data)))
    except ValidationError as error:
        parts = tuple(
            ProblemPart(pointer="".join(f"/{step}" for step in one["loc"]), message=what_is_wrong(one))
            for one in error.errors()
        )
        raise InputError("bad_revision", '请求体应为 {"notes": [{"text": "意见"}]}，见 errors', parts=parts) from error


def _plain(value: Any) -> Any:
    if isinstance(value, JsonObject):
        return {key: _plain(item) for key, item in value}
    return [_plain(item) for item in value] if isinstance(value, list) else value


def revision_request_body() -> dict[str, Any]:
    """For the OpenAPI description."""
    schema = RevisionAsked.model_json_schema(ref_template="#/components/schemas/{model}")
    definitions = schema.pop("$defs", {})
    example = {"notes": [{"text": "第二点压缩到150字以内"}, {"text": "12次改为14次", "block": "b3"}]}
    content = {"application/json": {"schema": _inlined(schema, definitions), "example": example}}
    return {"requestBody": {"required": True, "content": content}}


def _inlined(schema: Any, definitions: dict[str, Any]) -> Any:
    """The schema with its references replaced by what they refer to: none refers to itself."""
    if isinstance(schema, dict):
        if "$ref" in schema:
            return _inlined(definitions[schema["$ref"].rsplit("/", 1)[-1]], definitions)
        return {key: _inlined(item, definitions) for key, item in schema.items()}
    return [_inlined(item, definitions) for item in schema] if isinstance(schema, list) else schema
