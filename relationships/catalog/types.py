"""The six relationship types, from personal to automated, and who serves customers in each."""

from dataclasses import dataclass

from django.db import models


class RelationshipType(models.TextChoices):
    """One of the six types (Business Model Generation, 2010), ordered from personal to automated."""

    DEDICATED = "dedicated_personal_assistance", "Dedicated personal assistance"
    PERSONAL = "personal_assistance", "Personal assistance"
    COMMUNITIES = "communities", "Communities"
    CO_CREATION = "co_creation", "Co-creation"
    SELF_SERVICE = "self_service", "Self-service"
    AUTOMATED = "automated_services", "Automated services"


class ServedBy(models.TextChoices):
    """Who serves customers; other customers are a separate category, not counted as half staff."""

    STAFF = "staff", "staff"
    PEERS = "peers", "other customers"
    MACHINE = "machine", "technology"

    @property
    def explained(self) -> str:
        """Who serves, for readers to whom nothing else explains the words."""
        return f"served by {self.label}"


class Knowledge(models.TextChoices):
    """How well the individual customer is known."""

    HIGH = "high", "knows each customer"
    SOME = "some", "recognises customers"
    NONE = "none", "customers stay anonymous"
    VARIES = "varies", "depends on who takes part"


@dataclass(frozen=True, slots=True)
class TypeInfo:
    """The facts about a type that cards and forms show."""

    type: RelationshipType
    short: str
    tagline: str
    summary: str
    served_by: ServedBy
    knowledge: Knowledge


def is_name_of(text: str, kind: RelationshipType | None) -> bool:
    """Return whether a relationship is named after its type, so that beside its name the type says nothing new."""
    first = " ".join(text.partition("\n")[0].casefold().split())
    return kind is not None and first in {str(kind.label).casefold(), TYPES[kind].short.casefold()}


TYPES: dict[RelationshipType, TypeInfo] = {
    info.type: info
    for info in (
        TypeInfo(
            RelationshipType.DEDICATED,
            "Dedicated",
            "a named person",
            "A named person looks after the same customer for years.",
            ServedBy.STAFF,
            Knowledge.HIGH,
        ),
        TypeInfo(
            RelationshipType.PERSONAL,
            "Personal",
            "a person answers",
            "A person helps customers at the counter, on the phone or in writing.",
            ServedBy.STAFF,
            Knowledge.SOME,
        ),
        TypeInfo(
            RelationshipType.COMMUNITIES,
            "Communities",
            "customers help each other",
            "Customers talk to each other and to you, and help each other.",
            ServedBy.PEERS,
            Knowledge.VARIES,
        ),
        TypeInfo(
            RelationshipType.CO_CREATION,
            "Co-creation",
            "customers help to create",
            "Customers help to create what other customers value.",
            ServedBy.PEERS,
            Knowledge.VARIES,
        ),
        TypeInfo(
            RelationshipType.SELF_SERVICE,
            "Self-service",
            "customers help themselves",
            "Customers get everything they need to help themselves.",
            ServedBy.MACHINE,
            Knowledge.NONE,
        ),
        TypeInfo(
            RelationshipType.AUTOMATED,
            "Automated",
            "recognises the customer",
            "Software recognises each customer and adapts the service to them.",
            ServedBy.MACHINE,
            Knowledge.SOME,
        ),
    )
}
