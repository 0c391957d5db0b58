"""The check `untranslated`: French left in a translation, and translations in another language.

It finds a msgstr that is its msgid (error; a warning where it may be a title), a text that is plainly in
another language than its catalog's (error), and words of the msgid that stand in the msgstr as they are,
several in a row (error for five and more, else warning). Names, numbers, code and single words may be the
same in both languages. Runs of French words are left alone when they are a quotation, emphasised or a
link's text in the French (a title, a slogan kept on purpose), when brackets of the translation hold just
them, when they are capitalised words joined by *de* and the like, and when they are an official name with
its acronym behind it: *Caisse nationale d’assurance maladie (CNAM)*. What words both languages share
counts for nothing, so that a Catalan *de la* is no French.
"""

import re
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from itertools import pairwise, zip_longest

from translate.checks.pair import Pair
from translate.languages import base_language, english_name, script_of
from translate.languages.lemmas import has_dictionary, lemma
from translate.languages.recognised import other_language, small_words, words_in
from translate.model import Diagnostic, Severity

WORD = re.compile(r"[^\W\d_]+(?:[-‑][^\W\d_]+)*")
LATIN_WORD = re.compile(
    r"[A-Za-zÀ-ÖØ-öø-ɏ](?<![@#/.A-Za-z0-9_-].)[A-Za-zÀ-ÖØ-öø-ɏ]*(?:[-‑][A-Za-zÀ-ÖØ-öø-ɏ]+)*"
    r"(?![@/A-Za-z0-9_]|\.[A-Za-z])"
)
"""A word in Latin letters among others; no address."""
MORE_WORDS = {
    "fr": """
à c d j l m n qu s t lorsqu puisqu jusqu vous votre vos nous notre nos mon ma mes ton ta tes elle ils on était
étaient avait avaient fait faire peut peuvent doit doivent tout tous toute toutes autre autres aussi très bien
donc car lors chez sans sous vers pendant quand dont lui cela ceci celui celle ceux celles chaque plusieurs
quelques certains certaines quel quelle encore déjà toujours jamais rien aucun aucune avoir été étant sera
seront serait deux trois quatre cinq sept huit neuf dix onze douze quinze vingt trente cent près dès moins
seul seule seuls seules ans année années mois jour jours heure heures fois pays selon depuis pourtant ainsi
afin parce parmi première dernière derniers dernières environ soit nuit
lundi mardi mercredi jeudi vendredi samedi dimanche janvier février avril juin juillet août septembre octobre
novembre décembre je quelque devons avons avez sommes êtes suis furent aient ayant étais plutôt ici alors
puis ensuite enfin cependant toutefois lorsque puisque quoi laquelle lequel lesquels lesquelles auquel
duquel tandis malgré beaucoup assez aujourd hui maintenant dernier premiers premières nouveau nouvelle
nouveaux nouvelles dizaines centaines milliers milliards allons pouvons voulons savons veut veulent vont
disent matin soir semaine semaines surtout presque""",
    "en": "pays cent",
    "de": "je",
    "nl": "je",
    "ca": "d l m n s t mes est elles nom cent novembre",
    "oc": "d l m n s t qu mes est elles cent novembre",
    "it": "c d l m s t un novembre",
    "es": "nos vos mes sera",
    "pt": "nos vos mes sera",
    "ro": "cent",
}
"""Small words beside those by which a language is recognised: less is enough where both texts have them."""
LOOKS_FRENCH = re.compile(
    r"[éèêëàâçîôûùœ]|(?:eurs?|eux|euses?|aires?|iques?|oires?|ai(?:en)?t|ez|elles?|iennes?|ismes?|istes?|ement|eaux?|aux)\Z"
)
"""A word that is hardly one of another language: the English phrases of both texts are no French."""
ACCENTED = re.compile(r"(?=.*[^a-z])[a-zàâæçéèêëîïôœùûüÿ]+")
"""A word in small letters of which one is not in English words, and all are in French ones."""
PARTICLES = frozenset(
    ["von", "van", "der", "den", "bin", "ibn", "ben", "al", "el", "di", "da", "dos", "zu", "of"]
)
"""Words of names in small letters."""
GAP = re.compile(r"['’]|(?=.*\s)[\s'’,.;:()«»\"-]{1,5}|(?=.*\s)[\s\d'’,.;:()«»\"%°€$-]{3,14}", re.DOTALL)
"""What may stand between two words that stand in a row; also a number."""
LONG_RUN = 5
"""Words of the msgid in a row that are beyond doubt."""
TERM = 3
"""Words of a French term at most that other languages know: *raison d’être*, *à la carte*."""
LISTED = 4
"""Letters of a word that is looked up."""
SINGLE = 5
"""Letters of a French word that is noticed alone among letters of another script."""
MARKED = re.compile(
    r"""«[^«»]{1,300}» | “[^“”]{1,300}” | "[^"]{1,300}" | (\*{1,3}|_{1,3})[^*_]{1,300}\1 | \[[^\[\]]{1,300}\]
      | <(?:em|i|cite|q|a|strong|b|quote)\b[^<>]*>[^<>]{1,300}<""",
    re.VERBOSE,
)
"""What is quoted, emphasised or linked in a text."""
GLOSS_BEGINS, GLOSS_ENDS = re.compile(r"[(（][A-Za-zÀ-ɏ '’-]*\Z"), re.compile(r"[A-Za-zÀ-ɏ '’-]*[)）]")
ACRONYM = re.compile(r"\s?[(（](?P<letters>[A-Z]\w{1,9})\b")
FAR = 40
"""Letters of a term of the original in brackets, before or after a word of it."""
TITLE = 9
"""Words of a title at most, with its marks."""


