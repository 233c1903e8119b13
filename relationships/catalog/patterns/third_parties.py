"""Patterns in which others pay or finance: crowdfunding, advertising, affiliation."""

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
        key="crowdfunding",
        name="Crowdfunding",
        summary="Many people finance a project in small amounts before it exists.",
        source=NAVIGATOR,
        cues="crowdfunding, pre-finance, fans finance, small amounts, backers, pledge, finance films, get a "
        "credit, fund a project, funded by many, supporters finance",
        themes="film makers documentary fans music album project money investors game author book grants television",
        names="crowdfunding",
        roles=customer(
            "price- frequency- complexity= customisation= peer_contact+ contribution+ size= stakes= technology+ value=",
            way(
                "communities",
                "A project page where {whom} and their supporters talk to each other",
                "win: Examples of funded projects; keep: Updates until the project is finished",
                "Supporters pay for a project that they can follow.",
            ),
            way(
                "self_service",
                "Step-by-step guide with which {whom} start a campaign",
                "win: Start without a fee; keep: Tools for rewards and updates",
                "Each campaign is run by the people behind it.",
            ),
            way(
                "co_creation",
                "Votes and ideas with which supporters shape the project",
                "win: Early votes on rewards; keep: Credit for good ideas",
                "People support what they can influence.",
            ),
        )
        | other_side(
            "Supporters who want to see the projects of {whom} happen",
            "fan supporter backer investor lover",
            "price- frequency= complexity- peer_contact+ contribution+ size+ technology+ behaviour_data= stakes- "
            "value-",
            way(
                "communities",
                "Updates and discussions for {other} in each project",
                "win: Sharing with friends; keep: Thanks from the people behind it",
                "Belonging is part of the reward.",
            ),
            way(
                "automated",
                "Suggestions of new projects to {other}",
                "win: Projects that friends support; sell: News of similar projects",
                "A supporter of one project likes others.",
            ),
        ),
        blocks=blocks(
            value="""
            Money before the work begins | {Whom} need no bank and no station.
            other: A part in the project for {other} | A credit or a visit is worth more than interest.
            """,
            channels="""
            Campaign pages with video | A project has to be seen to be supported.
            Networks and events of {other} | Supporters bring further supporters.
            """,
            revenue="""
            Share of each successful campaign | It is paid only if the goal is reached.
            """,
            resources="""
            Community of {other} | They are what {whom} come for.
            Trust that the money is used as promised | One scandal stops many campaigns.
            """,
            activities="""
            Choose and coach projects | Good projects attract the next supporters.
            Hold and pay out the money safely | Supporters get it back if a goal is missed.
            """,
            partners="""
            Payment provider that holds the amounts | It must be independent.
            Festivals and associations close to {whom} | They know promising projects early.
            """,
            costs="""
            Platform and payments | They grow with each campaign.
            Support and checks of projects | Each project is different.
            """,
        ),
    ),
    BusinessPattern(
        key="advertising",
        name="Advertising",
        summary="Users get the offer for free, and advertisers pay to reach them. Also called hidden revenue.",
        source=GENERATION,
        cues="advertising, advertisers, ads, adverts, short ad, financed by adverts, paid for by local "
        "advertisers, banners, sponsored, free for readers, free news, free wifi, sponsors, nobody pays to "
        "read, reach them",
        themes="news newspaper local council readers articles wifi tourists passengers county town media magazine "
        "residents podcast weather",
        names="ads, adverts, advertising, advertisers, sponsors",
        roles=customer(
            "size+ price- frequency+ complexity- stakes- customisation- behaviour_data= technology+ value- staff-",
            way(
                "self_service",
                "Free access for {whom} without an account",
                "win: Free of charge from the first visit; keep: New content each day",
                "A large audience that pays nothing has to serve itself.",
            ),
            way(
                "automated",
                "News and alerts that follow the interests of {whom}",
                "win: Newsletter; keep: Topics that readers choose",
                "Regular visits are what advertisers pay for.",
            ),
            way(
                "communities",
                "Comments and tips from {whom}",
                "win: Tips from readers; keep: Answers to comments",
                "Local knowledge comes from the people who live there.",
            ),
        )
        | other_side(
            "Advertisers who want to reach {whom}",
            "advertiser business company shop brand sponsor",
            "size= price= frequency+ complexity= customisation= human_contact+ value= staff= stakes-",
            way(
                "personal",
                "A person who plans campaigns with {other}",
                "win: Visit with an example of an advertisement; keep: Report after each campaign",
                "Small advertisers need advice on what works.",
            ),
            way(
                "self_service",
                "Booking of advertisements that {other} do themselves",
                "win: Reduced first booking; sell: Offer of a series",
                "Repeat bookings need no advice.",
            ),
        ),
        blocks=blocks(
            value="""
            Free of charge for {whom} | Advertisers pay, so the audience can grow.
            other: Attention of {whom}, for {other} | Advertisers can hardly reach them elsewhere.
            """,
            channels="""
            Website and newsletter | {Whom} come back when something new appears.
            Social media and word of mouth | Free content is shared.
            """,
            revenue="""
            other: Fees of {other} for advertising space | They pay for attention, not for content.
            """,
            resources="""
            Audience of {whom} | Its size and loyalty decide the price of an advertisement.
            Editors or content that the audience trusts | Without them nobody returns.
            """,
            activities="""
            Offer something that {whom} use every day | Attention is the product that is sold.
            Sell and place advertising | It finances everything else.
            """,
            partners="""
            Local authorities and associations that supply information | Much of the content starts there.
            Agencies that bring advertisers | They plan for many brands at once.
            """,
            costs="""
            Content and editors | The largest cost, and the reason to visit.
            Technology and sale of advertising | It grows with the audience.
            """,
        ),
    ),
    BusinessPattern(
        key="affiliation",
        name="Affiliation",
        summary="The business recommends offers of others and gets a commission when somebody buys.",
        source=NAVIGATOR,
        cues="affiliate, affiliation, commission when readers buy, buy through our links, earn a commission, gear "
        "reviews, comparison site, recommend products, referral commission, our links",
        themes="hiking trip research routes blog travel reviews tested readers planning compare gear guides",
        names="affiliate, commission",
        roles=customer(
            "size+ price- frequency= complexity- stakes- customisation- expertise= contribution+ peer_contact+ value-",
            way(
                "communities",
                "Comments and own experiences from {whom} under each review",
                "win: Answers to common questions; keep: A place for their photos and tips",
                "People who know the subject like to share it.",
            ),
            way(
                "self_service",
                "Guides and comparisons that {whom} find through a search",
                "win: Helpful free content; keep: Updated each season",
                "A free offer can’t pay for staff.",
            ),
            way(
                "co_creation",
                "Test reports that {whom} contribute",
                "win: Call for testers; keep: Named authors",
                "More tests than one team could write.",
            ),
        ),
        blocks=blocks(
            value="""
            Tested and honest recommendations | {Whom} save hours of research.
            Everything in one place, free of charge | Readers pay nothing, shops pay for the sale.
            """,
            channels="""
            Search engines and social media | {Whom} begin their research there.
            Newsletter with new tests | It brings readers back.
            """,
            revenue="""
            Commission of shops when {whom} buy through a link | Shops pay only for a sale.
            """,
            resources="""
            Trust of {whom} in the recommendations | It is lost if commissions decide the result.
            Archive of tests and guides | Old content keeps earning.
            """,
            activities="""
            Test, compare and write | Own experience is what readers can’t find elsewhere.
            Keep articles and links up to date | Outdated advice costs readers.
            """,
            partners="""
            Shops and networks that pay commissions | They are the source of income.
            Authors who know what {whom} ask | Their experience makes the content.
            """,
            costs="""
            Authors, tests and photos | The largest cost.
            Website and search engine work | Readers come through it.
            """,
        ),
    ),
)
