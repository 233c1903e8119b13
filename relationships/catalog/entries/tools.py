"""Entries of the kinds of technology that relationships depend on."""

from relationships.catalog.entries.entry import Entry, Example, Kind
from relationships.catalog.relationships import Tool

ENTRIES: tuple[Entry, ...] = (
    Entry(
        Kind.TOOL,
        Tool.CRM.value,
        Tool.CRM.label,
        "One record of each customer, shared by everyone who deals with them (customer relationship management).",
        ("Contacts with their history", "A pipeline of deals", "Cases and who works on them", "Reports on all of it"),
        "When more than one person, or one person and a machine, deal with the same customer and must know what was "
        "said.",
        "It is as good as what people enter. It holds personal data: say what is kept, why, and for how long.",
        "Personal and dedicated assistance, and every mix in which a case goes from a machine to a person.",
        (Example("Private banks", "keep a client’s story where the deputy finds it."),),
        (),
        ((Kind.TYPE, "dedicated_personal_assistance"), (Kind.TYPE, "personal_assistance")),
    ),
    Entry(
        Kind.TOOL,
        Tool.CHATBOT.value,
        Tool.CHATBOT.label,
        "A machine that answers in everyday language, at any hour and to many people at once.",
        ("A chat window on the site", "A voice on the telephone", "An assistant that drafts what a person sends"),
        "When the same questions come in great number, their answers are written down somewhere, and most need no "
        "judgement.",
        "It must say that it is a machine, and hand over the hard cases with all that was said. A wrong answer given "
        "with assurance costs more than none.",
        "Automated services, for routine questions of large bases.",
        (Example("Telecom and parcel companies", "answer where is it and how much is left by chat."),),
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
        "Places that belong to others, where customers talk to us, to each other, and about us.",
        ("Answers in public and in private messages", "Groups and live events", "Targeted advertising"),
        "When the segment is there anyway: feedback in real time, content that users make, and reach.",
        "The platform sets the rules and may change them. Criticism is public, and silence is read as an answer.",
        "Communities and co-creation; acquisition.",
        (Example("Starbucks", "asked its guests for ideas in public, let them vote, and carried some of them out."),),
        (),
        ((Kind.TYPE, "communities"), (Kind.GOAL, "acquisition"), (Kind.INDICATOR, "sentiment")),
    ),
    Entry(
        Kind.TOOL,
        Tool.FORUM.value,
        Tool.FORUM.label,
        "A place of our own where customers ask, answer and show each other, and others find it years later.",
        ("Questions with an accepted answer", "Boards for ideas, with votes", "Profiles with standing"),
        "When customers know enough to help each other, and the same questions return.",
        "Hosting, moderation, and the patience until it lives. Dead threads tell every visitor that nobody is there.",
        "Communities and co-creation around products that people use with interest.",
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
        "All that customers and staff need to know, written down once, in the words in which they look for it.",
        ("Questions and answers", "How-to articles and videos", "Help inside the product, at the place of trouble"),
        "When what is asked can be answered in general; each article is written once and read thousands of times.",
        "It ages. Whoever changes the product must change the article, and somebody must see what was searched in "
        "vain.",
        "Self-service; also what a chatbot answers from, and what staff look up.",
        (Example("Software companies", "have most questions answered by articles before anybody writes to them."),),
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
        "Machines that act on what customers do: points that add up, mail at the right moment, the offer that suits.",
        ("Points, stars and levels", "Mail and messages set off by events", "Recommendations and segments from data"),
        "When there is data on what people do, and an action for each of several kinds of them.",
        "Consent and a way out are a duty. Too much of it is felt as pursuit, and points nobody wants are a cost.",
        "Automated services; retention and boosting sales with large bases.",
        (
            Example("Starbucks", "runs its stars, offers and orders from one app."),
            Example("Netflix", "decides by data what to show, and what to write about."),
        ),
        (),
        (
            (Kind.TYPE, "automated_services"),
            (Kind.GOAL, "boosting_sales"),
            (Kind.INDICATOR, "repeat_purchase_rate"),
        ),
    ),
)
