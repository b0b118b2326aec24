"""Words and endings: how long a sentence is, and whether it states something.

Korean needs no analyser for that. A statement ends in 다 or 요 after a few well-known syllables, or
in a nominal ending (함, 음); what joins clauses (하고, 해서, 지만) tells of a verb as well.
"""

import re
from unicodedata import east_asian_width

from judge.model.folding import has_hangul

_FIRST_SYLLABLE, _LAST_SYLLABLE, _FINALS = 0xAC00, 0xD7A3, 28
_NIEUN, _SSANG_SIOT = 4, 20  # the final consonants of 한다 and of 했다
_POLITE = re.compile(
    r"(?:[어아여해돼예네세줘져워와봐려러게데래]|에|이|까|나|군|는데|거든)요$|[하되이지]죠$"
)
_PLAIN = re.compile(r"(?:니|이|하|되|같|크|작|좋|많|적|높|낮|쉽|싸)다$|[합습입됩]니다$")
_NOMINAL = re.compile(
    r"(?:(?<![포결명])함|됨|[있없않높낮많적같좋싶였했]음|[줄늘보쓰이]임|하기|되기|할\s?것)$"
)
_JOINING = re.compile(
    r"(?:하|되|두|걸|쓰|나누|줄이|늘리|넣|빼|있|없|않|만들|옮기|보내|막|받|읽|했|됐)"
    r"(?:고|며|면|면서|지만|므로|니까|도록|려고|거나|게|어|아|여서|어서|아서)"
    r"|(?:(?<![이오견피방손])해|돼)(?:서|야|도)?(?=\s|$)|[가-힣](?:으면|으니|으므로|으며|려서|라서|니까)|(?<![관대통의])하여|되어|때문|위해|위하여|덕분|[은는]데(?=\s|,|$)|으로써|어야|아야"
)
_ENGLISH = re.compile(
    r"\b(?:is|are|was|were|be|been|being|has|have|had|do|does|did|can|could|will|would|should|"
    r"must|may|might|cannot|need|needs|use|uses|used|using|add|adds|put|puts|keep|keeps|make|"
    r"makes|let|lets|get|gets|reduce|reduces|avoid|avoids|give|gives|take|takes|help|helps|"
    r"become|becomes|because|so|when|while|if|unless|until|which|that|who|"
    r"i|we|you|they|it|don't|doesn't|won't|can't|isn't|aren't|i'd|we'd|i'll|"
    r"we'll)\b"
)
_LINK = re.compile(  # of a verb, or of a mere name: "contributing to projects", 책임 있는 AI
    r"\b(?:to|by|than|before|after|this|these)\b"
    r"|(?:하|되|두|걸|쓰|나누|줄이|늘리|넣|빼|있|없|않|만들|옮기|보내|막|받|읽|했|됐)(?:는|은|던)"
)
_PARTICLE = re.compile(
    r"[가-힣](?:[을를에로]|에서|에게|까지|부터|보다|마다)(?:[는도만])?(?=[\s,.]|$)"
)
_PREPOSITION = re.compile(
    r"\b(?:for|with|without|in|into|on|onto|from|via|per|against|through|at|as|over|under|between|"
    r"instead|to|by|than|before|after|not|no|only)\b"
)
_CLAIM = re.compile(
    r"\b(?:is|are|was|were|has|have|does|did|can|could|will|would|should|must|cannot|because|"
    r"so|when|while|if|unless|i|we|you|they|it)\b"
)
_STRIPPED = ".,!?;:…。)]}\"'”’」』"
_WORD = re.compile(r"\w")
_KOREAN_WORD = 4 / 3  # English words: a particle or an ending is no word of its own


def final_consonant(letter: str) -> int:
    """Return the number of a syllable's final consonant, 0 where it has none or is no syllable."""
    code = ord(letter)
    inside = _FIRST_SYLLABLE <= code <= _LAST_SYLLABLE
    return (code - _FIRST_SYLLABLE) % _FINALS if inside else 0


def ends_statement(word: str) -> bool:
    """Whether a Korean word can only be the end of a sentence: 둔다, 했다, 합니다, 해요."""
    word = word.rstrip(_STRIPPED)
    if len(word) > 1 and word.endswith("다") and not word.endswith(("보다", "마다")):
        if final_consonant(word[-2]) in {_NIEUN, _SSANG_SIOT}:
            return True
        return word.endswith("니다")
    return _POLITE.search(word) is not None


def has_verb(folded: str, *, links: bool = True) -> bool:
    """Whether a sentence seems to have a verb; ``links`` are words that stand by names as well."""
    if _ENGLISH.search(folded) or _JOINING.search(folded):
        return True
    if links and _LINK.search(folded):
        return True
    words = [word.rstrip(_STRIPPED) for word in folded.split()]
    return any(
        ends_statement(word) or _PLAIN.search(word) or _NOMINAL.search(word) for word in words
    )


def relates(folded: str) -> bool:
    """Whether words without a verb say what stands to what: by a particle, or a preposition."""
    return (_PARTICLE if has_hangul(folded) else _PREPOSITION).search(folded) is not None


def claims(folded: str) -> bool:
    """Whether words certainly state something; ``has_verb`` also counts what is often a name."""
    return _CLAIM.search(folded) is not None or any(
        ends_statement(word) or _PLAIN.search(word.rstrip(_STRIPPED)) for word in folded.split()
    )


def count_words(text: str) -> int:
    """Count words as a writer does: what stands between spaces and has a letter or digit."""
    return sum(_WORD.search(word) is not None for word in text.split())


def weigh_words(text: str) -> float:
    """Count words as if all were English ones."""
    words = [word for word in text.split() if _WORD.search(word)]
    return sum(_KOREAN_WORD if has_hangul(word) else 1.0 for word in words)


def cells(text: str) -> int:
    """Columns that a line takes, where Hangul takes two."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)
