"""Where readers report a mistake: the address that the operator names in the environment, else a mail of their own.

INCLUSION_REPORT_ADDRESS is an e-mail address, or a web address in which `{id}` stands for the id of the record. Without
one, a mail without a recipient names the record and its page; `enhance/links.js` copies its text.
"""

import logging
import os
import re
from functools import cache
from urllib.parse import quote

from inclusion.records.words import SITE
from inclusion.site.whole_addresses import ROOT

logger = logging.getLogger("inclusion")


VARIABLE = "INCLUSION_REPORT_ADDRESS"
RECORD = "{id}"
EMAIL = re.compile(r"[\w.+-]+@[a-z0-9-]+(\.[a-z0-9-]+)+", re.ASCII | re.IGNORECASE)
WEB_ADDRESS = re.compile(r"https?://[a-z0-9.-]+(:\d+)?([/?#][!-~]*)?", re.ASCII | re.IGNORECASE)
"""What is taken for an address: no spaces, no other scheme, no name or password before the host."""


def report_address(record: str, page: str) -> str:
    """Where to report a mistake in a record, by its id and the address of its page below the root."""
    template = report_template(os.environ.get(VARIABLE, "")) or f"{mail()}&body={mail_text(page)}"
    return template.replace(RECORD, quote(record, safe=""))


def report_subject(record: str) -> str:
    return f"{SITE}: mistake in {record}"


def report_text(record: str, page: str) -> str:
    """The text of a report, which a reader goes on with."""
    return f"{report_subject(record)}\n{page}\n\nWhat is wrong: "


def mail(recipient: str = "") -> str:
    """The address of a mail on a record, which `{id}` stands for."""
    return f"mailto:{recipient}?subject={quote(report_subject(RECORD), safe=RECORD)}"


def mail_text(page: str) -> str:
    """The text of a report in a mail's address; the sign for the first page's address stays as it is."""
    return quote(report_text(RECORD, ROOT + page), safe=f"{RECORD}:/")


@cache
def report_template(setting: str) -> str | None:
    """The address with `{id}` for the record; None where none is set, or, with a line in the log, no usable one."""
    if EMAIL.fullmatch(setting):
        return mail(setting)
    if WEB_ADDRESS.fullmatch(setting):
        return setting
    if setting:
        logger.error("%s is not used: %r is neither an e-mail address nor a web address.", VARIABLE, setting)
    return None
