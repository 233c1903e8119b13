"""Patterns that bring two sides together: two-sided market, peer-to-peer, auction."""

from relationships.catalog.patterns.pattern import (
    GENERATION,
    NAVIGATOR,
    BusinessPattern,
    blocks,
    customer,
    other_side,
    way,
)

PATTERNS = (
    BusinessPattern(
        key="two_sided_market",
        name="Two-sided market",
        summary="Two groups need each other, and the business brings them together.",
        source=GENERATION,
        cues="marketplace, bring together, brings owners together, compare and book, matches, matching, matched, "
        "take a commission, connect, platform, keep a percentage, read reviews and book, on one side, on the "
        "other side, find sitters, commission on each job, vetted, both sides, buyers and sellers, get "
        "pupils, keep a percentage of each job, match loads with carriers, intermediary, broker, listings",
        themes="find finding trust reliable tutor tutoring babysitter sitters plumber cleaner handyman craftsmen "
        "homeowners tradespeople electricians joiners freelancer carriers shippers trucks empty capacity "
        "landlords tenants hosts guests compare booking reviews kennels dog lessons teachers choose quality "
        "unknown",
        names="marketplace, platform, two-sided, broker, agency, intermediary",
        roles=customer(
            "size+ price= frequency= complexity- customisation= peer_contact+ contribution+ technology+ stakes= value-",
            way(
                "communities",
                "Ratings and reviews with which {whom} help each other to choose",
                "win: Reviews from people like them; keep: Reminder to review and to book again",
                "What they lack is trust, and other customers have it.",
            ),
            way(
                "self_service",
                "Search, comparison and booking that {whom} do themselves",
                "win: First booking without a fee; keep: Favourites and repeat bookings",
                "Many people, each with a small request, have to help themselves.",
            ),
            way(
                "automated",
                "Suggestions for {whom} that fit their last request",
                "win: Matching offers in the first answer; sell: Reminders at the usual time",
                "With each booking the market learns what fits whom.",
            ),
            way(
                "personal",
                "A person who helps {whom} when a booking goes wrong",
                "win: Advice before the first booking; keep: A fair solution for both sides",
                "Disputes decide whether people trust the market.",
            ),
        )
        | other_side(
            "Providers who want to work for {whom}",
            "tutor teacher sitter driver host seller carrier landlord craftsman plumber joiner electrician "
            "freelancer owner provider supplier shop restaurant scientist neighbour dealer cleaner volunteer mentor "
            "company business trucker artist maker farmer student advertiser insurer",
            "size+ price- frequency+ complexity- customisation- contribution+ peer_contact= technology+ value=",
            way(
                "self_service",
                "A profile with prices and free hours that {other} manage themselves",
                "win: Free profile; keep: Payment on time after each job",
                "They know their calendar best, and there are many of them.",
            ),
            way(
                "communities",
                "A group in which {other} exchange experience",
                "win: Recommendations to colleagues; keep: Tips from the most successful",
                "They face the same questions and like to compare.",
            ),
            way(
                "personal",
                "A person who checks and advises {other} before they start",
                "win: Help with the first profile; keep: Feedback after the first jobs",
                "The quality of this side is what the other side buys.",
            ),
            way(
                "automated",
                "Automatic requests to {other} that suit their skills and their area",
                "win: First request within a week; keep: More requests after good reviews",
                "They stay as long as requests arrive.",
            ),
        ),
        blocks=blocks(
            value="""
            A choice that {whom} can compare and trust | Comparison and reviews replace luck.
            other: More requests for {other}, without advertising | The side that supplies needs a reason of its own.
            """,
            channels="""
            Website and app with search and booking | Both sides meet there.
            other: Visits and calls to win the first {other} | The first ones have to be won one by one.
            """,
            revenue="""
            Commission from {other} on each deal with {whom} | They pay only if a deal takes place.
            """,
            resources="""
            Enough {other} in the first area | Nobody searches in an empty market.
            Reviews and profiles | They build trust, and competitors can’t copy them.
            """,
            activities="""
            Bring both sides together in one small area first | A market works only where both sides are dense.
            Check quality and settle disputes | One bad experience deters many.
            """,
            partners="""
            Insurer that covers damage | {Whom} take a smaller risk with strangers.
            other: Associations in which {other} are organised | They know the people whom the market needs.
            """,
            costs="""
            Marketing to win both sides | It comes before the first commission.
            Development of search, booking and payment | The platform is the product.
            """,
        ),
        cases=("amazon",),
    ),
    BusinessPattern(
        key="peer_to_peer",
        name="Peer-to-peer",
        summary="Private people offer things or services to each other.",
        source=NAVIGATOR,
        cues="peer to peer, neighbours lend each other, lend each other, share with each other, swap, from person "
        "to person, private people, share rides, exchange with each other, borrow from neighbours, neighbours "
        "help",
        themes="tools ladders drill garage storage neighbours neighbourhood flat sharing lend borrow things clothes "
        "car",
        names="peer-to-peer, marketplace, neighbours",
        roles=customer(
            "size+ price- frequency= complexity- customisation- peer_contact+ contribution+ expertise= stakes- value- "
            "staff- budget-",
            way(
                "communities",
                "A neighbourhood group in which {whom} get to know and rate each other",
                "win: Invitations from neighbours; keep: Thanks and ratings after each loan",
                "People lend to people whom they know.",
            ),
            way(
                "self_service",
                "Search and requests that {whom} handle themselves",
                "win: First loan without a fee; keep: Reminders when something has to be returned",
                "Small loans can’t pay for staff.",
            ),
            way(
                "co_creation",
                "Guides and house rules written with {whom}",
                "win: Start of a group in each street; keep: A say in the rules",
                "Those who share know best what works.",
            ),
        )
        | other_side(
            "Neighbours who have what {whom} need",
            "neighbour owner lender garage host driver",
            "size+ price- frequency= complexity- peer_contact+ contribution+ expertise= stakes- value- staff-",
            way(
                "communities",
                "Thanks and ratings for {other} after each loan",
                "win: Request from a neighbour; keep: Standing in the neighbourhood",
                "Recognition is why many people lend.",
            ),
            way(
                "self_service",
                "A list of their things that {other} manage themselves",
                "win: Entry with one photo; keep: Cover in case of damage",
                "They decide what they lend, and when.",
            ),
        ),
        blocks=blocks(
            value="""
            Use of things nearby without buying them | {Whom} need them rarely.
            other: Thanks and a small income for {other} | Things that are idle become useful.
            """,
            channels="""
            App with a map of the neighbourhood | Short ways decide whether people share.
            Notices and events in the streets of {whom} | Neighbours trust what they see nearby.
            """,
            revenue="""
            Small fee for each loan | {Whom} pay less than for a purchase.
            Membership for frequent users | Regular users cover the cost of insurance.
            """,
            resources="""
            Groups of {whom} in one neighbourhood | Sharing works only where many live close together.
            Ratings and verified profiles | Strangers become neighbours through them.
            """,
            activities="""
            Start one neighbourhood after another | A thin network disappoints everyone.
            Settle cases of damage fairly | People lend only if they trust in that.
            """,
            partners="""
            Insurer for lent things | Without cover few people lend.
            Housing companies and local associations | They reach {whom} at home.
            """,
            costs="""
            Development and support of the app | It is the largest fixed cost.
            Insurance and damage | It grows with each loan.
            """,
        ),
    ),
    BusinessPattern(
        key="auction",
        name="Auction",
        summary="Buyers bid against each other, and the highest bid gets the item.",
        source=NAVIGATOR,
        cues="auction, auctioning, bid, bids, buyers bid, bid against each other, highest bid, bidders, reserve price",
        themes="antique furniture worth heirs grandma art collectors dealers unique value estate clearing house jewels",
        names="auction",
        roles=customer(
            "price= frequency- complexity= customisation- stakes= size= human_contact= value= contribution-",
            way(
                "personal",
                "An expert who values items and advises {whom}",
                "win: Free first valuation; keep: Honest advice on what not to sell",
                "People who don’t know the value need somebody to trust.",
            ),
            way(
                "self_service",
                "Photos, bids and results that {whom} follow online",
                "win: Open results of past sales; keep: Alerts for each lot",
                "The sale itself runs without help.",
            ),
        )
        | other_side(
            "Bidders who look for what {whom} offer",
            "collector dealer buyer bidder",
            "price= frequency+ complexity= expertise+ size+ behaviour_data+ technology+ stakes- customisation-",
            way(
                "automated",
                "Alerts to {other} for items that match their interests",
                "win: Catalogue by e-mail; sell: Similar items after each sale",
                "More bidders mean better prices.",
            ),
            way(
                "self_service",
                "Bidding from anywhere for {other}",
                "win: Registration in minutes; keep: Clear conditions",
                "Experienced bidders want speed.",
            ),
        ),
        blocks=blocks(
            value="""
            The best price that the market pays | {Whom} need not know the value beforehand.
            other: Rare items for {other} in one place | The side that bids wants a good selection.
            """,
            channels="""
            Online auctions with photos and descriptions | Bidders from everywhere raise the price.
            Home visits to {whom} | Large items have to be seen and collected.
            """,
            revenue="""
            Commission on the price that {other} pay | Income rises with the result of each sale.
            """,
            resources="""
            Experts who can value items | Wrong estimates cost trust on both sides.
            Known bidders for each kind of item | They decide the price.
            """,
            activities="""
            Value, photograph and describe each item | Good descriptions bring more bids.
            Attract bidders before each sale | Two bidders make a price.
            """,
            partners="""
            Lawyers and house clearance firms | They meet {whom} first.
            Carriers for fragile goods | Items have to arrive unharmed.
            """,
            costs="""
            Experts and handling of each item | It is the same for cheap and expensive items.
            Platform and advertising for each sale | Bidders have to hear of it.
            """,
        ),
    ),
)
