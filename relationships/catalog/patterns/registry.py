"""All patterns by their keys."""

from relationships.catalog.patterns import (
    creation,
    entry_prices,
    equipment,
    loyalty,
    markets,
    networks,
    periods,
    rights,
    selling,
    services,
    shops,
    society,
    third_parties,
)
from relationships.catalog.patterns.pattern import BusinessPattern

MODULES = (
    periods,
    entry_prices,
    markets,
    third_parties,
    creation,
    loyalty,
    equipment,
    services,
    rights,
    networks,
    shops,
    selling,
    society,
)
PATTERNS: dict[str, BusinessPattern] = {pattern.key: pattern for module in MODULES for pattern in module.PATTERNS}
