"""Patterns that use a brand or an invention: franchising, licensing, ingredient branding, white label."""

from relationships.catalog.patterns.pattern import NAVIGATOR, BusinessPattern, blocks, customer, way

PATTERNS = (
    BusinessPattern(
        key="franchising",
        name="Franchising",
        summary="Independent owners run branches under a common brand and pay for it.",
        source=NAVIGATOR,
        cues="franchise, franchising, franchisee, under our brand, under our name, open branches, our brand "
        "recipes training, entry fee and a share of sales, handbook, store concept, run shops under our "
        "brand, open outlets, with our name manual and training, royalties, share of turnover, proven "
        "formula, independent owners",
        themes="entrepreneurs would-be owners self-employed branch savings town bubble tea restaurant care concept",
        names="franchise, franchising",
        roles=customer(
            "complexity+ stakes+ price+ value+ size- frequency- customisation= human_contact+ staff+ expertise- "
            "industry_custom+",
            way(
                "dedicated",
                "An adviser who accompanies {whom} from the opening on",
                "win: Personal talks and trial days; keep: Regular visits with comparison of figures",
                "They invest their savings and need somebody at their side.",
            ),
            way(
                "personal",
                "Training and a help line for {whom}",
                "win: Introductory course; keep: Help with everyday questions",
                "The concept works only if everybody knows it.",
            ),
            way(
                "communities",
                "Meetings in which {whom} exchange experience",
                "win: Talks with current owners; keep: Shared ideas that all adopt",
                "Owners learn most from other owners.",
            ),
        ),
        blocks=blocks(
            value="""
            An own business with a proven concept | {Whom} don’t have to start from nothing.
            Brand, training and purchasing from the start | Together they get what nobody gets alone.
            """,
            channels="""
            Franchise fairs and portals | {Whom} look for a concept there.
            Existing branches as an example | Seeing one convinces more than a brochure.
            """,
            revenue="""
            Entry fee of {whom} | It pays for training and opening.
            Share of their sales | It grows with their success.
            """,
            resources="""
            Brand and handbook | They are what {whom} pay for.
            Own branch in which the concept is tested | Nothing goes to others untested.
            """,
            activities="""
            Choose and train {whom} | A weak branch harms all others.
            Watch quality in all branches | Guests judge the brand by each visit.
            """,
            partners="""
            Suppliers with terms for the whole network | Joint purchasing is a reason to join.
            Banks that finance new branches | {Whom} rarely have all the money.
            """,
            costs="""
            Training and advice for branches | It is the largest cost at the start.
            Brand and common advertising | All branches benefit from it.
            """,
        ),
    ),
    BusinessPattern(
        key="licensing",
        name="Licensing",
        summary="Others pay for the right to use an invention, a brand or a work.",
        source=NAVIGATOR,
        cues="licence, license, licensing, royalty, royalties, pay a royalty, patented, patent, right to use it, "
        "pay for the right, others may produce, royalties on our patented, invented, intellectual property",
        themes="battery electrolyte chemistry invention university research cartoon characters toys pyjamas factory",
        names="licensing, royalty",
        roles=customer(
            "complexity+ stakes+ price+ value+ size- frequency- customisation+ human_contact+ expertise+ staff= "
            "peer_contact- contribution-",
            way(
                "dedicated",
                "A contact person for {whom} from the first test to production",
                "win: Samples and test under contract; keep: Regular review; sell: Further rights",
                "A licence runs for years and concerns many departments.",
            ),
            way(
                "personal",
                "Specialists who help {whom} to use it well",
                "win: Demonstration on site; keep: Help with problems in production",
                "Know-how is not in the patent alone.",
            ),
        ),
        blocks=blocks(
            value="""
            Right to use a finished invention or work | {Whom} save years of their own development.
            Know-how and help until it works | A document alone doesn’t produce anything.
            """,
            channels="""
            Direct talks with {whom} | There are few, and each contract is negotiated.
            Trade fairs and specialist journals | Experts hear of it there first.
            """,
            revenue="""
            Royalties of {whom} | They grow with what is sold.
            Fee at the start of a licence | It pays for the help in the beginning.
            """,
            resources="""
            Rights that are protected | Without protection nobody pays.
            People who develop it further | The next version keeps licensees.
            """,
            activities="""
            Protect and enforce the rights | Copies destroy their value.
            Win and support licensees | Their success is the income.
            """,
            partners="""
            Patent attorneys | Protection has to hold in many countries.
            Research groups | They contribute to the next version.
            """,
            costs="""
            Research and development | It comes long before the first royalty.
            Patents and contracts | They have to be renewed.
            """,
        ),
    ),
    BusinessPattern(
        key="ingredient_branding",
        name="Ingredient branding",
        summary="A component has a brand of its own, which end customers ask for.",
        source=NAVIGATOR,
        cues="ingredient, goes into other brands, other brands’ jackets, carries our label, label on the sleeve, "
        "shoppers ask for it, component brand, inside other products, membrane for other brands",
        themes="membrane waterproof jackets outdoor clothing component material fabric",
        names="ingredient branding",
        roles=customer(
            "complexity+ stakes= price+ value+ size- frequency+ customisation+ human_contact+ expertise+ staff= "
            "peer_contact-",
            way(
                "dedicated",
                "A key account manager for {whom}",
                "win: Samples and joint tests; keep: Joint plan for each season; sell: New materials",
                "Few customers with large orders need one person who knows them.",
            ),
            way(
                "personal",
                "Engineers who help {whom} to work with the component",
                "win: Help with the first prototype; keep: Training for their staff",
                "It has to be processed in the right way.",
            ),
        ),
        blocks=blocks(
            value="""
            A component that makes their product better | {Whom} can promise more to their own customers.
            A label that shoppers know | It helps {whom} to sell at a higher price.
            """,
            channels="""
            Direct sales to {whom} | There are few of them.
            Advertising to the people who buy from {whom} | They have to ask for the label.
            """,
            revenue="""
            Sale of the component to {whom} | Quantity grows with their sales.
            """,
            resources="""
            Patented component | It has to be better than others.
            Brand that end customers know | It protects the price.
            """,
            activities="""
            Develop and test the component | Its promise has to hold.
            Make the label known | Otherwise it is a part like any other.
            """,
            partners="""
            Brands that show the label | They carry it to the shop.
            Test institutes | Independent tests make the promise credible.
            """,
            costs="""
            Production and quality control | Each fault harms two brands.
            Advertising for the label | It is needed for years.
            """,
        ),
    ),
    BusinessPattern(
        key="white_label",
        name="White label",
        summary="The business makes products that others sell under their own brand.",
        source=NAVIGATOR,
        cues="white label, their own brand on it, put their brand on it, own label, private label, develop and "
        "fill it, under their own name, own cream",
        themes="cosmetics cream retail chains influencers lab drugstore",
        names="white label",
        roles=customer(
            "complexity+ stakes= price+ value+ size- frequency= customisation+ human_contact+ staff= expertise= "
            "peer_contact- contribution=",
            way(
                "dedicated",
                "One contact person for {whom} from the idea to the filled product",
                "win: Samples within weeks; keep: Plan for each year; sell: New product lines",
                "Each product is developed together with one brand.",
            ),
            way(
                "personal",
                "Developers with whom {whom} test samples",
                "win: Visit of the production; keep: Quick changes",
                "Taste and texture can’t be described in a form.",
            ),
        ),
        blocks=blocks(
            value="""
            An own product without an own factory | {Whom} have customers, but no production.
            Development, production and filling in one place | {Whom} only add their brand.
            """,
            channels="""
            Direct sales and trade fairs | {Whom} look for producers there.
            Samples by post | A sample convinces more than a price list.
            """,
            revenue="""
            Price per batch for {whom} | Larger batches get cheaper.
            Fee for the development | It covers the work before the first batch.
            """,
            resources="""
            Production that can fill small batches | Many brands start small.
            Recipes and developers | They are what {whom} lack.
            """,
            activities="""
            Develop and test recipes | Each brand wants something of its own.
            Produce on time | The launch date of {whom} is fixed.
            """,
            partners="""
            Suppliers of raw materials and packaging | They decide how quickly a product starts.
            Test laboratories | Safety has to be proved.
            """,
            costs="""
            Production equipment and staff | They have to be used well.
            Raw materials and packaging | They grow with each batch.
            """,
        ),
    ),
)
