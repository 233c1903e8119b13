"""What readers report as wrong in a case."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from canvas_app.case_studies.models.case_study import CaseStudy

REPORT_LENGTH = 2_000


class ErrorReport(models.Model):
    """An error that a reader reported in an edition of a case. It is open until a curator has settled it.

    `reply_to` is an e-mail address, if the reader gave one; `reported_by` is empty for readers without an account.
    """

    case = models.ForeignKey(CaseStudy, on_delete=models.DB_CASCADE, related_name="error_reports")
    edition_number = models.PositiveIntegerField()
    text = models.CharField(max_length=REPORT_LENGTH)
    reply_to = models.EmailField(blank=True)
    reported_at = models.DateTimeField(default=timezone.now)
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.DB_SET_NULL, null=True, blank=True, related_name="errors_reported"
    )
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.DB_SET_NULL, null=True, blank=True, related_name="errors_settled"
    )

    class Meta:
        default_permissions = ()
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(text=""), name="error_described")]
        indexes: ClassVar = [
            models.Index(fields=["-reported_at"], condition=Q(settled_at=None), name="errors_open"),
        ]

    def __str__(self) -> str:
        return f"error reported in edition {self.edition_number} of case {self.case_id}"
