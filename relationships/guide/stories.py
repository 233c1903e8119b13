"""For each check and goal, a sentence on what its case shows, for readers who do not know the company.

The facts are those of the samples.
"""

from collections.abc import Mapping

from relationships.catalog.goals import Goal

STORIES: Mapping[str, str] = {
    "untested-assumption": (
        "Lego makes a fan’s set only after ten thousand people have voted for it, so that demand is tested first."
    ),
    "one-size-fits-all": (
        "Most sellers help themselves online. Those who pay for it get a named person who knows their account."
    ),
    "segment-without-relationship": (
        "Companies that sell on Amazon manage stock, prices and payments on one website, without asking anybody."
    ),
    "relationship-without-segment": (
        "They are for one segment, schools and teachers. Free lesson plans win them, and training keeps them."
    ),
    "lifecycle-gap": (
        "One programme supports all three goals: a free drink wins members, stars keep them, and offers sell them more."
    ),
    "expected-not-established": (
        "People who had never bought shoes online wanted advice, so the phone number is on every page."
    ),
    "established-not-expected": (
        "Starbucks measures what its members spend. In 2021, it was about half of all spending in American stores."
    ),
    "over-automation": "Software chooses the films, but when a payment or a device fails, members can reach a person.",
    "too-dear-for-segment": "People in a hurry order and pay in the app, so that staff only have to make the drink.",
    "cost-above-price": "Members change plans, add people and cancel by themselves, which costs no staff time.",
    "not-paid-back": (
        "Netflix measured the share of members who left each month. It shows how long members stay and pay."
    ),
    "value-below-acquisition-cost": (
        "Customers tell each other how a shoe fits. Their reviews win other customers without advertising."
    ),
    "cannot-scale": (
        "Developers on Amazon’s cloud help themselves with documentation and a forum, so growth needs few extra staff."
    ),
    "pressure-selling": "Staff may talk for as long as it takes, and even name a rival that has the pair in stock.",
    "locked-in": "Members cancel by themselves, and people who come back find their list and history again.",
    "no-evolution-plan": "Starbucks first collected ideas on a website of its own, and later moved to social media.",
    "past-its-stage": "Netflix ended written reviews in 2018 and kept the thumbs, instead of running both.",
    "rests-on-disproved": (
        "A test showed that members rate far more with thumbs than with stars, so Netflix dropped the stars."
    ),
    "not-integrated": (
        "Prime is linked to what it delivers, such as free delivery, and to the fee that members pay each year."
    ),
    "inconsistent-channels": (
        "Orders from the app held up the queue at the counter, so Starbucks is putting both into one fair sequence."
    ),
    "machine-not-disclosed": (
        "Software puts together the rows that each profile sees, and Netflix explains in public how it does so."
    ),
    "machine-without-person": ("The app counts the stars by itself, and members meet staff at every counter."),
    "staff-not-trained": (
        "Staff who know the product advise families, replace missing pieces and answer children’s letters."
    ),
    "data-without-basis": "Children can show what they have built, and Lego moderates what they post.",
    "not-transparent": (
        "Shipping is free both ways and customers have a year to decide, and Zappos says so before the order."
    ),
    "promises-not-true": "Zappos promises free returns for a year, and gives refunds without questions.",
    "not-measured": (
        "Zappos knows how much is sent back: about a third of all sales, and half of those to its best customers."
    ),
    "target-missing": "In 2001, Zappos set itself the target of $1 billion of sales by 2010. It got there in 2008.",
    "stale-measurement": "Until the end of 2024, Netflix published this number every quarter, always with its date.",
    "off-target-for-long": "Zappos compared its sales with one target every year, and reached it two years early.",
    "data-not-audited": "Each recommendation uses what a profile has watched, so there is a lot of data to look after.",
    "customers-not-heard": (
        "Customers proposed ideas in public and saw which ones Starbucks carried out, such as free Wi-Fi."
    ),
    "feedback-without-consequence": (
        "Lego decides on every proposal that has ten thousand votes, and some of them become sets."
    ),
    "review-long-ago": "Starbucks changed how it collects ideas when its customers had moved to social media.",
    "review-overdue": "Customers asked for splash sticks, free Wi-Fi and a birthday drink, and Starbucks acted on it.",
    Goal.ACQUISITION: "Young men get a razor for their 18th birthday, before they try another brand.",
    Goal.RETENTION: "Members collect stars for every dollar that they spend, and get free drinks and food for them.",
    Goal.BOOSTING_SALES: "Customers who are hard to fit get an e-mail when shoes in their size arrive.",
}
