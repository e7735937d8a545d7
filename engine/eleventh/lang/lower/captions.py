"""What names mean to a player, for the sentences made of conditions and scores.

A name has a title, and what happened or was chosen is said in the form that the sentence needs: a
choice needs something "to have happened", a score counts if it "has happened".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from eleventh.core import program as p
from eleventh.core.amounts import PLACE, write_span
from eleventh.lang.formula.vocabularies import Captions
from eleventh.lang.lower.cast import Cast
from eleventh.lang.lower.outline import ChoicePlan, Outline
from eleventh.lang.lower.steps import list_steps
from eleventh.lang.model.acts import ActKind
from eleventh.lang.model.rules import Initiative
from eleventh.lang.model.tracks import Parameter


@dataclass(frozen=True, slots=True)
class VerbForms:
    """How a sentence goes on after the title of an inject, of a joint initiative, and of a seat
    that chose something, earlier or now."""

    happened: str
    under_way: str
    chose: str
    chooses: str


NEEDED = VerbForms("to have happened", "to be under way", "to have chosen", "to choose")
STATED = VerbForms("has happened", "is under way", "has chosen", "chooses")


def make_captions(
    titles: Iterable[tuple[str, str]],
    outline: Outline,
    cast: Cast,
    parameters: Iterable[Parameter],
    acts: Mapping[str, ActKind],
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
    for plan in outline.choices:
        seat = cast.title(plan.seat)
        for id, title in _name_choice(plan, cast):
            for word, form in (("chose", forms.chose), ("chooses", forms.chooses)):
                found.setdefault(f"{plan.seat}.{word}.{id}", f"{seat} {form} “{title}”")
            if plan.amount is not None:
                found.setdefault(f"{plan.seat}.amount.{id}", title)
    found |= {f"deadline.{each.id}": each.title or each.id for each in outline.deadlines}
    sizes = {each.id.value: each.value for each in parameters}
    return Captions(found, sizes, str, lambda named: _tell_deed(named, acts, cast))


def _tell_deed(named: Sequence[str], acts: Mapping[str, ActKind], cast: Cast) -> str:
    """A deed by the title of its act."""
    act, *actors = named
    kind = acts.get(act)
    who = dict(zip(("by", "toward"), actors, strict=False))
    return cast.substitute(kind.title if kind else act, who)


def _name_choice(plan: ChoicePlan, cast: Cast) -> Iterator[tuple[str, str]]:
    """The names by which formulas know a choice, each with its title; one toward others is known
    by itself and, whoever it is toward, without its target."""
    made, seat = plan.made_of, plan.seat
    if not isinstance(made, Initiative):
        steps = list_steps(made.amount) if made.amount else ()
        told = write_span(steps, made.amount.unit) if made.amount else ""
        yield made.id.value, made.label.text.replace(PLACE, told)
        return
    yield plan.id, name_initiative(made, cast, seat, plan.target)
    if plan.target:
        yield made.id.value, name_initiative(made, cast, seat, "").replace("{target}", "anybody")


def name_initiative(made: Initiative, cast: Cast, seat: str, target: str) -> str:
    """The title of an initiative with the names of who takes it and whom it is toward, if any."""
    whom = {"target": target} if target else {}
    return cast.substitute(made.title or made.id.value, {"self": seat} | whom)


def list_titles(tracks: Iterable[p.Track | p.Derived]) -> list[tuple[str, str]]:
    """Each track by id with its title."""
    return [(each.id, each.title) for each in tracks]


def list_braces(tracks: Iterable[p.Track | p.Derived]) -> list[tuple[str, str]]:
    """Each track by id with its id in braces, for whoever puts title and value there."""
    return [(each.id, f"{{{each.id}}}") for each in tracks]
