"""What an operator sets in the environment for the web: the public address, and who may frame the site.

A value that cannot be used is named in the log, once, and counts as not set; so does an empty one.
"""

import logging
import os
import re
from functools import cache
from urllib.parse import urlsplit

logger = logging.getLogger("inclusion")

ADDRESS = "INCLUSION_ADDRESS"
FRAMED_BY = "INCLUSION_FRAMED_BY"

HOST = r"[a-z0-9-]+(\.[a-z0-9-]+)*(:\d+)?"
PUBLIC = re.compile(rf"https?://{HOST}(/[\w.~-]+)*/?", re.ASCII | re.IGNORECASE)
FRAMER = re.compile(rf"https?://(\*\.)?{HOST}", re.ASCII | re.IGNORECASE)


def public_address() -> str:
    """Where readers find the first page, with a slash at its end; empty where INCLUSION_ADDRESS does not say."""
    addresses = usable(ADDRESS, os.environ.get(ADDRESS, ""), PUBLIC)
    return f"{addresses[0].rstrip('/')}/" if addresses else ""


def public_host() -> str:
    """The name of the host in the public address."""
    return urlsplit(public_address()).hostname or ""


def framers() -> tuple[str, ...]:
    """The sites that may show this one in a frame, from INCLUSION_FRAMED_BY, where spaces stand between them."""
    return usable(FRAMED_BY, os.environ.get(FRAMED_BY, ""), FRAMER)


@cache
def usable(name: str, setting: str, form: re.Pattern[str]) -> tuple[str, ...]:
    """The addresses of a setting that have the right form; each other one gets a line in the log."""
    addresses = setting.split()
    for address in addresses:
        if not form.fullmatch(address):
            logger.error("%s: %r is not used, as it is no web address such as https://www.example.org.", name, address)
    return tuple(address for address in addresses if form.fullmatch(address))
