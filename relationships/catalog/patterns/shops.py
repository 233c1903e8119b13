"""Patterns of selling many products: e-commerce, long tail, supermarket, digitization."""

from relationships.catalog.patterns.pattern import GENERATION, NAVIGATOR, BusinessPattern, blocks, customer, way

PATTERNS = (
    BusinessPattern(
        key="e_commerce",
        name="E-commerce",
        summary="Goods are sold online and sent to customers.",
        source=NAVIGATOR,
        cues="online shop, web shop, webshop, order online, next day delivery, sell online, ship, mail order, "
        "online store, delivered to the door, e-commerce",
        themes="yarn knitters wool shop town delivery gifts toys affordable glasses bags clothes flowers wine "
        "shoppers wilt fresh sustainable products buy wooden books jewellery plants",
        names="online shop, e-commerce",
        roles=customer(
            "size+ price- complexity- stakes- frequency= customisation- behaviour_data+ technology+ value- expertise=",
            way(
                "self_service",
                "Online shop with photos, reviews and clear delivery times for {whom}",
                "win: Free delivery for the first order; keep: Simple returns",
                "Most questions can be answered before they are asked.",
            ),
            way(
                "automated",
                "Suggestions and order updates for {whom}",
                "keep: Message at each step of the delivery; sell: Products that go with the last order",
                "Each order says what the customer likes.",
            ),
            way(
                "communities",
                "A group in which {whom} show each other what they have made or bought",
                "win: Photos by customers; keep: Challenges and common projects",
                "People who share an interest like to see the work of others.",
            ),
            way(
                "personal",
                "A person who answers {whom} by chat, e-mail and phone",
                "win: Advice before the first order; keep: A quick solution when something is wrong",
                "A good answer replaces the salesperson in a shop.",
            ),
        ),
        blocks=blocks(
            value="""
            A large choice, delivered to the door | {Whom} don’t find it nearby.
            Order at any time, return without questions | It replaces trying on or touching in a shop.
            """,
            channels="""
            Own online shop | It is open at any time and reaches {whom} everywhere.
            Social media and search engines | {Whom} look there first.
            """,
            revenue="""
            Sale of goods to {whom} | Each order has a margin.
            Larger orders through matching products | Shipping costs the same.
            """,
            resources="""
            Well-chosen range for {whom} | It is the reason to order here.
            Shop software and warehouse | Both have to know what is in stock.
            """,
            activities="""
            Select, describe and photograph products | Customers see nothing else.
            Pack and send quickly | Delivery is the only personal contact.
            """,
            partners="""
            Carrier that {whom} trust | A late parcel is blamed on the shop.
            Manufacturers and wholesalers | They keep stock that the shop can’t.
            """,
            costs="""
            Purchase of goods | The largest cost.
            Shipping, returns and payment fees | They occur with each order.
            """,
        ),
        cases=("zappos", "amazon"),
    ),
    BusinessPattern(
        key="long_tail",
        name="Long tail",
        summary="A very large choice of niche products, each of which sells rarely.",
        source=GENERATION,
        cues="long tail, niche titles, obscure books, obscure, out-of-print, each one selling a handful, niche "
        "scores, sells rarely but together, thousands of niche, million titles, best-sellers, unusual "
        "instruments, niche",
        themes="books bookshop collectors academics readers scores sheet music rare unusual catalogue interests yarn",
        names="long tail",
        roles=customer(
            "size+ price- complexity- stakes- frequency= customisation= behaviour_data+ technology+ expertise+ "
            "peer_contact= contribution= value-",
            way(
                "automated",
                "Suggestions that lead {whom} to titles they did not know",
                "win: Search that finds rare items; sell: Similar finds with each order",
                "Nobody can look through such a large choice.",
            ),
            way(
                "self_service",
                "Search and catalogue in which {whom} find even rare items",
                "win: Complete catalogue without an account; keep: Wish list with alerts",
                "People who know the subject search precisely.",
            ),
            way(
                "communities",
                "Reviews and lists that {whom} write for each other",
                "win: Lists on special subjects; keep: Recognition for experts",
                "Enthusiasts know more than any shop assistant.",
            ),
        ),
        blocks=blocks(
            value="""
            Rare items that no shop has in stock | {Whom} have unusual interests.
            One place that has almost everything | Searching in many places takes hours.
            """,
            channels="""
            Online catalogue with a good search | It is the only shelf that is long enough.
            Search engines and specialist forums | {Whom} look for exact titles.
            """,
            revenue="""
            Many sales of items that each sell rarely to {whom} | Together they make a large sum.
            """,
            resources="""
            Large catalogue with exact descriptions | What can’t be found can’t be sold.
            Cheap storage or digital copies | Items wait a long time for a buyer.
            """,
            activities="""
            Extend and describe the catalogue | Each item makes the place more complete.
            Improve search and suggestions | They connect rare items with {whom}.
            """,
            partners="""
            Small producers, publishers and dealers | They bring the rare items.
            Carrier or hosting provider | Each order is small.
            """,
            costs="""
            Catalogue and platform | They cost the same for rare and popular items.
            Storage and rights | They must stay small per item.
            """,
        ),
        cases=("amazon",),
    ),
    BusinessPattern(
        key="supermarket",
        name="Supermarket",
        summary="A large choice of products in one place at low prices.",
        source=NAVIGATOR,
        cues="supermarket, everything under one roof, large choice in one place, one-stop shop, large selection "
        "low prices",
        themes="groceries household range shoppers price shop parking",
        names="supermarket",
        roles=customer(
            "frequency+ price- complexity- stakes- size+ customisation- human_contact- staff- value- behaviour_data=",
            way(
                "self_service",
                "Shelves, prices and tills at which {whom} help themselves",
                "win: Low prices on everyday products; keep: Everything in its place",
                "Simple, frequent purchases need no advice.",
            ),
            way(
                "automated",
                "Card with offers for {whom}",
                "keep: Reward for regular purchases; sell: Offers that suit earlier purchases",
                "Frequent purchases show what somebody needs.",
            ),
            way(
                "personal",
                "Staff whom {whom} can ask",
                "win: Help on the first visit; keep: Quick help at the counter",
                "Some questions come up in every shop.",
            ),
        ),
        blocks=blocks(
            value="""
            Everything in one place | {Whom} save ways and time.
            Low prices for everyday products | Large quantities make them possible.
            """,
            channels="""
            Large shop that {whom} reach easily | It must be on their way.
            Weekly offers | They are a reason to come again.
            """,
            revenue="""
            Sale of many products with a small margin to {whom} | Quantity makes up for the margin.
            """,
            resources="""
            Large range and enough space | Choice is the promise.
            Purchasing power | It makes low prices possible.
            """,
            activities="""
            Buy large quantities at good terms | Profit is made in purchasing.
            Keep shelves full | An empty shelf sends {whom} elsewhere.
            """,
            partners="""
            Manufacturers and wholesalers | They deliver daily.
            Local producers | They give the range a face of its own.
            """,
            costs="""
            Purchase of goods | The largest cost.
            Rent, energy and staff | They are fixed.
            """,
        ),
    ),
    BusinessPattern(
        key="digitization",
        name="Digitization",
        summary="A physical product becomes a digital one that can be copied and sent at no cost.",
        source=NAVIGATOR,
        cues="downloads, download, digital version, sell them as downloads, digitization, e-book, digital files, "
        "online instead of on paper, as a file, streaming",
        themes="paper patterns sewing postage post sheet music scores books courses films magazines lost",
        names="digitization, download",
        roles=customer(
            "size+ price- complexity- stakes- frequency= customisation- behaviour_data= technology+ value- expertise= "
            "peer_contact= contribution=",
            way(
                "self_service",
                "Shop with previews and downloads for {whom}",
                "win: Free sample; keep: Own library for repeated downloads",
                "A file is delivered at once and needs no staff.",
            ),
            way(
                "communities",
                "A group in which {whom} show results and help each other",
                "win: Photos by customers; keep: Common projects",
                "People who share a hobby like to see what others make.",
            ),
            way(
                "automated",
                "Suggestions for {whom} after each download",
                "keep: News on updates; sell: Similar titles",
                "Each download shows an interest.",
            ),
        ),
        blocks=blocks(
            value="""
            Available at once, anywhere | {Whom} don’t wait for the post.
            Nothing gets lost, and no postage | A file can be downloaded again.
            """,
            channels="""
            Own shop with downloads | Sale and delivery are one step.
            Search engines and groups of {whom} | They look for special titles there.
            """,
            revenue="""
            Price per download paid by {whom} | Each further copy costs almost nothing.
            Bundles of several titles | They raise the amount of an order.
            """,
            resources="""
            Rights to the content | Without them nothing may be sold.
            Shop with secure downloads | It replaces warehouse and post.
            """,
            activities="""
            Create and prepare new titles | {Whom} come back for them.
            Help with files and printing | It is the only thing that can go wrong.
            """,
            partners="""
            Authors and designers | They bring the titles.
            Payment and hosting provider | Small amounts have to stay cheap.
            """,
            costs="""
            Creation and rights | They come before the first sale.
            Platform and payment fees | They are small per download.
            """,
        ),
        cases=("netflix",),
    ),
)
