"""Where readers report a mistake: the address that the operator names in the environment, where there is one.

INCLUSION_REPORT_ADDRESS is an e-mail address, or a web address in which `{id}` stands for the id of the record.
"""

import logging
import os
import re
from functools import cache
from urllib.parse import quote

from inclusion.records.words import report_subject

logger = logging.getLogger("inclusion")


VARIABLE = "INCLUSION_REPORT_ADDRESS"
RECORD = "{id}"
EMAIL = re.compile(r"[\w.+-]+@[a-z0-9-]+(\.[a-z0-9-]+)+", re.ASCII | re.IGNORECASE)
WEB_ADDRESS = re.compile(r"https?://[a-z0-9.-]+(:\d+)?([/?#][!-~]*)?", re.ASCII | re.IGNORECASE)
"""What is taken for an address: no spaces, no other scheme, no name or password before the host."""


def report_address(record: str) -> str | None:
    """Where to report a mistake in a record, by its id; None where no usable address is set."""
    template = report_template(os.environ.get(VARIABLE, ""))
    return template.replace(RECORD, quote(record, safe="")) if template else None


@cache
def report_template(setting: str) -> str | None:
    """The address with `{id}` for the record; None where none is set, or, with a line in the log, no usable one."""
    if EMAIL.fullmatch(setting):
        return f"mailto:{setting}?subject={quote(report_subject(RECORD), safe=RECORD)}"
    if WEB_ADDRESS.fullmatch(setting):
        return setting
    if setting:
        logger.error("%s is not used: %r is neither an e-mail address nor a web address.", VARIABLE, setting)
    return None
