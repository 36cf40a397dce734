"""The site's HTML, as templates in which every text is escaped unless it is markup already."""

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

ENVIRONMENT = Environment(
    loader=PackageLoader("inclusion.site"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def render(template: str, **values: object) -> Markup:
    """A template of `inclusion/site/templates` with its values; a name that it lacks is an error."""
    return Markup(ENVIRONMENT.get_template(template).render(values))  # noqa: S704  (the environment escapes)
