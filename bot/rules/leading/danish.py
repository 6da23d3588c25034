"""What leads in a Danish question, and what shows that it does not."""

from __future__ import annotations

from bot.rules.leading.kinds import Reason

_WH = r"(?:hvordan|hvad|hvorfor|hvornår|hvem|hvilke[nt]?|hvor|på hvilken måde)"
_YOU = r"(?:i|du)"
_IT = r"(?:i|du|det|den|de|man|vi|jeres|hun|han)"
_VERB = (
    r"(?:er|var|har|havde|findes|fandtes|ville|vil|kan|kunne|skal|skulle|må|måtte|bliver|blev|gør|gjorde|går|gik|"
    r"fungerer|oplever|oplevede|behøver|plejer|mener|tror|synes|syntes|føler|følte|føles|bruger|foretrækker|savner|"
    r"burde|bør|får|fik|passer|stoler|trives|tager)"
)
_START = r"(?:^|[.,;:!?] *)(?:(?:så|og|men|okay|ok),? +)?"
_WORSE = (
    r"(?:irriterende|frustrerende|stressende|tidskrævende|(?:besværlig|dårlig|kedelig|omstændelig|rodet|forfærdelig|"
    r"kaotisk|klodset|upålidelig|bøvlet|elendig|håbløs|ubrugelig|værdiløs|forældet|gammeldags|træls|ineffektiv|"
    r"kompliceret|skuffende|rodede|bøvlede|forældede)\w*)"
)
_BETTER = (
    r"(?:fremragende|fantastisk|vidunderlig|enestående|strålende|suveræn|prisvindende|prisbelønnet|"
    r"populær|brugervenlig|"
    r"smart|perfekt|unik|overlegen|imponerende|dejlig|super|glimrende|succesfuld|innovativ|effektiv)\w*"
)
_COMPARED = (
    r"(?:(?!senere|tidligere|nærmere)\w{3,}ere|bedre|lettere|værre|større|mere (?:effektiv|tilfreds|"
    r"produktiv)\w*)"
)
_FELT = (
    r"(?:tilfreds|utilfreds|glad|skuffe|bekymre|irritere|frustrere|vred|træt af|trætte af|imponere|"
    r"stolt|lykkelig)\w*"
)
_JUDGED = (
    rf"(?:(?:for|alt for) (?:langsom|dyr|besværlig|svær|sen|dårlig|lidt|meget|få|mange|lang|kort|stor|"
    rf"lille|indviklet)\w*|"
    rf"\w+ nok|{_WORSE}|{_BETTER}|{_COMPARED}|{_FELT}|svært?|svære|nemt?|nemme|lette?|enkelt?|enkle|"
    rf"godt?|gode|dyrt?|dyre|"
    r"langsomt?|langsomme|vigtigt?|vigtige|problem(?:er)?|bøvl|nyttig\w*|værdifuld\w*|lide|elsker|hader|stoler|"
    r"foretrækker|trives|fortryder)"
)
_TROUBLE = (
    r"(?:problemer|vanskeligheder|udfordringer|mangler|besvær|bekymringer|klager|irritationer|fordele|"
    r"gevinster|forbedringer)"
)
_GET = r"(?:spare|vinde|tjene|miste|tabe|slippe|forbedre)"
_BUY = (
    r"(?:købe|betale|bestille|være (?:\w+ )?(?:interesser|villig|parat|klar|åb)\w*|bruge|vælge|skifte|"
    r"anbefale|prøve|teste|"
    r"tegne|opgradere|overveje|sætte pris|have lyst|forlænge|synes (?:om|godt))"
)
_TELL = r"(?:fortælle|vise|beskrive|forklare|give|sige|dele|tegne op|tale|se|følge|spørge|høre|uddybe)"

