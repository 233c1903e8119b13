"""The registry of all variants, by code and by indicator."""

from __future__ import annotations

from relationships.catalog.indicators import KnownIndicator
from relationships.formulas import acquisition, amounts, lifetime_value, retention, shares, surveys
from relationships.formulas.variant import Variant

_MODULES = (lifetime_value, acquisition, surveys, retention, amounts, shares)
VARIANTS: dict[str, Variant] = {variant.code: variant for module in _MODULES for variant in module.VARIANTS}
BY_INDICATOR: dict[str, tuple[Variant, ...]] = {
    known.value: tuple(variant for variant in VARIANTS.values() if variant.indicator is known)
    for known in KnownIndicator
}

# Imports may identify a variant by its code or by its displayed name.
_NAMED: dict[tuple[str, str], Variant] = {
    (variant.indicator.value, word.lower()): variant
    for variant in VARIANTS.values()
    for word in (variant.code, variant.name)
}


def list_variants(code: str) -> tuple[Variant, ...]:
    """Return the variants of the indicator with this code, the preferred one first; none if it is user-defined."""
    return BY_INDICATOR.get(code, ())


def find_variant(code: str, name: str) -> Variant | None:
    """Return the variant of an indicator with this code (`name`); None if the indicator has no such variant."""
    return next((variant for variant in list_variants(code) if variant.code == name), None)


def find_variant_by_name(code: str, word: str) -> Variant | None:
    """Return the variant of an indicator by its code or displayed name, ignoring case; None if there is none."""
    return _NAMED.get((code, word.lower()))