def check_untranslated(pair: Pair) -> Iterator[Diagnostic]:
    """Yield a diagnostic when a translation, or a part of it, is not in its language."""
    if base_language(pair.language) == base_language(pair.source_language):
        return
    source, target = pair.source.text, pair.target.text
    if _say_the_same(source, target):
        yield from _copied(pair, source)
    elif other := other_language(target, pair.language):
        yield Diagnostic("untranslated", "error", f"the translation seems to be in {english_name(other)}")
    else:
        yield from _left_inside(pair, source, target)


def _say_the_same(source: str, target: str) -> bool:
    """Whether two texts have the same words, in any case."""
    if abs(len(source) - len(target)) > len(source) // 20:
        return False
    one, other = source.casefold(), target.casefold()
    both = zip_longest(WORD.finditer(one), WORD.finditer(other))
    return all(word is not None and its is not None and word[0] == its[0] for word, its in both)


def _copied(pair: Pair, text: str) -> Iterator[Diagnostic]:
    """Judge a msgstr that says what its msgid says: names may, sentences may not, but for foreign ones."""
    words = WORD.findall(text)
    small = [word for word in words if word.lower() in _french_only(pair.source_language, pair.language)]
    low = [word for word in words if word[0].islower() and len(word) > 1 and word not in PARTICLES]
    content = [word for word in low if word.islower() and word not in small_words(pair.source_language)]
    is_latin = script_of(pair.language) == "Latn"
    is_name = len(content) < 2 and any(word[0].isupper() and word not in small for word in words[1:])
    own = _french_only(pair.source_language, "en")
    is_foreign = bool(own) and not any(word.lower() in own for word in words)
    if is_foreign and any(word in small_words(pair.language) for word in content):
        return  # a title or a quotation in the language of the translation
    if len(low) > 2 and (small or len(content) > 2):
        yield Diagnostic("untranslated", "warning" if is_foreign else "error", "not translated")
    elif (small and content and not is_name) or len(content) > 1 or (content and not is_latin):
        yield Diagnostic("untranslated", "warning", "not translated")


