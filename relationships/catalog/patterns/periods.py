"""Patterns in which customers pay by time or by use: subscription, flat rate, pay per use."""

from relationships.catalog.patterns.pattern import NAVIGATOR, BusinessPattern, blocks, customer, way

PATTERNS = (
    BusinessPattern(
        key="subscription",
        name="Subscription",
        summary="Customers pay a regular fee and regularly get a product or the use of a service.",
        source=NAVIGATOR,
        cues="subscription, subscribe, monthly fee, monthly box, box every week, every month, each month, pay "
        "monthly, pays per pupil, cancel any time, cancel whenever, skip any time, members "
        "pay, membership, charged regularly, again and again, through the letterbox, regular delivery, "
        "recurring, sign up once, fresh selection, parcel every month, annual plan, delivered every week, "
        "until they stop",
        themes="cooking dinner ingredients recipe healthy food meal planning beer ales wine refills forget replace "
        "paperwork bookkeeping software attendance reports administration invoices accounting newsletter "
        "vitamins schedule routine weekly regularly groceries busy time learn course coffee beans pets "
        "nappies",
        names="subscription, subscribe, recurring fee, monthly fee, membership",
        roles=customer(
            "frequency+ size+ price- complexity- customisation- value= technology+ behaviour_data=",
            way(
                "automated",
                "Reminders and suggestions for {whom} at the right moment",
                "win: First period at a reduced price; keep: Skip, change or pause with one click",
                "Regular use shows what each customer likes.",
            ),
            way(
                "self_service",
                "An online account where {whom} change, pause or cancel",
                "win: Sign up in a few minutes; keep: Pausing is as easy as starting",
                "People stay longer if they know that they can leave.",
            ),
            way(
                "personal",
                "A person who helps {whom} to get started",
                "win: A call or visit in the first week; keep: Quick answers to questions",
                "The first weeks decide whether a subscriber stays.",
            ),
            way(
                "dedicated",
                "A contact person for {whom} who knows their contract",
                "win: Offer made to measure; keep: A review of the contract each year",
                "Large customers expect to know who answers them.",
            ),
        ),
        blocks=blocks(
            value="""
            Always there when it is needed, without a new order each time | Nobody has to think of the next order.
            Freedom to pause or cancel at any time | {Whom} take a smaller risk at the start.
            """,
            channels="""
            Own website with online sign-up | A subscription starts with one decision, and the website asks for it.
            Recommendations among {whom} | Subscribers who are satisfied bring the next ones.
            """,
            revenue="""
            Regular fee from {whom} | The fee recurs, so income can be planned.
            Extras that {whom} add to their subscription | Regular contact makes it easy to offer something more.
            """,
            resources="""
            Base of subscribers among {whom} | Its size decides what the business earns each month.
            System for accounts and recurring payments | Mistakes here cost subscribers at once.
            """,
            activities="""
            Keep subscribers satisfied month after month | Every period is a new reason to stay or to leave.
            Plan purchases and capacity ahead | Known demand is the main advantage of a subscription.
            """,
            partners="""
            Payment provider for recurring charges | Failed payments are a common reason why subscriptions end.
            Suppliers with steady quality for {whom} | Each time has to be as good as the last.
            """,
            costs="""
            Marketing to win subscribers among {whom} | It comes first, and the fees pay it back over time.
            Running cost of what {whom} get | It recurs as the fee does.
            """,
        ),
        cases=(
            "netflix",
            "amazon",
        ),
    ),
    BusinessPattern(
        key="flat_rate",
        name="Flat rate",
        summary="One fixed price, however much a customer uses.",
        source=NAVIGATOR,
        cues="flat rate, unlimited, as often as you like, as much as you like, one fixed price, one monthly price, "
        "all you can, yearly card, annual pass, unlimited entry, single sum, fixed price unlimited, pass for "
        "every, season ticket, travel as much",
        themes="gym yoga pool museum culture visits rides buses trains transport commute travel concerts cinema entry",
        names="flat rate, unlimited, subscription",
        roles=customer(
            "frequency+ size+ price= complexity- customisation- value= technology+ behaviour_data=",
            way(
                "self_service",
                "A card or app with which {whom} get in everywhere",
                "win: A trial week at a reduced price; keep: One card for every place",
                "Frequent use has to work without asking anybody.",
            ),
            way(
                "automated",
                "Tips for {whom} on what to try next",
                "keep: Suggestions based on earlier visits; win: Invite a friend for free",
                "Customers who discover more places renew.",
            ),
            way(
                "personal",
                "Help for {whom} at the entrance and by phone",
                "win: A friendly welcome on the first visit; keep: Someone to ask on the spot",
                "Some questions come up only on the spot.",
            ),
        ),
        blocks=blocks(
            value="""
            One price for {whom}, however often they come | Nobody has to calculate whether a visit is worth it.
            Many places with a single pass | Variety keeps frequent users interested.
            """,
            channels="""
            App or website that sells the pass | The pass is bought once and shown often.
            Counters of the places that take part | {Whom} are already there.
            """,
            revenue="""
            Fixed fee per period from {whom} | The price covers average use, not the heaviest.
            Discounted passes for families and groups | Groups fill hours that would be empty.
            """,
            resources="""
            Agreements with places that take part | The value of the pass is the number of places.
            Data on how often {whom} use the pass | The price depends on average use.
            """,
            activities="""
            Win places that {whom} want to use | Without them nobody buys a pass.
            Watch heavy and light use | If heavy users prevail, a flat rate loses money.
            """,
            partners="""
            Operators of the places that take part | They are paid for each visit or with a share.
            Employers who buy passes for their staff | They bring many users at once.
            """,
            costs="""
            Payments to operators for each visit | The largest cost, and it grows with use.
            Development of the app and the pass | It has to work at every entrance.
            """,
        ),
        cases=("netflix",),
    ),
    BusinessPattern(
        key="pay_per_use",
        name="Pay per use",
        summary="Customers pay only for what they use, not for owning it.",
        source=NAVIGATOR,
        cues="pay per use, pay only for, per minute, by the minute, by the hour, per wash, each load, charge per, "
        "bill only for, billed for each, only the minutes, per cubic metre, pay each time, actually use, "
        "actually run, charge by the minute, metered, per kilometre, pay as you go, no fixed fee, pay for "
        "each",
        themes="car stands still computing power gpu laundry washing machine residents load compressor air scooter "
        "printing energy simulation rendering occasional city dwellers lack capacity peaks",
        names="pay per use, per use, metered",
        roles=customer(
            "frequency+ size+ price- complexity- customisation- technology+ behaviour_data+ value=",
            way(
                "self_service",
                "{Whom} start and stop the use themselves",
                "win: First use free of charge; keep: No contract and no minimum",
                "Short uses can’t wait for a person.",
            ),
            way(
                "automated",
                "Automatic billing and usage reports for {whom}",
                "win: Price shown before each use; keep: A warning before costs get high",
                "Usage is measured anyway, and clear bills build trust.",
            ),
            way(
                "personal",
                "A person whom {whom} can call when something doesn’t work",
                "win: Help with the first use; keep: Quick help on the phone",
                "A blocked use is lost income on both sides.",
            ),
            way(
                "dedicated",
                "A contact person for {whom} who plans capacity with them",
                "win: Assessment of their needs; keep: Regular review of use and cost",
                "Equipment at a customer’s site needs somebody who knows it.",
            ),
        ),
        blocks=blocks(
            value="""
            Payment only for actual use | {Whom} don’t pay while they don’t use it.
            No purchase and no upkeep for {whom} | Ownership, repair and storage stay with the provider.
            """,
            channels="""
            App or portal to start a use | The moment of need is the moment of sale.
            Presence where {whom} need it | Use depends on distance.
            """,
            revenue="""
            Price per unit used by {whom} | Income follows use, so both sides want it to work.
            Reduced price for frequent use | Regular users make capacity easier to plan.
            """,
            resources="""
            Equipment that {whom} share | It has to be paid for before the first use.
            Technology that measures use | The bill is only as good as the measurement.
            """,
            activities="""
            Keep the equipment available and in good order | Idle or broken equipment earns nothing.
            Measure and bill each use | Errors cost trust at once.
            """,
            partners="""
            Manufacturer or lessor of the equipment | The equipment ties up capital.
            Maintenance firms near {whom} | Repairs have to be quick.
            """,
            costs="""
            Purchase and depreciation of equipment | The largest cost, whether it is used or not.
            Maintenance, repair and insurance | It grows with use.
            """,
        ),
    ),
    BusinessPattern(
        key="cash_machine",
        name="Cash machine",
        summary="Customers pay before suppliers have to be paid, so that growth finances itself.",
        source=NAVIGATOR,
        cues="pay up front, pay suppliers later, pay suppliers days later, growth finances itself, prepaid, paid "
        "in advance, cash machine, tie up cash, pay in advance",
        themes="computer stock order cash liquidity makers",
        names="cash machine, prepaid",
        roles=customer(
            "size+ price= complexity- stakes= frequency- customisation= behaviour_data= technology+ value= "
            "human_contact=",
            way(
                "self_service",
                "Online orders and status that {whom} follow themselves",
                "win: Better price for payment in advance; keep: Delivery on the promised day",
                "An order that is paid in advance has to be easy to follow.",
            ),
            way(
                "personal",
                "A person who advises {whom} before they pay",
                "win: Answer within an hour; keep: Help when something is missing",
                "People who pay first want to know whom they pay.",
            ),
            way(
                "automated",
                "Messages to {whom} at each step of their order",
                "keep: Delivery date at any time; sell: Renewal at the right moment",
                "News while waiting builds trust.",
            ),
        ),
        blocks=blocks(
            value="""
            A better price for payment in advance | Saved financing costs go to {whom}.
            Made to their order | Nothing waits in stock.
            """,
            channels="""
            Own online shop | Orders and payments arrive there at once.
            Recommendations among {whom} | Trust is needed to pay in advance.
            """,
            revenue="""
            Payment in advance by {whom} | It finances purchase and growth.
            """,
            resources="""
            Long terms of payment with suppliers | They make the model work.
            Production to order | It needs no stock.
            """,
            activities="""
            Produce and deliver on the promised day | Advance payment is a loan of trust.
            Agree terms with suppliers | Each further day finances growth.
            """,
            partners="""
            Suppliers that wait for their money | They get steady orders in return.
            Payment provider | Payments have to be safe for {whom}.
            """,
            costs="""
            Parts and assembly | They occur only after an order.
            Shipping and guarantees | They grow with each order.
            """,
        ),
    ),
)
