"""Secret links to a canvas: to read what was chosen of it, or to join it as an editor."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from relationships.models.canvas import Canvas
from relationships.models.constraints import one_of


class LinkKind(models.TextChoices):
    """What a secret link is for."""

    READ = "read", "Read"
    JOIN = "join", "Join as editor"


class SharedLens(models.TextChoices):
    """A lens that a link for reading can show. The checks are shown with the findings."""

    RELATIONSHIPS = "relationships", "Relationships"
    LIFECYCLE = "lifecycle", "Lifecycle"
    EVOLUTION = "evolution", "Evolution"
    SCORECARD = "scorecard", "Scorecard"


class ShareLink(models.Model):
    """A secret link to a canvas. Only the hash of its token is stored.

    A link for reading shows the board to anyone who has it, and of the rest the chosen `lenses` and the findings if
    `shows_findings`. With a link for joining, at most `use_limit` signed-in people become editors.
    """

    canvas = models.ForeignKey(Canvas, on_delete=models.DB_CASCADE, related_name="share_links")
    kind = models.CharField(max_length=4, choices=LinkKind, default=LinkKind.READ)
    token_hash = models.CharField(max_length=64, unique=True)
    label = models.CharField(max_length=80, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.DB_SET_NULL, null=True, related_name="share_links_made"
    )
    created_at = models.DateTimeField(default=timezone.now)
    ends_on = models.DateField(null=True, blank=True)
    lenses = models.JSONField(default=list, blank=True)
    shows_findings = models.BooleanField(default=False)
    use_limit = models.PositiveSmallIntegerField(null=True, blank=True)
    uses = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            one_of("kind", LinkKind, name="share_link_kind"),
            models.CheckConstraint(
                condition=Q(kind="read", use_limit__isnull=True, uses=0)
                | Q(kind="join", ends_on__isnull=False, use_limit__isnull=False, uses__lte=models.F("use_limit")),
                name="share_link_limits",
            ),
        ]

    def __str__(self) -> str:
        return f"link {self.pk} to {self.canvas_id}"

    @property
    def joins(self) -> bool:
        """Whether the link makes people editors, instead of showing them the canvas."""
        return self.kind == LinkKind.JOIN

    @property
    def has_ended(self) -> bool:
        """Whether the link has expired; it is still valid on its last day."""
        return self.ends_on is not None and self.ends_on < timezone.localdate()

    @property
    def is_used_up(self) -> bool:
        """Whether as many people have joined with the link as it allows."""
        return self.use_limit is not None and self.uses >= self.use_limit

    @property
    def shown(self) -> list[str]:
        """What a link for reading shows, as labels."""
        lenses = [str(lens.label) for lens in SharedLens if lens in self.lenses]
        return ["Canvas", *lenses, "Findings"] if self.shows_findings else ["Canvas", *lenses]
