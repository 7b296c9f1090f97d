from starlette.testclient import TestClient

from tests.api.asserting import problem_of
from tests.api.texts import SAMPLE


def _files(*named: tuple[str, str]) -> list[tuple[str, tuple[str, bytes]]]:
    return [("file", (name, text.encode())) for name, text in named]


def test_samples_come_and_go(client: TestClient) -> None:
    added = client.post(
        "/v1/samples", files=_files(("去年总结.txt", SAMPLE)), data={"genre": "工作总结", "level": "县级"}
    )
    assert added.status_code == 201
    sample = added.json()["items"][0]["sample"]
    assert (sample["name"], sample["genre"], sample["level"]) == ("去年总结", "work_summary", "county")
    listed = client.get("/v1/samples?genre=工作总结").json()["items"]
    assert sample["id"] in [each["id"] for each in listed]
    shown = client.get(f"/v1/samples/{sample['id']}").json()
    assert shown["text"] == SAMPLE
    section = shown["sections"][1]
    assert SAMPLE[section["start"] : section["end"]] == section["text"]
    again = client.post("/v1/samples", files=_files(("另一个名字.txt", SAMPLE)))
    assert again.status_code == 200
    assert again.json()["items"][0]["added"] is False
    assert client.delete(f"/v1/samples/{sample['id']}").status_code == 204
    problem_of(client.get(f"/v1/samples/{sample['id']}"), 404, "sample_not_found")
    problem_of(client.delete(f"/v1/samples/{sample['id']}"), 404, "sample_not_found")


def test_each_file_stands_for_itself(client: TestClient) -> None:
    files = _files(("旧稿.doc", "x"), ("好稿.txt", SAMPLE + "三、其他\n没有。\n"), ("空.txt", " "))
    response = client.post("/v1/samples", files=files)
    assert response.status_code == 201
    items = response.json()["items"]
    assert [(item["file"], item["added"], item.get("code")) for item in items] == [
        ("旧稿.doc", False, "unsupported_format"),
        ("好稿.txt", True, None),
        ("空.txt", False, "file_empty"),
    ]
    client.delete(f"/v1/samples/{items[1]['sample']['id']}")


def test_none_that_can_be_used(client: TestClient) -> None:
    body = problem_of(client.post("/v1/samples", files=_files(("空.txt", " "), ("a.exe", "x"))), 422, "file_empty")
    assert [error["parameter"] for error in body["errors"]] == ["空.txt", "a.exe"]


def test_what_is_said_of_them_must_be_known(client: TestClient) -> None:
    files = _files(("a.txt", SAMPLE))
    problem_of(client.post("/v1/samples", files=files, data={"genre": "诗歌"}), 422, "unknown_genre")
    problem_of(client.post("/v1/samples", files=files, data={"level": "火星"}), 422, "unknown_level")
    problem_of(client.get("/v1/samples?genre=诗歌"), 422, "unknown_genre")


def test_only_a_whole_id_is_one(client: TestClient) -> None:
    first = client.get("/v1/samples").json()["items"][0]
    for reference in (first["id"][:6], first["name"].replace("/", "%2F"), "..%2F..%2Fetc"):
        assert client.get(f"/v1/samples/{reference}").status_code == 404
        assert client.delete(f"/v1/samples/{reference}").status_code == 404
    assert client.get(f"/v1/samples/{first['id']}").status_code == 200
