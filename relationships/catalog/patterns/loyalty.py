"""Patterns of what customers do and feel: self-service, customer loyalty, experience selling."""

from relationships.catalog.patterns.pattern import NAVIGATOR, BusinessPattern, blocks, customer, way

PATTERNS = (
    BusinessPattern(
        key="self_service",
        name="Self-service",
        summary="Customers do a part of the work themselves and get it cheaper, faster or at any hour.",
        source=NAVIGATOR,
        cues="self-service, scan and pay themselves, without staff, unstaffed, pay at a terminal, kiosk, fill "
        "their own, check-in at a kiosk, serve themselves, shoppers scan, weigh it, terminal, machine at any "
        "hour, pay yourself, scan and pay",
        themes="village shop store queues lunch salad bowl vending opening hours office workers villagers",
        names="self-service",
        roles=customer(
            "price- complexity- stakes- frequency+ size+ customisation- value- human_contact- technology+ staff-",
            way(
                "self_service",
                "{Whom} choose, scan and pay themselves",
                "win: First purchase with a guide at the door; keep: Open when others are closed",
                "Simple and frequent purchases need no staff.",
            ),
            way(
                "automated",
                "Receipts and offers for {whom} on their phone",
                "keep: Reward after several visits; sell: Offers for what they often buy",
                "Each purchase is recorded anyway.",
            ),
            way(
                "personal",
                "A phone number for {whom} when something doesn’t work",
                "win: Help on the opening days; keep: A quick answer",
                "Machines need a person behind them.",
            ),
        ),
        blocks=blocks(
            value="""
            Quick purchases without queues or opening hours | {Whom} don’t have to wait for staff.
            Lower prices because customers help themselves | Saved staff costs go to {whom}.
            """,
            channels="""
            Own place close to {whom} | Short ways are the reason to come.
            Signs and demonstrations in the first weeks | Once shown, everybody can do it.
            """,
            revenue="""
            Sale of goods to {whom} | Small amounts, but often.
            """,
            resources="""
            Terminals and cameras that work all day | A fault closes the place.
            Range that suits {whom} | Space is small, so each product has to sell.
            """,
            activities="""
            Refill, clean and maintain | It is what {whom} notice each day.
            Make each step simple enough for everybody | People who fail once stay away.
            """,
            partners="""
            Supplier of terminals and payment | Repairs have to be quick.
            Local producers and wholesalers | They deliver small amounts often.
            """,
            costs="""
            Terminals, rent and energy | Fixed costs replace staff.
            Goods, theft and waste | Without staff they need attention.
            """,
        ),
    ),
    BusinessPattern(
        key="customer_loyalty",
        name="Customer loyalty",
        summary="Customers are rewarded for coming back.",
        source=NAVIGATOR,
        cues="loyalty, collect points, points, rewards, rewarded for coming back, regulars, come back, stamp card, "
        "gifts for returning, upgrades, lounge access, stay with us, bonus, more often you visit, miles, "
        "loyal customers, coming back, loyalty card",
        themes="bakery bookshop cafe airline flights travellers discounter once commuters regular visits restaurant",
        names="loyalty, points",
        roles=customer(
            "frequency+ price- complexity- stakes- size+ behaviour_data+ technology= value= human_contact= staff=",
            way(
                "automated",
                "Points and personal rewards for {whom}",
                "win: Welcome reward; keep: Reward after several purchases; sell: Offers for their favourites",
                "Frequent purchases show what each customer likes.",
            ),
            way(
                "personal",
                "Staff who know {whom} and greet them",
                "win: Invitation at the counter; keep: A friendly word and a small surprise",
                "Being known is a reward that costs little.",
            ),
        ),
        blocks=blocks(
            value="""
            A reward for each return | {Whom} see that their loyalty counts.
            Recognition as a regular customer | Being known is worth more than a discount.
            """,
            channels="""
            Counter, card and app | The programme has to be there at each purchase.
            Messages to {whom} before points expire | They are a reason to come back.
            """,
            revenue="""
            More frequent purchases by {whom} | The reward has to cost less than it brings.
            Sale of a second product with rewards | Regular customers are open to something new.
            """,
            resources="""
            Records of purchases with consent | Without them nobody can be rewarded.
            Staff who explain the programme | {Whom} join when they are asked.
            """,
            activities="""
            Choose rewards that {whom} want | A reward that nobody wants only costs money.
            Measure whether members come more often | Otherwise it is only a discount.
            """,
            partners="""
            Neighbouring businesses that join the programme | More places make points more useful.
            Supplier of the card or app | Own software would be too expensive.
            """,
            costs="""
            Rewards for {whom} | They grow with each purchase.
            Card, app and messages | Small, but they recur.
            """,
        ),
        cases=("starbucks",),
    ),
    BusinessPattern(
        key="experience_selling",
        name="Experience selling",
        summary="The experience around the product is what customers pay for.",
        source=NAVIGATOR,
        cues="experience, becomes an adventure, adventure, stage a mystery, actors, guided tours, festivals, "
        "dinner theatre, murder mystery, event, shop with cafe, courses and tours, different story, try "
        "before they buy, tasting, demonstration",
        themes="dinner motorcycle motorbike riders freedom dream friends team evening evening out boring story music "
        "wine chocolate craft workshop",
        names="experience",
        roles=customer(
            "price= complexity= customisation= peer_contact+ human_contact+ stakes- frequency- size= staff+ value=",
            way(
                "personal",
                "Hosts who welcome {whom} and lead through the evening or the visit",
                "win: A moment to tell friends about; keep: Personal invitation to the next event",
                "An experience is made by the people who host it.",
            ),
            way(
                "communities",
                "Meetings where {whom} share their experiences",
                "win: Bring a friend; keep: Events for members",
                "Shared experiences connect people.",
            ),
        ),
        blocks=blocks(
            value="""
            An experience that {whom} talk about | The story matters more than the product.
            Time together with like-minded people | Company is part of what they pay for.
            """,
            channels="""
            Own location with its own atmosphere | {Whom} have to be there to feel it.
            Photos and stories shared by guests | An experience is its own advertisement.
            """,
            revenue="""
            Tickets or a higher price for the experience | {Whom} pay more than for the product alone.
            Drinks, courses and souvenirs | Guests who enjoy themselves buy more.
            """,
            resources="""
            Hosts, actors or guides | They make the experience.
            Place with atmosphere | It can’t be copied easily.
            """,
            activities="""
            Invent and rehearse new experiences | {Whom} come back for something new.
            Prepare every detail of a visit | One weak moment spoils the memory.
            """,
            partners="""
            Artists, guides and local hosts | They bring skills that the team lacks.
            Tourist offices and companies that book for groups | Groups fill quiet days.
            """,
            costs="""
            Staff for each event | It occurs whether a few or many come.
            Location and equipment | It has to be paid in quiet weeks too.
            """,
        ),
        cases=("starbucks",),
    ),
)