def _left_inside(pair: Pair, source: str, target: str) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each run of words that the msgstr has from its msgid."""
    is_latin = script_of(pair.language) == "Latn"
    pattern = WORD if is_latin else LATIN_WORD
    there = _words(target) if is_latin else pattern.findall(target.lower())
    if not there:
        return
    words, neighbours = _neighbours(source)
    pairs = frozenset() if words.isdisjoint(there) else neighbours.intersection(pairwise(there))
    matches = list(pattern.finditer(target)) if pairs or not is_latin else []
    french = _french_only(pair.source_language, pair.language)
    for run in _runs(matches, pairs, target):
        place = run[0].start(), run[-1].end()
        is_french = _is_french(run, french, is_latin=is_latin) or _is_listed(run, french, pair)
        if is_french and not _is_meant(pair, place) and not _is_named(run):
            yield _left(pair, place, "error" if len(run) >= LONG_RUN else "warning")
    if not is_latin:
        yield from _single(pair, matches, words)


def _words(text: str) -> list[str]:
    """Return the words of a text in lower case, those with a hyphen as one."""
    return WORD.findall(text.lower()) if "-" in text or "‑" in text else words_in(text)


@lru_cache(maxsize=512)
def _neighbours(text: str) -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
    """Return the words of a msgid, and each two that stand in a row; all languages ask for them."""
    words = _words(text)
    return frozenset(words), frozenset(pairwise(words))


def _runs(
    matches: Sequence[re.Match[str]], pairs: Set[tuple[str, str]], target: str
) -> Iterator[list[re.Match[str]]]:
    """Yield the longest runs of words of which each two in a row stand so in the msgid."""
    run = list(matches[:1])
    for before, word in pairwise(matches):
        is_pair = (before[0].lower(), word[0].lower()) in pairs
        if is_pair and GAP.fullmatch(target, before.end(), word.start()):
            run.append(word)
            continue
        if len(run) > 1:
            yield run
        run = [word]
    if len(run) > 1:
        yield run


def _is_french(run: Sequence[re.Match[str]], french: frozenset[str], *, is_latin: bool) -> bool:
    """Whether the words of a run are words, not a name: by those in small letters."""
    words = [match[0] for match in run]
    if len(words) <= TERM and words[0] == "à":
        return False
    small = [match[0] for match in run if match[0].lower() in french and _is_whole(match, len(run))]
    low = [word for word in words if word[0].islower()]
    content = [word for word in low if word not in french and len(word) > 2]
    strong = [word for word in content if len(word) > 4 and LOOKS_FRENCH.search(word)]
    if not (small or strong) or not low:
        return False
    has_name = any(word[0].isupper() and word not in small for word in words)
    enough = 3 if is_latin and has_name and len(small) < 2 else 2
    return len(content) + len(small) + len(strong) >= enough and (len(run) > 2 or bool(small) or not is_latin)


def _is_listed(run: Sequence[re.Match[str]], french: frozenset[str], pair: Pair) -> bool:
    """Whether a run of four words and more has words that by the dictionaries only French has.

    Two, for a name may have one: *Musée du quai Branly*; or one and another small word, where it begins with
    a small letter. English words are of both, as names of things and commands are. The target is asked last:
    its dictionary may have to be read.
    """
    is_latin = script_of(pair.language) == "Latn"
    if len(run) <= TERM or (is_latin and not has_dictionary(pair.language)):
        return False
    low = [match[0] for match in run if match[0].islower()]
    enough = 1 if run[0][0].islower() and any(word in french or len(low) == len(run) for word in low) else 2
    listed = [word for word in low if word not in french and len(word) >= LISTED]
    others = ["en", pair.language] if is_latin else ["en"]
    for code, is_wanted in ((pair.source_language, True), *((other, False) for other in others)):
        if len(listed) < enough:
            return False
        listed = [word for word in listed if (lemma(word, code) is not None) == is_wanted]
    return len(listed) >= enough


def _is_whole(match: re.Match[str], words: int) -> bool:
    """Whether a word of a run of so many is more than a letter, or an elided one; *coup d’état* is a term."""
    word, text = match[0], match.string
    is_elided = text[match.end() : match.end() + 1] in "'’"
    return len(word) > 1 or (words > TERM and (is_elided or not word.isascii()))


def _is_meant(pair: Pair, place: tuple[int, int]) -> bool:
    """Whether a run is marked in the msgid, or stands in brackets in the msgstr."""
    target, (start, end) = pair.target.text, place
    text = target[start:end].lower()
    if any(_is_kept(text, marked) for marked in _marked(pair.msgid)):
        return MARKED.search(pair.msgstr) is not None or any(sign in pair.msgstr for sign in "「『《„”»’")
    return target[:start].rstrip().endswith(("(", "（")) and target[end:].lstrip().startswith((")", "）"))


@lru_cache(maxsize=512)
def _marked(text: str) -> tuple[str, ...]:
    """Return what is marked in a text, in lower case; each run of each translation asks for it."""
    return tuple(dict.fromkeys(match[0].lower() for match in MARKED.finditer(text)))


def _is_named(run: Sequence[re.Match[str]]) -> bool:
    """Whether a run is a name with its acronym in brackets, inside it or behind it."""
    text, last = run[0].string, run[-1]
    found = ACRONYM.match(text, last.end()) or ACRONYM.match(text, run[-2].end())
    if found is None or not run[0][0][0].isupper() or len(run[0][0]) == 1:
        return False
    words = [part for match in run if match.start() < found.start() for part in WORD.findall(match[0])]
    initials = iter(word[0].casefold() for word in words)
    letters = found["letters"].casefold()
    return letters[0] == next(initials) and all(letter in initials for letter in letters[1:])


def _is_kept(text: str, marked: str) -> bool:
    """Whether a run is what is marked, half of it, or part of a title; a few words of a sentence are not."""
    return text in marked and (len(marked.split()) <= TITLE or 2 * len(text) >= len(marked))


def _single(pair: Pair, matches: Sequence[re.Match[str]], words: Set[str]) -> Iterator[Diagnostic]:
    """Yield a French word that stands alone among letters of another script."""
    for match in matches:
        word = match[0]
        is_french = len(word) >= SINGLE and word.islower() and word in words and ACCENTED.fullmatch(word)
        if is_french and not _is_meant(pair, match.span()) and not _is_gloss(pair.target.text, *match.span()):
            yield _left(pair, match.span(), "warning")


def _is_gloss(text: str, start: int, end: int) -> bool:
    """Whether a word stands in brackets among nothing but words in Latin letters: a term of the original."""
    return bool(
        GLOSS_BEGINS.search(text, max(start - FAR, 0), start) and GLOSS_ENDS.match(text, end, end + FAR)
    )


def _left(pair: Pair, place: tuple[int, int], severity: Severity) -> Diagnostic:
    text = pair.target.text[slice(*place)]
    message = f"left in the original language: '{text}'"
    return Diagnostic("untranslated", severity, message, found=text, in_msgstr=(pair.target.span(*place),))


@lru_cache(maxsize=256)
def _french_only(source: str, target: str) -> frozenset[str]:
    """Return the small words of the source language that the target language has not."""
    return _small(source) - _small(target)


def _small(code: str) -> frozenset[str]:
    return small_words(code) | frozenset(MORE_WORDS.get(base_language(code), "").split())
