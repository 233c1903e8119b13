"""Groups of words that mean the same for the choice of a pattern, and the patterns that often solve such problems.

They help where answers describe a problem, but no business yet. The weights are Rapport's own judgement.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Concept:
    """Words of one meaning, and how strongly they suggest patterns, from 1 to 3."""

    key: str
    words: str
    patterns: dict[str, int]


CONCEPTS: tuple[Concept, ...] = (
    Concept(
        "search",
        "find finding search choose compare trust trustworthy reliable vetted recommend recommendation luck unknown "
        "available nowhere interpreters booking spot spots match right nearby",
        {"two_sided_market": 2, "peer_to_peer": 1, "affiliation": 1},
    ),
    Concept(
        "sides",
        "earn teach lend empty spare side sides shifts offer",
        {"two_sided_market": 3, "peer_to_peer": 1},
    ),
    Concept(
        "helpers",
        "tutor babysitter nanny sitter childminder cleaner plumber handyman electrician carer gardener mover trainer "
        "caterer photographer joiner painter builder freelancer musician tradesman tradespeople craftsman "
        "craftspeople walker driver translator",
        {"two_sided_market": 3, "professional_services": 1},
    ),
    Concept(
        "things",
        "drill ladder tool tools tent suit dress ski skis pram toy toys camera boat bike instrument costume gear "
        "kayak projector trailer lawnmower equipment clothes furniture",
        {"rent_instead_of_buy": 2, "peer_to_peer": 1, "e_commerce": 1},
    ),
    Concept(
        "rarely",
        "rarely seldom once twice occasionally idle unused storage outgrow temporary weekend",
        {"rent_instead_of_buy": 2, "peer_to_peer": 2, "pay_per_use": 1, "fractional_ownership": 1},
    ),
    Concept(
        "food",
        "cook cooking meal meals dinner food groceries ingredients vegetables fruit recipe recipes eat eating lunch "
        "breakfast diet nutrition healthy bread coffee tea snack snacks wine beer",
        {"subscription": 2, "e_commerce": 1, "direct_selling": 1},
    ),
    Concept(
        "effort",
        "time busy overwhelmed chores hassle forget forgets forgotten remember errands laundry planning plan organise "
        "organize exhausted tired",
        {"subscription": 2, "solution_provider": 1, "e_commerce": 1},
    ),
    Concept(
        "paperwork",
        "paperwork admin administration spreadsheet spreadsheets invoices invoicing bookkeeping accounting accounts "
        "receipts schedule schedules scheduling rota shifts forms reports reporting records inventory stock payroll "
        "documents manual",
        {"subscription": 3, "professional_services": 1, "solution_provider": 1},
    ),
    Concept(
        "software",
        "software app apps reminders late payments photos searching track tracking dashboard system systems digital "
        "online data website password passwords phone files email emails crm",
        {"subscription": 2, "freemium": 1},
    ),
    Concept(
        "learning",
        "learn learning study studying course courses lesson lessons language code coding exam exams skill skills "
        "practise practice school education teach english maths training retrain",
        {"freemium": 1, "subscription": 2, "professional_services": 1},
    ),
    Concept(
        "health",
        "health illness disease diabetes celiac cancer pain patient patients doctor doctors therapy therapist medical "
        "medicine symptoms anxiety stress sleep mental pregnancy chronic specialist",
        {"professional_services": 2, "non_profit_third_party_payers": 1, "subscription": 1},
    ),
    Concept(
        "alone",
        "lonely loneliness isolated alone widowed frightened afraid grief bereaved abused bullied excluded",
        {"non_profit_third_party_payers": 3, "professional_services": 1},
    ),
    Concept(
        "poverty",
        "poor poverty homeless refugees refugee asylum hungry unemployed disadvantaged orphans orphan slum illiterate "
        "malnutrition deprived vulnerable",
        {"non_profit_third_party_payers": 3, "target_the_poor": 1},
    ),
    Concept(
        "wealth",
        "wealthy rich millionaires millionaire affluent luxury luxurious exclusive collectors million millions "
        "executives",
        {"ultimate_luxury": 2, "fractional_ownership": 1, "professional_services": 1},
    ),
    Concept(
        "business",
        "company companies firm firms corporation corporations manufacturer manufacturers factory factories "
        "enterprise department departments managers agency hospital hospitals bank banks council councils hotels "
        "warehouses foundries steelworks insurers municipalities",
        {"solution_provider": 2, "professional_services": 2, "guaranteed_availability": 1, "subscription": 1},
    ),
    Concept(
        "smallbusiness",
        "bakeries bakery restaurants cafes shops boutiques practices salons hairdressers workshops tradespeople "
        "freelancers studios offices landlords farmers startups charities clubs",
        {"subscription": 2, "solution_provider": 1, "professional_services": 1},
    ),
    Concept(
        "machines",
        "machine machines hives sensors mites leaks breakdown breakdowns broken maintenance repair repairs pump "
        "engine lift elevator compressor boiler heating server servers outage downtime production turbines",
        {"guaranteed_availability": 2, "solution_provider": 2, "subscription": 1},
    ),
    Concept(
        "advice",
        "law legal lawyer deposit deposits cheated tax taxes contract contracts insurance pension invest investing "
        "mortgage divorce confusing understand decide inheritance regulation regulations compliance privacy career "
        "explains explain negotiate visa permit permits",
        {"professional_services": 3, "subscription": 1},
    ),
    Concept(
        "energy",
        "energy electricity power heating insulation solar emissions carbon bills",
        {"performance_based_contracting": 1, "solution_provider": 2, "leverage_customer_data": 1, "subscription": 1},
    ),
    Concept(
        "waste",
        "leftover leftovers stale unsold landfill discarded scrap rubbish recycling surplus plastic thrown throw rot",
        {"trash_to_cash": 3, "two_sided_market": 1},
    ),
    Concept(
        "price",
        "expensive afford unaffordable overpriced costly cheaper budget price fees",
        {"no_frills": 2, "rent_instead_of_buy": 1, "freemium": 1},
    ),
    Concept(
        "hobby",
        "hobby hobbies fans enthusiasts gamers makers knitters sewers gardeners anglers collectors players board "
        "games crafts model",
        {"e_commerce": 2, "long_tail": 1, "crowdsourcing": 1, "user_designed": 1},
    ),
    Concept(
        "media",
        "news newspaper articles podcast podcasts videos magazine blog events listings weather",
        {"advertising": 2, "freemium": 1, "subscription": 1},
    ),
    Concept(
        "regulars",
        "regulars return returning loyal repeat churn switch competitors discounter",
        {"customer_loyalty": 2},
    ),
    Concept(
        "fit",
        "fit fits allergy allergies allergic individual custom customised tailored taste",
        {"mass_customization": 3},
    ),
    Concept(
        "leisure",
        "boring bored fun entertainment evening memories adventure party celebrate excitement dull",
        {"experience_selling": 3},
    ),
    Concept(
        "transport",
        "parking traffic commute commuting bus buses train trains taxi ride rides scooter transport mobility drive",
        {"pay_per_use": 2, "flat_rate": 1, "two_sided_market": 1},
    ),
    Concept(
        "goods",
        "fresh flowers shop shops shopping stores products gift gifts shoes clothing cosmetics books jewellery wilt "
        "houseplants laptop textbooks beans quality organic sustainable handmade toys glasses",
        {"e_commerce": 3, "direct_selling": 1},
    ),
    Concept(
        "moving",
        "moving move relocate relocation removal transfer abroad",
        {"solution_provider": 2, "professional_services": 1, "two_sided_market": 1},
    ),
    Concept(
        "luggagepets",
        "pet pets dog dogs cat cats puppy kennel vet",
        {"two_sided_market": 2, "subscription": 1},
    ),
    Concept(
        "home",
        "renovate renovation convert conversion build building house flat garden roof bathroom kitchen install",
        {"solution_provider": 2, "professional_services": 1, "two_sided_market": 1},
    ),
    Concept(
        "staff",
        "staff recruit recruiting hiring hire candidates vacancies employees turnover onboarding volunteers",
        {"two_sided_market": 2, "solution_provider": 1, "subscription": 1},
    ),
    Concept(
        "ideas",
        "ideas invent invention inventions solutions feedback opinions suggestions",
        {"crowdsourcing": 2, "user_designed": 1},
    ),
    Concept(
        "elderly",
        "elderly seniors older old pensioners grandparents grandmother gran retired carers dementia",
        {"professional_services": 2, "non_profit_third_party_payers": 1},
    ),
)
