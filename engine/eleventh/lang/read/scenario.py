"""What only a scenario has: its turns, seats, injects, deadlines, endings and history."""

from __future__ import annotations

from eleventh.core.authorship import Authorship
from eleventh.lang.model.books import (
    LeftOut,
    Objective,
    Rulebook,
    Scenario,
    ScenarioTest,
    Seat,
    Start,
)
from eleventh.lang.model.history import ChronicleEntry, HistoricalInitiative, TurnDate
from eleventh.lang.model.injects import (
    Amount,
    Deadline,
    Decision,
    Ending,
    Inject,
    Prepared,
    Response,
    Sequel,
)
from eleventh.lang.model.text import Name
from eleventh.lang.read.rules import read_uses
from eleventh.lang.read.sections import read_sections
from eleventh.lang.read.values import (
    ReadProse,
    make_default_name,
    read_effects,
    read_flag,
    read_formula,
    read_items,
    read_mapping,
    read_mappings,
    read_name,
    read_name_or_number,
    read_names,
    read_number,
    read_optional_formula,
    read_optional_name,
    read_optional_prose,
    read_optional_told,
    read_pairs,
    read_text,
    read_told,
    read_value,
    spell_out,
)
from eleventh.lang.yaml.nodes import Flag, Mapping, Node


def build_rulebook(root: Mapping, prose: ReadProse) -> Rulebook:
    """A rulebook from all its files, merged."""
    return Rulebook(
        id=read_name(read_value(root, "rulebook")),
        title=read_text(root.get("title")),
        synopsis=read_optional_prose(root.get("synopsis"), prose),
        about=_read_about(root.get("about")),
        starts=tuple((id, _read_start(each)) for id, each in read_pairs(root.get("starts"))),
        sections=read_sections(root, prose),
    )


def build_scenario(root: Mapping, prose: ReadProse) -> Scenario:
    """A scenario from all its files, merged."""
    minutes = root.get("minutes")
    return Scenario(
        id=read_name(read_value(root, "scenario")),
        title=read_text(root.get("title")),
        synopsis=read_optional_prose(root.get("synopsis"), prose),
        about=_read_about(root.get("about")),
        extends=read_optional_name(root.get("extends")),
        rulebook=read_optional_name(root.get("rulebook")),
        era=read_optional_name(root.get("era")),
        without=tuple(
            LeftOut(section.value, id)
            for section, ids in read_pairs(root.get("without"))
            if section.value != "sections"  # which are gone already
            for id in read_names(ids)
        ),
        change=tuple(
            id for _, things in read_pairs(root.get("change")) for id, _ in read_pairs(things)
        ),
        minutes=None if minutes is None else int(read_number(minutes, 0.0)),
        next=read_optional_name(root.get("next")),
        turns=tuple(_read_turn(each) for each in read_items(root.get("turns"))),
        ends=read_optional_name(root.get("ends")),
        play=read_names(root.get("play")),
        seats=tuple(
            _read_seat(id, read_mapping(each), prose) for id, each in read_pairs(root.get("seats"))
        ),
        start=_read_start(root.get("start")),
        visible=tuple((id, read_names(each)) for id, each in read_pairs(root.get("visible"))),
        injects=tuple(_read_inject(body, prose) for body in read_mappings(root.get("injects"))),
        prepared=tuple(_read_prepared(body, prose) for body in read_mappings(root.get("prepared"))),
        deadlines=tuple(
            _read_deadline(id, read_mapping(each)) for id, each in read_pairs(root.get("deadlines"))
        ),
        endings=tuple(_read_ending(body, prose) for body in read_mappings(root.get("endings"))),
        history=tuple(_read_historical(body) for body in read_mappings(root.get("history"))),
        chronicle=tuple(
            _read_chronicle_entry(body, prose) for body in read_mappings(root.get("chronicle"))
        ),
        tests=read_tests(root),
        sections=read_sections(root, prose),
    )