INVITES = (
    rf"{_START}(?:kan|kunne|vil|ville|må) (?:du|i|jeg|vi)(?: ikke| gerne| måske| eventuelt)? ?(?:tænke "
    rf"(?:jer|dig) at |være med til at |have lyst til at )?{_TELL}\b"
    r"|\b(?:er|findes) der (?:andet|andre|noget|nogen|nogle|mere)\b(?! (?:problemer|der er))"
    r"|\bhar (?:i|du) (?:et|en|noget|nogen|nogle|flere)\b[^?]*\b(?:eksemp\w+|billede\w*|tal|"
    r"historie\w*|øjeblik|minut\w*)\b"
)
EVENLY = (
    r"\bhvis (?:noget|nogen|overhovedet)\b|\blide\b.*\bikke (?:\w+ )?lide\b|\bikke lide\b.*\blide\b"
    r"|\btilfreds\w* (?:eller|og) utilfreds|\butilfreds\w* (?:eller|og) tilfreds"
    r"|\b(?:godt?|gode|bedst)\b.{1,40}\b(?:dårlig\w*|mindre godt|bedre|værst|skidt)\b|\bdårlig\w*\b.{1,40}\bgod\w?\b"
    r"|\bbedre eller (?:værre|dårligere)\b|\b(?:let|nemt) (?:eller|og|henholdsvis) svært\b|\bsvært "
    r"(?:eller|og) (?:let|nemt)\b"
    r"|\b(?:fordele|styrker)\b.{1,15}\b(?:ulemper|svagheder)\b|\bfungerer\b.*\b(?:ikke|driller|i "
    r"vejen)\b|\beller ej\b|\beller ikke\b"
    r"|\beller (?:noget|nogen) (?:andet|andre)\b|\beller ingen af\b|\beller begge\b"
)
PATTERNS = (
    (Reason.TAG, r"\b(ikke sandt|ikke også|eller hvad)\b *\?*$"),
    (Reason.TAG, r", *(ikke|ikk|vel|hva|ja|nej|eller|har jeg ret|er det rigtigt|enig|enige) *\?+$"),
    (Reason.TAG, rf"^(?!{_WH}\b|{_VERB}\b|hvis\b|vis\b|fortæl\b|beskriv\b)[^?,]* (ikke|vel) *\?+$"),
    (Reason.TAG, rf"^(?:så )?{_IT} \w+ (?:\w+ )?(vel|jo|nok|da)\b"),
    (Reason.AGREE, r"^(mon ikke)\b"),
    (Reason.AGREE, rf"{_START}({_VERB} (?:\w+ ){{0,3}}ikke)\b(?! {_TELL})"),
    (Reason.AGREE, rf"{_START}((?:er|var) (?:{_YOU}|vi) (?:\w+ )?enige?)\b"),
    (
        Reason.AGREE,
        r"\b(som (?:i|du|alle|vi alle) (?:jo )?ved|alle (?:ved|siger|synes|vil|mener)|ingen (?:kan lide|"
        r"vil|synes))\b",
    ),
    (
        Reason.AGREE,
        r"(?:^|[.!?:] *)((?:de fleste|mange|alle|næsten alle|alle andre)\b(?: af)?(?: vores| andre)?(?: "
        r"\w+)?)(?![^?]*\b(?:andre|nogle) )[^?]*[.!:;,]",
    ),
    (Reason.AGREE, r"(?:^|[.!?:] *)(alle andre [^?.]*)\."),
    (
        Reason.AGREE,
        r"\b((?:eksperter|studier|forskning|forskere|undersøgelser)(?:ne|en)? (?:\w+ )?(?:siger|viser|"
        r"mener|anbefaler|synes))\b",
    ),
    (Reason.AGREE, r"\b(selvfølgelig|naturligvis|tydeligvis|åbenlyst|uden tvivl|selvsagt)\b"),
    (Reason.AGREE, r"\b(jeg (?:går ud fra|antager|gætter på|formoder),? at|det må være \w+)\b"),
    (
        Reason.AGREE,
        r"\b(er det sandt,? at|passer det,? at|er det rigtigt,? at|kan man sige,? at|vi (?:tror|synes|"
        r"mener|ved),? at)\b",
    ),
    (Reason.SELLING, rf"{_START}((?:ville|vil) {_YOU} (?:\w+ )?{_BUY})"),
    (
        Reason.SELLING,
        rf"\b(hvis vi (?:tilbød|byggede|tilføjede|sænkede|udviklede|kunne tilbyde|solgte|gav))\b|\bhvis vi "
        rf"[^?]*(ville {_YOU} (?:\w+ )?{_BUY})",
    ),
    (Reason.SELLING, rf"{_START}((?:kan|kunne) {_YOU} (?:\w+ )?(?:forestille|tænke) (?:jer|dig))\b"),
    (Reason.SELLING, rf"{_START}(er {_YOU} (?:\w+ )?(?:interesser\w*|parate?|villige?|klar(?:e)? til|åbne? over))\b"),
    (
        Reason.SELLING,
        rf"\b(hvor sandsynligt er det,? at {_YOU}|hvor meget (?:mere )?ville {_YOU} (?:\w+ "
        rf"){{0,4}}betale)\b",
    ),
    (
        Reason.SELLING,
        rf"{_START}((?:ville|kunne|vil) det (?:\w+ )?(?:hjælpe|lette|være (?:\w+ )?(?:rart|godt|fint|bedre|"
        rf"nemmere|en hjælp|nyttigt|værdifuldt)))\b",
    ),
    (
        Reason.EITHER_OR,
        rf"{_START}{_VERB} (?!.*\bmere eller mindre\b)[^?]*?\b(\w+ eller (?:(?:på|i|en|et|til|at|med|fra) "
        rf")*\w+)",
    ),
    (
        Reason.EITHER_OR,
        rf"^{_WH}\b[^?]*(?:[:,]|\b(?:helst|hellere|vigtigst|vigtigere|bedst|mest|først)\b)[^?]*?\b(\w+ "
        rf"eller (?:(?:på|i|en|et|til|at|med) )*\w+)",
    ),
    (Reason.TWO_IN_ONE, rf"^({_WH}\b[^?]*?\b(?!{_WH}\b)[\w-]+)(?:,|;|) og (?:også )?{_WH} \w+"),
    (Reason.TWO_IN_ONE, rf"^({_WH}\b[^?]*?\b(?!{_WH}\b)[\w-]+)(?:,|;|) og {_VERB} (?:{_IT}) \w+"),
    (Reason.TWO_IN_ONE, rf"^([^?]+)\?+ +(?:(?:og|men|eller) )?(?:{_WH}|{_VERB})\b[^?]* [^?]*\w[^?]*\?"),
    (Reason.TWO_IN_ONE, rf"\bhvor {_FELT}\b[^?]* (?:med|over|på|for)(?: \w+){{1,4}} og(?: \w+){{1,4}} *\?*$"),
    (Reason.TWO_IN_ONE, r"\bhvad (?:synes|syntes|mener) (?:i|du) om (?:\w+ ){1,4}og \w+(?: \w+){0,2}\?"),
    (Reason.PRESUMES, rf"\b(hvor meget (?:\w+ )?{_COMPARED})\b"),
    (
        Reason.PRESUMES,
        rf"\b(hvor (?:meget|mange)(?: \w+)?(?: mere| mindre)? (?:ville|vil|kan|kunne|har|havde) \w+(?: "
        rf"\w+)? {_GET}\w*)\b",
    ),
    (Reason.PRESUMES, rf"\b(hvor meget(?: \w+)? (?:sparer|sparede|vinder|vandt|mister|mistede) {_YOU})\b"),
    (Reason.PRESUMES, r"\b((?:hvornår|hvorfor) (?:holdt \w+ op|mistede|opgav|tabte))\b"),
    (
        Reason.PRESUMES,
        rf"\b(hvorfor [^?]*\b(?:så (?!at\b|vidt\b)\w+|{_WORSE}|{_FELT}|for (?:langsom|dyr|sen|besværlig|"
        rf"svær|lang)\w*))\b",
    ),
    (
        Reason.PRESUMES,
        rf"\b((?:hvilke|hvad for|hvor mange)(?: \w+)? {_TROUBLE}) (?:har|ser|oplever|får|møder|havde|fik|"
        rf"giver|skaber|er|så|oplevede)\b",
    ),
    (
        Reason.PRESUMES,
        r"\b(hvordan (?:har|havde) (?!i\b|du\b)[^?]*\b(?:hjulpet|forbedret|forenklet|lettet|"
        r"besværliggjort))\b",
    ),
    (
        Reason.PRESUMES,
        r"\b((?:hvordan|på hvilken måde) (?:hjælper|hjalp|forbedrer|forbedrede|forenkler|letter))\b "
        r"(?!i\b|du\b)",
    ),
    (Reason.PRESUMES, r"(?:^|[.!?] *)((?:i betragtning af|takket være|trods|eftersom|nu hvor) [^,?]*)[,?]"),
    (Reason.PRESUMES, rf"\b(hvorfor (?:er|var) [^?]*\b{_COMPARED})\b"),
    (Reason.PRESUMES, rf"\b(hvor (?:godt|sent|nyttig\w*) (?:synes|syntes|tror|mener) {_YOU})\b"),
    (Reason.PRESUMES, r"\b((?:hvad|hvilke[nt]? \w+) (?:irriterer|generer|frustrerer|skuffer) (?:jer|dig|jeres \w+))\b"),
    (
        Reason.PRESUMES,
        r"\b(hvad (?:er det, der |var det, der )?(?:gør|gjorde) [^?]*\b(?:så \w+|bedre|dårligere|bedst|"
        r"værst|skuffede|utilfredse))\b",
    ),
    (Reason.LOADED, rf"\b(hvor (?:utrolig |meget |frygtelig )?(?:{_WORSE}|{_BETTER}|svært?|nemt?|let|langsomt?))\b"),
    (
        Reason.LOADED,
        rf"\b(?:vores|den|det|de|jeres|sin|deres|denne|dette|disse) (?:nye |gamle )?((?=\w+e\b)(?:{_WORSE}|"
        rf"{_BETTER}))\b",
    ),
    (
        Reason.LIKING,
        rf"\b(hvor (?:meget|godt) (?:kan {_YOU} (?:\w+ )?lide|elsker|værdsætter|stoler|hader|sætter {_YOU} "
        rf"pris))\b",
    ),
    (
        Reason.LIKING,
        rf"\b((?:hvad|hvilke[nt]? \w+) (?:(?:kan|kunne) {_YOU} (?:\w+ )?lide|elsker|værdsætter|hader|"
        rf"sætter {_YOU} (?:\w+ )?pris på|synes {_YOU} (?:\w+ )?(?:bedst|mest|godt) om))\b",
    ),
    (Reason.LIKING, rf"\b(hvorfor (?:kan {_YOU} (?:\w+ )?lide|foretrækker|elsker|værdsætter|trives|hader))\b"),
    (Reason.LIKING, rf"\b(hvor (?:\w+ )?{_FELT})"),
    (Reason.LIKING, r"\b((?:det bedste|det værste|bedst|værst|sjovest) ved)\b"),
    (Reason.CLOSED, rf"{_START}((?:elsker|værdsætter|stoler|foretrækker|trives|hader) {_YOU})\b"),
    (Reason.CLOSED, rf"{_START}{_VERB} (?!{_YOU} ved\b)[^?]*?\b({_JUDGED})\b"),
    (Reason.CLOSED, rf"^((?:så |altså )?,? ?{_IT}\b(?![^?]*\b{_WH}\b)[^?.]+)\?"),
)
