"""How alike texts are, and how few of many have to be looked at."""

import random
import time

import pytest

from translate.similarity import Index, most_similar, words

TEXTS = [
    "La Corée du Nord a confirmé pour la première fois l’envoi d’un contingent en Russie, selon l’agence.",
    "Le traité engage les deux pays à fournir une assistance militaire immédiate en cas d’agression.",
    "Treize morts",
    "Le nombre exact de combattants encore engagés demeure incertain, a indiqué le ministre.",
]


def test_words_are_what_readers_see() -> None:
    assert words('[Séoul](https://a.b/c) attend **2** <b class="x">amis</b>') == (
        "séoul",
        "attend",
        "2",
        "amis",
    )
    assert words("金正恩 part") == ("金", "正", "恩", "part")


def test_the_nearest_text() -> None:
    index = Index(TEXTS)
    (near,) = index.nearest(TEXTS[0].replace("première", "deuxième"), 0.5)
    assert (near.number, 0.8 < near.likeness < 1) == (0, True)
    (same,) = index.nearest(TEXTS[3], 0.5)
    assert (same.number, same.likeness) == (3, 1)
    assert index.nearest("Un tout autre texte, sur la pêche en mer du Nord.", 0.5) == []


def test_rare_words_count_more_than_frequent_ones() -> None:
    common = "le chat est sur la table et le chien est sous la table"
    texts = [f"{common} {word}" for word in ("pomme", "poire", "prune", "pêche", "figue", "datte")]
    index = Index(texts)
    assert index.likeness(texts[0], texts[1]) < most_similar(texts[0], texts[1:2], at_least=0)[1]  # type: ignore[index]


def test_one_word_is_the_meaning_of_a_short_text() -> None:
    index = Index(TEXTS)
    assert index.nearest("Trente morts", 0.75) == []
    assert index.nearest("Treize  morts", 0.75)[0].number == 2


@pytest.mark.parametrize("at_least", [0.57, 0.8])
def test_the_index_misses_nothing_that_comparing_all_finds(at_least: float) -> None:
    random_ = random.Random(1)  # noqa: S311 - the same texts at each run
    vocabulary = [f"mot{n}" for n in range(60)]
    texts = [" ".join(random_.choices(vocabulary, k=random_.randint(9, 14))) for _ in range(300)]
    index = Index(texts)
    for text in texts[:60]:
        changed = text.split()
        changed[random_.randrange(len(changed))] = random_.choice(vocabulary)
        query = " ".join(changed)
        best = max(index.likeness(query, other) for other in texts)
        found = index.nearest(query, at_least)
        assert (found[0].likeness if found else 0) == (best if best >= at_least else 0)


def test_many_texts_take_little_time() -> None:
    random_ = random.Random(2)  # noqa: S311 - the same texts at each run
    vocabulary = [f"mot{n}" for n in range(20_000)]
    frequent = [f"le{n}" for n in range(50)]
    texts = [
        " ".join(random_.choices(vocabulary, k=12) + random_.choices(frequent, k=12)) for _ in range(20_000)
    ]
    started = time.perf_counter()
    index = Index(texts)
    for text in texts[:1000]:
        assert index.nearest(f"{text} encore", 0.8)
    assert time.perf_counter() - started < 10
