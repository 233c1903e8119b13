"""Members of a canvas, and invitations to it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

from relationships.catalog.canvas_colours import CanvasColour
from relationships.models.canvas import Canvas
from relationships.models.constraints import one_of
from relationships.models.folder import Folder


class Role(models.TextChoices):
    """The role of a member, from most to fewest permissions."""

    OWNER = "owner", "Owner"
    EDITOR = "editor", "Editor"
    COMMENTER = "commenter", "Commenter"
    VIEWER = "viewer", "Viewer"


# The roles that an owner can give; ownership is transferred separately. Comments do not exist yet, so commenters only
# keep what they have.
OFFERED_ROLES = (Role.EDITOR, Role.VIEWER)


class Member(models.Model):
    """A user's membership of a canvas; every canvas has exactly one owner.

    `folder` and `colour` are how the user keeps the canvas; other members do not see them.
    """

    canvas = models.ForeignKey(Canvas, on_delete=models.DB_CASCADE, related_name="members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.DB_CASCADE, related_name="memberships")
    role = models.CharField(max_length=12, choices=Role)
    joined_at = models.DateTimeField(default=timezone.now)
    folder = models.ForeignKey(Folder, on_delete=models.DB_SET_NULL, null=True, blank=True, related_name="members")
    colour = models.CharField(max_length=8, choices=CanvasColour, blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["canvas", "user"], name="member_once"),
            models.UniqueConstraint(fields=["canvas"], condition=models.Q(role="owner"), name="member_one_owner"),
            one_of("role", Role, name="member_role"),
            one_of("colour", CanvasColour, name="member_colour", blank=True),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} is {self.role} of {self.canvas_id}"


class Invitation(models.Model):
    """An open invitation to a canvas, accepted by its mailed token, stored as a hash, or a verified email address."""

    canvas = models.ForeignKey(Canvas, on_delete=models.DB_CASCADE, related_name="invitations")
    email = models.EmailField()
    role = models.CharField(max_length=12, choices=Role)
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.DB_SET_NULL, null=True, related_name="invitations_sent"
    )
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    mailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("canvas", Lower("email"), name="invitation_once"),
            models.CheckConstraint(
                condition=models.Q(role__in=["editor", "commenter", "viewer"]), name="invitation_role"
            ),
        ]

    def __str__(self) -> str:
        return f"invitation {self.pk} to {self.canvas_id}"

    @property
    def has_expired(self) -> bool:
        """Whether the invitation can no longer be accepted."""
        return self.expires_at <= timezone.now()
