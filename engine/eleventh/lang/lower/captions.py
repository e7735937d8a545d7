"""What names mean to a player, for the sentences made of conditions and scores.

A name has a title, and what happened is said in the form that the sentence needs: a choice needs
something "to have happened", a score counts if it "has happened".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from eleventh.core import program as p
from eleventh.lang.formula.vocabularies import Captions
from eleventh.lang.lower.outline import Outline
from eleventh.lang.model.tracks import Parameter


@dataclass(frozen=True, slots=True)
class VerbForms:
    """How a sentence goes on after the title of an inject, and of a joint initiative."""

    happened: str
    under_way: str


NEEDED = VerbForms("to have happened", "to be under way")
STATED = VerbForms("has happened", "is under way")


def make_captions(
    titles: Iterable[tuple[str, str]],
    outline: Outline,
    parameters: Iterable[Parameter],
    forms: VerbForms,
) -> Captions:
    """The captions of a whole scenario; `titles` are those of its tracks, by id.

    Variables are filled in place by place.
    """
    found = dict(titles)
    for inject in outline.injects:
        found[f"happened.{inject.id.value}"] = f"“{inject.headline.text}” {forms.happened}"
    for joint in outline.joints:
        made = joint.made_of
        found[f"happened.{made.id.value}"] = f"“{made.title or made.id.value}” {forms.under_way}"
    found |= {f"deadline.{each.id}": each.title or each.id for each in outline.deadlines}
    return Captions(found, {each.id.value: each.value for each in parameters}, str)


def list_titles(tracks: Iterable[p.Track | p.Derived]) -> list[tuple[str, str]]:
    """Each track by id with its title."""
    return [(each.id, each.title) for each in tracks]


def list_braces(tracks: Iterable[p.Track | p.Derived]) -> list[tuple[str, str]]:
    """Each track by id with its id in braces, for whoever puts title and value there."""
    return [(each.id, f"{{{each.id}}}") for each in tracks]
