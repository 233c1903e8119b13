"""Rows of the access table: a request and the status that every role gets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

ROLES = ("anonymous", "outsider", "viewer", "commenter", "editor", "owner", "admin", "link_holder")

# The expected statuses, in the order of ROLES. Visitors are sent to sign in, and a POST is kept for resubmission (401).
# Outsiders get 404; members without the permission get 403.
# An outsider finds nothing; a member without the right is told so.
PUBLIC = (200,) * 8
MEMBERS_READ = (302, 404, 200, 200, 200, 200, 404, 302)
MEMBERS_GO = (401, 404, 303, 303, 303, 303, 404, 401)
EDITORS_READ = (302, 404, 403, 403, 200, 200, 404, 302)
EDITORS_WRITE = (401, 404, 403, 403, 303, 303, 404, 401)
OWNER_READS = (302, 404, 403, 403, 403, 200, 404, 302)
OWNER_WRITES = (401, 404, 403, 403, 403, 303, 404, 401)
# A folder is the owner's alone, and other members of the canvases in it do not find it.
OWNERS_READ = (302, 404, 404, 404, 404, 200, 404, 302)
OWNERS_GO = (401, 404, 404, 404, 404, 303, 404, 401)
SIGNED_IN_READ = (302, 200, 200, 200, 200, 200, 200, 302)
SIGNED_IN_GO = (401, 303, 303, 303, 303, 303, 303, 401)
STRANGERS = (200, 302, 302, 302, 302, 302, 302, 200)
STRANGERS_GO_ON = (303, 302, 302, 302, 302, 302, 302, 303)
CURATORS_READ = (302, 404, 404, 404, 404, 404, 200, 302)
CURATORS_GO = (401, 404, 404, 404, 404, 404, 303, 401)
BY_TOKEN = (200,) * 8
BY_TOKEN_IF_SIGNED_IN = (302, 303, 409, 409, 409, 409, 303, 302)


@dataclass(frozen=True)
class Row:
    """A request to one URL and the status that each role gets."""

    name: str
    expected: tuple[int, ...]
    method: str = "GET"
    arguments: tuple[str, ...] = ()
    data: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.method} {self.name}{' with a query' if self.query else ''}"

    def query_string(self, named: Mapping[str, object]) -> str:
        """Return the query, in which names in braces stand for the values of URL arguments; empty if there is none."""
        values = {name: value.format(**named) for name, value in self.query.items()}
        return f"?{urlencode(values)}" if values else ""


# The names of URL arguments where they differ from those used in the rows.
NAMES = {
    "share_token": "token",
    "case_slug": "slug",
    "case_note_id": "note_id",
    "join_token": "token",
    "lens": "name",
    "segment_id": "note_id",
    "relationship_id": "note_id",
    "finding_key": "key",
    "opinion_token": "token",
    "opinion_link_id": "link_id",
    "edition_number": "number",
}
C = ("canvas_id",)
K = ("case_id",)
S = ("case_slug",)
N = ("canvas_id", "note_id")
M = ("canvas_id", "indicator_id")
R = (*M, "reading_id")


def get(name: str, expected: tuple[int, ...], *arguments: str, **query: str) -> Row:
    return Row(name, expected, "GET", arguments, query=query)


def post(name: str, expected: tuple[int, ...], /, *arguments: str, **data: str) -> Row:
    return Row(name, expected, "POST", arguments, data)