def read_tests(root: Mapping) -> tuple[ScenarioTest, ...]:
    """The tests of a scenario, from the tree of a file that holds some."""
    return tuple(_read_test(each) for each in read_mappings(root.get("tests")))


def _read_test(body: Mapping) -> ScenarioTest:
    play = read_value(body, "play")
    expect = read_mapping(read_value(body, "expect"))
    times = expect.get("times")
    return ScenarioTest(
        players=tuple((seat, read_name(each)) for seat, each in read_pairs(play))
        if isinstance(play, Mapping)
        else ((None, read_name(play)),),
        seeds=tuple(int(read_number(each, 0.0)) for each in read_items(body.get("seeds"))) or (1,),
        endings=read_names(expect.get("ending")),
        times=None if times is None else int(read_number(times, 0.0)),
        span=body.span,
    )


def _read_about(node: Node | None) -> Authorship | None:
    if node is None:
        return None
    body = read_mapping(node)
    return Authorship(
        version=read_text(body.get("version")),
        authors=tuple(read_text(each) for each in read_items(body.get("authors"))),
        licence=read_text(body.get("licence")),
    )


def _read_start(node: Node | None) -> Start:
    return tuple((id, read_name_or_number(each)) for id, each in read_pairs(node))


_DAYS = 30.0  # of a turn without a date that says nothing of its length


def _read_turn(node: Node) -> TurnDate:
    if not isinstance(node, Mapping):
        return TurnDate(read_name(node), "")
    date, title, days = (node.get(key) for key in ("date", "title", "days"))
    length = read_number(days, _DAYS)
    if date is None:
        return TurnDate(read_name(read_value(node, "title")), "", True, length)
    return TurnDate(read_name(date), read_text(title), days=0.0 if days is None else length)


def _read_seat(id: Name, body: Mapping, prose: ReadProse) -> Seat:
    return Seat(
        id=id,
        title=read_text(body.get("title")),
        leader=read_text(body.get("leader")),
        briefing=read_optional_prose(body.get("briefing"), prose),
        objectives=tuple(
            _read_objective(each, prose) for each in read_mappings(body.get("objectives"))
        ),
        temperaments=read_names(body.get("temperaments")),
        advisers=tuple((id, read_text(each)) for id, each in read_pairs(body.get("advisers"))),
    )


def _read_objective(body: Mapping, prose: ReadProse) -> Objective:
    return Objective(
        id=read_name(read_value(body, "id")),
        text=prose(read_value(body, "text")),
        score=read_formula(read_value(body, "score")),
        weight=read_number(body.get("weight"), 1.0),
    )


def _read_inject(body: Mapping, prose: ReadProse) -> Inject:
    id = read_name(read_value(body, "id"))
    return Inject(
        id=id,
        turn=read_optional_name(body.get("turn")),
        when=read_optional_formula(body.get("when")),
        chance=read_optional_formula(body.get("chance")),
        chance_per_month=read_optional_formula(body.get("chance_per_month")),
        repeats=read_flag(body.get("repeats")),
        visible=read_names(body.get("visible")) or (make_default_name("public", id),),
        headline=read_told(read_value(body, "headline"), prose),
        text=read_optional_told(body.get("text"), prose),
        private=tuple(
            (seat, read_told(each, prose)) for seat, each in read_pairs(body.get("private"))
        ),
        practise=read_names(body.get("practise")),
        acts=read_uses(body.get("acts")),
        effects=read_effects(body.get("effects")),
        why=read_text(body.get("why")),
        cite=read_names(body.get("cite")),
        decisions=tuple(
            _read_decision(each, prose) for each in read_mappings(body.get("decisions"))
        ),
        span=body.span,
        after=_read_sequel(body.get("after")),
        one_of=read_optional_name(body.get("one_of")),
        weight=read_optional_formula(body.get("weight")),
    )


