"""What curators have to look after: cases not checked for long, unverified or dead sources, and reported errors."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from canvas_app.case_studies.models import CaseState, CaseStudy, ErrorReport
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
    sources = Q(dead_sources__gt=0) | Q(unverified_sources__gt=0)
    reported = Q(pk__in=find_open_reports().values("case"))
    return (stale | sources | reported) & ~Q(state=CaseState.RETIRED)


def find_open_reports() -> QuerySet[ErrorReport]:
    """Return the reports that no curator has settled, the newest first."""
    return ErrorReport.objects.filter(settled_at=None).order_by("-reported_at", "-pk")


def count_open_reports(cases: Iterable[CaseStudy]) -> Mapping[int, int]:
    """Return the number of open reports by the id of their case; cases without one are left out."""
    counted_reports = find_open_reports().filter(case__in=[case.pk for case in cases]).order_by().values("case")
    return dict(counted_reports.annotate(number=Count("pk")).values_list("case", "number"))


def list_reasons(case: CaseStudy, open_reports: int) -> tuple[str, ...]:
    """Return why a case with so many open reports needs work; empty if it does not."""
    return () if case.state == CaseState.RETIRED else tuple(_reasons(case, open_reports))


def _reasons(case: CaseStudy, open_reports: int) -> Iterator[str]:
    if open_reports:
        yield f"{counted(open_reports, 'error')} reported"
    if case.checked_on is None:
        yield "never checked"
    elif case.checked_on < checked_since():
        yield f"not checked for {MONTHS} months"
    if case.dead_sources:
        yield f"{counted(case.dead_sources, 'source')} no longer available"
    if case.unverified_sources:
        yield f"{counted(case.unverified_sources, 'source')} not yet verified"
