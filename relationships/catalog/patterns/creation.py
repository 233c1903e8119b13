"""Patterns in which customers create: user designed, crowdsourcing, mass customization, open source."""

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
        key="user_designed",
        name="User designed",
        summary="Customers design products themselves and can sell them; the business makes them.",
        source=NAVIGATOR,
        cues="customers draw their own, design their own, publish it and sell it, hobby designers, user designed, "
        "users design, their own designs, upload designs, draw their own shelf, 3d tool, sell their designs",
        themes="furniture shelf shirts prints posters awkward rooms designers creative makers",
        names="user-designed",
        roles=customer(
            "price= complexity= customisation+ contribution+ expertise+ peer_contact+ size= technology+ stakes- value- "
            "staff-",
            way(
                "co_creation",
                "A design tool in which {whom} create and publish their own products",
                "win: First design free of charge; keep: A share of each sale",
                "People value what they have created themselves.",
            ),
            way(
                "communities",
                "A gallery where {whom} comment on each other’s designs",
                "win: Designs shared by their authors; keep: Recognition for good work",
                "Designers want to be seen by other designers.",
            ),
            way(
                "self_service",
                "Tutorials and templates for {whom}",
                "win: A result within minutes; sell: Further materials and sizes",
                "Beginners need a first result without help.",
            ),
        ),
        blocks=blocks(
            value="""
            A product of their own design, made by professionals | {Whom} have ideas, but no workshop.
            Income for good designs | A share of sales is a reason to publish.
            """,
            channels="""
            Online shop with the designs of {whom} | Each design is an offer of its own.
            Social media of the designers | They show their work to their own friends.
            """,
            revenue="""
            Sale of each product that {whom} have designed | The price covers production and the share of the designer.
            """,
            resources="""
            Design tool that is easy to use | It decides who can take part.
            Flexible production of single pieces | Each piece is different.
            """,
            activities="""
            Make each design quickly and well | Quality is checked by the designer.
            Show the best designs | Good examples attract the next designers.
            """,
            partners="""
            Manufacturers of single pieces | Own machines would tie up capital.
            Art schools and clubs of {whom} | They know people who like to design.
            """,
            costs="""
            Production and shipping of each piece | It occurs only after an order.
            Development of the design tool | It comes before the first order.
            """,
        ),
        cases=("lego",),
    ),
    BusinessPattern(
        key="crowdsourcing",
        name="Crowdsourcing",
        summary="Many people outside the business contribute ideas or solutions.",
        source=NAVIGATOR,
        cues="crowdsourcing, crowd submits, submit ideas, submit solutions, fans draw, vote, votes, contest, "
        "challenge with a prize, prize, open contest, anyone can suggest, suggest and rate, residents report, "
        "volunteers check, post a challenge, fans invent, winners, ideas and votes",
        themes="flavours recipes designs prints toys fans scientists research problems potholes streetlights map "
        "ideas inventions artists",
        names="crowdsourcing, crowd",
        roles=customer(
            "price- complexity- customisation= contribution+ expertise+ peer_contact+ size+ technology+ stakes- value- "
            "staff- frequency=",
            way(
                "co_creation",
                "Ideas and votes from {whom} decide what is made",
                "win: A first contest with a prize; keep: Results that everybody can see",
                "People come back when their contribution has an effect.",
            ),
            way(
                "communities",
                "A place where {whom} comment on each other’s contributions",
                "win: Sharing of entries with friends; keep: Recognition for regular contributors",
                "Contributors want to be read by others.",
            ),
            way(
                "self_service",
                "Simple form with photo with which {whom} contribute in a minute",
                "win: No account needed; keep: Message when something happens",
                "Each extra step costs contributions.",
            ),
        )
        | other_side(
            "Contributors who have ideas for {whom}",
            "scientist fan artist volunteer designer expert researcher resident inventor",
            "price- complexity= contribution+ expertise+ peer_contact+ size+ technology+ stakes- value- staff-",
            way(
                "co_creation",
                "Challenges to which {other} send solutions",
                "win: Prizes and recognition; keep: Feedback on each entry",
                "Experts like hard questions and fair rules.",
            ),
            way(
                "communities",
                "A network in which {other} find partners for a solution",
                "win: Invitations by members; keep: Profiles with past results",
                "Many solutions need several people.",
            ),
        ),
        blocks=blocks(
            value="""
            Ideas from many people instead of a few | The crowd knows what {whom} want.
            A say for everyone who takes part | Votes show demand before anything is made.
            other: Recognition and a reward for {other} | Ideas take time, and need a reason.
            """,
            channels="""
            Website with contests and results | Contributions and votes need one place.
            Social media of {whom} | Contributors share their own entries.
            """,
            revenue="""
            Sale of what the crowd has chosen | Demand is known before production.
            Fees of sponsors or partners for each contest | They get ideas that they could not find alone.
            """,
            resources="""
            Community that contributes regularly | Without it contests stay empty.
            Clear rules for rights and rewards | Contributors want to know what happens to their ideas.
            """,
            activities="""
            Run contests and give feedback | Silence is why contributors leave.
            Turn the winners into results | The crowd judges by what is made.
            """,
            partners="""
            Manufacturers or authorities that carry out the winners | The crowd has ideas, not machines.
            Clubs and media of {whom} | They spread each call.
            """,
            costs="""
            Prizes and shares for contributors | A fair reward keeps them.
            Moderation and selection | Most entries can’t be used as they are.
            """,
        ),
        cases=("lego",),
    ),
    BusinessPattern(
        key="mass_customization",
        name="Mass customization",
        summary="Each customer gets an individual product at almost the price of a standard one.",
        source=NAVIGATOR,
        cues="mass customization, configured online, configurator, made individually, made to measure, mix their "
        "own, blend individually, each bag individually, personal order, choose colours, individually made, "
        "customers mix, design their own trainers, made to order, foot scan, every shoe is produced, built to "
        "order",
        themes="shoes feet sizes muesli cereal breakfast raisins allergy trainers ingredients fit colours taste "
        "unique standard sizes individual",
        names="mass customization, made to measure",
        roles=customer(
            "price= complexity- customisation+ contribution+ size+ technology+ behaviour_data+ stakes- value- "
            "frequency=",
            way(
                "co_creation",
                "A configurator in which {whom} put together their own product",
                "win: Preview of the result; keep: Saved recipe for the next order",
                "Only customers know what suits them.",
            ),
            way(
                "automated",
                "Suggestions that fit what {whom} have chosen before",
                "win: Popular combinations; sell: Matching products",
                "Each order says what the customer likes.",
            ),
            way(
                "self_service",
                "Size guide and samples for {whom}",
                "win: Sample for a small price; keep: Free correction of the first order",
                "An individual product can’t be tried on in a shop.",
            ),
            way(
                "personal",
                "A person who helps {whom} with measuring and choosing",
                "win: Advice by phone or chat; keep: Quick correction if it doesn’t fit",
                "A product that doesn’t fit can’t be sold again.",
            ),
        ),
        blocks=blocks(
            value="""
            A product made for one person | Standard products don’t fit {whom}.
            Almost the price of a standard product | Modules and machines keep the cost low.
            """,
            channels="""
            Online configurator | Choosing is part of the experience.
            Parcel delivery to {whom} | Each piece goes directly to one person.
            """,
            revenue="""
            Sale of individual products to {whom} | They pay a little more for something that fits.
            Reorders of a saved configuration | The second order needs no advice.
            """,
            resources="""
            Flexible production for single pieces | It decides price and delivery time.
            Saved preferences of {whom} | They make the next order easy.
            """,
            activities="""
            Make single pieces without long waits | Each order starts after the purchase.
            Simplify the choice | Too many options deter buyers.
            """,
            partners="""
            Suppliers of modules and ingredients | Variety comes from their range.
            Carrier for single parcels | Each order is sent alone.
            """,
            costs="""
            Production in very small batches | It is more expensive than series production.
            Returns and corrections | An individual product can’t be sold again.
            """,
        ),
    ),
    BusinessPattern(
        key="open_source",
        name="Open source",
        summary="The design or the code is free for everyone; the business earns with services around it.",
        source=GENERATION,
        cues="open source, source code is open, apache licence, free licence, publish under, share all designs, "
        "anyone can build and improve, contributors, charge companies for support, sell support, openly, "
        "consulting and maintenance contracts, program built together, kits and workshops",
        themes="developers database programmers software code infrastructure hosting hackspaces makers tractors "
        "repair closed machines tools designs",
        names="open source",
        roles=customer(
            "price- complexity= customisation= contribution+ expertise+ peer_contact+ technology+ size+ stakes= value- "
            "staff- human_contact-",
            way(
                "communities",
                "A forum where {whom} answer each other’s questions",
                "win: Public answers to common problems; keep: Meetings of the community",
                "Experts trust other experts more than a company.",
            ),
            way(
                "co_creation",
                "Improvements that {whom} contribute themselves",
                "win: Simple first tasks; keep: Named contributors and a say in plans",
                "People who use it know best what is missing.",
            ),
            way(
                "self_service",
                "Complete documentation for {whom}",
                "win: First success within an hour; keep: A guide for each new version",
                "Experts want to find answers alone.",
            ),
            way(
                "personal",
                "Paid support for {whom} who depend on it",
                "sell: Contract with agreed response times; keep: Help with each upgrade",
                "Companies pay for certainty, not for the code.",
            ),
        ),
        blocks=blocks(
            value="""
            Open for everyone to use, check and improve | {Whom} don’t depend on a single supplier.
            Paid support for people who rely on it | Certainty is worth money, even if the work is free.
            """,
            channels="""
            Public repository and documentation | {Whom} look there before they talk to anybody.
            Meetings and conferences of {whom} | Trust among experts grows in person.
            """,
            revenue="""
            Support and maintenance contracts | Companies pay for help in time.
            Training, hosting or kits for {whom} | They save time with something that is ready to use.
            """,
            resources="""
            Community of contributors | It improves the work faster than staff could.
            Core team that decides and reviews | Somebody has to keep the quality.
            """,
            activities="""
            Review contributions and publish versions | Contributors stay if they get answers.
            Support paying customers | It finances the core team.
            """,
            partners="""
            Organisations that use and improve it | Their staff contribute as well.
            Foundation or hosting provider | It keeps the work neutral and available.
            """,
            costs="""
            Salaries of the core team | They come before the income from support.
            Infrastructure and community events | They keep contributors together.
            """,
        ),
    ),
)
