"""Whether what is said in error is only spoken of: a warning, hearsay, a belief of former times."""

from collections.abc import Sequence
from re import compile as compile_pattern

from judge.judging.written.aliases import Reading, Span

# "Wrong" and "a bad idea", said of what somebody holds; not "something went wrong".
_WRONG = r"\b(?<!something )(?<!go )(?<!goes )(?<!going )(?<!gone )(?<!went )wrong\b"
_BAD_IDEA = (
    r"(?<!no )(?<!not a )(?<!n't a )(?<!such a )(?<!never a )"
    r"\b(?:bad|terrible|awful|horrible|dangerous) (?:idea|assumption|advice|practice)\b"
)
_CLAIM = r"(?:생각|발상|믿음|가정|주장|기대|습관)"
_DID = r"(?:(?<!입사)했|썼|걸었|열었|뒀|두었|넣었|맡겼|믿었|늘렸)다가 ?(?:[^ .]{1,6} ){0,2}"
# Done, and then something came of it: 올렸다가. What is put somewhere for a while is not meant.
_UNDONE = (
    r"(?<![넣두내])(?<!기억|보관|저장|입사)(?:었|았|했|썼|렸|셨|꿨|켰|졌|났|갔|왔)다가(?! 다시)"
)
# Behind the words: what refutes them.
_REFUTED = compile_pattern(
    r"(?:면|서는|[는은] ?건|것은) ?안 ?(?:된|되(?!는 ?(?:일|행동|작업)들?을)|돼|됩)|"
    r"잘못|틀린|틀렸|말아야|피해야|"
    r"(?:것|게|건|말)[이은]? ?아니|경계해야|(?:생각|것)[은을]? ?조심해야|"
    rf"{_CLAIM}[은이]? ?(?:[가-힣]{{1,3}} )?위험(?:하[다며고]|합|해요)|"
    rf"(?:위험한|나쁜|안 ?좋은) ?{_CLAIM}(?![이은]? ?아[니닌닙])|(?:다|라|자)는 ?함정|"
    rf"{_DID}(?:후회|데었|데였|데인|혼났|혼난)|{_UNDONE}|"
    r"(?:다고|라고|자고)[^.,]{0,10}(?:싶지|(?:말|답|생각|주장|포장)하지)[는도]? ?않|"
    r"(?:반대|기각|반려)(?:했|하였|합)|말렸|말립니다|"
    r"(?:의견|제안|요청|요구|아이디어)[을를은이]? ?(?:[가-힣]+ )?(?:거절|물리|돌려보|접었)|"
    r"\b(?:mistake|incorrect|not true)\b|(?:\bnot|n't) (?:a|such a) (?:good|great|wise) idea\b|"
    r"\b(?:is|was|into|for)(?: (?!not\b)[a-z]+)? (?:a|the|that|this)(?: [a-z-]+)? trap\b|"
    r"\b(?:and|but|until|then)(?: (?:i|we|they|soon|then))* "
    r"(?:learn(?:ed|t) (?:otherwise )?the hard way|"
    r"(?:got|were|was) (?:badly )?burn(?:t|ed)(?! out))\b|"
    r"\b(?:came to regret|(?:i|we|soon|later|and) regretted) (?:it|that)\b|"
    rf"{_BAD_IDEA}|{_WRONG}"
)
# A sentence about somebody else, and what they did.
_OTHERS = (
    r"^(?:someone|somebody|one of (?:the|my|our) (?:[a-z-]+ )?"
    r"(?:colleagues|teammates|juniors|seniors|developers|engineers|architects|admins|people|interns|"
    r"students|participants|friends|reviewers|leads|managers|teams|others)|"
    r"(?:an?|one|some|two|three|four|many|another|several)(?: [a-z-]+){0,2}? "
    r"(?:colleagues?|teammates?|participants?|friends?|classmates?|candidates?|interns?|juniors?|"
    r"developers?|people|students?|reviewers?)|(?:an?|one|another) (?:other )?team|"
    r"(?:the|my|our) (?:(?:former|previous|other|old|last) "
    r"(?:colleagues?|teammates?|boss|leads?|managers?)|other teams?|predecessors?))\b|"
    r"(?:옆|이웃) ?(?:팀|회사|부서)[은이의에]|동료(?:가|의|는|분이|한테)|누군가|"
    r"어떤 ?(?:분|사람|팀)[은이들]|"
    r"^(?:[가-힣]+ )?(?:지인|친구|전임자|후배|참가자|수강생)[가은는이의]"
)
# Before the words: a warning, or somebody else who believes them, or the speaker in former times.
_REFUTING = compile_pattern(
    r"\b(?:mistake|incorrect)\b|"
    rf"{_WRONG}|{_BAD_IDEA} to\b|\bdangerous to (?:think|believe|assume|say)\b|"
    rf"{_OTHERS}|"
    r"\b(?:turned down|rejected|declined|opposed|resisted) "
    r"(?:the|an?|every|his|her|their|this|that) "
    r"(?:suggestion|idea|proposal|plan|request|advice|wish|demand)\b|"
    r"\b(?:(?:an?|one|his|her|(?:the|my|our)(?! (?:whole )?(?:team|company|group|rule)\b)) "
    r"(?:[a-z-]+ ){1,4}?|"
    r"(?:colleagues?|teammates?|somebody|someone|people|many|some|others|juniors?|they|who) "
    r"(?:[a-z-]+ ){0,4}?)"
    r"(?:thinks?|thought|believe[ds]?|said|swore|claim(?:s|ed)|assume[ds]|was (?:sure|convinced)|"
    r"insist(?:s|ed)|argue[ds]|keeps? (?:saying|telling))\b|"
    r"\b(?:used to|once|first) (?:think|thought|believed?|assumed?)\b"
)
# Anywhere: what is called a misconception, was believed once, or is only what others say.
_SAYING = (
    r"(?:의견|기사|글|말(?!을|입|이에)|말을 ?듣|주장|얘기|이야기|제안|조언|답변|소문|분|사람|통념|"
    r"믿음|발상)"
)
_ONCE_BELIEVED = compile_pattern(
    r"오해|착각|\b(?:myth|misconception)\b|줄 ?알았|[은는] ?줄 ?알고(?! ?있)|"
    r"(?:다고|라고|는 ?걸로) ?(?:생각|알고|믿|여기|외우|답)[^.]{0,3}(?<=[했었였])"
    r"(?:는데|지만|으나|던|다가)|"
    r"(?:다고|라고|는 ?걸로) ?(?:믿었|여겼|외웠)(?:는데|지만|으나|던|다가)|"
    r"(?:다고|라고)들? ?(?:말)?(?:하|했|하셨|하시)(?:지만|으나)|"
    r"(?:다고|라고) ?(?:말)?(?:했|하셨)는데|"
    r"(?:다고|라고) ?(?:가정하|기대하|믿|생각하)고 [^.]{1,14}다가|"
    r"(?:다고|라고) ?(?:아|믿|생각하)는 ?(?:사람|분|동료)[이들도](?![라고며])|"
    rf"(?:다|라|자)는 ?{_SAYING}|(?:다|라|자)던 |"
    r"(?:다고|라고|자고) ?(?:우기|주장|하는 ?(?:사람|분|동료)|하던)"
)
# What was so in former times, and behind the error what is so since.
_FORMERLY = compile_pattern(
    r"예전|처음에는|처음엔|(?:처음|첫) ?[^ ]{1,6} ?때|한때|당시|신입 ?때|초반에|초기에|"
    r"적이 ?있|했었|(?:다|라)고 ?(?:생각했|생각하던|믿었|믿던|여겼|말했)|시절|"
    r"\b(?:in my (?:twenties|first|early|junior)|back then|at first|initially|used to|"
    r"as a junior|on my first|in the (?:first|beginning)|early on|years ago|(?:i|we) once|formerly|"
    r"(?:i|we|had) (?:thought|believed|assumed|expected|trusted|refused))\b"
)
_SINCE = compile_pattern(
    r"지금은|이제는|이번에는|이번엔|요즘은|그 ?(?:날|때|뒤|후|일) ?(?:이후|부터|뒤)|"
    r"그때 ?(?:배|알|깨)|그 ?(?:뒤|후)로|나서야|알게 ?[되됐된]|깨달|"
    r"\b(?:today|now(?! and)|these days|nowadays|since then|from then on|ever since|this time|"
    r"(?:then|until|when|later) (?:i|we) (?:noticed|learn(?:ed|t)|saw|found|understood|"
    r"reali[sz]ed|read|measured)|no longer|(?:taught|cured) (?:me|us)|"
    r"(?:i|we) (?:have )?(?:since )?(?:learn(?:ed|t)|reali[sz]ed))\b"
)
# The beginning of the next sentence.
_CORRECTED = compile_pattern(
    r"^(?:그런데|하지만|그러나|근데|사실)?,? ?(?:그건|그게|그것은|그 ?생각은|이건|이는|이것은)? ?"
    r"(?:[가-힣]{1,5} ){0,2}(?:틀렸|틀린(?! ?적이 ?없)|잘못(?:된 ?생각|이었|이에|입)|착각|오해|"
    r"사실이 ?아[니닙]|그렇지 ?않)|"
    r"^(?:but|however|yet|no|of course|that|this|it|which)\b,? "
    r"(?:(?!never|nothing|not\b|[a-z]+n't)[a-z']+ ){0,4}?"
    rf"(?:(?:a mistake|mistaken|not true|untrue|a myth|a misconception|not the case)\b|{_WRONG})"
)


