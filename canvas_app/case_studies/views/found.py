"""Looking up the case of a page."""

from django.http import Http404

from canvas_app.case_studies.models import CaseStudy


def find_case(case_id: int) -> CaseStudy:
    """Return a case with who changed it and what readers see of it. Raise Http404 if there is none."""
    related = ("changed_by", "public_edition", "canvas", "approved_by", "submitted_by")
    case = CaseStudy.objects.select_related(*related).filter(pk=case_id).first()
    if case is None:
        raise Http404
    return case
