"""What other sites and search engines learn about a case: title, description, picture, and structured data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from canvas_app.case_studies.published import PublishedCase
from canvas_app.web.public_url import public_url
from relationships.cases import Source


@dataclass(frozen=True, slots=True)
class Preview:
    """How a case is presented elsewhere. URLs are absolute."""

    title: str
    description: str
    url: str
    picture: str
    picture_text: str
    data: dict[str, Any]


def build_preview(request: HttpRequest, case: PublishedCase) -> Preview:
    """Return how a case is presented by whoever links to it."""
    url = public_url(request, reverse("library:case", args=[case.slug]))
    picture = public_url(request, f"{reverse('library:picture', args=[case.slug])}?edition={case.number}")
    title = f"{case.company}: {case.title}"
    text = f"Business Model Canvas of {case.company}"
    return Preview(title, case.summary, url, picture, text, _describe(case, title, url, picture))


def _describe(case: PublishedCase, title: str, url: str, picture: str) -> dict[str, Any]:
    """Return a case as an article in the vocabulary of schema.org."""
    return {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": title,
        "description": case.summary,
        "url": url,
        "mainEntityOfPage": url,
        "image": picture,
        "datePublished": case.published_at.isoformat(),
        "inLanguage": "en-GB",
        "isAccessibleForFree": True,
        "learningResourceType": "Case study",
        "about": {"@type": "Organization", "name": case.company},
        "publisher": {"@type": "Organization", "name": "Rapport"},
        "keywords": list(case.tags),
        "citation": [_cite(source) for source in case.sources],
    }


def _cite(source: Source) -> dict[str, Any]:
    facts = {
        "@type": "CreativeWork",
        "name": source.title,
        "author": source.author,
        "publisher": source.publisher,
        "url": source.url,
        "datePublished": str(source.published or ""),
    }
    return {name: value for name, value in facts.items() if value}
