"""Names of the data in the labels of Streamlit's controls, which reads labels as Markdown."""

import pytest

from inclusion.site.choice import as_label


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Speech, language and communication", "Speech, language and communication"),
        ("*Star* or _line_", r"\*Star\* or \_line\_"),
        ("$3 and $4 [a](b)", r"\$3 and \$4 \[a\](b)"),
        ("at 10:30, :red[hot] :+1:", r"at 10:30, :red\[hot\] \:+1:"),
    ],
)
def test_a_name_is_shown_as_it_is_written(name: str, label: str) -> None:
    assert as_label(name) == label
