"""Patterns of equipment in use: razor and blade, lock-in, guaranteed availability, results."""

from relationships.catalog.patterns.pattern import NAVIGATOR, BusinessPattern, blocks, customer, way

PATTERNS = (
    BusinessPattern(
        key="razor_and_blade",
        name="Razor and blade",
        summary="The basic product is cheap, and the refills earn the money.",
        source=NAVIGATOR,
        cues="razor, blades, refills, capsules, cartridges, ink, at cost price, at cost, next to nothing, nearly "
        "given away, almost nothing, machine at cost, earn on, earn on the capsules, proprietary refills, "
        "handle at cost, new head, label rolls, consumables, only fit ours, keep needing, lend the machine, "
        "printers at cost, cheap printers, machine in the kitchen, replace the head",
        themes="coffee machine printer toothbrush shaving office kitchen appliance device labels filters",
        names="razor, blades, refills, cartridges",
        roles=customer(
            "frequency+ price- complexity- size+ stakes- customisation- behaviour_data+ technology= value= "
            "contribution-",
            way(
                "automated",
                "Refills that reach {whom} before they run out",
                "win: Basic product at cost; keep: Automatic reorder that can be paused; sell: Larger packs",
                "The use of refills is regular and easy to predict.",
            ),
            way(
                "self_service",
                "Online shop where {whom} reorder in a minute",
                "win: Starter pack; keep: Saved orders",
                "A reorder is simple and needs no advice.",
            ),
            way(
                "personal",
                "A person who installs the product and answers {whom} when it fails",
                "win: Installation and a trial week; keep: Quick replacement",
                "A product that doesn’t work sells no refills.",
            ),
        ),
        blocks=blocks(
            value="""
            Low price to get started | {Whom} need no large purchase.
            Refills in time, so that it always works | Running out is what annoys {whom}.
            """,
            channels="""
            Online reorders | Refills sell without a salesperson.
            Trial at the place where {whom} use it | Once it is there, it stays.
            """,
            revenue="""
            Sale of refills to {whom} | They earn the margin, again and again.
            Basic product at cost | It opens the door, and earns little.
            """,
            resources="""
            Products in use at {whom} | Each one needs refills for years.
            Refills that are better than copies | Copies take the margin away.
            """,
            activities="""
            Place the basic product with {whom} | Each placement leads to years of refills.
            Deliver refills quickly | A late refill loses the customer.
            """,
            partners="""
            Manufacturer of the basic product | Its cost decides how much is invested per customer.
            Carrier for small deliveries | Refills are sent often.
            """,
            costs="""
            Basic products given away at cost | They are paid back by refills over time.
            Production and delivery of refills | It grows with use.
            """,
        ),
        cases=("gillette",),
    ),
    BusinessPattern(
        key="lock_in",
        name="Lock-in",
        summary="Products work together so well that changing to another supplier is not worth it.",
        source=NAVIGATOR,
        cues="lock-in, hardly switch, switch, once your data, add-ins, ecosystem, work together, talk to each "
        "other, compatible, integrated system, book together, only works with",
        themes="farm software milking robot feeding herd data devices systems interfaces dairy farmers",
        names="lock-in, razor",
        roles=customer(
            "complexity+ price+ customisation= frequency+ value+ stakes= size- human_contact= technology= expertise=",
            way(
                "personal",
                "Specialists who set up the system for {whom} and answer questions",
                "win: Demonstration on site; keep: Help line with people who know the system",
                "Systems that run a business need people behind them.",
            ),
            way(
                "dedicated",
                "A contact person who knows the installation of {whom}",
                "win: Planning on site; sell: Extensions that fit; keep: Regular visit",
                "The longer somebody knows an installation, the better the help.",
            ),
            way(
                "automated",
                "Reports and warnings for {whom} from their own data",
                "keep: Warning before something fails; sell: Suggestion of modules",
                "Data that is already there becomes useful.",
            ),
        ),
        blocks=blocks(
            value="""
            Everything works together in one system | {Whom} don’t have to enter anything twice.
            Their data stays available and can be exported | People trust a system that they could leave.
            """,
            channels="""
            Specialist dealers close to {whom} | Systems need advice and installation.
            Fairs and demonstrations at customers | They believe colleagues more than brochures.
            """,
            revenue="""
            Sale or licence of the first module to {whom} | It is the entry.
            Fees for further modules and updates | They follow over the years.
            """,
            resources="""
            Interfaces between all modules | They are what competitors lack.
            Data of {whom} in one place | It makes each further module more useful.
            """,
            activities="""
            Develop modules that fit each other | Each one makes the whole more useful.
            Earn trust, so that staying is a choice | Customers who feel trapped turn against a supplier.
            """,
            partners="""
            Manufacturers whose equipment connects | {Whom} have equipment of several makes.
            Dealers and installers | They are near when something fails.
            """,
            costs="""
            Development and care of interfaces | Each new device has to be connected.
            Support and training | Complex systems raise questions.
            """,
        ),
    ),
    BusinessPattern(
        key="guaranteed_availability",
        name="Guaranteed availability",
        summary="The business promises that something always works, for a fixed fee.",
        source=NAVIGATOR,
        cues="guarantee, guaranteed availability, uptime, always running, runs 24 hours, replacement on site, "
        "downtime, zero downtime, substitute is there at once, promise they are always running, monitor "
        "remotely, within hours, spare machine, maintenance with guaranteed",
        themes="forklift lift elevator cooling chillers machine stops broken strands residents warehouse data centre "
        "server halls property managers maintenance fail",
        names="guaranteed availability, uptime",
        roles=customer(
            "stakes+ complexity+ price+ value+ size- frequency= customisation= human_contact+ technology= staff+ "
            "peer_contact-",
            way(
                "dedicated",
                "A named technician who knows every machine of {whom}",
                "win: Free inspection; keep: Regular report and visit",
                "Availability depends on people who know the equipment.",
            ),
            way(
                "personal",
                "Emergency line on which a person answers {whom} at any hour",
                "win: Agreed response times; keep: A call after each incident",
                "When everything stands still, nobody wants a form.",
            ),
            way(
                "automated",
                "Remote monitoring that warns {whom} before something fails",
                "keep: Monthly availability report; sell: Suggestion of replacements",
                "Sensors see a fault before people do.",
            ),
        ),
        blocks=blocks(
            value="""
            It always works, or a replacement comes at once | A standstill costs {whom} more than the fee.
            One fixed fee instead of surprising repair bills | {Whom} can plan their cost.
            """,
            channels="""
            Own salespeople who visit {whom} | A guarantee is sold in person.
            Service technicians on site | They see what is needed next.
            """,
            revenue="""
            Fixed fee of {whom} for availability | They pay for working equipment, not for repairs.
            Bonus or penalty by agreed availability | It makes the promise credible.
            """,
            resources="""
            Technicians near {whom} | Response time is the promise.
            Spare equipment and remote monitoring | They turn a standstill into a short break.
            """,
            activities="""
            Maintain before something fails | Each prevented fault saves money.
            Replace at once when something stops | It is the moment in which the promise counts.
            """,
            partners="""
            Manufacturers that supply spare parts in time | Without parts there is no guarantee.
            Local service firms | They shorten the way to {whom}.
            """,
            costs="""
            Technicians on call | They are paid even if nothing fails.
            Spare equipment and parts | They tie up capital.
            """,
        ),
    ),
    BusinessPattern(
        key="performance_based_contracting",
        name="Performance-based contracting",
        summary="Customers pay for a measured result, not for the work or the product.",
        source=NAVIGATOR,
        cues="paid out of the savings, only get paid when, only paid if, paid only if, depends on the outcome, no "
        "invoice, measurable, savings that are measured, pay for results, result, success fee, paid from the "
        "savings, performance-based, qualified lead arrives, really falls, share of the savings, no "
        "measurable drop",
        themes="energy savings hospitals town halls refurbishing scrap rate rejects manufacturing leads agency "
        "efficiency cost reduction budget production managers",
        names="performance-based, success fee",
        roles=customer(
            "stakes+ complexity+ price+ customisation+ value+ size- frequency- human_contact+ staff+ peer_contact- "
            "contribution-",
            way(
                "dedicated",
                "A project leader who is responsible to {whom} for the result",
                "win: Analysis without obligation; keep: Regular review of the measured result",
                "A shared result needs one person on each side.",
            ),
            way(
                "personal",
                "Specialists who work side by side with {whom}",
                "win: First improvements at own risk; keep: Training for their teams",
                "Results come from daily work, not from reports.",
            ),
        ),
        blocks=blocks(
            value="""
            No result, no bill | The risk moves away from {whom}.
            Improvement without an investment of their own | {Whom} lack the budget or the time.
            """,
            channels="""
            Direct talks with {whom} | Such a contract is negotiated in person.
            References with measured results | Proof convinces more than a promise.
            """,
            revenue="""
            Share of the measured result, paid by {whom} | Both sides earn only if it works.
            """,
            resources="""
            Specialists who reach the result | Their skill is what is sold.
            Capital to pay in advance | The work comes before the income.
            """,
            activities="""
            Measure the state before and after | Without a baseline there is no agreed result.
            Plan and carry out improvements | Speed decides when income starts.
            """,
            partners="""
            Bank or investor that finances projects | Payment comes late.
            Independent institute that confirms results | {Whom} want a neutral measurement.
            """,
            costs="""
            Work and investment before the first payment | They are lost if the result fails.
            Measurement and contracts | Each agreement is individual.
            """,
        ),
    ),
)
