"""``nigao keys``: a key is shown once, listed without its secret, and ended."""

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """A folder for each test: keys are listed whole."""
    return tmp_path


def test_a_key_is_shown_once_and_listed_without_its_secret(nigao: Run) -> None:
    created = nigao("keys", "create", "办公系统")
    assert created.code == 0
    key = re.search(r"^ng_([0-9a-f]{12})_\S{43}$", created.out, re.MULTILINE)
    assert key is not None
    listed = nigao("keys", "list")
    assert key[1] in listed.out
    assert "在用" in listed.out
    assert "未使用过" in listed.out
    assert "办公系统" in listed.out
    assert key[0] not in listed.out
    (as_json,) = json.loads(nigao("keys", "list", "--json").out)
    assert (as_json["id"], as_json["name"], as_json["revoked_at"]) == (key[1], "办公系统", None)
    assert set(as_json) == {"id", "name", "created_at", "last_used_at", "revoked_at"}


def test_a_key_is_ended(nigao: Run) -> None:
    nigao("keys", "create", "办公系统")
    identifier = nigao("keys", "list").out.split()[0]
    assert nigao("keys", "revoke", identifier).code == 0
    assert "停用" in nigao("keys", "list").out


def test_what_cannot_be_done_is_said(nigao: Run) -> None:
    unknown = nigao("keys", "revoke", "没有")
    assert unknown.code == 2
    assert "没有编号为 没有 的密钥" in unknown.err
    assert nigao("keys", "create", " ").code == 2


def test_a_wrong_database_is_said_without_its_password(nigao: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIGAO_DATABASE_URL", "mysql://root:geheim@127.0.0.1/nigao")
    ran = nigao("keys", "list")
    assert ran.code == 1
    assert "NIGAO_DATABASE_URL" in ran.err
    assert "geheim" not in ran.err
