"""What leads in an English question, and what shows that it does not."""

from __future__ import annotations

from bot.rules.leading.kinds import Reason

_WH = r"(?:how|what|why|when|who|whom|whose|where|which)"
_VERB = r"(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|shall)"
_NOT = r"(?:is|are|was|were|do|does|did|has|have|had|wo|would|ca|could|should)n't"
_IT = r"(?:it|this|that|they|you|we|he|she|there)"
_START = r"(?:^|[.,;:!?] *)(?:(?:so|and|but|then|well|ok|okay),? +)?"
_WORSE = (
    r"(?:annoying|frustrating|irritating|terrible|awful|horrible|bad|poor|painful|tedious|boring|confusing|clumsy|"
    r"cumbersome|messy|chaotic|ridiculous|useless|outdated|disappointing|stressful|worrying|ugly|"
    r"hopeless|inefficient|"
    r"complicated|unreliable|tiresome|time-consuming)"
)
_BETTER = (
    r"(?:excellent|outstanding|fantastic|great|wonderful|amazing|brilliant|superb|award-winning|world-class|perfect|"
    r"impressive|popular|user-friendly|delightful|unique|superior|smart|powerful|innovative|successful)"
)
_COMPARED = (
    r"(?:faster|quicker|easier|simpler|better|cheaper|smoother|safer|smarter|happier|slower|worse|harder|"
    r"more (?:efficient|effective|productive|satisfied|reliable|profitable|flexible))"
)
_FELT = (
    r"(?:satisfied|happy|pleased|glad|delighted|excited|content|unhappy|dissatisfied|disappointed|annoyed|frustrated|"
    r"angry|worried|concerned|upset|tired|impressed)"
)
_JUDGED = (
    rf"(?:too \w+|\w+ enough|{_WORSE}|{_BETTER}|{_COMPARED}|{_FELT}|good|hard|difficult|easy|simple|slow|expensive|"
    r"important|useful|helpful|valuable|nice|problems?|trouble|difficult(?:y|ies)|a waste|struggl\w+|suffer\w*|"
    r"need more|like|love|enjoy|hate|prefer|trust|regret)"
)
_TROUBLE = r"(?:problems?|difficult(?:y|ies)|issues|troubles?|frustrations?|complaints?|annoyances?|pain points?)"
_GAIN = r"(?:benefits?|advantages?|savings?|improvements?)"
_GET = r"(?:save|gain|earn|lose|waste|improve|win)"
_BUY = (
    r"(?:buy|pay|purchase|order|subscribe|sign(?: up)?|switch|upgrade|invest|recommend|try|consider|"
    r"want|prefer|welcome|"
    r"use|choose|extend|renew|be (?:\w+ )?(?:interested|willing|ready|prepared|open|happy|glad)|"
    r"(?:like|love)(?! to (?:tell|show|say|share|describe|add|explain)))"
)
_OURS = r"(?:our|the|your|this|that|these|those|its|their|such an?|so)"

