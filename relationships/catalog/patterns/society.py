"""Patterns for people who can pay little or nothing: third-party payers, Robin Hood, low-income markets."""

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
        key="non_profit_third_party_payers",
        name="Non-profit with third-party payers",
        summary="People are helped for free or below cost, and donors or public bodies pay.",
        source=GENERATION,
        cues="donors, donations, charity, non-profit, NGO, foundations, grants, funded by, fund us, financed by "
        "grants, they pay nothing, patients pay nothing, philanthropists, public grants, no cost to, "
        "volunteers, paid by donors, ministry fund, financed by health insurers, funded by donations, foot "
        "the bill, shelter, volunteer mentor, donors pay, council fixes",
        themes="homeless sleeping rough street children refugees asylum vaccination families hungry poor shelter "
        "food loneliness lonely isolated elderly disease diabetes patients disabled abuse victims school safe "
        "bed home frightened alone low income nobody helps",
        names="charity, donations, grants, non-profit, donors",
        roles=customer(
            "stakes+ complexity+ price- customisation+ human_contact+ size= value- staff= budget- peer_contact= "
            "contribution- behaviour_data- expertise-",
            way(
                "personal",
                "People who listen to {whom} and help at once",
                "win: Places that are easy to reach; keep: The same faces each time",
                "People in need look for a person whom they can trust.",
            ),
            way(
                "dedicated",
                "A caseworker or mentor who accompanies {whom} over a longer time",
                "win: First talk without conditions; keep: Regular meetings",
                "Lasting change takes one person who stays.",
            ),
            way(
                "communities",
                "A protected group in which {whom} support each other",
                "win: Invitation by somebody they trust; keep: Meetings and shared experiences",
                "Others in the same situation give courage.",
            ),
        )
        | other_side(
            "Donors and public bodies that want to help {whom}",
            "donor foundation council ministry city insurer sponsor philanthropist government municipality",
            "stakes= complexity= price+ value+ size- human_contact+ staff= customisation= frequency- budget-",
            way(
                "personal",
                "Personal reports and visits for {other}",
                "win: Talk about one concrete case; keep: Report on what their money has changed",
                "They give again if they see what it changes.",
            ),
            way(
                "communities",
                "Open days on which {other} meet and see the work",
                "win: Invitation by other supporters; keep: Meetings once a year",
                "Supporters encourage each other.",
            ),
        ),
        blocks=blocks(
            value="""
            Help for {whom} that costs them nothing | They couldn’t pay for it.
            other: Visible effect for {other} | They pay for what their money changes.
            """,
            channels="""
            Places where {whom} already are | Help has to come to them.
            Social services and other organisations | They know people who need help.
            """,
            revenue="""
            other: Donations and grants of {other} | They pay in place of the people who are helped.
            """,
            resources="""
            Trained staff and volunteers | They are the help.
            Trust of {whom} | Without it nobody comes.
            """,
            activities="""
            Help {whom} in person | It is the purpose of everything else.
            other: Report to {other} and apply for money | It decides whether the work goes on.
            """,
            partners="""
            Authorities and other aid organisations | No one helps alone.
            Companies that give goods, rooms or time | They lower the cost.
            """,
            costs="""
            Salaries of staff and training of volunteers | Help is given by people.
            Rooms and supplies | They have to be safe and within reach.
            """,
        ),
    ),
    BusinessPattern(
        key="robin_hood",
        name="Robin Hood",
        summary="Customers who can pay finance the same offer for people who can’t.",
        source=NAVIGATOR,
        cues="for every pair sold, one is given away, given away there, buy one give one, full price here, one for "
        "one, finance the poor, for each one sold",
        themes="children poor regions shoes school socially minded shoppers give",
        names="robin hood, charity",
        roles=customer(
            "price- complexity- stakes- frequency= size+ customisation- technology+ value- behaviour_data= "
            "peer_contact=",
            way(
                "self_service",
                "Online shop in which {whom} see what each purchase gives",
                "win: Clear promise with each product; keep: Report on what has been given",
                "A simple product needs no advice, but proof.",
            ),
            way(
                "communities",
                "Stories that {whom} share about what their purchase has changed",
                "win: Sharing with friends; keep: Visits and reports",
                "People like to belong to something that helps.",
            ),
            way(
                "automated",
                "News for {whom} about where their purchase has helped",
                "keep: Report some weeks after the purchase; sell: New products with a new promise",
                "The promise has to be seen to be believed.",
            ),
        ),
        blocks=blocks(
            value="""
            A good product that also helps somebody else | {Whom} want their money to do good.
            Proof of what each purchase has given | The promise has to be checked.
            """,
            channels="""
            Own online shop | The story is told there best.
            Social media of {whom} | Buyers like to show what they support.
            """,
            revenue="""
            Sale at full price to {whom} | It pays for both products.
            """,
            resources="""
            Product that stands on its own | Nobody buys twice out of pity.
            Partners who distribute what is given | The gift has to arrive.
            """,
            activities="""
            Make and sell the product | Income decides how much can be given.
            Distribute and report | Proof keeps trust.
            """,
            partners="""
            Local organisations that know who needs it | They distribute fairly.
            Manufacturers with good working conditions | Help must not harm elsewhere.
            """,
            costs="""
            Production for sale and for giving | Each sale pays for two.
            Transport and distribution | It is often more expensive than the product.
            """,
        ),
    ),
    BusinessPattern(
        key="target_the_poor",
        name="Target the poor",
        summary="The offer and the way of paying suit people with very low income.",
        source=NAVIGATOR,
        cues="bottom of the pyramid, poor people, low-income families, daily amounts, tiny daily amounts, mobile "
        "money, sachets, small cheap, village women, poor rural households, off the grid, very small, paid in "
        "tiny, affordable for the poor, microcredit",
        themes="rural households kerosene solar lamps kits India Kenya Tanzania Africa detergent soap income families",
        names="",
        roles=customer(
            "price- complexity= stakes= frequency+ size+ customisation- value- human_contact+ peer_contact+ staff+ "
            "expertise- behaviour_data- contribution= technology- budget- industry_custom+",
            way(
                "personal",
                "Sellers from the same village who explain and help {whom}",
                "win: Demonstration in the village; keep: Help when something breaks",
                "People trust somebody whom they know and see each day.",
            ),
            way(
                "communities",
                "Groups in which {whom} help each other with use and payment",
                "win: Neighbours who already have it; keep: Savings groups",
                "Neighbours are the best proof.",
            ),
            way(
                "automated",
                "Payments and reminders for {whom} by phone",
                "win: First days free; keep: Pause when money is short",
                "Small amounts can’t be collected by staff.",
            ),
        ),
        blocks=blocks(
            value="""
            Small amounts that {whom} can pay | A large price at once is impossible for them.
            Simple and robust, made for their daily life | Repair is far away.
            """,
            channels="""
            Sellers who live among {whom} | Shops are far away.
            Village meetings and markets | People see it working before they pay.
            """,
            revenue="""
            Very small payments by {whom} | They are as small as what it replaces.
            """,
            resources="""
            Network of local sellers | It is the way to {whom}.
            Product that is cheap to make and hard to break | Margin and trust depend on it.
            """,
            activities="""
            Train and supply local sellers | They carry the business.
            Collect small payments at low cost | Otherwise they cost more than they bring.
            """,
            partners="""
            Mobile payment provider | Cash is expensive to collect.
            Development organisations and lenders | They finance the first stock.
            """,
            costs="""
            Production in large quantities | A low price needs quantity.
            Commission of sellers and transport | Villages are far apart.
            """,
        ),
    ),
    BusinessPattern(
        key="reverse_innovation",
        name="Reverse innovation",
        summary="A simple product made for poor markets is then sold in rich ones.",
        source=NAVIGATOR,
        cues="developed for rural, then sell to, developing countries, which we then sell, sell in europe too, "
        "reverse innovation, simple handheld device, emerging markets, simple device",
        themes="clinics ultrasound handheld India doctors device medical",
        names="reverse innovation",
        roles=customer(
            "complexity+ stakes+ price= value+ size= frequency- customisation- human_contact+ staff= expertise= "
            "technology= peer_contact-",
            way(
                "personal",
                "Specialists who train {whom} and answer their questions",
                "win: Demonstration and trial; keep: Help line; sell: Accessories and courses",
                "A device is only as good as the person who uses it.",
            ),
            way(
                "self_service",
                "Short videos that show {whom} how to use it",
                "win: First use within a day; keep: Answers at any time",
                "A simple device has to explain itself.",
            ),
            way(
                "dedicated",
                "A contact person for {whom} in each region",
                "win: Visit on site; keep: Maintenance and updates",
                "Regions differ in rules and needs.",
            ),
        ),
        blocks=blocks(
            value="""
            The essential functions at a much lower price | {Whom} can’t afford or don’t need the large version.
            Small, robust and simple | It was made for difficult conditions.
            """,
            channels="""
            Demonstrations at {whom} | They have to see the quality.
            Professional associations and fairs | Colleagues convince colleagues.
            """,
            revenue="""
            Sale of the device to {whom} | The price is low, the number large.
            Training and accessories | They follow the first sale.
            """,
            resources="""
            Development team close to the first market | Simplicity comes from knowing the conditions.
            Approvals for each market | Without them nothing may be sold.
            """,
            activities="""
            Simplify without losing quality | It is harder than adding functions.
            Adapt to each market | Rules and habits differ.
            """,
            partners="""
            Clinics or firms that test it | Their experience improves it.
            Local distributors | They know {whom}.
            """,
            costs="""
            Development and approvals | They come before the first sale.
            Production in quantity | It makes the low price possible.
            """,
        ),
    ),
)
