"""Small word lists of English, by which answers are understood: function words, verbs, and names of people."""

from relationships.drafting.words import word_set

# Words that carry no topic. Contractions are written as they are folded.
FUNCTION_WORDS = word_set(
    """
    a about above across after again against all almost along already also although always am among an and
    another any anybody anyone anything are aren’t around as at away back be because been before behind being
    below between both but by can can’t cannot could couldn’t did didn’t do does doesn’t doing don’t done down
    during each either else enough even ever every everybody everyone everything few for from further get gets
    getting got had has hasn’t have haven’t having he he’s her here herself him his how however i i’d i’ll i’m
    i’ve if in inside into is isn’t it it’d it’s its itself just kind less let like little lot lots many may me
    might mine more most much must my myself near need needs neither never next no nobody none nor not nothing
    now of off often on once one ones only onto or other others our ours out outside over own per perhaps quite
    rather really same several she should shouldn’t since so some somebody someone something sometimes somewhere
    soon still such than that that’s the their theirs them themselves then there there’s these they they’re this
    those though through to together too towards two under until up upon us very was wasn’t we we’re we’ve well
    were what whatever when where whether which while who whoever whole whom whose why will with within without
    won’t would wouldn’t yes yet you you’re your yours yourself dont cant doesnt isnt arent wont didnt its im
    ive theres
    """
)
# Words that occur in many problems and say nothing about the business.
COMMON_WORDS = word_set(
    """
    want wants make makes making made use uses used using go goes going take takes taking give
    gives thing things way ways people person time times day days week weeks month months year years hour hours
    minute minutes problem problems good bad better best new old big small large long short know knows find help
    helps work works really even able keep keeps put puts see look looks say says lot also customers customer
    company companies business today currently currently
    """
)
# Function words of other languages that are not English words as well, and of more than one letter.
FOREIGN_WORDS = word_set(
    """
    der die das und ist nicht ein eine einen einem einer den dem des mit auf fur von zu zum zur im sich sie wir
    ihr auch aus bei nach weil oder aber wie kein keine haben hat sind wird werden uber durch jeden mein meine
    unser unsere fuer le la les un une des du de et est pas ne que qui dans pour sur avec sont ce cette ils
    elles nous vous leur leurs par plus mais ou ont au aux ses son el los las una unos y es en con por para no
    su sus se como pero mas del al lo muy sin sobre tienen estan hay il gli dei delle della di che non per sono
    troppo ogni una nel nella via ha hanno piu anche het een van voor niet zijn met aan er maar hebben naar ook
    dat deze zij wij o os um uma do da dos das nao com em mas para seu sua mais jest nie sie na ze do od po za
    przez dla oraz ich ale czy jak ma maja kim och att det som en pa av ar inte med till den har ett og ikke det
    til af ve bir bu icin ile cok daha degil gibi
    """
) - word_set(
    """
    no a i an on as do in is me son plus die den per via ha ma or all war was will so man hat bin till app pa ad
    com sin ar er us het
    """
)
# Base forms of verbs, by which a phrase is known to continue as an action.
VERBS = word_set(
    """
    accept access achieve add adjust advise afford agree analyse analyze answer apply arrange arrive ask assess
    attend avoid balance bake become begin believe book borrow break bring brew build bundle buy calculate call
    cancel care carry catch change charge charge chat check choose clean climb close coach collect combine come
    commute compare compete complain complete concentrate connect consult contact control convert convince cook
    coordinate cope copy cover create cross cut cycle dance deal decide declare decline deliver depend design
    develop die diet discover discuss do download draw dream drink drive drop eat earn educate employ end enjoy
    enter estimate exchange exercise exit expand expect explain export express extend face fail fall fear feed
    feel fight fill finance find finish fit fix fly focus follow forget fund gain gather get give go grow guess
    handle happen have hear heat help hire hold identify imagine improve increase inform insure integrate invest
    invite join judge juggle keep know launch lead learn leave lend let lie lift listen live load look lose love
    maintain make manage market master match measure meet mix monitor motivate move navigate negotiate notice
    obtain offer open operate order organise organize own pack paint park participate pass pay perform pick
    place plan plant play practise practice prepare present prevent print produce promote protect prove provide
    pull purchase push put quit raise reach read realise receive recognise recognize recommend record recover
    recruit recycle reduce refund refurbish register relax release rely remember remind remove renew renovate
    rent repair replace report reserve respond rest retire return reuse ride rise roast run save scale schedule
    search see sell send separate serve set settle sew share shave ship shop show sign sing sit sleep smoke
    socialise solve sort speak spend split spread stand start stay steal stop store stream strike study submit
    succeed suffer suggest supply support survive swim switch take talk teach tell test think throw track trade
    train transfer translate transport travel treat trust try turn type understand unlock update upgrade use
    vary verify view visit vote wait wake walk want wash waste watch wear win wish work worry write
    """
)
# Nouns for people and organisations that do not end like the agents below.
PEOPLE = word_set(
    """
    adults adult agencies apartments artists artisans associations athletes authorities babies backpackers
    bakeries banks beginners boards boutiques boys brands breweries businesses cafes campers carers chains
    charities chefs children cities citizens clinics clubs collectors colleges communities companies consumers
    contractors cooks cooperatives councils couples craftsmen craftspeople creatives creators crocheters
    customers cyclists dads daughters dealers dentists departments developers diabetics directors doctors
    drivers elderly employees employers engineers entrepreneurs enthusiasts executives experts factories
    families fans farmers farms fathers females firms fishermen florists foundations foundries founders
    freelancers friends gamers gardeners girls governments grandparents graduates groups guests guys gyms
    hackspaces handymen heads heirs hikers hobbyists homeowners hospitals hosts hotels households individuals
    influencers inhabitants innkeepers insurers institutions investors joiners journalists kids kindergartens
    knitters landlords laboratories labs lawyers learners libraries locals lovers makers managers manufacturers
    medics members men mentors merchants migrants millionaires ministries moms mothers motorists mums
    municipalities museums musicians neighbors neighbours newcomers ngos nonprofits novices nurseries nurses
    offices operators organisations organizations owners painters parents passengers patients pensioners people
    persons pharmacies photographers physicians physios players plumbers practices practitioners producers
    professionals programmers publishers pubs pupils readers recruiters refugees relatives renters residents
    restaurants restaurateurs retailers retirees riders runners sailors schools scientists sellers seniors
    shippers shopkeepers shoppers shops singles sitters smes sons sportspeople staff startups start-ups
    steelworks students studios subscribers suppliers surgeons teachers teams teenagers teens tenants therapists
    tourists tradespeople travellers travelers trainees trainers truckers tutors universities users vegans
    vegetarians vendors vets veterans villagers visitors volunteers warehouses winemakers women workers
    workshops youngsters youth households addicts sewers sufferers survivors caregivers academics operators
    carriers brokers advertisers sponsors donors electricians animators dealers entities bodies hosts mechanics
    amateurs grannies grandmothers vineyards dairies millers
    """
)
GENERIC_PEOPLE = word_set(
    """
    people adults persons individuals customers users those anyone anybody everyone everybody someone somebody
    consumers men women families households companies businesses firms organisations organizations guys kids
    children owners teams groups members boys girls couples
    """
)
AGENT_ENDINGS = ("ers", "ors", "ists", "ians", "ants", "ents", "ees", "eers", "men", "women", "people", "folk", "mates")
SINGULAR_AGENTS = ("er", "or", "ist", "ian", "ant", "ee", "eer", "man", "woman", "person")
# Where the main noun of a phrase ends and what describes it begins.
POSTMODIFIERS = word_set(
    """
    who whose that which where when in at with without from aged under over between living working looking
    wanting needing trying using running starting having on near by like as because if while during since around
    into for about to interested within across worldwide online nearby invited interested aged newly going
    passing doing than outside inside
    """
)
DETERMINERS = word_set(
    """
    a an the their his her its our my your this that these those some any every each no another
    """
)
PREPOSITIONS = word_set(
    """
    of in on at by for from with without to into onto about over under through between among across after before
    behind during against within near around until since towards per as like than off out up down inside outside
    """
)
