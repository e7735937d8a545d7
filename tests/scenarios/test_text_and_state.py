"""Texts of gsomia_2019 say nothing that the state of a game contradicts.

A number in a text is a value in braces, a date, a fact of the real course with its source, or a
count of capitals, papers and the like that no track holds. A word like "all" or "no" beside what a
track holds (measures, talks, a notice) is either what an answer itself would do, or a claim. What a
text claims of the state is confirmed in a batch of games, in lanes, wherever it is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import numpy as np
import pytest

from eleventh.emit.lanes import Lanes, Truths
from eleventh.lab.studies.arms import seat_all
from scenarios.must_read import backend, list_texts, split_by_variant

SEED = 11
GAMES = {"random": 600, "historian": 100, "conciliatory": 100, "hostile": 100, "frugal": 100}

NUMBER = re.compile(
    r"\d[\d,.]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen"
    r"|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion"
    r"|half|quarters?|tenths|twice|dozens?)\b",
    re.IGNORECASE,
)
DATE = re.compile(
    r"\b(?:[\d, ]+ and )?\d+ (?:July|August|September|October|November|December)\b"
    r"|\bthe \d+(?:st|nd|rd|th)\b|\b(?:19|20)\d\d\b"
)
# Facts of the real course or of the calendar, which no answer changes, with what they rest on.
FACTS: Mapping[str, str] = {
    "three chip materials": "C-0701",
    "three chemicals": "C-0701",
    "three materials": "C-0701",
    "three licences": "C-0701",
    "record of four months": "C-0701",
    "up to ninety days": "C-0704",
    "twice enters airspace": "C-0723",
    "360 warning shots, over 400": "C-0723",
    "fires two missiles": "C-0725",
    "A pollster has 47 for ending the pact, 42 against": "S-0730",
    "eight billion": "C-0730",
    "four times the present sum": "C-0730",
    "Four launches in two weeks": "S-launches",
    "tried twice": "S-launches",
    "ten days later": "C-0812",
    "Two days left to give notice": "C-1116",
    "for ninety days": "C-1116",
    "Ninety days are long": "C-1116",
    "About half the country would end the pact": "S-0730",
    "26 minutes before Seoul": "C-0824",
    "Two days and the larger ships": "C-0825",
    "in four days": "C-1104",
    "first time in five years": "C-1021",
    "two billion dollars stolen": "C-UNPOE",
    "five billion": "C-1119",
    "five times the present": "C-1119",
    "ideas below five": "C-1119",
    "three days before the pact's date": "C-1119",
    "Nine tenths of the largest": "A-62",
    "wenty-eight thousand five hundred": "A-57",
    "fifty-one in a hundred": "S-1121",
    "half of the country will ask": "S-1121",
    "four years early": "extension",
    "ithin two days": "C-1124",
    "Two rockets": "C-1031",
    "two large rockets": "C-1128",
    "in three calendars": "C-1224",
}
# The hours of the last night are those at which its turns open.
HOURS = re.compile(
    r"(?:three of the )?six hours|three hours|(?:at|by) (?:six|nine)|nine in the evening",
    re.IGNORECASE,
)
# How many there are of what no track counts.
COUNTED = re.compile(
    r"\b(?:two|three) (?:(?:angry|duty|foreign|defence) )?(?:accounts|allies|capitals|crowds|desks"
    r"|directors|drafts|envoys|films|flags|heights|leaders|lines|ministers|ministries|names"
    r"|newspapers|numbers|officers|officials|papers|paragraphs|pictures|powers|press conferences"
    r"|protests|radars|rooms|statements|staffs|telephones|times|treaties|ways|wings|zones)\b"
    r"|\b(?:two|three)-(?:way|country)\b|\b(?:the|of|for|than|where) (?:two|three)\b|two that were"
    r"|half a (?:page|blink)|(?:a|the|first) half|(?:read it|right) twice",
    re.IGNORECASE,
)
# "All", "none" and their like, within two words of what a track holds, in one sentence.
QUANTIFIED = re.compile(
    r"\b(?:all|every|each|any|none|no|nothing|nobody|neither|both|whole|entire|never|always|only"
    r"|still)\b(?:[^\w.?!]+\w+){0,2}[^\w.?!]+(?:measures?|controls?|licen[cs]es?|lists?|restrictions?|steps?"
    r"|talks|offers?|terms|notice|pact|traffic|data|sharing|boycott|drills?|exercises?|troops|gap)\b",
    re.IGNORECASE,
)
# Of these a text speaks as of what an answer would do or leave, or of what lies outside the game.
PROPOSED: Mapping[str, str] = {
    "neither called the boycott": "what Seoul says of itself",
    "no further step": "what the treaty knows, or what both would be asked to leave",
    "each licence": "what would be published",
    "nothing in control": "what leaving the list alone would cost",
    "no measure": "Seoul's answer takes none",
    "no new trade step": "what both would be asked to sign",
    "no notice": "what both would be asked to sign, or what an ending tells where it is so",
    "only a notice": "what the pact knows",
    "no licence": "the answer changes, costs or spends none",
    "each step": "the paper's steps",
    "each matched: talks": "the paper's steps",
    "no trade measure": "the answer is a letter",
    "nobody expects a step": "what a sentence with a date is said for",
    "every other step": "what Seoul would pause",
    "no offer": "the answer meets none",
    "nothing, the notice": "what follows if Tokyo agrees to nothing",
    "both the talks": "who is told",
    "nothing comes, the notice": "what follows if nothing comes",
    "no questions; no licence": "the answer changes none",
    "no terms": "the answer meets none",
    "all traffic": "what Seoul would move",
    "no remark, no drill": "what is held back",
    "no pact": "the answer brings none back",
    "no cost talks": "told only where the deal was rolled over",
    "no class of licences": "what can be eased without talks",
}
# What texts claim of the state where they are told: the values of a status, or bounds of a score.
CLAIMS: Mapping[str, tuple[str, tuple[str | float, ...]]] = {
    "Two days left to give notice": ("pact", ("active",)),
    "Notice is given": ("pact", ("notice",)),
    "the pact runs another year": ("pact", ("active",)),
    "each asks the other": ("coordination", (45, 100)),
    "five billion on the table": ("cost_gap.seoul", (15, 100)),
    "the sums come closer": ("cost_gap.seoul", (0, 15)),
    "The pact stands.": ("pact", ("active", "suspended")),
    "would stop the notice": ("pact", ("notice",)),
    "Tokyo has agreed that directors may talk": ("dialogue", ("agreed",)),
    "From Tokyo nothing has come": ("dialogue", ("none",)),
    "neither is out": ("dialogue", ("none",)),
    "the notice still runs": ("pact", ("notice",)),
    "Tokyo's talks lie on the table": ("dialogue", ("agreed",)),
    "Nothing has been offered": ("dialogue", ("none",)),
    "The notice sleeps, and nothing ends": ("pact", ("suspended",)),
    "No notice was given, no clock runs": ("pact", ("active",)),
    "The notice has slept since": ("pact", ("suspended",)),
    "At nine it was closer": ("pact", ("suspended",)),
    "The notice sleeps, and the explaining begins": ("pact", ("suspended",)),
    "The notice is gone": ("pact", ("active",)),
    "It renewed itself": ("pact", ("active",)),
    "The first morning without the pact": ("pact", ("lapsed",)),
    "The boycott finds new shelves": ("boycott.seoul", (5, 100)),
    "No notice came": ("pact", ("active",)),
    "Little is left in force": ("trade.tokyo", (0, 10)),
    "word that the rest ends by": ("trade.tokyo", (0, 10)),
    "for a date for its measures": ("trade.tokyo", (10, 100)),
    "measures may end by": ("trade.tokyo", (10, 100)),
    "for the talks that Tokyo agreed to": ("dialogue", ("agreed",)),
    "The talks are there": ("dialogue", ("agreed",)),
    "The talks agreed still stand": ("dialogue", ("agreed",)),
    "Keep to the talks agreed": ("dialogue", ("agreed",)),
    "Tokyo has agreed to them": ("dialogue", ("agreed",)),
    "its talks lie on the table": ("dialogue", ("agreed",)),
    "Tokyo's talks lay there": ("dialogue", ("agreed",)),
    "There are no talks to take": ("dialogue", ("none",)),
    "With no talks on the table": ("dialogue", ("none",)),
    "agreed to no talks": ("dialogue", ("none",)),
    "talks that Tokyo did not offer": ("dialogue", ("none",)),
    "The right to end the pact any day was kept": ("pact", ("suspended",)),
    "to end it asks for ninety days": ("pact", ("active",)),
    "three days before the pact's date": ("pact", ("notice",)),
    "past the pact's date": ("pact", ("notice",)),
    "money off the table until 23 November": ("pact", ("notice",)),
    "The pact ends 23 November unless": ("pact", ("notice",)),
    "squares empty before the 22nd": ("pact", ("notice",)),
    "so is the pact": ("pact", ("notice",)),
    "The pact runs on, and so does the quarrel": ("pact", ("active",)),
    "a pact kept on paper": ("pact", ("active",)),
    "a summer in which Seoul kept the pact": ("pact", ("active",)),
}


def list_told(lanes: Lanes) -> Iterator[tuple[str, str, Truths]]:
    """What the injects of this turn tell and ask, with where it stands and the lanes in which it is
    told."""
    on = backend()
    for at, inject in enumerate(on.program.injects):
        fired = lanes.alive & (lanes.fired[at] == lanes.turn)
        if not fired.any():
            continue
        texts = [("headline", at, "", inject.headline), ("text", at, "", inject.text)]
        texts += [("private", at, *note) for note in inject.private]
        for place, index, seat, text in texts:
            for form, where in split_by_variant(on, lanes, (place, index, seat), text, fired):
                yield f"{inject.id}.{place}", form, where
        for index in inject.decisions:
            asked = fired & (on.ask(lanes, f"asked:{index}") != 0)
            for place, choice, text in list_asked(index):
                for form, where in split_by_variant(on, lanes, (place, choice, ""), text, asked):
                    yield f"{inject.id}.{place}", form, where


def list_asked(decision: int) -> Iterator[tuple[str, int, str]]:
    """The question of a decision, and the label and the text of each answer, with their places."""
    program = backend().program
    yield "ask", decision, program.decisions[decision].ask
    for each in program.decisions[decision].choices:
        yield "label", each, program.choices[each].title
        yield "response", each, program.choices[each].text


def play() -> Iterator[Lanes]:
    """The batch, at the opening of each turn."""
    on = backend()
    for name, number in GAMES.items():
        lanes = on.begin(SEED, np.arange(number, dtype=np.uint64))
        while lanes.alive.any():
            yield lanes
            on.advance(lanes, seat_all(on, lanes, name))


def holds(lanes: Lanes, id: str, wanted: tuple[str | float, ...]) -> Truths:
    """In which lanes a track has one of these values, or a score within these bounds."""
    at, track = next(each for each in enumerate(backend().program.tracks) if each[1].id == id)
    if track.values:
        found: Truths = np.isin(
            lanes.values[at], [track.values.index(str(each)) for each in wanted]
        )
        return found
    low, high = map(float, wanted)
    return (low <= lanes.values[at]) & (lanes.values[at] <= high)


def test_every_number_is_a_value_a_date_a_fact_or_a_count() -> None:
    unknown = []
    for where, text in list_texts():
        left = text
        for fact in FACTS:
            left = left.replace(fact, "")
        for known in (DATE, HOURS, COUNTED):
            left = known.sub("", left)
        unknown += [f"{where}: {found.group()} in {text!r}" for found in NUMBER.finditer(left)]
    assert unknown == []


def test_every_all_and_none_is_an_intention_or_a_claim() -> None:
    unknown, met = [], set[str]()
    for where, text in list_texts():
        for claim in CLAIMS:
            text = text.replace(claim, "")
        for found in QUANTIFIED.finditer(text):
            known = {each for each in PROPOSED if each in found.group().lower()}
            met |= known
            unknown += [] if known else [f"{where}: {found.group()}"]
    assert unknown == []
    assert {*PROPOSED} - met == set(), "stands in no text"


@pytest.mark.parametrize("text", ["all measures stay", "none of the controls", "every licence"])
def test_a_claim_about_all_of_them_would_be_asked_about(text: str) -> None:
    assert QUANTIFIED.search(text)


def test_facts_stand_in_texts_and_have_sources() -> None:
    sources = {each.id for each in backend().program.sources}
    texts = "\n".join(text for _, text in list_texts())
    assert [fact for fact, source in FACTS.items() if source not in sources] == []
    assert [fact for fact in FACTS if fact not in texts] == []


@pytest.mark.slow
def test_what_a_text_claims_holds_in_every_game_in_which_it_is_told() -> None:
    told, wrong = set[str](), set[str]()
    for lanes in play():
        for _, text, where in list_told(lanes):
            for phrase, claim in CLAIMS.items():
                if phrase in text and where.any():
                    told.add(phrase)
                    if (where & ~holds(lanes, *claim)).any():
                        wrong.add(f"turn {lanes.turn}: {phrase}")
    assert wrong == set()
    assert {*CLAIMS} - told == set(), "never told"


@pytest.mark.slow
def test_what_happens_again_is_told_in_other_words() -> None:
    repeating = {f"{each.id}.text" for each in backend().program.injects if each.repeats}
    before: dict[tuple[str, str], Truths] = {}
    for lanes in play():
        if lanes.turn == 1:
            before = {}
        for place, text, where in list_told(lanes):
            if place in repeating:
                told = before.get((place, text), np.zeros_like(where))
                assert not (told & where).any(), f"{place}: {text}"
                before[place, text] = told | where
