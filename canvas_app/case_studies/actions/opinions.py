"""Secret links that ask for an opinion on a draft: making and withdrawing them, and giving an opinion."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from canvas_app.accounts.models import User
from canvas_app.case_studies.actions.locking import lock_case
from canvas_app.case_studies.models import Opinion, OpinionLink
from relationships.errors import Missing, Refused
from relationships.sharing.tokens import hash_token, make_token

LINKS_PER_CASE = 20
OPINIONS_PER_LINK = 50
LONGEST_TERM = dt.timedelta(days=366)
WRONG_END = "Choose a day from today to a year from now."
TOO_MANY_LINKS = f"A case can have at most {LINKS_PER_CASE} links. Withdraw one that is no longer needed."
TOO_MANY_OPINIONS = "This link has been used for as many comments as it allows. Ask for a new one."
GONE = "This link doesn’t exist."


@dataclass(frozen=True, slots=True)
class CreatedOpinionLink:
    """A link with its token. Only the hash of the token is stored, so it must be shown now."""

    link: OpinionLink
    token: str


def make_opinion_link(case_id: int, actor: User, label: str, ends_on: dt.date) -> CreatedOpinionLink:
    """Create a link that works up to and including the day it ends. Raise Missing or Refused."""
    today, token = timezone.localdate(), make_token()
    if not today <= ends_on <= today + LONGEST_TERM:
        raise Refused(WRONG_END)
    with transaction.atomic():
        case = lock_case(case_id, actor)
        if case.opinion_links.count() >= LINKS_PER_CASE:
            raise Refused(TOO_MANY_LINKS)
        link = OpinionLink.objects.create(
            case=case, token_hash=hash_token(token), label=label, ends_on=ends_on, created_by=actor
        )
    return CreatedOpinionLink(link, token)


def withdraw_opinion_link(case_id: int, actor: User, link_id: int) -> None:
    """Withdraw a link, so that it stops working; its opinions stay. Raise Missing."""
    with transaction.atomic():
        lock_case(case_id, actor)
        withdrawn, _ = OpinionLink.objects.filter(case=case_id, pk=link_id).delete()
        if not withdrawn:
            raise Missing(GONE)


def find_opinion_link(token: str) -> OpinionLink | None:
    """Return the link with this token and its case; None if it has expired or was withdrawn."""
    links = OpinionLink.objects.filter(token_hash=hash_token(token), ends_on__gte=timezone.localdate())
    return links.select_related("case").first()


def give_opinion(token: str, name: str, text: str) -> Opinion:
    """Save an opinion. Raise Missing if the link no longer works, and Refused if it was used too often."""
    with transaction.atomic():
        link = find_opinion_link(token)
        locked = OpinionLink.objects.select_for_update().filter(pk=link.pk).first() if link else None
        if locked is None:
            raise Missing(GONE)
        if locked.opinions.count() >= OPINIONS_PER_LINK:
            raise Refused(TOO_MANY_OPINIONS)
        return Opinion.objects.create(case_id=locked.case_id, link=locked, name=name, text=text)
