"""Texts of gsomia_2019 say nothing that the state of a game contradicts.

A number in a text is a value in braces, a date, a fact of the real course with its source, or a
count of capitals, papers and the like that no track holds. What a text claims of the state is
confirmed in a batch of games, in lanes, wherever it is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import numpy as np

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
    r"|two more at dawn|half a (?:page|blink)|(?:a|the|first) half|(?:read it|right) twice",
    re.IGNORECASE,
)
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
}


def list_told(lanes: Lanes) -> Iterator[tuple[str, str, Truths]]:
    """What the injects of this turn tell, with where it stands and the lanes in which it is
    told."""
    on = backend()
    for at, inject in enumerate(on.program.injects):
        fired = lanes.alive & (lanes.fired[at] == lanes.turn)
        if fired.any():
            texts = [("headline", "", inject.headline), ("text", "", inject.text)]
            for place, seat, text in [*texts, *(("private", *note) for note in inject.private)]:
                for form, where in split_by_variant(on, lanes, (place, at, seat), text, fired):
                    yield f"{inject.id}.{place}", form, where


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


def test_facts_stand_in_texts_and_have_sources() -> None:
    sources = {each.id for each in backend().program.sources}
    texts = "\n".join(text for _, text in list_texts())
    assert [fact for fact, source in FACTS.items() if source not in sources] == []
    assert [fact for fact in FACTS if fact not in texts] == []


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
