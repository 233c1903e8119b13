"""The models of case studies, their editions, and their former addresses."""

from canvas_app.case_studies.models.case_study import CURATE, CaseStudy, OldSlug
from canvas_app.case_studies.models.edition import CaseEdition, EditionRelationship
from canvas_app.case_studies.models.opinion import Opinion, OpinionLink
from canvas_app.case_studies.models.state import CaseState

__all__ = [
    "CURATE",
    "CaseEdition",
    "CaseState",
    "CaseStudy",
    "EditionRelationship",
    "OldSlug",
    "Opinion",
    "OpinionLink",
]