def is_spoken_of(readings: Sequence[Reading], held: Sequence[Sequence[Span]]) -> bool:
    """Whether an error is warned of, told of others, or taken back.

    ``held`` are the words that make it, sentence by sentence; one more sentence may follow them.
    """
    if any(
        _is_refuted(each, places) for each, places in zip(readings, held, strict=False) if places
    ):
        return True
    return is_taken_back(readings, held)


def is_taken_back(readings: Sequence[Reading], held: Sequence[Sequence[Span]]) -> bool:
    """Whether the next sentence corrects an error, or it is of former times and not of today."""
    at, last = max((at, end) for at, places in enumerate(held) for _, end in places)
    following = " ".join(each.text for each in readings[len(held) :][:1])
    rest = f"{readings[at].text[last:]} {following}"
    before = " ".join(each.text for each in readings[: at + 1])
    return bool(_CORRECTED.search(following) or (_FORMERLY.search(before) and _SINCE.search(rest)))


def _is_refuted(reading: Reading, places: Sequence[Span]) -> bool:
    """Whether a sentence warns of what stands there, or tells that another believes it."""
    first, last = min(start for start, _ in places), max(end for _, end in places)
    return any(
        (
            _REFUTED.search(reading.text, last),
            _REFUTING.search(reading.text[:first]),
            _ONCE_BELIEVED.search(reading.text),
        )
    )


def is_told(readings: Sequence[Reading], count: int, *, surely_made: bool) -> bool:
    """Whether the first ``count`` sentences, whatever in them makes an error, only speak of one.

    Where it is ``surely_made``, nothing in them says otherwise, and only what follows may.
    """
    whole = [[(0, len(each.text))] for each in readings[:count]]
    if surely_made:
        return is_taken_back(readings, whole)
    return is_spoken_of(readings, whole) or any(
        _REFUTED.search(each.text) or _REFUTING.search(each.text) for each in readings[:count]
    )
