"""What the rules look at: a document on a day, with what several of them need worked out once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from relationships.document import CanvasDocument


@dataclass(frozen=True)
class Subject:
    """A canvas as it is checked: the document, and the day on which."""

    document: CanvasDocument
    today: dt.date
