"""Where the store is: the data folder, or a PostgreSQL server that may be named wrongly or not answer."""

import traceback
from pathlib import Path

import pytest

from service.errors import StoreError
from service.settings import Settings
from service.store.location import locate
from service.store.opening import open_store

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_a_postgresql_url_gets_the_driver(scheme: str) -> None:
    url, place = locate(Settings(database_url=f" {scheme}://clerk:geheim@db:5433/nigao?sslmode=require\n"))
    assert url.render_as_string(hide_password=False) == (
        "postgresql+psycopg://clerk:geheim@db:5433/nigao?sslmode=require"
    )
    assert place == "PostgreSQL 稿库 db:5433/nigao "


@pytest.mark.parametrize(
    "url",
    [
        "mysql://root:geheim@db/nigao",
        "postgresql+asyncpg://root:geheim@db/nigao",
        "root:geheim@db/nigao",
        "postgresql://root:geheim@db:端口/nigao",
        "://geheim",
        "geheim",
    ],
)
def test_a_wrong_url_is_said_without_its_password(url: str) -> None:
    with pytest.raises(StoreError, match="NIGAO_DATABASE_URL") as refused:
        locate(Settings(database_url=url))
    assert refused.value.code == "bad_database_url"
    assert "geheim" not in "".join(traceback.format_exception(refused.value)) + str(refused.value.context)


@pytest.mark.parametrize(
    "url", ["postgresql://clerk:geheim@127.0.0.1:1/nigao", "postgresql://c:geheim@127.0.0.1:1/?x=1"]
)
async def test_a_server_that_does_not_answer_is_said_without_the_password(url: str, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="连接不上") as refused:
        async with open_store(Settings(data_dir=tmp_path, database_url=url)):
            pass
    assert refused.value.code == "store_unusable"
    assert "geheim" not in "".join(traceback.format_exception(refused.value)) + str(refused.value.context)
    assert list(tmp_path.iterdir()) == []


def test_the_settings_do_not_show_the_url() -> None:
    assert "geheim" not in repr(Settings(database_url="postgresql://clerk:geheim@db/nigao"))


async def test_a_data_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="NIGAO_DATA_DIR") as refused:
        async with open_store(Settings(data_dir=tmp_path / "file" / "data")):
            pass
    assert refused.value.code == "no_data_dir"
