"""The CSV files by address."""

import csv
import io

import pytest

from tests.web.asgi import Answer, ask


def rows_of(answer: Answer) -> list[dict[str, str]]:
    """The rows of a CSV answer below its header."""
    return list(csv.DictReader(io.StringIO(answer.body.decode("utf-8-sig"), newline="")))


def test_actions_come_as_a_named_file() -> None:
    answer = ask("/data/actions.csv", query=b"priority=3&progress=next")
    assert answer.status == 200
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"].startswith('attachment; filename="lincolnshire-actions-')
    assert [(row["priority"], row["progress"]) for row in rows_of(answer)] == [("3", "next")] * 8


def test_a_parameter_may_be_repeated() -> None:
    together = ask("/data/actions.csv", query=b"priority=1,2")
    assert ask("/data/actions.csv", query=b"priority=2&priority=1").body == together.body
    assert {row["priority"] for row in rows_of(together)} == {"1", "2"}


def test_a_file_that_did_not_change_is_not_sent_again() -> None:
    first = ask("/data/outcomes.csv")
    again = ask("/data/outcomes.csv", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status, again.body) == (304, b"")
    other = ask("/data/actions.csv", headers={"If-None-Match": first.headers["etag"]})
    assert other.status == 200


@pytest.mark.parametrize(
    ("path", "query", "words"),
    [
        ("/data/actions.csv", b"ks=ks9", "ks9"),
        ("/data/actions.csv", b"stage=ks1", "stage"),
        ("/data/outcomes.csv", b"measure=happiness", "happiness"),
    ],
)
def test_an_address_with_a_mistake_gets_no_file_but_the_reason(path: str, query: bytes, words: str) -> None:
    answer = ask(path, query=query)
    assert answer.status == 400
    assert answer.text.startswith("No file was made. ")
    assert words in answer.text
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