def _read_sequel(node: Node | None) -> Sequel | None:
    if node is None:
        return None
    body = read_mapping(node)
    first, *others = read_names(read_value(body, "choice"))
    return Sequel(first, read_number(body.get("days"), 0.0), tuple(others))


def _read_prepared(body: Mapping, prose: ReadProse) -> Prepared:
    return Prepared(
        headline=prose(read_value(body, "headline")),
        text=read_optional_prose(body.get("text"), prose),
        seats=read_names(body.get("seats")),
        effects=tuple(
            (track, read_name_or_number(each)) for track, each in read_pairs(body.get("effects"))
        ),
        reason=prose(read_value(body, "reason")),
        cite=read_names(body.get("cite")),
    )


def _read_decision(body: Mapping, prose: ReadProse) -> Decision:
    return Decision(
        id=read_optional_name(body.get("id")),
        seat=read_name(read_value(body, "seat")),
        ask=read_told(read_value(body, "ask"), prose),
        when=read_optional_formula(body.get("when")),
        responses=tuple(
            _read_response(each, prose) for each in read_mappings(body.get("responses"))
        ),
        span=body.span,
    )


def _read_response(body: Mapping, prose: ReadProse) -> Response:
    historical = body.get("historical")
    return Response(
        id=read_name(read_value(body, "id")),
        label=read_told(read_value(body, "label"), prose),
        text=read_optional_told(body.get("text"), prose),
        needs=read_optional_formula(body.get("needs")),
        cost=read_optional_formula(body.get("cost")),
        acts=read_uses(body.get("acts")),
        effects=read_effects(body.get("effects")),
        publicity=read_optional_name(body.get("publicity")),
        why=read_text(body.get("why")),
        cite=read_names(body.get("cite")),
        historical="true" if isinstance(historical, Flag) else read_text(historical),
        span=body.span,
        hidden_until_open=read_flag(body.get("hidden_until_open")),
        afterwards=read_optional_told(body.get("afterwards"), prose),
        amount=_read_amount(body.get("amount")),
    )


def _read_amount(node: Node | None) -> Amount | None:
    if node is None:
        return None
    body = read_mapping(node)
    historical = body.get("historical")
    return Amount(
        low=read_number(read_value(body, "min"), 0.0),
        high=read_number(read_value(body, "max"), 0.0),
        step=read_number(body.get("step"), 1.0),
        unit=read_text(body.get("unit")),
        title=read_text(body.get("title")),
        historical=None if historical is None else read_number(historical, 0.0),
        span=body.span,
    )


def _read_deadline(id: Name, body: Mapping) -> Deadline:
    return Deadline(
        id=id,
        title=read_text(body.get("title"), spell_out(id.value)),
        date=read_optional_name(body.get("date")),
        runs_while=read_optional_formula(body.get("runs_while")),
        at_end=read_effects(body.get("at_end")),
        why=read_text(body.get("why")),
        cite=read_names(body.get("cite")),
        span=body.span,
        starts_when=read_optional_formula(body.get("starts_when")),
        days=read_number(body.get("days"), 0.0),
    )


def _read_ending(body: Mapping, prose: ReadProse) -> Ending:
    return Ending(
        id=read_name(read_value(body, "id")),
        when=read_optional_formula(body.get("when")),
        title=read_told(read_value(body, "title"), prose),
        text=read_told(read_value(body, "text"), prose),
        span=body.span,
    )


def _read_historical(body: Mapping) -> HistoricalInitiative:
    return HistoricalInitiative(
        turn=read_name(read_value(body, "turn")),
        seat=read_name(read_value(body, "seat")),
        initiative=read_name(read_value(body, "initiative")),
    )


def _read_chronicle_entry(body: Mapping, prose: ReadProse) -> ChronicleEntry:
    return ChronicleEntry(
        date=read_text(read_value(body, "date")),
        text=prose(read_value(body, "text")),
        cite=read_names(body.get("cite")),
    )
