"""What the library shows of a public case in its gallery, and what is searched."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from canvas_app.case_studies.models.case_study import CaseStudy
from canvas_app.case_studies.models.edition import CaseEdition
from relationships.cases.case_file import SUMMARY_LENGTH
from relationships.document.values import TITLE_LENGTH

SORT_LENGTH = 200


class LibraryEntry(models.Model):
    """A public case in the gallery, derived from its public edition: there is one for each case that has one.

    `facets` are its choices in the filters as bits (`search/choices.py`). `miniature` is the picture of the canvas.
    `words` are all words of the case, each once, and those of company, headline and tags once more with a mark. They
    are folded (`search/words.py`), as is `sort_key`. `made_by` is the version of the code that derived all this.

    The search index is kept by the database: on PostgreSQL a generated column `search`, on SQLite the virtual table
    `case_studies_words`, which triggers keep up to date.
    """

    case = models.OneToOneField(CaseStudy, on_delete=models.DB_CASCADE, primary_key=True, related_name="entry")
    edition = models.OneToOneField(CaseEdition, on_delete=models.DB_CASCADE, related_name="+")
    company = models.CharField(max_length=TITLE_LENGTH)
    title = models.CharField(max_length=TITLE_LENGTH)
    summary = models.CharField(max_length=SUMMARY_LENGTH)
    period_from = models.PositiveSmallIntegerField(null=True)
    period_to = models.PositiveSmallIntegerField(null=True)
    facets = models.PositiveBigIntegerField(default=0)
    sort_key = models.CharField(max_length=SORT_LENGTH)
    made_by = models.PositiveSmallIntegerField()
    miniature = models.JSONField()
    # The longest column is the last: SQLite reads a row up to the columns that it needs.
    words = models.TextField()

    class Meta:
        default_permissions = ()
        # All that is needed to list and count the cases.
        indexes: ClassVar = [models.Index(fields=["sort_key", "case", "facets"], name="entry_by_company")]

    def __str__(self) -> str:
        return f"{self.company} in the library"
