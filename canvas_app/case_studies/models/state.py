"""The states of a case study."""

from django.db import models


class CaseState(models.TextChoices):
    """Where the work on a case stands. Readers see its public edition, if it has one, whatever the state."""

    DRAFT = "draft", "Draft"
    IN_REVIEW = "in_review", "In review"
    PUBLISHED = "published", "Published"
    RETIRED = "retired", "Retired"

    @property
    def tone(self) -> str:
        """The colour of the chip that shows the state; empty for the usual one."""
        return {CaseState.DRAFT: "plain", CaseState.IN_REVIEW: "accent", CaseState.PUBLISHED: "good"}.get(self, "")
