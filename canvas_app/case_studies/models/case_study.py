"""Case studies as curators edit them."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from canvas_app.case_studies.models.state import CaseState
from relationships.cases.case_file import SUMMARY_LENGTH
from relationships.catalog.case_studies import CaseOutcome, Industry
from relationships.document.values import SLUG_LENGTH, TITLE_LENGTH
from relationships.models import Canvas
from relationships.models.constraints import one_of

# The permission that makes a curator, granted in the admin.
CURATE = "case_studies.curate"


class CaseStudy(models.Model):
    """A case: its story as it is being edited, and the canvas that is edited with it.

    The columns of the story have the names of the fields of `CaseStory`. `rendered` is the HTML of its Markdown.
    `revision` counts changes to the story, not those to the canvas. `writers` are the ids of the users who changed the
    story since the last edition, and `approved_as` is what was approved: the revision of the story and the state of the
    canvas. `came_from` is the slug of the file that the case was loaded from. It is loaded once.
    """

    canvas = models.OneToOneField(Canvas, on_delete=models.DB_CASCADE, related_name="case_study")
    slug = models.CharField(max_length=SLUG_LENGTH, unique=True)
    state = models.CharField(max_length=9, choices=CaseState, default=CaseState.DRAFT)
    public_edition = models.ForeignKey(
        "case_studies.CaseEdition", on_delete=models.DO_NOTHING, null=True, blank=True, related_name="+"
    )
    revision = models.PositiveIntegerField(default=0)

    company = models.CharField(max_length=TITLE_LENGTH)
    title = models.CharField(max_length=TITLE_LENGTH)
    summary = models.CharField(max_length=SUMMARY_LENGTH, blank=True)
    industry = models.CharField(max_length=20, choices=Industry, default=Industry.OTHER)
    region = models.CharField(max_length=80, blank=True)
    period_from = models.PositiveSmallIntegerField(null=True, blank=True)
    period_to = models.PositiveSmallIntegerField(null=True, blank=True)
    outcome = models.CharField(max_length=12, choices=CaseOutcome, default=CaseOutcome.ILLUSTRATION)
    story = models.TextField(blank=True)
    lesson = models.TextField(blank=True)
    questions = models.JSONField(default=list, blank=True)
    teaching_notes = models.TextField(blank=True)
    lesson_plan = models.JSONField(default=list, blank=True)
    afterwards = models.TextField(blank=True)
    tags = models.JSONField(default=list, blank=True)
    sources = models.JSONField(default=list, blank=True)
    checked_on = models.DateField(null=True, blank=True)
    rendered = models.JSONField(default=dict, blank=True)
    dead_sources = models.PositiveSmallIntegerField(default=0)
    unverified_sources = models.PositiveSmallIntegerField(default=0)

    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.DB_SET_NULL, null=True, blank=True, related_name="cases_submitted"
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.DB_SET_NULL, null=True, blank=True, related_name="cases_approved"
    )
    approved_as = models.CharField(max_length=60, blank=True)
    writers = models.JSONField(default=list, blank=True)
    came_from = models.CharField(max_length=SLUG_LENGTH, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.DB_SET_NULL, null=True, blank=True, related_name="cases_changed"
    )

    class Meta:
        verbose_name_plural = "case studies"
        default_permissions = ()
        permissions = (("curate", "May curate case studies"),)
        constraints: ClassVar = [
            one_of("state", CaseState, name="case_state"),
            one_of("industry", Industry, name="case_industry"),
            one_of("outcome", CaseOutcome, name="case_outcome"),
            models.CheckConstraint(condition=~Q(company="") & ~Q(title="") & ~Q(slug=""), name="case_named"),
            models.CheckConstraint(
                condition=Q(period_from=None) | Q(period_to=None) | Q(period_to__gte=F("period_from")),
                name="case_period",
            ),
            models.CheckConstraint(
                condition=~Q(state="published", public_edition=None)
                & ~Q(state="retired", public_edition__isnull=False),
                name="case_public_edition",
            ),
            models.UniqueConstraint(fields=["came_from"], condition=~Q(came_from=""), name="case_loaded_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["state", "-changed_at"], name="case_by_state")]

    def __str__(self) -> str:
        return f"{self.company}: {self.title}"

    @property
    def tone(self) -> str:
        """The colour of the chip that shows the state."""
        return CaseState(self.state).tone


class OldSlug(models.Model):
    """A former address of a case, which redirects to the present one."""

    slug = models.CharField(max_length=SLUG_LENGTH, unique=True)
    case = models.ForeignKey(CaseStudy, on_delete=models.DB_CASCADE, related_name="old_slugs")
    replaced_at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(slug=""), name="old_slug_given")]

    def __str__(self) -> str:
        return self.slug
