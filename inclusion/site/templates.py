"""The site's HTML, as templates in which every text is escaped unless it is markup already."""

import re
from collections.abc import Callable

from jinja2 import Environment, PackageLoader, StrictUndefined

from inclusion.records.words import sentence
from inclusion.site.marking import mark_matches
from inclusion.site.markup import Markup

ENVIRONMENT = Environment(
    loader=PackageLoader("inclusion.site"),
    autoescape=True,
    undefined=StrictUndefined,
    auto_reload=False,  # else each use asks the disk, fifteen times a step of a reader
    trim_blocks=True,
    lstrip_blocks=True,
)


def render(template: str, **values: object) -> Markup:
    """A template of `inclusion/site/templates` with its values; a name that it lacks is an error."""
    return Markup(ENVIRONMENT.get_template(template).render(values))


def element(name: str) -> Callable[..., Markup]:
    """One of the macros of `elements.html`, as templates have it that import it."""
    return lambda *values: Markup(getattr(ENVIRONMENT.get_template("elements.html").module, name)(*values))


def css_string(text: str) -> Markup:
    """A text inside the quotes of a style sheet, where HTML's own way of escaping means nothing."""
    return Markup(re.sub(r"[^\w ,.;:-]", lambda found: f"\\{ord(found[0]):x} ", text))


ENVIRONMENT.filters.update(marked=mark_matches, css_string=css_string, sentence=sentence)
