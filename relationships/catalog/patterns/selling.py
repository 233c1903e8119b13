"""Patterns of selling in person or to few: direct selling, cross-selling, luxury."""

from relationships.catalog.patterns.pattern import NAVIGATOR, BusinessPattern, blocks, customer, way

PATTERNS = (
    BusinessPattern(
        key="direct_selling",
        name="Direct selling",
        summary="Products go straight from the maker to customers, without retailers in between.",
        source=NAVIGATOR,
        cues="direct selling, no middlemen, sell straight, straight from our farm, no retailers in between, sell "
        "at home, to friends and neighbors, independent advisers, demonstrate and sell, demonstrated and sold "
        "at home, without retailers, village women, at the gate, farm gate, directly to customers, direct "
        "from the producer",
        themes="farm tomatoes growers supermarkets squeeze food comes from families cosmetics skin care parties "
        "sachets local vegetables milk honey",
        names="direct selling",
        roles=customer(
            "size= price- complexity= stakes= frequency+ customisation= human_contact+ peer_contact= staff+ value= "
            "industry_custom+ contribution-",
            way(
                "personal",
                "People who know the product advise {whom} and sell to them",
                "win: Taste or try before buying; keep: A word with the same person each time",
                "Without retailers in between, the maker talks to customers.",
            ),
            way(
                "communities",
                "Visits and meetings for {whom}",
                "win: Bring a friend; keep: Open day; sell: First choice of new products",
                "People like to see where it comes from and who else buys.",
            ),
            way(
                "self_service",
                "Orders that {whom} place online or by message",
                "win: Simple first order; keep: Standing order",
                "Regular orders need no conversation.",
            ),
        ),
        blocks=blocks(
            value="""
            Straight from the maker, fresher or cheaper | Nobody in between takes a margin.
            Advice from people who know the product | Retailers have no time for {whom}.
            """,
            channels="""
            Own sales at home, at the gate or by van | It is how {whom} meet the maker.
            Recommendations among friends and neighbours | Personal contact spreads in person.
            """,
            revenue="""
            Sale to {whom} without a retailer’s margin | More of the price stays with the maker.
            """,
            resources="""
            People who like to advise and sell | They replace shops.
            Product with a story of its own | It has to be worth the direct way.
            """,
            activities="""
            Advise and deliver in person | It is what retailers don’t offer.
            Win and train sellers or helpers | Reach grows with people.
            """,
            partners="""
            Local sellers and collection points | They shorten the way to {whom}.
            Other makers who complete the range | Customers like to get more at once.
            """,
            costs="""
            Commission or wages of sellers | It replaces the retailer’s margin.
            Own delivery and storage | Retailers would carry it otherwise.
            """,
        ),
    ),
    BusinessPattern(
        key="cross_selling",
        name="Cross-selling",
        summary="Customers who come for one thing are offered others as well.",
        source=NAVIGATOR,
        cues="cross-selling, pick up groceries, as well, also buy, at our filling stations, margins are tiny, "
        "additional products, second product, while they wait",
        themes="petrol fuel filling station car wash motorists drivers coffee commuters passing",
        names="cross-selling",
        roles=customer(
            "frequency+ price- complexity- stakes- size+ customisation- human_contact= staff= value= behaviour_data=",
            way(
                "personal",
                "Friendly staff who offer {whom} something with what they came for",
                "win: Offer at the till; sell: Something hot or fresh; keep: Friendly greeting",
                "A short word at the till sells more than a poster.",
            ),
            way(
                "self_service",
                "Shelves and machines at which {whom} help themselves",
                "win: Clear prices; sell: Combined offers",
                "People in a hurry don’t want to wait.",
            ),
        ),
        blocks=blocks(
            value="""
            Several errands in one stop | {Whom} are there anyway and save time.
            Quick and friendly service | {Whom} are on their way.
            """,
            channels="""
            Existing places where {whom} stop | No one has to be brought there.
            Signs and offers on the spot | The decision is made there.
            """,
            revenue="""
            Sale of further products to {whom} | The margin is higher than on the first product.
            """,
            resources="""
            Places with many visitors | Each visit is a chance.
            Range that suits people in a hurry | Only what is needed at once sells.
            """,
            activities="""
            Choose and place products | Visibility decides what is bought.
            Train staff to offer without pressure | Pressure drives {whom} away.
            """,
            partners="""
            Suppliers of food and services | They know what sells in small shops.
            Brands that run a corner of their own | They bring their own customers.
            """,
            costs="""
            Goods and spoilage | Fresh products don’t keep.
            Additional staff and space | They have to pay for themselves.
            """,
        ),
    ),
    BusinessPattern(
        key="ultimate_luxury",
        name="Ultimate luxury",
        summary="Few wealthy customers pay very high prices for something exceptional.",
        source=NAVIGATOR,
        cues="luxury, very rich, ultra-wealthy, handmade, own everything, exclusive, a year handmade, personal "
        "watchmaker, one of a kind, for life, those who own everything, bespoke, private jet, most exclusive",
        themes="watches jewellery collectors wealthy millionaires rare yachts art couture cellar bottles suite",
        names="luxury",
        roles=customer(
            "price+ complexity+ stakes= value+ size- frequency- customisation+ human_contact+ brand+ staff+ budget+ "
            "peer_contact= expertise+ contribution-",
            way(
                "dedicated",
                "One person who looks after {whom} for life",
                "win: Personal invitation; keep: Care for the piece over many years; sell: First look at new pieces",
                "Exclusive customers expect to be known.",
            ),
            way(
                "personal",
                "Makers whom {whom} visit in the workshop",
                "win: Visit of the workshop; keep: Contact with the person who made it",
                "The encounter is part of the value.",
            ),
        ),
        blocks=blocks(
            value="""
            Something that hardly anybody else has | {Whom} can buy everything that is for sale.
            Personal care for as long as they own it | The relationship is part of the piece.
            """,
            channels="""
            Private presentations for {whom} | Public sale would spoil exclusivity.
            Introductions by existing customers | Trust is passed on in person.
            """,
            revenue="""
            Very high price per piece | {Whom} pay for rarity and care.
            Care and restoration | They keep the relationship alive.
            """,
            resources="""
            Masters of their craft | Nobody else can make it.
            Reputation among {whom} | It takes many years to build.
            """,
            activities="""
            Make few pieces with the greatest care | More pieces would lower their value.
            Look after each owner personally | It is what they remember.
            """,
            partners="""
            Suppliers of the finest materials | Quality starts there.
            Galleries, clubs and advisers of {whom} | They open doors.
            """,
            costs="""
            Work of the masters | Time is the largest cost.
            Presentations and personal care | They are few, but expensive.
            """,
        ),
    ),
    BusinessPattern(
        key="trash_to_cash",
        name="Trash to cash",
        summary="Waste of others becomes a product.",
        source=NAVIGATOR,
        cues="recycled, upcycled, bags out of used, landfill, throw away good food, throw away, leftovers, waste "
        "into, used tarps, from waste, out of waste, reuse, thrown away, surplus, second life, end up in "
        "landfill",
        themes="tarps trucks seat belts bags cyclists sustainable design supermarkets food waste bin stale bread "
        "unsold wasted plastic",
        names="waste",
        roles=customer(
            "price- complexity- stakes- frequency= size+ customisation- technology= value- peer_contact= contribution= "
            "human_contact= behaviour_data=",
            way(
                "self_service",
                "Shop in which {whom} choose their piece from photos",
                "win: Story of each piece; keep: Repair service",
                "Each piece is different, so people want to choose it themselves.",
            ),
            way(
                "personal",
                "People in the shop or workshop who tell {whom} where it comes from",
                "win: Visit of the workshop; keep: A friendly word with each purchase",
                "The origin is the best reason to buy.",
            ),
            way(
                "communities",
                "A group of {whom} who show what they use and bring back",
                "win: Photos by customers; keep: Events about reuse",
                "A good cause connects people.",
            ),
        ),
        blocks=blocks(
            value="""
            Something good out of what would be thrown away | {Whom} want quality without waste.
            Each piece has a story | It can’t be copied from a catalogue.
            """,
            channels="""
            Own shop, online and in town | The story needs a place.
            Markets and media about sustainability | {Whom} look there.
            """,
            revenue="""
            Sale to {whom} | The material costs little, the work more.
            """,
            resources="""
            Steady supply of used material | Without it there is no product.
            Design and skill | They turn waste into something wanted.
            """,
            activities="""
            Collect, sort and clean | Quality starts with the right material.
            Make and sell | Each piece needs handwork.
            """,
            partners="""
            Companies that give their waste | They save the cost of disposal.
            Workshops that clean and sew | Handwork has to be affordable.
            """,
            costs="""
            Collecting and cleaning | Waste is free, but not ready to use.
            Handwork and shop | They are the largest costs.
            """,
        ),
    ),
)
