"""The models of case studies, their editions and former addresses, and of what the library keeps of them."""

from canvas_app.case_studies.models.case_origin import CaseOrigin
from canvas_app.case_studies.models.case_study import CURATE, CaseStudy, OldSlug
from canvas_app.case_studies.models.edition import CaseEdition, EditionRelationship
from canvas_app.case_studies.models.error_report import ErrorReport
from canvas_app.case_studies.models.library_entry import LibraryEntry
from canvas_app.case_studies.models.opinion import Opinion, OpinionLink
from canvas_app.case_studies.models.state import CaseState

__all__ = [
    "CURATE",
    "CaseEdition",
    "CaseOrigin",
    "CaseState",
    "CaseStudy",
    "EditionRelationship",
    "ErrorReport",
    "LibraryEntry",
    "OldSlug",
    "Opinion",
    "OpinionLink",
]
