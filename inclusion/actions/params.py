"""The parameters of an address, without those that others add to it."""

import re
from collections.abc import Iterable

CAMPAIGN = re.compile(r"(utm_|mtm_|pk_|hsa_|gad_|oly_|_hs|_ga|_gl).*", re.IGNORECASE)
"""How names begin that newsletters and advertisements add, and web statistics read."""

CLICK = {
    "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "twclid", "ttclid", "yclid", "igshid", "igsh",
    "srsltid", "epik", "li_fat_id", "mc_cid", "mc_eid", "mkt_tok", "s_cid", "vero_id", "trk",
}  # fmt: skip
"""Names that social networks, search engines and mailings add to each link that is followed."""

STREAMLIT = {"embed", "embed_options"}
"""Names that Streamlit reads itself and hides from the page."""


def read_params(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Name and value pairs of an address as lists by name; what others add to addresses is no filter and left out."""
    params: dict[str, list[str]] = {}
    for name, value in pairs:
        if name.lower() not in CLICK | STREAMLIT and not CAMPAIGN.fullmatch(name):
            params.setdefault(name, []).append(value)
    return params
