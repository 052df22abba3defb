"""One question: its pace and patience, what it takes, and where it may be sent."""

from __future__ import annotations

import base64
import gzip
import socket
from pathlib import Path
from threading import Event

import pytest
from tests.fetching.conftest import FakeClock, Fetch
from tests.fetching.stage import Play, Stage, broken_chunk, broken_off, hung_up, stalled, status

import medgraph
from medgraph.errors import FetchError
from medgraph.fetching import fetch_labels
from medgraph.fetching.client import Client, Patience
from medgraph.fetching.hosts import home_of, may_have_key, sent_on

PASSING: dict[str, Play] = {
    "429": status(429, b'{"error": {"code": "OVER_RATE_LIMIT"}}', Retry_After="7"),
    "500": status(500),
    "503": status(503, Retry_After="2"),
    "cut in the body": broken_off(b'{"meta"', promised=5000),
    "cut in a chunk": broken_chunk,
    "hung up": hung_up,
    "packed wrongly": status(200, b"no gzip", Content_Encoding="gzip"),
}


@pytest.mark.parametrize("what", PASSING)
def test_what_passes_is_waited_for(fetch: Fetch, stage: Stage, what: str) -> None:
    if what == "packed wrongly":
        stage.packed = False
    stage.next(PASSING[what])
    [got] = fetch("casimersen")
    assert (len(got.fetched), got.problems) == (1, [])


def test_retry_after_is_obeyed_and_else_the_pause_grows(fetch: Fetch, stage: Stage, clock: FakeClock) -> None:
    stage.next(status(429, Retry_After="7"), status(500), status(500), status(500))
    fetch("casimersen")
    assert [pause for pause in clock.slept if pause >= 1] == [7, 2, 4, 8]


def test_a_date_to_come_again_at_is_understood(fetch: Fetch, stage: Stage, clock: FakeClock) -> None:
    stage.next(status(429, Retry_After="Wed, 21 Oct 2015 07:28:00 GMT"), status(503, Retry_After="soon"))
    [got] = fetch("casimersen")
    assert len(got.fetched) == 1
    assert max(clock.slept) < 5


def test_patience_has_an_end(fetch: Fetch, stage: Stage) -> None:
    stage.next(*[status(500)] * 6)
    [got, other] = fetch("casimersen", "metformin")
    assert str(got.problems[0]).endswith(": answered 500 Internal Server Error; tried 6 times")
    assert len(other.fetched) == 1


def test_whoever_is_asked_to_wait_too_long_is_told(fetch: Fetch, stage: Stage, clock: FakeClock) -> None:
    stage.next(status(429, Retry_After="86400"))
    [got] = fetch("casimersen")
    assert str(got.problems[0]).endswith(": answered 429 Too Many Requests; to be asked again after 86400 s")
    assert sum(clock.slept) < 5


def test_requests_are_spread_evenly(fetch: Fetch, stage: Stage, clock: FakeClock) -> None:
    fetch("casimersen", "warfarin", "metformin")
    assert len(stage.asked) == 6
    assert clock.time == pytest.approx(5 / 3)
    began = clock.time
    fetch("warfarin", source="dailymed")
    assert clock.time - began == pytest.approx(2 / 2)


def test_a_host_that_is_not_there_is_not_waited_for_by_each_drug(fetch: Fetch) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
        first, second = fetch("casimersen", "warfarin", base_url=url)
    assert str(first.problems[0]).endswith(": no connection; tried 6 times")
    assert str(second.problems[0]).endswith(": no connection")


def test_an_answer_that_stops_is_given_up(fetch: Fetch, stage: Stage) -> None:
    done = Event()
    stage.next(*[stalled(lambda: done.wait(10))] * 2)
    [got] = fetch("casimersen", patience=Patience(next_bytes=0.1, retries=1))
    done.set()
    assert str(got.problems[0]).endswith(": the answer stopped; tried 2 times")


def test_an_answer_that_trickles_is_given_up(fetch: Fetch, clock: FakeClock) -> None:
    clock.tick = 700
    [got] = fetch("casimersen", patience=Patience(retries=1))
    assert str(got.problems[0]).endswith(": the answer took more than 600 s; tried 2 times")


@pytest.mark.parametrize("packed", [False, True])
def test_an_answer_that_is_too_large_is_refused(fetch: Fetch, stage: Stage, packed: bool) -> None:
    stage.packed = packed
    stage.next(status(200, b" " * 3_000_000))
    [got] = fetch("casimersen", patience=Patience(most_bytes=1_000_000))
    assert str(got.problems[0]).endswith(": the answer is larger than 1,000,000 bytes")


def test_a_packed_answer_is_unpacked(stage: Stage, clock: FakeClock) -> None:
    client = _client(stage, clock)
    stage.packed = False
    stage.next(status(200, gzip.compress(b"[1]"), Content_Encoding="gzip"))
    assert client.get("/x").body == b"[1]"


def test_a_body_longer_than_its_length_is_cut_and_found_out(fetch: Fetch, stage: Stage) -> None:
    stage.next(broken_off(b'{"meta": {}, "results": []}', promised=10))
    [got] = fetch("casimersen")
    assert str(got.problems[0]).endswith(": the answer is no JSON")


