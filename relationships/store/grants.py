"""The slot for roles on canvases that do not come from membership.

The canvases of case studies have no members: every curator may edit all of them, also one who becomes a curator later.
The app that knows this registers a function here, when the application starts. It is only asked about users who are not
members, so that it costs nothing for all others. Lists of somebody's canvases (`visible_to`) are those of members.
"""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

# The role that a user has on a canvas without being a member, or an empty string.
type Grant = Callable[[UUID, int], str]

GRANTS: dict[str, Grant] = {}


def register_grant(name: str, grant: Grant) -> None:
    """Fill the slot. Raise ValueError if it is filled already, since roles must have one source."""
    if GRANTS:
        raise ValueError(f"{next(iter(GRANTS))} grants roles already")
    GRANTS[name] = grant


def granted_role(canvas_id: UUID, user_id: int) -> str:
    """Return the role that a user has on a canvas without being a member; empty if there is none."""
    return next(filter(None, (grant(canvas_id, user_id) for grant in GRANTS.values())), "")
