"""The parameters of the gallery, as they stand in its address."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Self

from django.http import QueryDict
from django.urls import reverse

from canvas_app.case_studies.search.choices import FACETS
from canvas_app.case_studies.search.matching import MOST_WORDS
from canvas_app.case_studies.search.words import fold_words

QUERY_LENGTH = 200
LAST_PAGE = 100_000
TOO_LONG = "Your search has {} characters. At most {} are allowed. The cases below are not searched."
NO_WORDS = "Your search has no letters or digits, so it finds nothing. These are all cases."
TOO_MANY = "Only the first {} words of your search are used."


@dataclass(frozen=True, slots=True)
class GalleryParameters:
    """What somebody looks for: the text of a search, the values chosen in each filter, and a page.

    `q` is the text as it was typed, cut to what a search may have, and `typed` its whole length. Values that a filter
    does not have are ignored.
    """

    q: str = ""
    typed: int = 0
    chosen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    page: int = 1

    @classmethod
    def read(cls, query: QueryDict) -> Self:
        """Return the parameters in the query of an address."""
        text = query.get("q", "").strip()
        chosen = {
            name: tuple(value for value in choices.values if value in query.getlist(name))
            for name, choices in FACETS.items()
        }
        page = query.get("page", "")
        number = int(page) if page.isascii() and page.isdecimal() and len(page) < 7 else 1
        return cls(text[:QUERY_LENGTH].replace("\0", " "), len(text), chosen, min(max(number, 1), LAST_PAGE))

    @property
    def words(self) -> tuple[str, ...]:
        """The folded words to search for; none if the text is too long."""
        return () if self.is_too_long else self._words[:MOST_WORDS]

    @property
    def _words(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(fold_words(self.q)))

    @property
    def is_too_long(self) -> bool:
        """Whether the text is longer than a search may be."""
        return self.typed > QUERY_LENGTH

    @property
    def remark(self) -> str:
        """What to say about the search; empty if there is nothing to say."""
        if self.is_too_long:
            return TOO_LONG.format(self.typed, QUERY_LENGTH)
        if self.q and not self._words:
            return NO_WORDS
        return TOO_MANY.format(MOST_WORDS) if len(self._words) > MOST_WORDS else ""

    @property
    def is_narrowed(self) -> bool:
        """Whether a search or a filter limits the gallery."""
        return bool(self.words) or any(self.chosen.values())

    def at(self, page: int) -> Self:
        """Return the parameters of another page."""
        return replace(self, page=page)

    def address(self) -> str:
        """Return the URL of the gallery with these parameters. Omits defaults."""
        query = QueryDict(mutable=True)
        if self.q and not self.is_too_long:
            query["q"] = self.q
        for name, values in self.chosen.items():
            query.setlist(name, list(values))
        if self.page > 1:
            query["page"] = str(self.page)
        address = reverse("library:gallery")
        return f"{address}?{query.urlencode()}" if query.urlencode() else address