ELSEWHERE = (
    "http://example.org/drug/label.json",
    "https://example.org/drug/label.json",
    "http://api.fda.gov/drug/label.json",
    "https://api.fda.gov.example.org/",
    "https://api.fda.gov:8443/",
    "https://user@api.fda.gov/",
    "//example.org/x",
    "file:///etc/passwd",
    "http://localhost:1/x",
    "https://127.0.0.1/x",
)


@pytest.mark.parametrize("where", ELSEWHERE)
def test_whoever_is_sent_to_another_host_stays(fetch: Fetch, stage: Stage, where: str) -> None:
    stage.next(status(302, b"", Location=where))
    [got] = fetch("casimersen")
    assert "is sent on to" in str(got.problems[0])
    assert "another host" in str(got.problems[0])
    assert len(stage.asked) == 1


@pytest.mark.parametrize("where", ["http://[::1", "https://[x]/", "https://\x1b[31mapi.fda.gov/x"])
def test_whoever_is_sent_nowhere_stays(fetch: Fetch, stage: Stage, where: str) -> None:
    stage.next(status(302, b"", Location=where))
    [got] = fetch("casimersen")
    assert str(got.problems[0]).endswith(": is sent on to what is no address")


def test_a_connection_is_kept_for_the_next_question(fetch: Fetch, stage: Stage) -> None:
    fetch("casimersen", "warfarin", "nonesuch")
    fetch("casimersen", "warfarin")
    assert (len(stage.asked), stage.connections) == (11, 2)


def test_what_a_service_says_cannot_play_on_a_terminal(fetch: Fetch, stage: Stage) -> None:
    stage.next(status(400, b'{"error": {"message": "\\u001b[2Jgone\\n\\ud800"}}'))
    [got] = fetch("casimersen")
    assert str(got.problems[0]).endswith(r"answered 400 Bad Request (\x1b[2Jgone \ud800)")


def test_on_the_same_host_one_goes_where_one_is_sent(fetch: Fetch, stage: Stage) -> None:
    stage.next(lambda handler: handler.say(307, b"", {"Location": f"/v2{handler.path}"}))
    [got] = fetch("casimersen")
    assert len(got.fetched) == 1
    assert stage.asked[1].path == "/v2/drug/label.json"


def test_one_is_not_sent_in_circles(fetch: Fetch, stage: Stage) -> None:
    stage.next(*[lambda handler: handler.say(302, b"", {"Location": handler.path})] * 10)
    [got] = fetch("casimersen")
    assert str(got.problems[0]).endswith(": is sent on more than 5 times")


def test_a_known_host_may_be_gone_to_by_https_without_the_key() -> None:
    url = "https://dailymed.nlm.nih.gov/x"
    assert sent_on(url, "https://api.fda.gov/y", home_of("https://api.fda.gov")) == url
    assert not may_have_key(url)


def test_each_request_says_who_asks(fetch: Fetch, stage: Stage) -> None:
    fetch("casimersen")
    for asked in stage.asked:
        assert asked.headers["user-agent"] == f"medgraph/{medgraph.__version__} (+https://w3id.org/medgraph)"
        assert "authorization" not in asked.headers


def test_the_key_goes_into_a_header_of_openfda_and_nowhere_else(
    fetch: Fetch, stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENFDA_API_KEY", "secret-key")
    stage.next(status(403), at="warfarin")
    first, second = fetch("casimersen", "warfarin")
    assert len(first.fetched) == 1
    assert base64.b64decode(stage.asked[0].headers["authorization"].removeprefix("Basic ")) == b"secret-key:"
    assert "secret-key" not in str(second.problems[0])
    assert not any("secret-key" in str(asked.query) for asked in stage.asked)
    assert not any(b"secret-key" in path.read_bytes() for path in tmp_path.iterdir())
    stage.asked.clear()
    fetch("casimersen", source="dailymed")
    assert not any("authorization" in asked.headers for asked in stage.asked)


def test_a_mirror_does_not_get_the_key() -> None:
    assert not may_have_key("https://mirror.example.org/x")
    assert may_have_key("https://api.fda.gov/drug/label.json")


@pytest.mark.parametrize(
    "url",
    ["http://example.org", "ftp://example.org", "example.org", "", "https://", "https://a:b@example.org", "https://a/?x=1",
     "https://a/#x", "https://a:x/", "http://127.0.0.1.example.org", "http://[::1", "file:///etc"],
)  # fmt: skip
def test_a_base_url_is_https_or_on_this_machine(url: str, tmp_path: object) -> None:
    with pytest.raises(FetchError, match="no base URL of a service"):
        fetch_labels(["casimersen"], str(tmp_path), base_url=url or "x")


@pytest.mark.parametrize(
    "url", ["https://example.org/a/", "http://127.0.0.1:1", "http://localhost:1", "http://[::1]:1"]
)
def test_these_base_urls_are(url: str, clock: FakeClock) -> None:
    client = Client(url, per_second=1, key=None, clock=clock, patience=Patience())
    assert client.address("/x", {"a": 'b "c'}) == f"{url.rstrip('/')}/x?a=b%20%22c"


def _client(stage: Stage, clock: FakeClock) -> Client:
    return Client(stage.url, per_second=100, key=None, clock=clock, patience=Patience(connect=2, next_bytes=2))
