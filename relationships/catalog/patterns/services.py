"""Patterns of services: solution provider, professional services, renting, shared ownership."""

from relationships.catalog.patterns.pattern import NAVIGATOR, BusinessPattern, blocks, customer, way

PROFESSION = "Maister, Managing the Professional Service Firm (1993)"

PATTERNS = (
    BusinessPattern(
        key="solution_provider",
        name="Solution provider",
        summary="One partner takes care of everything in a field.",
        source=NAVIGATOR,
        cues="from one source, single source, one partner, takes care of everything, do everything, plan supply "
        "install, plan deliver install, turnkey, one contact person, everything from, complete systems, "
        "coordinate several suppliers, coordinate six suppliers, all from one hand, full service, juggle "
        "suppliers",
        themes="kitchen restaurant owners network backups security computers dentists dental practices packaging "
        "machines solar panels maintenance servicing spare parts advice organise coordinate install",
        names="solution provider, full service",
        roles=customer(
            "complexity+ price+ customisation+ stakes= value+ size- frequency= human_contact+ staff+ peer_contact- "
            "contribution-",
            way(
                "dedicated",
                "One contact person who coordinates everything for {whom}",
                "win: Visit and plan on site; keep: Regular talk about what comes next; sell: Further services",
                "They want one person instead of many suppliers.",
            ),
            way(
                "personal",
                "Specialists whom {whom} reach by phone",
                "win: First answers free of charge; keep: Help on the same day",
                "Questions come up in daily work.",
            ),
        ),
        blocks=blocks(
            value="""
            Everything from one source | {Whom} don’t have to coordinate suppliers.
            One partner who is responsible for the whole | Nobody can blame somebody else.
            """,
            channels="""
            Visits to {whom} | A solution starts with seeing what is there.
            Recommendations in the industry | {Whom} ask colleagues first.
            """,
            revenue="""
            Price for planning and delivery of the whole | {Whom} pay for one result.
            Maintenance and supply contract | It continues after the project.
            """,
            resources="""
            Experienced project managers | They hold everything together.
            Knowledge of the work of {whom} | A solution has to fit their day.
            """,
            activities="""
            Plan, deliver and install as one project | It is the reason why {whom} choose one partner.
            Look after it in operation | Long contracts grow out of good care.
            """,
            partners="""
            Suppliers of equipment and material | They stay in the background.
            Specialist firms for installation | They are needed only at times.
            """,
            costs="""
            Salaries of project managers and specialists | The largest cost.
            Equipment and services bought from others | They are passed on in the price.
            """,
        ),
    ),
    BusinessPattern(
        key="professional_services",
        name="Professional services",
        summary="Experts advise and work for clients, paid by time, session or project.",
        source=PROFESSION,
        cues="consultants, advise, advice, lawyers, coaching, coach, one to one, billed per session, project "
        "basis, design and supervise, experts, audit, architect, legal advice, consulting, by the hour, visit "
        "at home and patiently help, therapist, expertise, mentoring, training, write the documents",
        themes="law privacy confusing mergers career confidence farmhouse conversion mothers women returning work "
        "tax directors boards gran older people computers explain stress health decision mistake costly phone "
        "patiently translation translations wrong confidential relocate",
        names="consulting, advice",
        roles=customer(
            "complexity+ stakes+ price= customisation+ value+ size- frequency- human_contact+ staff+ expertise- "
            "peer_contact= contribution-",
            way(
                "personal",
                "Talks in which an expert listens to {whom} and advises them",
                "win: First talk free of charge; keep: A call some time after the advice",
                "They look for a person whom they can trust.",
            ),
            way(
                "dedicated",
                "The same adviser for {whom} from the first talk to the end",
                "win: Personal recommendation; keep: Regular talk about what has changed",
                "Advice gets better with each meeting.",
            ),
            way(
                "communities",
                "Small groups in which {whom} meet others in the same situation",
                "win: Open evening; keep: Meetings after the advice",
                "Others in the same situation encourage them.",
            ),
        ),
        blocks=blocks(
            value="""
            Advice from somebody who has done it before | {Whom} meet this question rarely.
            A solution that fits their own situation | General advice doesn’t help {whom}.
            """,
            channels="""
            Recommendations by former clients | Trust comes before the first talk.
            Talks and articles for {whom} | Experts are found through what they explain.
            """,
            revenue="""
            Fee of {whom} per session or project | They pay for time and experience.
            """,
            resources="""
            Experienced people | Their knowledge is the product.
            Reputation among {whom} | It brings the next client.
            """,
            activities="""
            Listen, advise and follow up | Quality shows in the talk.
            Keep knowledge up to date | Outdated advice is worse than none.
            """,
            partners="""
            Experts of neighbouring fields | Some questions go beyond the own field.
            Places that {whom} turn to first | They send people who need help.
            """,
            costs="""
            Salaries of experts | By far the largest cost.
            Further training and insurance | They protect quality and reputation.
            """,
        ),
    ),
    BusinessPattern(
        key="rent_instead_of_buy",
        name="Rent instead of buy",
        summary="Customers rent for a time what they would otherwise have to buy.",
        source=NAVIGATOR,
        cues="rent, rental, rent instead of buying, borrow, send them back, bring it back, instead of purchasing, "
        "hire, leasing, lease, for the weekend, rather than buying, why own, gets worn twice, unlock one with "
        "your phone, return it, for a fee",
        themes="tuxedo clothes babies outgrow toddlers tent camping gear campers weddings proms once drill car "
        "storage equipment bike furniture occasional expensive to buy",
        names="rent, rental, hire, leasing",
        roles=customer(
            "price= complexity- frequency= size+ stakes- customisation= value- behaviour_data= technology= "
            "human_contact=",
            way(
                "self_service",
                "Booking and return that {whom} handle themselves",
                "win: Free dates visible at once; keep: Simple extension",
                "A short rental has to be easier than a purchase.",
            ),
            way(
                "automated",
                "Reminders and suggestions for {whom} when something new is needed",
                "keep: Message before the return date; sell: What fits the next occasion",
                "Dates and sizes are known from the first rental.",
            ),
            way(
                "personal",
                "A person who helps {whom} to choose and check what they rent",
                "win: Advice and fitting; keep: Quick exchange if it doesn’t fit",
                "On an important day everything has to fit.",
            ),
        ),
        blocks=blocks(
            value="""
            Use without buying and storing | {Whom} need it only for a time.
            Good quality for a small price | Many share the cost of one good piece.
            """,
            channels="""
            Online booking with free dates | {Whom} plan by date.
            Pick-up point or delivery near {whom} | Getting and returning has to be easy.
            """,
            revenue="""
            Rental fee from {whom} per period | Each piece earns several times.
            Sale of used pieces | It brings money at the end.
            """,
            resources="""
            Stock of durable pieces | It is bought before the first rental.
            System for dates, deposits and returns | Each piece has to be where it is booked.
            """,
            activities="""
            Clean, check and repair after each return | The next customer expects it as new.
            Plan stock for busy times | Demand comes in seasons.
            """,
            partners="""
            Manufacturers with durable products | Quality decides how often a piece can be rented.
            Cleaning, repair and delivery firms | Own capacity would often be idle.
            """,
            costs="""
            Purchase and wear of the stock | The largest cost.
            Cleaning, repair and transport | They occur with each rental.
            """,
        ),
    ),
    BusinessPattern(
        key="fractional_ownership",
        name="Fractional ownership",
        summary="Several owners share something expensive that each uses only for a part of the year.",
        source=NAVIGATOR,
        cues="owners share, buy a share, each buy a share, buy one eighth, co-owner, split into tenths, stake, "
        "several owners, shared ownership, owners each, each buys a part, fractional, fixed number of flying "
        "days, use it six weeks",
        themes="yacht plane aircraft holiday house villa sailing crew mooring empty most of the year wealthy "
        "families executives couples vineyard",
        names="fractional ownership, co-owner",
        roles=customer(
            "price+ complexity+ stakes= value+ size- frequency- customisation= human_contact+ brand+ staff+ "
            "peer_contact= contribution-",
            way(
                "dedicated",
                "One manager who looks after everything for {whom}",
                "win: Personal visit and trial stay; keep: Everything prepared at each arrival",
                "Owners of something expensive expect one person to rely on.",
            ),
            way(
                "personal",
                "A team that {whom} reach when they plan their time",
                "win: Open talk about cost and calendar; keep: Fair solution for wishes that collide",
                "Dates are where co-owners disagree.",
            ),
        ),
        blocks=blocks(
            value="""
            Ownership for a part of the price | {Whom} use it only for a part of the year.
            Everything is looked after | Owners come and find it ready.
            """,
            channels="""
            Personal introductions to {whom} | Such a purchase needs trust.
            Visits and trial stays | People buy what they have experienced.
            """,
            revenue="""
            Sale of shares to {whom} | The purchase is financed before it is used.
            Yearly management fee | Care and calendar continue for years.
            """,
            resources="""
            The shared property and its condition | It is what all owners look at.
            Fair calendar and contract | They prevent quarrels.
            """,
            activities="""
            Find owners who suit each other | One difficult owner spoils it for all.
            Maintain and prepare for each stay | Quality is judged at each arrival.
            """,
            partners="""
            Lawyers and insurers | Shared ownership has to be clear.
            Local staff and workshops | They are there when owners are not.
            """,
            costs="""
            Care, crew or housekeeping | They occur all year.
            Sale of shares | Each owner is won in person.
            """,
        ),
    ),
)
