"""Which canvases were started from which cases."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from canvas_app.case_studies.models.case_study import CaseStudy
from relationships.models import Canvas


class CaseOrigin(models.Model):
    """The edition of a case from which somebody started a canvas."""

    canvas = models.OneToOneField(Canvas, on_delete=models.DB_CASCADE, primary_key=True, related_name="+")
    case = models.ForeignKey(CaseStudy, on_delete=models.DB_CASCADE, related_name="started")
    edition_number = models.PositiveIntegerField()

    class Meta:
        default_permissions = ()
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(edition_number__gte=1), name="origin_edition_from_one")
        ]

    def __str__(self) -> str:
        return f"canvas {self.canvas_id} from case {self.case_id}"
