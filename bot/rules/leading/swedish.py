"""What leads in a Swedish question, and what shows that it does not."""

from __future__ import annotations

from bot.rules.leading.kinds import Reason

_WH = r"(?:hur|vad|varför|när|vem|vilka|vilken|vilket|vart|vems|på vilket sätt)"
_YOU = r"(?:ni|du)"
_IT = r"(?:ni|du|det|den|de|man|vi|ert|era|hon|han)"
_VERB = (
    rf"(?:är|var(?= {_IT}\b)|har|hade|finns|fanns|skulle|vill|ville|kan|kunde|ska|skall|får|fick|blir|"
    rf"blev|gör|gjorde|går|gick|"
    r"fungerar|upplever|upplevde|behöver|brukar|anser|tror|tycker|tyckte|känner|kände|känns|gillar|trivs|saknar|"
    r"föredrar|använder|vore|borde|måste|stämmer|litar|håller|tar|känns)"
)
_START = r"(?:^|[.,;:!?] *)(?:(?:så|och|men|då|okej|ok),? +)?"
_WORSE = (
    r"(?:irriterande|frustrerande|stressande|tidskrävande|(?:jobbi|besvärli|krångli|dåli|tråki|omständli|röri|hemsk|"
    r"kaotisk|klumpi|opålitli|bökig|trassli)\w*|usel\w*|usla|uselt|hopplös\w*|värdelös\w*|förlegad\w*|föråldrad\w*|"
    r"omodern\w*|plågsam\w*|ineffektiv\w*|otymplig\w*)"
)
_BETTER = (
    r"(?:utmärkt|fantastisk|underbar|enastående|jättebra|lysande|suverän|prisbelönt|prisad|populär|"
    r"användarvänlig|smidig|"
    r"smart|perfekt|unik|överläg|imponerande|härlig|toppen|superb|strålande|framgångsrik|innovativ)\w*"
)
_COMPARED = (
    r"(?:(?!senare|tidigare|närmare)\w{3,}are|bättre|sämre|lättare|större|mer (?:effektiv|nöjd|produktiv|lönsam)\w*)"
)
_FELT = (
    r"(?:nöjd|missnöjd|glad|besvik|oroli|oroad|irriterad|frustrerad|arg|trött på|trötta på|imponerad|"
    r"stolt|lycklig|upprörd)\w*"
)
_JUDGED = (
    rf"(?:(?:för|alltför) (?:långsam|dyr|krångli|svår|sen|dåli|lite|mycket|få|många|lång|kort|stor|liten)\w*|"
    rf"tillräckligt \w+|\w+ nog|{_WORSE}|{_BETTER}|{_COMPARED}|{_FELT}|svår\w*|lätta?|enkel\w*|enkla|bra|dyrt|dyra?|"
    r"långsam\w*|viktigt?|viktiga|problem|trubbel|användbar\w*|värdefull\w*|gillar|älskar|hatar|litar "
    r"på|tycker (?:ni|du) om|"
    r"föredrar|trivs|ångrar)"
)
_TROUBLE = r"(?:problem|svårigheter|brister|besvär|bekymmer|klagomål|irritationsmoment|fördelar|vinster|förbättringar)"
_GET = r"(?:spara|vinna|tjäna|förlora|slippa|förbättra)"
_BUY = (
    r"(?:köpa|betala|beställa|vara (?:\w+ )?(?:intresserad|villig|beredd|öpp)\w*|kunna tänka|använda|"
    r"välja|byta|rekommendera|"
    r"prova|testa|teckna|uppgradera|överväga|uppskatta|förlänga|"
    r"vilja (?!(?:gärna )?(?:berätta|visa|säga|beskriva|dela|lägga till|förklara|prata))\w+)"
)
_TELL = r"(?:berätta|visa|beskriva|förklara|ge|säga|dela|rita|prata|se|följa|fråga|höra|utveckla)"

