"""An invented plan, as a text and as the bullets that stand in it."""

BOATS = "the harbour school has built four boats with pupils, and over 1,200 visitors came to see them"
KITES = "kite club now meets each week, led by the Wind Team (WT), for children aged 8-10"
MAPS = "we will print a map of quiet places, which the library’s reading team will hand out in 2031-32"
SURVEY = "young people will write a survey about lunch times"
ANSWERS = "The answers help to:\n• choose new tables\n• plan a quieter hall"
LAMPS = "lamps were put up along the school path, at a cost of £2.5m"
CHOIR = "the choir will sing in 21 care homes and learn ten new songs"

AIM = (
    "We want every child to feel at home, in school and outside. This text says how, and who will help. It is as long "
    "as a paragraph of a web page, which is one line of a file, however wide that is."
)

TEXT = f"""\
The Elm Island Plan 2031

Outcomes

Overview

Results are mixed. A 99% target is invented here.

Swimming at age 9 (SA9)

  • all pupils:
    • 62% can swim, 5% below the mainland
  • pupils with a plan:
    • 7% can swim

Key concern: some pupils cannot swim.

Inclusion priority 1 - warm welcomes for all

{AIM}

What we have achieved so far:

  • {BOATS}
  • {KITES}

What we need to do next:

  • {MAPS}
  • {SURVEY}
  • The answers help to:
    • choose new tables
    • plan a quieter hall

Inclusion priority 2 - bright paths

 What we have achieved so far:

  • {LAMPS}

What we will do next:

  • {CHOIR}

How will we know?

  • happier mornings
  • fewer late buses
"""

PLACES = [
    ("P1-A01", BOATS),
    ("P1-A02", KITES),
    ("P1-N01", MAPS),
    ("P1-N02", SURVEY),
    ("P1-N03", ANSWERS),
    ("P2-A01", LAMPS),
    ("P2-N01", CHOIR),
]
"""Each bullet as it stands in the text."""

LONG_SURVEY = f"{SURVEY}\n{ANSWERS}"

ENTERED = [(place, LONG_SURVEY if place == "P1-N02" else text) for place, text in PLACES if place != "P1-N03"]
"""The bullets as an editor entered them: two that belong together are one action."""
