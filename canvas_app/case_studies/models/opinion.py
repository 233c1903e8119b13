"""Secret links that ask somebody for an opinion on a draft, and the opinions."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from canvas_app.case_studies.models.case_study import CaseStudy

NAME_LENGTH = 80
OPINION_LENGTH = 5_000


class OpinionLink(models.Model):
    """A secret link to a case as it is being edited, until the day it ends. Only the hash of its token is stored."""

    case = models.ForeignKey(CaseStudy, on_delete=models.DB_CASCADE, related_name="opinion_links")
    token_hash = models.CharField(max_length=64, unique=True)
    label = models.CharField(max_length=NAME_LENGTH, blank=True)
    ends_on = models.DateField()
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.DB_SET_NULL, null=True, blank=True, related_name="opinion_links"
    )

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"link {self.pk} to case {self.case_id}"

    @property
    def has_ended(self) -> bool:
        """Whether the link has expired; it is still valid on its last day."""
        return self.ends_on < timezone.localdate()


class Opinion(models.Model):
    """What somebody wrote about a draft. It stays when its link is withdrawn."""

    case = models.ForeignKey(CaseStudy, on_delete=models.DB_CASCADE, related_name="opinions")
    link = models.ForeignKey(OpinionLink, on_delete=models.DB_SET_NULL, null=True, blank=True, related_name="opinions")
    name = models.CharField(max_length=NAME_LENGTH, blank=True)
    text = models.TextField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()
        constraints: ClassVar = [models.CheckConstraint(condition=~models.Q(text=""), name="opinion_given")]
        indexes: ClassVar = [models.Index(fields=["case", "-at"], name="opinion_by_case")]

    def __str__(self) -> str:
        return f"opinion {self.pk} on case {self.case_id}"
