"""What people have approved anywhere is offered for the same and similar texts."""

import random
import time

from tests.memory.support import memory
from tests.support.questions import questions
from translate.memory import Context, Memory, contexts
from translate.model import Answer, Catalog, Entry

TREATY = "Le traité engage les deux pays à fournir une assistance militaire immédiate."
TREATY_DE = "Der Vertrag verpflichtet beide Länder zu sofortigem militärischem Beistand."


def answers(of: Memory, *texts: str) -> dict[int, Answer]:
    return dict(of.translate(questions(texts), "fr", "de"))


def test_the_same_text() -> None:
    found = answers(memory(Entry("Un", "Eins"), Entry("Deux", "Zwei", fuzzy=True)), "Deux", "Un", "Trois")
    assert found == {1: Answer("Eins", note="100%, approved in a")}


def test_a_similar_text_says_what_it_was_approved_for() -> None:
    (answer,) = answers(memory(Entry(TREATY, TREATY_DE)), TREATY.replace("militaire", "navale")).values()
    assert answer.text == TREATY_DE
    assert answer.note.endswith(f"%, approved in a for: {TREATY}")


def test_no_other_text_and_no_other_number_in_a_short_one() -> None:
    of = memory(Entry(TREATY, TREATY_DE), Entry("Treize morts", "Dreizehn Tote"))
    assert answers(of, "Le musée ouvre à Pyongyang en avril.", "Trente morts") == {}


def test_only_the_same_text_is_a_hundred_per_cent() -> None:
    (answer,) = answers(memory(Entry(TREATY, TREATY_DE)), TREATY.removesuffix(".")).values()
    assert answer.note.startswith("99%")


def test_between_the_same_neighbours_it_is_approved_already() -> None:
    of = memory(
        Entry("Un", "Eins"),
        Entry("Deux", "Zwei"),
        Entry("Trois", "Drei", fuzzy=True),
        Entry("Un", "x", obsolete=True),
    )
    assert of.in_place(Context("Deux", "Un", "Trois")) == "Zwei"
    assert of.in_place(Context("Un", "", "Deux")) == "Eins"
    assert of.in_place(Context("Deux", "Un", "Quatre")) is None
    assert of.in_place(Context("Trois", "Deux", "")) is None


def test_a_text_without_neighbours_has_none_that_match() -> None:
    assert memory(Entry("Un", "Eins")).in_place(Context("Un", "", "")) is None


def test_contexts_are_in_reading_order() -> None:
    catalog = Catalog((), (Entry("Un"), Entry("Deux"), Entry("Trois", "x", obsolete=True)))
    assert [context for context, _ in contexts(catalog)] == [
        Context("Un", "", "Deux"),
        Context("Deux", "Un", ""),
    ]


def test_a_large_memory_answers_in_time() -> None:
    random_ = random.Random(5)  # noqa: S311 - the same texts at each run
    vocabulary = [f"mot{n}" for n in range(20_000)]
    texts = [" ".join(random_.choices(vocabulary, k=random_.randint(4, 30))) for _ in range(8_000)]
    of = memory(*(Entry(text, "x") for text in texts))
    started = time.perf_counter()
    found = answers(of, *(f"{text} encore" for text in texts[:1000]))
    assert len(found) > 700
    assert time.perf_counter() - started < 10
