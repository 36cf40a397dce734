"""The distinct words of a document, as the data keeps them: words alone, in alphabetical order."""

from inclusion.records.words import words_of


def distinct_words(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, each once, without numbers and single letters."""
    return tuple(sorted({word for word in words_of(text) if len(word) > 1 and not word.isdecimal()}))
