"""Entries of the kinds of technology that relationships depend on."""

from relationships.catalog.entries.entry import Entry, Example, Kind
from relationships.catalog.relationships import Tool

ENTRIES: tuple[Entry, ...] = (
    Entry(
        Kind.TOOL,
        Tool.CRM.value,
        Tool.CRM.label,
        "One record of each customer, shared by everyone who deals with them (customer relationship management).",
        (
            "Contacts with their history",
            "A pipeline of deals",
            "Cases, and who is working on them",
            "Reports on all of this",
        ),
        "When several people, or people and machines, deal with the same customer and need to know what has been said.",
        "It is only as good as the data people enter. It holds personal data, so say what you keep, why, and for how "
        "long.",
        "Personal and dedicated personal assistance, and every mix in which machines hand cases over to people.",
        (Example("Private banks", "keep each client’s history where a deputy can find it."),),
        (),
        ((Kind.TYPE, "dedicated_personal_assistance"), (Kind.TYPE, "personal_assistance")),
    ),
    Entry(
        Kind.TOOL,
        Tool.CHATBOT.value,
        Tool.CHATBOT.label,
        "A machine that answers many people at once, around the clock and in everyday language.",
        ("A chat window on a website", "A voice on the phone", "An assistant that drafts replies for staff"),
        "When many customers ask the same questions, the answers are already written down, and most need no judgement.",
        "It must say that it is a machine, and hand difficult cases over to a person together with the conversation so "
        "far. A confident wrong answer costs more than no answer.",
        "Automated services, for routine questions from large customer bases.",
        (
            Example(
                "Telecom and parcel companies",
                "use chat to tell customers how much data they have left or where a parcel is.",
            ),
        ),
        (),
        (
            (Kind.TYPE, "automated_services"),
            (Kind.INDICATOR, "escalation_rate"),
            (Kind.INDICATOR, "solved_without_person"),
        ),
    ),
    Entry(
        Kind.TOOL,
        Tool.SOCIAL_MEDIA.value,
        Tool.SOCIAL_MEDIA.label,
        "Other companies’ platforms, where customers talk to you, to each other, and about you.",
        ("Replies in public and in private messages", "Groups and live events", "Targeted advertising"),
        "When the segment is there already. You get feedback in real time, user-generated content, and reach.",
        "The platform sets the rules and may change them. Criticism is public, and people notice when you don’t reply.",
        "Communities, co-creation and acquisition.",
        (
            Example(
                "Starbucks", "asked customers for ideas in public, let them vote, and carried out some of the ideas."
            ),
        ),
        (),
        ((Kind.TYPE, "communities"), (Kind.GOAL, "acquisition"), (Kind.INDICATOR, "sentiment")),
    ),
    Entry(
        Kind.TOOL,
        Tool.FORUM.value,
        Tool.FORUM.label,
        "Your own place for customers to ask and answer questions, which others can still find years later.",
        ("Questions with an accepted answer", "Idea boards with votes", "Profiles that show each member’s standing"),
        "When customers know enough to help each other, and the same questions come up again and again.",
        "Hosting, moderation, and patience until the forum is active. Unanswered questions tell every visitor that "
        "nobody is there.",
        "Communities and co-creation around products that people are keen on.",
        (Example("Lego", "lets fans vote and comment on each other’s designs."),),
        (),
        (
            (Kind.TYPE, "communities"),
            (Kind.TYPE, "co_creation"),
            (Kind.INDICATOR, "answered_by_peers"),
            (Kind.INDICATOR, "ideas_adopted"),
        ),
    ),
    Entry(
        Kind.TOOL,
        Tool.KNOWLEDGE_BASE.value,
        Tool.KNOWLEDGE_BASE.label,
        "Everything that customers and staff need to know, written down once, in the words they search for.",
        ("Questions and answers", "How-to articles and videos", "Help inside the product, where it is needed"),
        "When general answers are enough. You write each article once, and it is read thousands of times.",
        "It goes out of date. When the product changes, the articles must change too. Someone should look at the "
        "searches that found nothing.",
        "Self-service. Chatbots also take their answers from it, and staff look things up in it.",
        (Example("Software companies", "answer most questions with articles, before anyone contacts support."),),
        (),
        (
            (Kind.TYPE, "self_service"),
            (Kind.INDICATOR, "solved_without_person"),
            (Kind.INDICATOR, "customer_effort_score"),
        ),
    ),
    Entry(
        Kind.TOOL,
        Tool.AUTOMATION.value,
        Tool.AUTOMATION.label,
        "Software that acts on what customers do: it adds up points, sends well-timed e-mails, and makes suitable "
        "offers.",
        (
            "Points, stars and levels",
            "E-mails and messages triggered by events",
            "Recommendations and groups based on data",
        ),
        "When you have data on what customers do, and know how to respond to different groups.",
        "You need customers’ consent and a way to opt out. Too many messages feel intrusive, and points that nobody "
        "wants only cost money.",
        "Automated services, retention and boosting sales with large customer bases.",
        (
            Example("Starbucks", "runs its stars, offers and orders from one app."),
            Example("Netflix", "uses data to decide what to show viewers, and what to send them messages about."),
        ),
        (),
        (
            (Kind.TYPE, "automated_services"),
            (Kind.GOAL, "boosting_sales"),
            (Kind.INDICATOR, "repeat_purchase_rate"),
        ),
    ),
)
