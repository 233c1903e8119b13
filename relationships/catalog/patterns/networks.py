"""Patterns that use a network or own capacity: orchestrator, make more of it, revenue sharing."""

from relationships.catalog.patterns.pattern import NAVIGATOR, BusinessPattern, blocks, customer, other_side, way

PATTERNS = (
    BusinessPattern(
        key="orchestrator",
        name="Orchestrator",
        summary="The business coordinates a network of specialists instead of producing itself.",
        source=NAVIGATOR,
        cues="coordinate a network, own no factory, network of suppliers, manage the entire chain, each doing what "
        "they do best, orchestrate, orchestrator, supply chain, coordinate",
        themes="fashion brands retailers sketch weeks production suppliers speed",
        names="orchestrator",
        roles=customer(
            "complexity+ stakes+ price+ value+ size- frequency= customisation+ human_contact+ staff+ peer_contact-",
            way(
                "dedicated",
                "A team that looks after {whom} along the whole chain",
                "win: One product as a test; keep: Joint plan for each season",
                "They hand over what they depend on.",
            ),
            way(
                "personal",
                "Specialists who answer {whom} about orders and deadlines",
                "win: Offer within days; keep: Warning as soon as something is late",
                "In a long chain questions come up every day.",
            ),
            way(
                "automated",
                "Status of each order for {whom} at any time",
                "keep: Warning of delays; sell: Free capacity in the network",
                "Everybody in the chain works with the same data.",
            ),
        ),
        blocks=blocks(
            value="""
            One partner for the entire chain | {Whom} don’t have to manage many suppliers.
            Faster results through the best specialist for each step | No single factory can do everything.
            """,
            channels="""
            Direct sales to {whom} | Few customers, large projects.
            Offices close to {whom} and to suppliers | Coordination needs people on both sides.
            """,
            revenue="""
            Margin on each order of {whom} | It is paid for coordination and reliability.
            """,
            resources="""
            Network of checked suppliers | It is what {whom} lack.
            Knowledge of who can do what, and when | It makes the chain fast.
            """,
            activities="""
            Choose and combine suppliers for each order | It is the core of the business.
            Control quality and deadlines | {Whom} hold one partner responsible.
            """,
            partners="""
            Specialised suppliers | Each does what it does best.
            Carriers | Goods cross several countries.
            """,
            costs="""
            Salaries of planners and buyers | No factory, but many people.
            Quality control and travel | Trust has to be checked on site.
            """,
        ),
    ),
    BusinessPattern(
        key="make_more_of_it",
        name="Make more of it",
        summary="Know-how and capacity that exist for the own products are also sold to others.",
        source=NAVIGATOR,
        cues="know-how other companies lack, also offer our, offer our test track, outside firms, our engineers, "
        "spare capacity, our department, engineering department, own know-how, also offer",
        themes="engineering sports cars test track development machinery vehicle manufacturers laboratory",
        names="make more of it",
        roles=customer(
            "complexity+ stakes+ price+ value+ size- frequency- customisation+ human_contact+ staff+ expertise+ "
            "peer_contact-",
            way(
                "dedicated",
                "A project leader who works with the same people at {whom}",
                "win: Tour of the own facilities; keep: Review after each project; sell: Follow-up projects",
                "Development projects are confidential and long.",
            ),
            way(
                "personal",
                "Engineers who answer questions of {whom}",
                "win: First assessment; keep: Help after the project",
                "Experts want to talk to experts.",
            ),
        ),
        blocks=blocks(
            value="""
            Know-how and equipment that {whom} don’t have | Building them up would take years.
            Experience from own products | What is offered has been proved in practice.
            """,
            channels="""
            Direct contacts among engineers | Trust grows between experts.
            Own products as a reference | They show what is possible.
            """,
            revenue="""
            Project fees of {whom} | They use capacity that already exists.
            """,
            resources="""
            Experts and test facilities | They exist for the own products.
            Reputation of the own products | It opens doors.
            """,
            activities="""
            Carry out projects for {whom} | Own projects must not suffer.
            Keep secrets of different clients apart | {Whom} may be competitors.
            """,
            partners="""
            Universities and specialist suppliers | They add what is missing in a project.
            Own product departments | They share people and equipment.
            """,
            costs="""
            Salaries of experts | They are paid in quiet times too.
            Test equipment | It is used better with outside projects.
            """,
        ),
    ),
    BusinessPattern(
        key="revenue_sharing",
        name="Revenue sharing",
        summary="Partners who contribute to the success get a share of the income.",
        source=NAVIGATOR,
        cues="revenue sharing, share the revenue, share of the income, share of revenue, pay the artist a share, "
        "partners get a share, split the income, profit share",
        themes="authors artists musicians partners creators publishers",
        names="revenue sharing",
        roles=customer(
            "complexity= price- customisation= contribution+ peer_contact+ expertise+ frequency+ size+ technology+ "
            "stakes= value=",
            way(
                "co_creation",
                "Work that {whom} contribute and earn with",
                "win: Clear share from the first sale; keep: Monthly statement",
                "A share makes partners of suppliers.",
            ),
            way(
                "communities",
                "A group in which {whom} learn from each other",
                "win: Success stories; keep: Tips from the most successful",
                "They work on the same questions.",
            ),
            way(
                "self_service",
                "An account where {whom} see their sales and their share",
                "win: Open rules; keep: Up-to-date figures",
                "Transparency builds trust.",
            ),
        ),
        blocks=blocks(
            value="""
            A fair share of every sale | {Whom} earn as long as their work sells.
            Reach that {whom} don’t have alone | Together more people see each work.
            """,
            channels="""
            Common platform | Buyers find all works in one place.
            Networks of {whom} | They bring their own audience.
            """,
            revenue="""
            Share of each sale | Both sides earn at the same time.
            """,
            resources="""
            Works and audience of {whom} | They are what is sold.
            Clear and fair contracts | Shares must not be disputed.
            """,
            activities="""
            Sell and account correctly | Late statements cost trust.
            Win further partners | A larger choice sells better.
            """,
            partners="""
            Creators among {whom} | They bring the works.
            Payment provider | Many small shares have to be paid out.
            """,
            costs="""
            Shares of the partners | They grow with sales.
            Platform and accounting | They have to be exact.
            """,
        ),
    ),
    BusinessPattern(
        key="leverage_customer_data",
        name="Leverage customer data",
        summary="Data about use becomes advice, a better price or a product of its own.",
        source=NAVIGATOR,
        cues="data helps, analyse their data, till data, data analysed, share how they drive, analyse purchases, "
        "customer data, calculate risk, recommend what to order, sensor data, usage data, data to advise, "
        "insights",
        themes="insurers drivers discount fashion boutiques purchases order forecast sell prediction statistics "
        "values energy bills power goes",
        names="data",
        roles=customer(
            "frequency+ price= complexity= stakes= size= customisation+ behaviour_data+ technology+ value= "
            "human_contact= contribution= staff=",
            way(
                "automated",
                "Regular recommendations to {whom} from their own data",
                "win: Free first analysis; keep: Results that they can check; sell: Further reports",
                "The value is in the pattern, which a machine finds.",
            ),
            way(
                "personal",
                "A person who explains the results to {whom}",
                "win: Talk about the first analysis; keep: Answers to questions",
                "A number helps only if somebody understands it.",
            ),
            way(
                "self_service",
                "A page on which {whom} see their data and decide who may use it",
                "win: Clear choices at the start; keep: Opt-out at any time",
                "People share data only if they stay in control.",
            ),
        )
        | other_side(
            "Companies that use insights about {whom}",
            "insurer company manufacturer brand retailer bank",
            "frequency= price+ complexity+ stakes= size- customisation+ behaviour_data+ technology+ value+ staff+ "
            "human_contact= expertise+",
            way(
                "automated",
                "Data and reports that {other} get regularly",
                "win: Test with sample data; keep: Reliable deliveries",
                "They build the data into their own systems.",
            ),
            way(
                "personal",
                "Specialists who explain the data to {other}",
                "win: Joint pilot; keep: Regular talk about the results; sell: Further analyses",
                "Insight needs interpretation.",
            ),
        ),
        blocks=blocks(
            value="""
            Better decisions from data that already exists | {Whom} have no time to analyse it.
            Control over their own data | Sharing has to be a choice.
            other: Reliable insights about {whom} | {Other} can’t collect them alone.
            """,
            channels="""
            App or connection to systems that {whom} use | Data has to flow without effort.
            Associations and partners of {whom} | Trust is needed before data is shared.
            """,
            revenue="""
            Fee for analyses and recommendations | {Whom} pay for better decisions.
            """,
            resources="""
            Data with consent | It is the raw material.
            People and models that analyse it | They turn data into advice.
            """,
            activities="""
            Collect, protect and analyse data | A leak would end the business.
            Explain results so that {whom} can act | Nobody pays for a table.
            """,
            partners="""
            Makers of the systems in which the data is | Access depends on them.
            Data protection experts | Mistakes are expensive.
            """,
            costs="""
            Analysts and developers | The largest cost.
            Storage and security | They grow with the data.
            """,
        ),
    ),
)
