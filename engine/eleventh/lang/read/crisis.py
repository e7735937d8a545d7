"""What only a scenario has: its turns, seats, injects, deadlines, endings and history."""

from __future__ import annotations

from eleventh.lang.model.books import Objective, Rulebook, Scenario, Seat
from eleventh.lang.model.history import Chronicled, HistoricalInitiative, TurnDate
from eleventh.lang.model.injects import Deadline, Decision, Ending, Inject, Response
from eleventh.lang.model.text import Name
from eleventh.lang.read.rules import deeds
from eleventh.lang.read.sections import sections
from eleventh.lang.read.values import (
    ReadProse,
    as_mapping,
    default_name,
    effects,
    flag,
    formula,
    items,
    mappings,
    name,
    name_or_number,
    names,
    number,
    optional_formula,
    optional_name,
    optional_prose,
    pairs,
    spoken,
    text,
    value_of,
)
from eleventh.lang.yaml.nodes import Flag, Mapping, Node


def rulebook(root: Mapping, prose: ReadProse) -> Rulebook:
    """A rulebook from all its files, merged."""
    return Rulebook(
        id=name(value_of(root, "rulebook")),
        title=text(root.get("title")),
        synopsis=optional_prose(root.get("synopsis"), prose),
        sections=sections(root, prose),
    )


def scenario(root: Mapping, prose: ReadProse) -> Scenario:
    """A scenario from all its files, merged."""
    minutes = root.get("minutes")
    return Scenario(
        id=name(value_of(root, "scenario")),
        title=text(root.get("title")),
        synopsis=optional_prose(root.get("synopsis"), prose),
        rulebook=optional_name(root.get("rulebook")),
        minutes=None if minutes is None else int(number(minutes, 0.0)),
        turns=tuple(_turn(each) for each in items(root.get("turns"))),
        ends=optional_name(root.get("ends")),
        seats=tuple(_seat(id, as_mapping(each), prose) for id, each in pairs(root.get("seats"))),
        start=tuple((id, name_or_number(each)) for id, each in pairs(root.get("start"))),
        visible=tuple((id, names(each)) for id, each in pairs(root.get("visible"))),
        injects=tuple(_inject(body, prose) for body in mappings(root.get("injects"))),
        deadlines=tuple(
            _deadline(id, as_mapping(each)) for id, each in pairs(root.get("deadlines"))
        ),
        endings=tuple(_ending(body, prose) for body in mappings(root.get("endings"))),
        history=tuple(_historical(body) for body in mappings(root.get("history"))),
        chronicle=tuple(_chronicled(body, prose) for body in mappings(root.get("chronicle"))),
        sections=sections(root, prose),
    )


def _turn(node: Node) -> TurnDate:
    if not isinstance(node, Mapping):
        return TurnDate(name(node), "")
    return TurnDate(name(value_of(node, "date")), text(node.get("title")))


def _seat(id: Name, body: Mapping, prose: ReadProse) -> Seat:
    return Seat(
        id=id,
        title=text(body.get("title")),
        leader=text(body.get("leader")),
        briefing=optional_prose(body.get("briefing"), prose),
        objectives=tuple(_objective(each, prose) for each in mappings(body.get("objectives"))),
    )


def _objective(body: Mapping, prose: ReadProse) -> Objective:
    return Objective(
        id=name(value_of(body, "id")),
        text=prose(value_of(body, "text")),
        score=formula(value_of(body, "score")),
        weight=number(body.get("weight"), 1.0),
    )


def _inject(body: Mapping, prose: ReadProse) -> Inject:
    id = name(value_of(body, "id"))
    return Inject(
        id=id,
        turn=optional_name(body.get("turn")),
        when=optional_formula(body.get("when")),
        chance=optional_formula(body.get("chance")),
        repeats=flag(body.get("repeats")),
        visible=names(body.get("visible")) or (default_name("public", id),),
        headline=prose(value_of(body, "headline")),
        text=optional_prose(body.get("text"), prose),
        private=tuple((seat, prose(each)) for seat, each in pairs(body.get("private"))),
        acts=deeds(body.get("acts")),
        effects=effects(body.get("effects")),
        why=text(body.get("why")),
        cite=names(body.get("cite")),
        decisions=tuple(_decision(each, prose) for each in mappings(body.get("decisions"))),
        span=body.span,
    )


def _decision(body: Mapping, prose: ReadProse) -> Decision:
    return Decision(
        id=optional_name(body.get("id")),
        seat=name(value_of(body, "seat")),
        ask=prose(value_of(body, "ask")),
        when=optional_formula(body.get("when")),
        responses=tuple(_response(each, prose) for each in mappings(body.get("responses"))),
        span=body.span,
    )


def _response(body: Mapping, prose: ReadProse) -> Response:
    historical = body.get("historical")
    return Response(
        id=name(value_of(body, "id")),
        label=text(body.get("label")),
        text=optional_prose(body.get("text"), prose),
        needs=optional_formula(body.get("needs")),
        cost=optional_formula(body.get("cost")),
        acts=deeds(body.get("acts")),
        effects=effects(body.get("effects")),
        publicity=optional_name(body.get("publicity")),
        why=text(body.get("why")),
        cite=names(body.get("cite")),
        historical="true" if isinstance(historical, Flag) else text(historical),
        span=body.span,
    )


def _deadline(id: Name, body: Mapping) -> Deadline:
    return Deadline(
        id=id,
        title=text(body.get("title"), spoken(id.value)),
        date=name(value_of(body, "date")),
        runs_while=optional_formula(body.get("runs_while")),
        at_end=effects(body.get("at_end")),
        why=text(body.get("why")),
        cite=names(body.get("cite")),
        span=body.span,
    )


def _ending(body: Mapping, prose: ReadProse) -> Ending:
    return Ending(
        id=name(value_of(body, "id")),
        when=optional_formula(body.get("when")),
        title=prose(value_of(body, "title")),
        text=prose(value_of(body, "text")),
        span=body.span,
    )


def _historical(body: Mapping) -> HistoricalInitiative:
    return HistoricalInitiative(
        turn=name(value_of(body, "turn")),
        seat=name(value_of(body, "seat")),
        initiative=name(value_of(body, "initiative")),
    )


def _chronicled(body: Mapping, prose: ReadProse) -> Chronicled:
    return Chronicled(
        date=text(value_of(body, "date")),
        text=prose(value_of(body, "text")),
        cite=names(body.get("cite")),
    )
