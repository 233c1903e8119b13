"""Views of the public reference pages."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from canvas_app.catalogue.examples import find_examples
from relationships.catalog.entries.entry import Entry, Kind
from relationships.catalog.entries.registry import BY_SLUG, ENTRIES, find_related
from relationships.catalog.indicators import INDICATORS, KnownIndicator
from relationships.catalog.types import TYPES, RelationshipType
from relationships.catalog.weights import LIMITS
from relationships.checks.finding import Severity
from relationships.checks.inspection import BY_WEIGHT
from relationships.checks.rule import RULES, Rule
from relationships.formulas.registry import list_variants
from relationships.lenses.finding_counts import TONES
from relationships.lenses.weight_table import fit_limits, weight_table


@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """Show all entries by kind."""
    return render(request, "catalogue/catalogue.html", {"groups": ENTRIES.items()})


@require_safe
def weights(request: HttpRequest) -> HttpResponse:
    """Show the table of reasons for and against each type of relationship, with their weights."""
    context = {"types": TYPES.values(), "rows": weight_table(), "limits": LIMITS, "fits": fit_limits()}
    return render(request, "catalogue/weights.html", context)


@require_safe
def checks(request: HttpRequest) -> HttpResponse:
    """Show all checks by severity, the most severe first."""
    groups = [(severity, [rule for rule in _rules() if rule.severity is severity]) for severity in Severity]
    return render(request, "catalogue/checks.html", {"groups": [group for group in groups if group[1]]})


@require_safe
def check(request: HttpRequest, code: str) -> HttpResponse:
    """Show one check with its reason and an example."""
    rule = RULES.get(code)
    if rule is None:
        raise Http404
    rules = _rules()
    place = rules.index(rule)
    context = {
        "rule": rule,
        "tone": TONES[rule.severity],
        "rules": rules,
        "previous": rules[place - 1] if place else None,
        "next": rules[place + 1] if place + 1 < len(rules) else None,
    }
    return render(request, "catalogue/check.html", context)


def _rules() -> list[Rule]:
    """Return all rules by severity, then by title."""
    return sorted(RULES.values(), key=lambda rule: (BY_WEIGHT.index(rule.severity), rule.title))


@require_safe
def entries(request: HttpRequest, kind: Kind) -> HttpResponse:
    """Show the entries of one kind."""
    return render(request, "catalogue/entries.html", {"kind": kind, "entries": ENTRIES[kind]})


@require_safe
def entry(request: HttpRequest, kind: Kind, slug: str) -> HttpResponse:
    """Show one entry with all its details."""
    found = BY_SLUG.get((kind, slug))
    if found is None:
        raise Http404
    siblings = ENTRIES[kind]
    place = siblings.index(found)
    context = {
        "entry": found,
        "facts": _facts(found),
        "cases": find_examples(found),
        "variants": list_variants(found.value) if kind == Kind.INDICATOR else (),
        "entries": siblings,
        "related": find_related(found).items(),
        "previous": siblings[place - 1] if place else None,
        "next": siblings[place + 1] if place + 1 < len(siblings) else None,
    }
    return render(request, "catalogue/entry.html", context)


def _facts(entry: Entry) -> list[tuple[str, str]]:
    """Return labels and values of the short facts about an entry."""
    if entry.kind == Kind.TYPE:
        relationship_type = TYPES[RelationshipType(entry.value)]
        return [
            ("Served by", relationship_type.served_by.label),
            ("How well customers are known", relationship_type.knowledge.label),
        ]
    if entry.kind == Kind.INDICATOR:
        indicator = INDICATORS[KnownIndicator(entry.value)]
        return [("Unit", indicator.unit), ("Direction", indicator.direction.label)]
    return []
