"""What the words of an answer say about a segment: the answers of the type advisor that they imply."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from relationships.catalog.patterns.pattern import levels
from relationships.catalog.segments import ContactPreference, CustomerKind, Factor, Level
from relationships.drafting.words import stem, word_set


@dataclass(frozen=True, slots=True)
class Trait:
    """Words that say something about customers, and the answers that they imply."""

    words: str
    implies: str


# Later ones prevail. The implications follow the factors of `relationships.catalog.weights`.
TRAITS: tuple[Trait, ...] = (
    Trait("households families commuters tourists consumers shoppers everyone motorists adults travellers", "size+"),
    Trait("fans enthusiasts lovers hobby hobbyists gamers knitters sewers makers riders anglers gardeners",
          "peer_contact+ expertise+ contribution+"),
    Trait("expert experts developers programmers engineers scientists academics invent designers lead",
          "expertise+ contribution+"),
    Trait("together swap exchange share others", "peer_contact+ contribution+"),
    Trait("young teenagers teens youngsters app phone online themselves digital track", "human_contact- technology+"),
    Trait("budget price-conscious price-sensitive students backpackers cheap discount small-budget",
          "price- value- human_contact- size+"),
    Trait("poor low-income homeless refugees unemployed pensioners", "value-"),
    Trait("first-time beginners newcomers newly novices", "expertise- human_contact+"),
    Trait("elderly older old pensioners grandparents grandmother retirees retired seniors gran",
          "human_contact+ expertise-"),
    Trait("advice personal explain patiently consultation", "human_contact+"),
    Trait("frightened patients cancer diabetes dementia bereaved grieving homeless refugees victims abused disabled "
          "asylum caregivers", "stakes+ human_contact+ complexity+"),
    Trait("large corporations multinational banks hospitals councils foundries steelworks departments insurers chains "
          "groups executives ministries municipalities enterprises industrial operators directors manufacturers "
          "plant production manufacturing facility factories boards",
          "size- value+ price+ complexity+ human_contact+ staff+ customisation+"),
    Trait("confidential regulated compliance legal law lawyers dispute", "stakes+ complexity+ human_contact+"),
    Trait("wealthy ultra-wealthy rich millionaires affluent well-off luxury private-banking",
          "value+ size- human_contact+ brand+ price+ budget+ staff+ customisation+"),
)  # fmt: skip
BUSINESSES = word_set(
    """
    company firm office manager director department hospital restaurant practice agency council school bank
    hotel farm farmer manufacturer brand retailer vendor operator owner-manager boutique studio warehouse clinic
    association group corporation business producer landlord restaurateur shop bakery foundry steelworks insurer
    charity library museum producers advertiser supplier carrier shipper freelancer founder startup tradesman
    tradespeople developer team franchisee entrepreneur organisation organization enterprise dentist builder
    workshop chain vineyard brewery
    """
)
CONTACT = {Level.LOW: ContactPreference.AUTONOMY, Level.HIGH: ContactPreference.HUMAN_CONTACT}


def implied_levels(words: Iterable[str]) -> dict[Factor, Level]:
    """Return the answers that some folded words imply."""
    stems = {stem(word) for word in words}
    found: dict[Factor, Level] = {}
    for triggers, implied in _compiled():
        if triggers & stems:
            found |= implied
    return found


@cache
def _compiled() -> tuple[tuple[frozenset[str], Mapping[Factor, Level]], ...]:
    return tuple((frozenset(stem(word) for word in trait.words.split()), levels(trait.implies)) for trait in TRAITS)


def kind_of(words: Iterable[str]) -> CustomerKind:
    """Return whether the words of a segment's main noun name organisations or people."""
    known = {stem(word) for word in BUSINESSES}
    return CustomerKind.BUSINESS if any(stem(word) in known for word in words) else CustomerKind.PRIVATE


def contact_of(found: Mapping[Factor, Level]) -> ContactPreference | None:
    """Return how customers like to be served, if that is known."""
    return CONTACT.get(found[Factor.HUMAN_CONTACT]) if Factor.HUMAN_CONTACT in found else None
