"""What curators have to look after: cases that nobody checked for long, and sources that are not verified or gone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db.models import Q
from django.utils import timezone

from canvas_app.case_studies.models import CaseState, CaseStudy
from relationships.formulas.rounding import counted

MONTHS = 24


def checked_since() -> dt.date:
    """Return the day before which a check is too long ago."""
    today = timezone.localdate()
    years, months = divmod(today.year * 12 + today.month - 1 - MONTHS, 12)
    last = (dt.date(years + (months == 11), (months + 1) % 12 + 1, 1) - dt.timedelta(days=1)).day
    return dt.date(years, months + 1, min(today.day, last))


def needs_work() -> Q:
    """Return the condition of cases that need work. Retired ones do not."""
    stale = Q(checked_on=None) | Q(checked_on__lt=checked_since())
    return (stale | Q(dead_sources__gt=0) | Q(unverified_sources__gt=0)) & ~Q(state=CaseState.RETIRED)


def list_reasons(case: CaseStudy) -> tuple[str, ...]:
    """Return why a case needs work; empty if it does not."""
    return () if case.state == CaseState.RETIRED else tuple(_reasons(case))


def _reasons(case: CaseStudy) -> Iterator[str]:
    if case.checked_on is None:
        yield "never checked"
    elif case.checked_on < checked_since():
        yield f"not checked for {MONTHS} months"
    if case.dead_sources:
        yield f"{counted(case.dead_sources, 'source')} no longer available"
    if case.unverified_sources:
        yield f"{counted(case.unverified_sources, 'source')} not yet verified"
