"""API keys: shown once, kept as a hash, compared in constant time, ended for good."""

import base64
import hmac
from datetime import timedelta
from pathlib import Path

import pytest

from service.errors import InputError, NotFoundError
from service.store import keys
from service.store.opening import Store
from tests.store.conftest import Clock, Place

pytestmark = pytest.mark.anyio


async def test_a_key_is_found_by_its_plaintext(store: Store, clock: Clock) -> None:
    key, plaintext = await store.keys.create(" 办公系统\u200b ")
    assert (key.name, key.created_at, key.last_used_at, key.revoked_at) == ("办公系统", clock.now, None, None)
    assert await store.keys.find(plaintext) == key


async def test_a_key_has_256_random_bits_and_no_two_are_the_same(store: Store) -> None:
    plaintexts = [(await store.keys.create("甲"))[1] for _ in range(5)]
    secrets = {plaintext.split("_", 2)[2] for plaintext in plaintexts}
    assert all(plaintext.startswith("ng_") for plaintext in plaintexts)
    assert {len(base64.urlsafe_b64decode(secret + "=")) for secret in secrets} == {32}
    assert len(secrets) == 5


async def test_the_secret_is_nowhere_in_the_database(store: Store, place: Place) -> None:
    _, plaintext = await store.keys.create("办公系统")
    secret = plaintext.split("_", 2)[2]
    (row,) = place.rows("SELECT * FROM api_keys")
    assert secret not in str(row)
    if place.settings.database_url is None:
        files: list[Path] = [path for path in place.settings.data_dir.iterdir() if path.is_file()]
        assert not any(secret.encode() in path.read_bytes() for path in files)


async def test_what_is_not_the_key_is_not_found(store: Store) -> None:
    key, plaintext = await store.keys.create("办公系统")
    _, other = await store.keys.create("另一系统")
    last = "A" if plaintext[-1] != "A" else "B"
    swapped = f"ng_{key.id}_{other.split('_', 2)[2]}"
    wrong = (plaintext[:-1] + last, plaintext + "A", plaintext.upper(), swapped, f"ng_{'0' * 12}_{plaintext[16:]}")
    for each in (*wrong, "", "ng_", key.id, f" {plaintext}", f"{plaintext}\n", "ng_\x00", "Ｎ" * 60):
        assert await store.keys.find(each) is None
    assert all(each.last_used_at is None for each in await store.keys.list())


async def test_a_comparison_is_made_in_constant_time_whether_or_not_the_key_is_known(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[tuple[str, str]] = []

    def compare(one: str, other: str) -> bool:
        compared.append((one, other))
        return hmac.compare_digest(one, other)

    _, plaintext = await store.keys.create("办公系统")
    monkeypatch.setattr(keys, "hmac", type("Watched", (), {"compare_digest": staticmethod(compare)}))
    assert await store.keys.find(plaintext) is not None
    assert await store.keys.find(plaintext[:-2] + "xx") is None
    assert await store.keys.find(f"ng_{'0' * 12}_{plaintext[16:]}") is None
    assert [(len(one), len(other)) for one, other in compared] == [(64, 64)] * 3


async def test_a_revoked_key_is_found_no_more_and_stays_listed(store: Store, clock: Clock) -> None:
    key, plaintext = await store.keys.create("办公系统")
    revoked = await store.keys.revoke(key.id)
    assert revoked.revoked_at == clock.now
    assert await store.keys.find(plaintext) is None
    clock.move(timedelta(days=1))
    assert await store.keys.revoke(key.id) == revoked
    assert await store.keys.list() == (revoked,)


@pytest.mark.parametrize("wanted", ["", "没有", "\x00"])
async def test_a_key_that_is_not_there(store: Store, wanted: str) -> None:
    with pytest.raises(NotFoundError) as refused:
        await store.keys.revoke(wanted)
    assert refused.value.code == "key_not_found"


@pytest.mark.parametrize("name", ["", " \u200b", "字" * 101, "两\n行"])
async def test_a_name_that_is_none(store: Store, name: str) -> None:
    with pytest.raises(InputError) as refused:
        await store.keys.create(name)
    assert refused.value.code == "bad_key_name"


async def test_use_is_noted_once_a_minute(store: Store, clock: Clock) -> None:
    _, plaintext = await store.keys.create("办公系统")
    first = clock.now
    noted = []
    for seconds in (0, 59, 1):
        clock.move(timedelta(seconds=seconds))
        await store.keys.find(plaintext)
        noted.append((await store.keys.list())[0].last_used_at)
    assert noted == [first, first, first + timedelta(seconds=60)]
