"""The version of a canvas, which identifies its content at one moment of its history."""

from __future__ import annotations

import re
from typing import NamedTuple
from uuid import UUID

TEXT = re.compile(r"([0-9]{1,9})(?:-([0-9a-f]{32}))?")


class Version(NamedTuple):
    """The revision of a canvas, and the random id that its content got when that revision was made.

    After a restore from a backup, the same revision can be reached again with other content, but not with the same
    `state`. It is None in forms that were opened before versions had one.
    """

    revision: int
    state: UUID | None = None

    def __str__(self) -> str:
        return f"{self.revision}-{self.state.hex}" if self.state else str(self.revision)


def parse_version(text: str) -> Version | None:
    """Return the version that `str(version)` has written; None if the text is invalid."""
    found = TEXT.fullmatch(text)
    return Version(int(found[1]), UUID(found[2]) if found[2] else None) if found else None
