"""``GET /v1/genres``: the genres that there are."""

from fastapi import APIRouter
from pydantic import BaseModel, Field

from service.api.bodies.documented import problems
from service.api.runtime import Running

router = APIRouter(tags=["文种"])


class GenreShown(BaseModel):
    """A genre as it is listed."""

    id: str = Field(examples=["work_summary"])
    name: str = Field(examples=["工作总结"])
    other_names: list[str] = Field(description="也可用的名称", examples=[["总结", "年度总结"]])
    drafted_as: str = Field(description="section 按节拟写，document 按整份文件拟写", examples=["section"])


class Genres(BaseModel):
    """All genres."""

    items: list[GenreShown]


@router.get("/v1/genres", summary="列出文种", responses=problems())
async def list_genres(runtime: Running) -> Genres:
    """拟稿要求中的 genre 可以写 id，也可以写这里列出的任一名称。"""
    genres = runtime.resources.genres.values()
    return Genres(
        items=[
            GenreShown(id=g.id, name=g.name, other_names=list(g.other_names), drafted_as=g.drafted_as) for g in genres
        ]
    )
