"""Whatever is asked, the answer is one of the few that the layer gives, and tells nothing of the code."""

from urllib.parse import quote_from_bytes

from hypothesis import given
from hypothesis import strategies as st

from inclusion.actions.filters import NAMES as FILTER_NAMES
from tests.site_map import PAGES
from tests.web.asgi import Answer, ask

ADDRESSES = [*(f"/{page.slug}" for page in PAGES), "/data/actions.csv", "/data/outcomes.csv", "/readyz"]
METHODS = st.sampled_from(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT", "get", ""])
NAMES = st.sampled_from([*FILTER_NAMES, "measure", "group", "view", "page", "embed", ""])
VALUES = st.one_of(
    st.binary(max_size=40),
    st.sampled_from([b"next", b"ks1,ks2", b"1", b"-1", b"1e9", b"\xff\xfe", b"\x00", b"a" * 9000, b",,,", b"<script>"]),
)
ENCODED = st.lists(st.tuples(NAMES, VALUES), max_size=6).map(
    lambda pairs: "&".join(f"{name}={quote_from_bytes(value)}" for name, value in pairs).encode()
)
HEADERS = st.dictionaries(
    st.sampled_from(["If-None-Match", "Accept-Encoding", "Range", "Host", "Cookie", "Accept"]),
    st.text(st.characters(min_codepoint=32, max_codepoint=255), max_size=40),
    max_size=3,
)


def assert_plain(answer: Answer, statuses: set[int]) -> None:
    """The answer is one of those expected, whole, guarded by its headers, and without a trace."""
    assert answer.status in statuses
    assert "content-security-policy" in answer.headers
    assert b"Traceback" not in answer.body
    assert b"could not be shown" not in answer.body
    assert b"<script>alert" not in answer.body


@given(address=st.sampled_from(ADDRESSES), query=ENCODED | st.binary(max_size=200), headers=HEADERS)
def test_any_parameters_get_a_page_a_file_or_a_reason(address: str, query: bytes, headers: dict[str, str]) -> None:
    assert_plain(ask(address, query=query, headers=headers), {200, 304, 400})


@given(path=st.text(st.characters(exclude_categories=["Cs"]), max_size=60), method=METHODS)
def test_any_path_gets_an_answer(path: str, method: str) -> None:
    assert_plain(ask(f"/{path}", method=method), {200, 404, 405})


@given(address=st.sampled_from(ADDRESSES), method=METHODS)
def test_any_method_on_a_known_address_reads_or_is_refused(address: str, method: str) -> None:
    is_asked_first = method == "OPTIONS" and address.startswith("/data/")
    expected = 200 if method in ("GET", "HEAD") else 204 if is_asked_first else 405
    assert_plain(ask(address, method=method), {expected})


def test_a_very_long_address_gets_an_answer() -> None:
    assert_plain(ask("/" + "a/" * 20_000), {404})
    assert_plain(ask("/all-actions", query=b"q=" + b"%20a" * 20_000), {200})
    assert_plain(ask("/all-actions", query=b"ks=ks1&" * 20_000), {200})
