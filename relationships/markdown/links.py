"""Which addresses a link in a text may have."""

import re

# Browsers drop tabs and line ends from an address, and read a backslash as a slash.
UNSAFE = re.compile(r"[\x00-\x20\x7f\\]")
ABSOLUTE = re.compile(r"https?://[^/?#]", re.IGNORECASE)
# Neither a scheme nor a host: no colon before the path, the query or the fragment, and no two slashes at the start.
RELATIVE = re.compile(r"(?!//)[^:/?#]*(?:[/?#]|$)")


def is_safe_link(address: str) -> bool:
    """Return whether an address is http, https or relative. `//host` and `javascript:` are not."""
    if UNSAFE.search(address):
        return False
    return bool(ABSOLUTE.match(address) or RELATIVE.match(address))
