"""Figures that must be 0: the number of times that a promise was broken."""

import sys
from collections.abc import Collection
from textwrap import shorten

from tests.figures import Figure

EXAMPLES, LINE_LENGTH = 5, 200


def no_faults(group: str, name: str, faults: Collection[str]) -> Figure:
    """Return the number of faults as a figure, and print the first of them."""
    for fault in list(faults)[:EXAMPLES]:
        print(f"  {name}: {shorten(fault, LINE_LENGTH)}", file=sys.stderr, flush=True)
    return Figure(group, name, len(faults), at_most=0)
