"""What the case studies store for a user, for the export of all data."""

from __future__ import annotations

from canvas_app.accounts.data_providers import Export, register_export
from canvas_app.accounts.models import User
from canvas_app.case_studies.models import CaseEdition


def register() -> None:
    """Register the provider with accounts; called once, when the application starts."""
    register_export("case_studies", export_cases_of)


def export_cases_of(user: User) -> Export:
    """Return what a curator did: the cases and editions, and the secret links; times in UTC, ISO 8601."""
    links = user.opinion_links.select_related("case").order_by("pk")
    return {
        "changed": [case.slug for case in user.cases_changed.order_by("slug")],
        "submitted": [case.slug for case in user.cases_submitted.order_by("slug")],
        "approved": [case.slug for case in user.cases_approved.order_by("slug")],
        "editions_published": [_name(edition) for edition in user.editions_published.select_related("case")],
        "editions_approved": [_name(edition) for edition in user.editions_approved.select_related("case")],
        "errors_reported": [
            {"case": report.case.slug, "text": report.text, "reported_at": report.reported_at.isoformat()}
            for report in user.errors_reported.select_related("case").order_by("pk")
        ],
        "errors_settled": [
            {"case": report.case.slug, "text": report.text, "settled_at": report.settled_at.isoformat()}
            for report in user.errors_settled.select_related("case").order_by("pk")
            if report.settled_at
        ],
        "opinion_links": [
            {"case": link.case.slug, "label": link.label, "created_at": link.created_at.isoformat()} for link in links
        ],
    }


def _name(edition: CaseEdition) -> str:
    return f"{edition.case.slug}, edition {edition.number}"
