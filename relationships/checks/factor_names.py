"""Names of the factors for choosing a type, as nouns for the sentences of findings; their labels are questions."""

from relationships.catalog.segments import Factor

FACTOR_NAMES: dict[Factor, str] = {
    Factor.COMPLEXITY: "complexity of the product",
    Factor.STAKES: "how much is at stake for them",
    Factor.PRICE: "price of a purchase",
    Factor.CUSTOMISATION: "need for customisation",
    Factor.FREQUENCY: "frequency of purchases",
    Factor.SIZE: "segment size",
    Factor.VALUE: "value per customer",
    Factor.HUMAN_CONTACT: "wish for personal contact",
    Factor.PEER_CONTACT: "wish to talk to each other",
    Factor.EXPERTISE: "expertise",
    Factor.CONTRIBUTION: "willingness to contribute",
    Factor.BEHAVIOUR_DATA: "data on their behaviour",
    Factor.STAFF: "skilled staff available",
    Factor.BUDGET: "budget",
    Factor.TECHNOLOGY: "technology available",
    Factor.INDUSTRY_CUSTOM: "personal service in the industry",
    Factor.BRAND: "exclusivity of the brand",
}
