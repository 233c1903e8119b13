"""The choices for fields of a relationship: programmes, bond, tools, personalisation and duties."""

from dataclasses import dataclass

from django.db import models

from relationships.catalog.goals import Answer


class Programme(models.TextChoices):
    """A customer programme, independent of the relationship type."""

    MEMBERSHIP = "membership", "Membership"
    LOYALTY_SCHEME = "loyalty_scheme", "Loyalty scheme"
    RECOMMENDATIONS = "recommendations", "Personal recommendations"
    COMMUNITY_PLATFORM = "community_platform", "Community platform"
    BRAND_AFFINITY = "brand_affinity", "Brand affinity"
    OUTSTANDING_SERVICE = "outstanding_service", "Outstanding service"


class Bond(models.TextChoices):
    """The intended duration of a relationship."""

    SINGLE_DEAL = "single_deal", "One-off"
    LASTING = "lasting", "Ongoing"


class Tool(models.TextChoices):
    """A kind of technology that a relationship depends on."""

    CRM = "crm", "CRM system"
    CHATBOT = "chatbot", "AI or chatbot"
    SOCIAL_MEDIA = "social_media", "Social media"
    FORUM = "forum", "Community forum"
    KNOWLEDGE_BASE = "knowledge_base", "Knowledge base"
    AUTOMATION = "automation", "Loyalty or marketing automation"


class Personalisation(models.TextChoices):
    """What is adapted to the individual customer."""

    CONTENT = "content", "Content"
    FREQUENCY = "frequency", "Frequency"
    CHANNEL = "channel", "Channel"
    PRICE = "price", "Price"
    BUNDLE = "bundle", "Bundle"


class Duty(models.TextChoices):
    """A question about good conduct, answered with yes or no, or not answered."""

    ESCALATION = "escalation", "Can customers reach a person when the machine fails?"
    DISCLOSURE = "disclosure", "Are customers told when they are dealing with a machine?"
    CONSENT = "consent", "Have customers consented to the use of their data?"
    OPT_OUT = "opt_out", "Can customers opt out at any time?"
    TERMS = "terms", "Are terms, prices and all costs stated clearly?"
    COMPLAINTS = "complaints", "Are customers told how to complain?"
    LIMITS = "limits", "Are customers told what the product can’t do?"
    PROMOTIONS = "promotions", "Are all promises in promotions true?"
    FEEDBACK = "feedback", "Can customers give feedback through it?"
    STAFF_TRAINED = "staff_trained", "Are staff trained for sensitive cases?"
    SALES_QUOTAS = "sales_quotas", "Is it driven by sales quotas?"
    LOCK_IN = "lock_in", "Is it deliberately hard for customers to leave?"
    SHARED_VOICE = "shared_voice", "Is the tone of voice the same on every channel?"
    SHARED_POLICY = "shared_policy", "Are the rules the same on every channel?"
    SHARED_QUALITY = "shared_quality", "Is the quality the same on every channel?"
    SHARED_RECORD = "shared_record", "Do all channels share one customer record?"


@dataclass(frozen=True, slots=True)
class DutyGroup:
    """Duties that are shown together."""

    label: str
    duties: tuple[Duty, ...]


DUTY_GROUPS: tuple[DutyGroup, ...] = (
    DutyGroup("Machines and people", (Duty.ESCALATION, Duty.DISCLOSURE, Duty.STAFF_TRAINED, Duty.FEEDBACK)),
    DutyGroup("Personal data", (Duty.CONSENT, Duty.OPT_OUT)),
    DutyGroup(
        "Fair treatment",
        (Duty.TERMS, Duty.COMPLAINTS, Duty.LIMITS, Duty.PROMOTIONS, Duty.SALES_QUOTAS, Duty.LOCK_IN),
    ),
    DutyGroup(
        "Across channels",
        (Duty.SHARED_VOICE, Duty.SHARED_POLICY, Duty.SHARED_QUALITY, Duty.SHARED_RECORD),
    ),
)

GOOD_ANSWER: dict[Duty, Answer] = {
    duty: Answer.NO if duty in (Duty.SALES_QUOTAS, Duty.LOCK_IN) else Answer.YES for duty in Duty
}
