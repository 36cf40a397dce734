"""Labels of Streamlit's controls, which it reads as Markdown: names of the data stand there as they are."""

import re

MARKDOWN = re.compile(r"[\\`*_\[\]<>#~$|]|:(?=[\w+-]+:)")
"""What would begin or end markup, and the colon of an emoji's or an icon's name."""


def as_label(name: str) -> str:
    """A name as the label of a control."""
    return MARKDOWN.sub(r"\\\g<0>", name)