INVITES = (
    rf"{_START}(?:kan|kunde|skulle|vill|ville|får) (?:du|ni|jag|vi)(?: inte| gärna| kanske| möjligen)? "
    rf"?(?:vilja |kunna |få )?{_TELL}\b"
    r"|\bfinns det (?:något|någon|några|nåt|nån)\b(?! (?:problem|som (?:är|känns)))"
    r"|\bhar (?:ni|du) (?:ett|en|något|någon|några|fler)\b[^?]*\b(?:exempel|bild|bilder|siffror|"
    r"berättelser?|stund|minut\w*)\b"
)
EVENLY = (
    r"\bom (?:något|någon|några|alls)\b|\b(?:gillar|uppskattar|lide)\b.*\binte (?:\w+ )?(?:gillar|uppskattar)?"
    r"|\bogillar\b|\bnöjd\w* (?:eller|och) missnöjd|\bmissnöjd\w* (?:eller|och) nöjd"
    r"|\b(?:bra|väl|bäst|god)\b.{1,40}\b(?:dålig\w*|sämre|sämst|mindre bra|bättre|illa)\b|\bdålig\w*\b.{1,40}\bbra\b"
    r"|\bbättre eller sämre\b|\b(?:lätt|enkelt) (?:eller|och|respektive) svårt\b|\bsvårt (?:eller|och|"
    r"respektive) (?:lätt|enkelt)\b"
    r"|\b(?:för|styrkor)\w*\b.{1,15}\b(?:nackdelar|svagheter|emot)\b|\bfungerar\b.*\b(?:inte|skaver)\b|\beller inte\b"
    r"|\beller (?:något|nåt|någon|nån) (?:annat|annan)\b|\beller (?:ingen|inget)(?:dera)?\b|\beller båda\b"
)
PATTERNS = (
    (Reason.TAG, r"\b(eller hur|inte sant)\b *\?*$"),
    (Reason.TAG, r", *(va|visst|väl|eller|inte|ja|nej|stämmer det|rätt|korrekt|har jag rätt|hör ni) *\?+$"),
    (Reason.TAG, rf"^(?:så )?{_IT} \w+ (?:\w+ )?(väl|ju|nog|visst)\b"),
    (Reason.TAG, rf"^(?!{_WH}\b)(?:\w+ ){{1,6}}(väl|visst) [^?]*\?"),
    (Reason.AGREE, r"^(visst (?:är|vore|skulle|har|kan|blir|vill|känns|hade))\b"),
    (Reason.AGREE, rf"{_START}({_VERB} (?:\w+ ){{0,3}}inte)\b(?! {_TELL})"),
    (
        Reason.AGREE,
        rf"\b(håller {_YOU} (?:\w+ )?med|instämmer {_YOU})\b|{_START}(?:är|var) (?:{_YOU}|vi) (?:\w+ "
        rf")?(?:eniga?|överens|ense)\b",
    ),
    (
        Reason.AGREE,
        r"\b(som (?:ni|du|alla|vi alla) (?:ju )?vet|alla (?:vet|säger|tycker|vill|håller med)|ingen "
        r"(?:gillar|vill|tycker))\b",
    ),
    (
        Reason.AGREE,
        r"(?:^|[.!?:] *)((?:de flesta|många|alla|nästan alla|alla andra)\b(?: av)?(?: våra| andra)?(?: "
        r"\w+)?)(?![^?]*\b(?:andra|några|somliga) )[^?]*[.!:;,]",
    ),
    (Reason.AGREE, r"(?:^|[.!?:] *)(alla andra [^?.]*)\."),
    (
        Reason.AGREE,
        r"\b((?:experter|studier|forskning|forskare|undersökningar)(?:na|en)? (?:\w+ )?(?:säger|visar|"
        r"menar|rekommenderar|anser|tycker))\b",
    ),
    (Reason.AGREE, r"\b(självklart|uppenbarligen|givetvis|naturligtvis|självfallet|utan tvekan|utan tvivel|förstås)\b"),
    (Reason.AGREE, r"\b(jag (?:antar|gissar|förmodar|förstår det som) att|det måste vara \w+)\b"),
    (Reason.AGREE, r"\b(stämmer det att|är det sant att|kan man säga att|vi (?:tror|tycker|anser|vet) att)\b"),
    (Reason.SELLING, rf"{_START}(skulle {_YOU} (?:\w+ )?{_BUY})"),
    (
        Reason.SELLING,
        rf"\b(om vi (?:erbjöd|byggde|la till|lade till|tog fram|sänkte|utvecklade|kunde erbjuda|sålde|"
        rf"gav))\b|\bom vi [^?]*(skulle {_YOU} {_BUY})",
    ),
    (Reason.SELLING, rf"{_START}((?:kan|kunde) {_YOU} (?:\w+ )?tänka (?:er|dig))\b"),
    (Reason.SELLING, rf"{_START}(är {_YOU} (?:\w+ )?(?:intresserade?|beredda?|villiga?|redo|öppna för))\b"),
    (
        Reason.SELLING,
        rf"\b(hur (?:troligt|sannolikt) är det att {_YOU}|hur mycket (?:mer )?skulle {_YOU} (?:\w+ "
        rf"){{0,4}}betala)\b",
    ),
    (
        Reason.SELLING,
        rf"{_START}((?:skulle det|vore det) (?:\w+ )?(?:hjälpa|underlätta|vara (?:\w+ )?\w+|bra|skönt|"
        rf"trevligt|bättre|värdefullt))\b",
    ),
    (
        Reason.EITHER_OR,
        rf"{_START}{_VERB} (?!.*\bmer eller mindre\b)[^?]*?\b(\w+ eller (?:(?:på|i|en|ett|till|att|med|"
        rf"från) )*\w+)",
    ),
    (
        Reason.EITHER_OR,
        rf"^{_WH}\b[^?]*(?:[:,]|\b(?:helst|hellre|viktigast|viktigare|bäst|mest|först)\b)[^?]*?\b(\w+ "
        rf"eller (?:(?:på|i|en|ett|till|att|med) )*\w+)",
    ),
    (Reason.TWO_IN_ONE, rf"^({_WH}\b[^?]*?\b(?!{_WH}\b)[\w-]+)(?:,|;|) och (?:också )?{_WH} \w+"),
    (Reason.TWO_IN_ONE, rf"^({_WH}\b[^?]*?\b(?!{_WH}\b)[\w-]+)(?:,|;|) och {_VERB} (?:{_IT}) \w+"),
    (Reason.TWO_IN_ONE, rf"^([^?]+)\?+ +(?:(?:och|men|eller) )?(?:{_WH}|{_VERB})\b[^?]* [^?]*\w[^?]*\?"),
    (Reason.TWO_IN_ONE, rf"\bhur {_FELT}\b[^?]* (?:med|över|på|för)(?: \w+){{1,4}} och(?: \w+){{1,4}} *\?*$"),
    (Reason.TWO_IN_ONE, r"\bvad (?:tycker|tyckte|anser) (?:ni|du) om (?:\w+ ){1,4}och \w+(?: \w+){0,2}\?"),
    (Reason.PRESUMES, rf"\b(hur mycket (?:\w+ )?{_COMPARED})\b"),
    (
        Reason.PRESUMES,
        rf"\b(hur (?:mycket|många)(?: \w+)?(?: mer| mindre)? (?:skulle|kommer|kan|kunde|har|hade) \w+(?: "
        rf"\w+)? {_GET}\w*)\b",
    ),
    (Reason.PRESUMES, rf"\b(hur mycket(?: \w+)? (?:sparar|sparade|vinner|vann|förlorar|förlorade) {_YOU})\b"),
    (Reason.PRESUMES, r"\b((?:när|varför) (?:slutade|tröttnade|tappade|förlorade|gav \w+ upp))\b"),
    (
        Reason.PRESUMES,
        rf"\b(varför [^?]*\b(?:så (?!att\b|här\b|där\b)\w+|{_WORSE}|{_FELT}|för (?:långsam|dyr|sen|krångli|"
        rf"svår|lång)\w*))\b",
    ),
    (
        Reason.PRESUMES,
        rf"\b((?:vilka|vad för|hur många)(?: \w+)? {_TROUBLE}) (?:har|ser|upplever|får|möter|hade|fick|ger|"
        rf"skapar|finns|är|såg|upplevde|orsakar)\b",
    ),
    (
        Reason.PRESUMES,
        r"\b(hur (?:har|hade) (?!ni\b|du\b)[^?]*\b(?:hjälpt|förbättrat|förenklat|underlättat|försvårat))\b",
    ),
    (
        Reason.PRESUMES,
        r"\b((?:hur|på vilket sätt) (?:hjälper|hjälpte|förbättrar|förbättrade|förenklar|underlättar|"
        r"försvårar))\b (?!ni\b|du\b)",
    ),
    (Reason.PRESUMES, r"(?:^|[.!?] *)((?:med tanke på|tack vare|trots|eftersom|nu när) [^,?]*)[,?]"),
    (Reason.PRESUMES, rf"\b(varför (?:är|var) [^?]*\b{_COMPARED})\b"),
    (Reason.PRESUMES, rf"\b(hur (?:bra|väl|sent|användbar\w*) (?:tycker|tyckte|tror|anser) {_YOU})\b"),
    (Reason.PRESUMES, r"\b((?:vad|vilken \w+) (?:stör|irriterar|retar|frustrerar|besviker) (?:er|dig|era \w+))\b"),
    (
        Reason.PRESUMES,
        r"\b(vad (?:är det som |var det som )?(?:gör|gjorde) [^?]*\b(?:så \w+|bättre|sämre|bäst|sämst|"
        r"besvik\w*|missnöjd\w*))\b",
    ),
    (
        Reason.LOADED,
        rf"\b(hur (?:himla |väldigt |otroligt |fruktansvärt )?(?:{_WORSE}|{_BETTER}|svår\w*|lätt|enkelt|"
        rf"långsam\w*|seg\w*))\b",
    ),
    (
        Reason.LOADED,
        rf"\b(?:vår|vårt|våra|den|det|de|er|ert|era|sin|deras|denna|detta|dessa) (?:nya |gamla "
        rf")?((?=\w+(?:a|e)\b)(?:{_WORSE}|{_BETTER}))\b",
    ),
    (Reason.LIKING, rf"\b(hur (?:mycket|väl) (?:gillar|uppskattar|älskar|litar|hatar|tycker {_YOU} om))\b"),
    (
        Reason.LIKING,
        rf"\b((?:vad|vilken \w+|vilka \w+) (?:gillar|uppskattar|älskar|hatar|gillade|uppskattade|(?:tycker|"
        rf"tyckte) {_YOU} (?:\w+ )?(?:bäst|mest|sämst|bra) om))\b",
    ),
    (Reason.LIKING, rf"\b(varför (?:gillar|föredrar|älskar|uppskattar|trivs|hatar|tycker {_YOU} om))\b"),
    (Reason.LIKING, rf"\b(hur (?:\w+ )?{_FELT})"),
    (Reason.LIKING, r"\b((?:det bästa|det sämsta|bäst|sämst|roligast|tråkigast) med)\b"),
    (Reason.CLOSED, rf"{_START}((?:gillar|älskar|uppskattar|litar|föredrar|trivs|hatar) {_YOU})\b"),
    (Reason.CLOSED, rf"{_START}{_VERB} (?!{_YOU} vet\b)[^?]*?\b({_JUDGED})\b"),
    (Reason.CLOSED, rf"^((?:så |alltså )?,? ?{_IT}\b(?![^?]*\b{_WH}\b)[^?.]+)\?"),
)