INVITES = (
    rf"{_START}(?:can|could|would|will|may) (?:you|we|i)(?: please| maybe| perhaps)? (?:like to |be able to )?"
    r"(?:tell|show|describe|explain|walk|give|share|say|draw|help us understand|talk|ask|see|hear|follow|watch)\b"
    rf"|{_START}(?:is|are) there (?:any|some|no)(?:thing|one|body|where)?\b(?! (?:problems?|issues?|need))"
    rf"|{_START}(?:do|did|have) you (?:know|have|got) (?:of )?(?:an?|any|some|other|more|time)?\b[^?]*"
    r"\b(?:examples?|stor(?:y|ies)|pictures?|numbers?|figures?|minutes?|time to)\b"
)
EVENLY = (
    r"\bif (?:anything|any|at all)\b|\blikes? (?:and|or) (?:dislikes?|not)\b|\bdislikes?\b.*\blikes?\b"
    r"|\b(?:don't|not) (?:you )?like\b.*\blikes?\b|\blikes?\b.*\b(?:don't|not) (?:you )?like\b"
    r"|\b(?:satisfied or (?:dissatisfied|unsatisfied)|happy or unhappy|unhappy or happy|dissatisfied or satisfied)\b"
    r"|\b(?:good|well|best)\b.{1,40}\b(?:bad|badly|worse|worst|less well|better|improved?)\b"
    r"|\bbad\b.{1,40}\bgood\b|\bbetter or worse\b|\beasy (?:and|or|and what is) (?:hard|difficult)\b"
    r"|\bhard (?:and|or) easy\b|\b(?:advantages|pros|strengths|benefits)\b.{1,20}\b(?:disadvantages|"
    r"cons|drawbacks|weaknesses)\b"
    r"|\bwhat (?:works|helps|happens)\b.*\bwhat (?:doesn't|does not|gets in the way|hinders)\b"
    r"|\bwhether or not\b|\bor (?:something|anything|somewhere|someone) else\b|\bor (?:neither|both|not at all)\b"
)
PATTERNS = (
    (Reason.TAG, rf"^(?! *{_WH}\b).*?\b({_NOT} {_IT}) *\?* *$"),
    (Reason.TAG, rf", *({_VERB} {_IT}(?: not)?|right|correct|no|yes|or what|huh|eh|am i right|agreed|surely) *\?+ *$"),
    (Reason.AGREE, rf"{_START}({_NOT} \w+(?: \w+)?)"),
    (Reason.AGREE, rf"{_START}((?:do|would|will|can|could|you) (?:you )?(?:\w+ )?agree)\b(?! on\b)"),
    (Reason.AGREE, r"\b(as (?:you|we all|everyone|everybody) (?:know|knows|can see))\b"),
    (
        Reason.AGREE,
        r"\b((?:everyone|everybody|nobody|no one) (?:knows|says|agrees|wants|likes|believes|thinks|"
        r"else))\b",
    ),
    (
        Reason.AGREE,
        r"(?:^|[.!?:] *)((?:most|many|all|almost all|nearly all)(?: of)?(?: our| the| your)?(?: other)? "
        r"(?:customers|clients|companies|users|people|businesses|suppliers|others|competitors)) [^?]*[.!:;,]",
    ),
    (
        Reason.AGREE,
        r"\b((?:experts|studies|research|analysts|consultants) (?:\w+ )?(?:say|show|believe|recommend|"
        r"agree|think)s?)\b",
    ),
    (Reason.AGREE, r"\b(obviously|clearly|surely|of course|undoubtedly|no doubt|needless to say)\b"),
    (Reason.AGREE, r"\b(i (?:guess|assume|suppose|imagine|take it|bet|am sure))\b|\bmust be " + _JUDGED + r"\b"),
    (Reason.AGREE, r"\b(is it (?:fair|safe|true|right) to say|is it true that|we (?:think|believe|know|feel) that)\b"),
    (Reason.SELLING, rf"{_START}(would you (?:also |ever |then |perhaps |rather not )?{_BUY})\b(?!.* or )"),
    (Reason.SELLING, rf"\bif we [^,?]*, *(would you (?:\w+ )?{_BUY})\b"),
    (Reason.SELLING, r"\b(if we (?:offered|built|added|gave you|launched|lowered|developed|sold|could offer))\b"),
    (
        Reason.SELLING,
        rf"{_START}((?:can|could) you (?:\w+ )?(?:imagine|see|picture) (?:yourself|yourselves|paying|"
        rf"buying|using))\b",
    ),
    (Reason.SELLING, rf"{_START}(are you (?:\w+ )?(?:interested in|willing to|ready to|prepared to|open to))\b"),
    (
        Reason.SELLING,
        r"\b(how likely (?:is it that you|are you|would you be))\b|\bhow much (?:more )?would you (?:\w+ "
        r")?pay\b",
    ),
    (
        Reason.SELLING,
        rf"{_START}(would it (?:\w+ )?(?:help|be (?:\w+ )?(?:nice|good|great|better|easier|helpful|useful|"
        rf"of value)))\b",
    ),
    (
        Reason.EITHER_OR,
        rf"{_START}{_VERB} (?!.*\b(?:more|less|so) or (?:more|less|so)\b)[^?]*?\b(\w+ or (?:(?:the|an?|to|"
        rf"on|in|by|with|from) )*\w+)",
    ),
    (
        Reason.EITHER_OR,
        rf"^ *{_WH}\b[^?]*(?:[:,]|\b(?:rather|prefer|preferred?|first|most|more)\b)[^?]*?\b(\w+ or "
        rf"(?:(?:the|an?|to|by) )*\w+)",
    ),
    (Reason.TWO_IN_ONE, rf"^ *({_WH}\b[^?]*?\b(?!{_WH}\b)[\w'-]+)(?:,|;| -|) and (?:also )?{_WH} \w+"),
    (Reason.TWO_IN_ONE, rf"^ *({_WH}\b[^?]*?\b(?!{_WH}\b)[\w'-]+)(?:,|;|) and (?:{_VERB}|if so) \w+ \w+"),
    (Reason.TWO_IN_ONE, rf"^([^?]+)\?+ +(?:(?:and|but|or) )?(?:{_WH}|{_VERB})\b[^?]* [^?]*\w[^?]*\?"),
    (Reason.TWO_IN_ONE, rf"\bhow {_FELT}\b[^?]* (?:with|about|of|by)(?: \w+){{1,4}} and(?: \w+){{1,4}} *\?*$"),
    (Reason.TWO_IN_ONE, r"\bwhat (?:do|did) you think (?:of|about) [^?]*\band (?:the|our|your|its|how|what)\b"),
    (Reason.PRESUMES, rf"\b(how much (?:\w+ )?{_COMPARED})\b"),
    (
        Reason.PRESUMES,
        rf"\b(how (?:much|many)(?: \w+)?(?: more| less)? (?:would|will|could|can|did|do|have|has) \w+(?: "
        rf"\w+)? {_GET}[ds]?)\b",
    ),
    (
        Reason.PRESUMES,
        r"\b((?:when|why) did (?:you|they|it|\w+ \w+) (?:\w+ )?(?:stop|quit|give up|lose|fail|start (?:to "
        r")?(?:doubt|distrust|dislike)))",
    ),
    (
        Reason.PRESUMES,
        rf"\b(why (?:is|are|was|were|do|does|did|has|have) [^?]*\b(?:so (?!that\b|far\b)\w+|{_WORSE}|"
        rf"{_FELT}|too \w+))\b",
    ),
    (
        Reason.PRESUMES,
        rf"\b((?:what|which|how many)(?: \w+)? (?:{_TROUBLE}|{_GAIN})) (?:\w+ ){{1,3}}(?:have|had|see|seen|"
        rf"experience|face|get|notice|run into|caused?)\b",
    ),
    (
        Reason.PRESUMES,
        r"\b(how (?:has|have|does|do|did|will|would|much (?:has|have|does|did)) (?!you\b)[^?]*\b(?:helps?|"
        r"helped) (?:you|your)|how (?:has|have|does|did|will|would) (?!you\b)[^?]*\b(?:improved?|"
        r"simplif\w+|benefit\w*|disappoint\w*|hurt|frustrat\w*))\b",
    ),
    (
        Reason.PRESUMES,
        r"\b((?:given|considering|now that|thanks to|despite|because of) (?:all )?(?:the|our|your|its|"
        r"how)\b[^,]*),",
    ),
    (Reason.PRESUMES, r"\b(how (?:has|have|did|does|will) (?!you\b)[^?]*\bma[dk]es? [^?]*\b" + _COMPARED + r")\b"),
    (Reason.PRESUMES, rf"\b(why (?:is|are|was|were) [^?]*\b{_COMPARED})\b"),
    (
        Reason.PRESUMES,
        r"\b(how (?:well|useful|helpful|late|good) (?:do|did) you (?:think|feel|believe|find)|how "
        r"(?:useful|helpful) do you)\b",
    ),
    (
        Reason.PRESUMES,
        r"\b((?:what|which \w+) (?:annoys?|bothers?|frustrates?|irritates?|disappoint(?:s|ed)) (?:you|"
        r"your \w+|them))\b",
    ),
    (Reason.PRESUMES, r"\b(what makes [^?]*\b(?:so \w+|better|worse|the best|the worst|superior))\b"),
    (
        Reason.LOADED,
        rf"\b(how (?:very |really |truly |incredibly )?(?:{_WORSE}|{_BETTER}|hard|difficult|easy|slow|"
        rf"nice))\b",
    ),
    (Reason.LOADED, rf"\b{_OURS} (?:\w+ ){{0,2}}?((?:{_WORSE}|{_BETTER}))\b(?=.*\w)"),
    (
        Reason.LIKING,
        r"\b(how (?:much|well) (?:do|did|does|would|will) (?:you|they|your \w+) (?:\w+ )?(?:like|love|"
        r"enjoy|appreciate|trust|hate|dislike|need|want))\b",
    ),
    (
        Reason.LIKING,
        r"\b((?:what|which \w+) (?:do|did) (?:you|they) (?:\w+ )?(?:like|love|enjoy|appreciate|hate|"
        r"dislike))\b(?! to\b)",
    ),
    (Reason.LIKING, r"\b(why do (?:you|they) (?:\w+ )?(?:like|love|prefer|enjoy|trust|hate|dislike))\b"),
    (Reason.LIKING, rf"\b(how (?:\w+ )?{_FELT})\b"),
    (
        Reason.LIKING,
        r"\b((?:best|worst|greatest|nicest|favou?rite) (?:thing|part|bit|feature)s?(?: about| of| with| "
        r"in)?)\b",
    ),
    (Reason.CLOSED, rf"{_START}{_VERB} (?!you know\b)[^?]*?\b({_JUDGED})\b"),
    (Reason.CLOSED, r"^ *(so,? (?:you|your|the|it|this|that|they|we|there)\b[^?]*)\?"),
    (Reason.CLOSED, rf"^ *((?:you|it|they|there|you're|it's|that's|they're)\b(?![^?]*\b{_WH}\b)[^?.]+)\?"),
)
