"""Verbs agree with those they speak of: with the actors of a deed, and with what a title names."""

from __future__ import annotations

import re

import pytest

from eleventh.core.program import Program
from eleventh.lang.formula.agreement import agree_with_several, make_plural, speaks_of_several
from games import LIBRARY, compiled
from portions import portion

CALLED_BY_SEVERAL = {
    "Drills",
    "Encounters",
    "Partners",
    "Recent friendly steps",
    "Regional posts vacant",
    "Rounds",
    "Rules",
    "Steps",
    "Talks",
    "Trade restrictions",
    "Troops",
}


@pytest.mark.parametrize(
    ("one", "several"),
    [
        ("pauses", "pause"),
        ("presses", "press"),
        ("refuses", "refuse"),
        ("reaches", "reach"),
        ("goes", "go"),
        ("carries", "carry"),
        ("ties", "tie"),
        ("is", "are"),
        ("has", "have"),
        ("call", "call"),
        ("always", "always"),
        ("and", "and"),
        ("Drills", "Drills"),
    ],
)
def test_a_verb_is_told_of_several(one: str, several: str) -> None:
    assert make_plural(one) == several


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("{by} calls its envoy in {toward} home", "{by} call their envoy in {toward} home"),
        ("{by} dares {toward} to keep its troops", "{by} dare {toward} to keep its troops"),
        ("{by}: its own words", "{by}: its own words"),
        ("Talks of {by} stall", "Talks of {by} stall"),
        ("{by}", "{by}"),
    ],
)
def test_only_what_follows_the_actors_agrees_with_them(title: str, told: str) -> None:
    assert agree_with_several(title, "by", "toward") == told


@pytest.fixture(params=portion([each.name for each in LIBRARY], "gsomia_2019".__eq__))
def program(request: pytest.FixtureRequest) -> Program:
    folder = next(each for each in LIBRARY if each.name == request.param)
    made = compiled(folder).program
    assert made is not None
    return made


def test_no_deed_of_several_is_told_as_of_one(program: Program) -> None:
    names = {each.id: each.title for each in program.actors}
    joined = re.compile(rf"\b({'|'.join(names.values())}) and ({'|'.join(names.values())}) (\w+)")
    deeds = [link.title for each in program.causes for link in each.chain if link.kind == "act"]
    for title in deeds:
        found = joined.match(title)
        assert not found or make_plural(found[3]) == found[3], title
        assert title.count(" and ") < 3, title


def test_what_a_track_is_called_by_is_one_or_several(program: Program) -> None:
    for track in program.tracks:
        begins = any(track.title.startswith(each) for each in CALLED_BY_SEVERAL)
        assert speaks_of_several(track.title) is begins, track.title
        for made in program.conditions:
            if made.words.startswith(f"{track.title} "):
                verb = made.words.removeprefix(f"{track.title} ").split()[0]
                assert verb == ("are" if begins else "is"), made.words
