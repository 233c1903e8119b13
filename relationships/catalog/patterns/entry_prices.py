"""Patterns with a low first price: freemium, add-on, pay what you want, no frills."""

from relationships.catalog.patterns.pattern import GENERATION, NAVIGATOR, BusinessPattern, blocks, customer, way

PATTERNS = (
    BusinessPattern(
        key="freemium",
        name="Freemium",
        summary="A basic version is free, and some customers pay for a better one.",
        source=GENERATION,
        cues="freemium, free version, free for everyday use, basic version free, free daily lessons, premium "
        "version, premium costs extra, pay only if you want, advanced functions cost money, at no charge, "
        "upgrades to a paid plan, free basic, free plan, paid plan, without limits, professional tools, free "
        "app",
        themes="app notes photo editor language learning dating singles pictures students productivity mobile phone "
        "hobby game scattered apps offline search team folders",
        names="freemium, free version, free plan",
        roles=customer(
            "size+ price- complexity- stakes- value- frequency+ customisation- technology+ behaviour_data+",
            way(
                "automated",
                "Tips inside the app that show {whom} what they can do next",
                "win: Free version without a time limit; sell: Offer of the paid version when a limit is reached",
                "Only automation can serve a large number of free users.",
            ),
            way(
                "self_service",
                "Short videos and help pages for {whom}",
                "win: Start without an account; keep: Answers found within a minute",
                "Free users can’t be served by staff.",
            ),
            way(
                "communities",
                "A forum where {whom} help each other",
                "win: Templates and examples from users; keep: Answers from experienced users",
                "Users who know the product well like to show it.",
            ),
        ),
        blocks=blocks(
            value="""
            Free basic version that solves the everyday case | {Whom} can try it without any risk.
            Paid version for people who need more | A small share of users has larger needs and pays for them.
            """,
            channels="""
            App stores and search engines | {Whom} look for a free solution there first.
            Invitations from users to others | Free use spreads without advertising.
            """,
            revenue="""
            Fee for the paid version from {whom} who need more | Few pay, so their fee has to carry the free users.
            Team licences for organisations | Users take the product into their workplace.
            """,
            resources="""
            Software that costs little per additional user | Otherwise free users are too expensive.
            Large base of users among {whom} | Some of them become paying customers.
            """,
            activities="""
            Improve the free version until {whom} use it every day | Habit comes before payment.
            Find the limit at which users upgrade | It decides what the business earns.
            """,
            partners="""
            App stores and hosting provider | They bring users and carry the load.
            Bloggers and teachers whom {whom} trust | Their recommendations cost little.
            """,
            costs="""
            Development of the software | It comes before the first income.
            Hosting and support of free users | It must stay small per user.
            """,
        ),
    ),
    BusinessPattern(
        key="add_on",
        name="Add-on",
        summary="A low price for the basic offer, and a price for each extra.",
        source=NAVIGATOR,
        cues="add-on, optional extras, cost extra, base price, low base price, pick and pay separately, extras "
        "separately, list of options, accessories on top, upgrade options, surcharge",
        themes="overpriced equipped boat luggage seat choice configuration options equipment",
        names="add-on, extras",
        roles=customer(
            "price+ complexity+ customisation+ frequency- value= human_contact= size=",
            way(
                "personal",
                "Advice for {whom} on which extras they need",
                "win: Test and demonstration; sell: Extras that fit the intended use",
                "Choosing extras raises questions before an expensive purchase.",
            ),
            way(
                "co_creation",
                "A configurator in which {whom} put their own version together",
                "win: Price of each option visible; sell: Later upgrades",
                "Customers who choose themselves know what they pay for.",
            ),
            way(
                "self_service",
                "Clear price list of all extras for {whom}",
                "win: Lowest price first; sell: Extras offered with the booking",
                "Prices that everybody can see prevent disappointment.",
            ),
        ),
        blocks=blocks(
            value="""
            Low price for the basic version | {Whom} don’t pay for what they don’t want.
            Every extra is a free choice | Needs differ, and so do budgets.
            """,
            channels="""
            Online configurator with all prices | {Whom} see what each choice costs.
            Dealers and fairs where {whom} can try it | Extras sell best when they are seen.
            """,
            revenue="""
            Price of the basic version | It attracts customers, and earns little.
            Price of each extra that {whom} choose | The margin is in the extras.
            """,
            resources="""
            Modular product with many options | Every extra has to fit the basic version.
            Data on which extras {whom} choose together | It shows what to offer next.
            """,
            activities="""
            Design extras that {whom} are willing to pay for | They decide what the business earns.
            Keep the basic version competitive | Customers compare the lowest price.
            """,
            partners="""
            Suppliers of equipment and accessories | Many extras come from specialists.
            Workshops that fit extras later | {Whom} decide on some extras after the purchase.
            """,
            costs="""
            Production of the basic version | Its margin is small, so its cost must be low.
            Stock and fitting of many extras | Variety is expensive.
            """,
        ),
    ),
    BusinessPattern(
        key="pay_what_you_want",
        name="Pay what you want",
        summary="Each customer decides how much to pay.",
        source=NAVIGATOR,
        cues="pay what you want, decides how much to give, each guest decides, pay as much as you, name your own "
        "price, as much as they can, what it is worth to you, voluntary amount, community cafe",
        themes="can’t afford lunch neighbourhood cafe guests little and plenty community solidarity hot meal",
        names="pay what you want",
        roles=customer(
            "size= price- complexity- peer_contact+ contribution= human_contact+ value- stakes= staff+",
            way(
                "personal",
                "Hosts who welcome {whom} and explain how paying works",
                "win: A warm welcome; keep: Knowing regulars by name",
                "Trust in guests starts with a person at the door.",
            ),
            way(
                "communities",
                "A table where {whom} meet each other",
                "win: Events for newcomers; keep: Shared meals and helpers’ days",
                "People who know each other pay fairly.",
            ),
        ),
        blocks=blocks(
            value="""
            Nobody is turned away because of money | {Whom} decide what they can give.
            A place where {whom} meet | Being there is worth as much as the product.
            """,
            channels="""
            The place itself and its window | Passers-by become guests.
            Local associations that know {whom} | They bring people who would not come alone.
            """,
            revenue="""
            Amount that each guest decides to pay | Some {whom} give more so that others can give less.
            Events and donations from supporters | They close the gap of weak weeks.
            """,
            resources="""
            Rooms in r{whom} | The model needs people who come often.
            Trust that most guests pay fairly | Without it the price can’t be left open.
            """,
            activities="""
            Explain openly what a visit costs | Guests pay more fairly when they know the cost.
            Bring {whom} together | A shared place lives on encounters.
            """,
            partners="""
            Shops and farms that give surplus food or goods | It lowers the cost of each visit.
            Volunteers among {whom} | They keep the staff small.
            """,
            costs="""
            Rent and purchase of goods | They have to be paid whatever guests give.
            Staff who host and organise | Volunteers need somebody who coordinates.
            """,
        ),
    ),
    BusinessPattern(
        key="no_frills",
        name="No frills",
        summary="Only the essential, at a very low price.",
        source=NAVIGATOR,
        cues="no frills, nothing else, half the price, bare seat, lowest fare, no extras, cheap flights, clean "
        "bed, don’t need, essential only, only the basics, at the lowest price, discount, on a tight budget, "
        "low cost",
        themes="hotel flights flying minibars lobbies backpackers holidaymakers budget price-sensitive expensive "
        "students moving room",
        names="no frills, cheap, discount",
        roles=customer(
            "price- complexity- stakes- customisation- size+ human_contact- value- staff- technology+ frequency= "
            "behaviour_data- contribution-",
            way(
                "self_service",
                "Booking, changes and check-in that {whom} do themselves",
                "win: Lowest price visible at once; keep: A process without surprises",
                "A low price leaves no room for staff.",
            ),
            way(
                "automated",
                "Messages to {whom} before and after each booking",
                "win: Price alert; sell: Extras offered when they are needed; keep: News on delays at once",
                "Standard messages cost almost nothing.",
            ),
        ),
        blocks=blocks(
            value="""
            The essential at a price that {whom} can pay | They don’t miss what is left out.
            Simple and reliable | Few parts, few faults.
            """,
            channels="""
            Own website and app | Intermediaries would cost a commission.
            Price comparison sites | {Whom} compare prices first.
            """,
            revenue="""
            Low basic price for {whom} | It attracts many customers.
            Extras that some of them pay for | They improve a thin margin.
            """,
            resources="""
            Standardised processes | They keep costs low.
            Capacity that is well used | Empty places earn nothing.
            """,
            activities="""
            Leave out what {whom} don’t need | Each part that is left out lowers the price.
            Fill capacity with flexible prices | Full use is the source of profit.
            """,
            partners="""
            Suppliers with low prices for large quantities | Purchasing decides the margin.
            Providers of extras | They pay for access to {whom}.
            """,
            costs="""
            Operation with few staff | Lowest cost is the strategy.
            Equipment of one kind only | It simplifies maintenance.
            """,
        ),
    ),
)
