"""Every variant there is, by what a reading keeps of it and by its indicator."""

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

# What a file may call a variant: its code, or its name as people read it.
_NAMED: dict[tuple[str, str], Variant] = {
    (variant.indicator.value, word.lower()): variant
    for variant in VARIANTS.values()
    for word in (variant.code, variant.name)
}


def variants_of(code: str) -> tuple[Variant, ...]:
    """The variants of the indicator with this code, the one to prefer first; none for an indicator of one's own."""
    return BY_INDICATOR.get(code, ())


def variant_of(code: str, name: str) -> Variant | None:
    """The variant of an indicator that a reading names; None where it is not one of its."""
    return next((variant for variant in variants_of(code) if variant.code == name), None)


def variant_named(code: str, word: str) -> Variant | None:
    """The variant of an indicator that a word means: its code, or its name as people read it; None where it is none."""
    return _NAMED.get((code, word.lower()))
