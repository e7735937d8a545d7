"""The sections that scenarios and rulebooks share, except rules and deeds."""

from __future__ import annotations

from eleventh.lang.model.acts import ActKind, Actor
from eleventh.lang.model.books import Sections
from eleventh.lang.model.history import Source, SourceItem
from eleventh.lang.model.text import Name, ReaderName
from eleventh.lang.model.tracks import DerivedFamily, NamedCondition, Parameter, TrackFamily
from eleventh.lang.read.rules import read_initiatives, read_modifiers, read_rules
from eleventh.lang.read.values import (
    ReadProse,
    make_default_name,
    read_flag,
    read_formula,
    read_items,
    read_mapping,
    read_name,
    read_name_or_number,
    read_names,
    read_number,
    read_optional_formula,
    read_optional_name,
    read_pairs,
    read_text,
    read_value,
    spell_out,
)
from eleventh.lang.yaml.nodes import Mapping, Node, Number

NEUTRAL = "neutral"  # the reader of a name that is nobody in particular
_HIGHEST = {"score": 100.0, "counter": 9999.0}


def read_sections(root: Mapping, prose: ReadProse) -> Sections:
    """All shared sections of a scenario or a rulebook."""
    return Sections(
        actors=tuple(
            _read_actor(each, group)
            for group, members in read_pairs(root.get("actors"))
            for each in read_items(members)
        ),
        fronts=read_names(root.get("fronts")),
        parameters=tuple(
            _read_parameter(id, each) for id, each in read_pairs(root.get("parameters"))
        ),
        political_capital=read_optional_name(root.get("political_capital")),
        table=read_names(root.get("table")),
        tracks=tuple(
            _read_track(id, read_mapping(each)) for id, each in read_pairs(root.get("tracks"))
        ),
        derived=tuple(_read_derived(id, each) for id, each in read_pairs(root.get("derived"))),
        acts=tuple(_read_act(id, read_mapping(each)) for id, each in read_pairs(root.get("acts"))),
        stages=read_names(root.get("stages")),
        rules=read_rules(root.get("rules")),
        modifiers=read_modifiers(root.get("modifiers")),
        initiatives=read_initiatives(root.get("initiatives"), prose),
        sources=tuple(
            _read_source(id, read_mapping(each)) for id, each in read_pairs(root.get("sources"))
        ),
        assumptions=tuple(prose(each) for each in read_items(root.get("assumptions"))),
        limitations=tuple(prose(each) for each in read_items(root.get("limitations"))),
        names=tuple(
            _read_reader_name(id, read_mapping(each)) for id, each in read_pairs(root.get("names"))
        ),
        conditions=tuple(
            NamedCondition(id, read_formula(each))
            for id, each in read_pairs(root.get("conditions"))
        ),
    )


def _read_reader_name(id: Name, body: Mapping) -> ReaderName:
    words = {who: read_text(each) for who, each in read_pairs(body)}
    neutral = next((word for who, word in words.items() if who.value == NEUTRAL), "")
    own = tuple((who, word) for who, word in words.items() if who.value != NEUTRAL)
    return ReaderName(id, neutral, own)


def _read_actor(node: Node, group: Name) -> Actor:
    if not isinstance(node, Mapping):
        return Actor(read_name(node), group.value, spell_out(read_text(node)))
    id = read_name(read_value(node, "id"))
    return Actor(id, group.value, read_text(node.get("title"), spell_out(id.value)))


def _read_parameter(id: Name, node: Node) -> Parameter:
    if isinstance(node, Number):
        return Parameter(id, float(node.value), "")
    body = read_mapping(node)
    return Parameter(id, read_number(body.get("value"), 0.0), read_text(body.get("why")))


def _read_of(node: Node | None) -> tuple[tuple[Name, ...], ...]:
    return tuple(read_names(each) for each in read_items(node))


def _make_family_title(id: Name, of: int) -> str:
    indices = ", ".join(f"{{{index}}}" for index in range(of))
    return f"{spell_out(id.value)} ({indices})" if of else spell_out(id.value)


def _read_track(id: Name, body: Mapping) -> TrackFamily:
    kind = read_text(body.get("kind"))
    of = _read_of(body.get("of"))
    values = read_names(body.get("values"))
    start = body.get("start")
    return TrackFamily(
        id=id,
        kind=kind,
        role=read_optional_name(body.get("role")),
        of=of,
        low=read_number(body.get("min"), 0.0),
        high=read_number(body.get("max"), _HIGHEST.get(kind, max(len(values) - 1.0, 0.0))),
        start=None if start is None else read_name_or_number(start),
        values=values,
        visible=read_names(body.get("visible")) or (make_default_name("public", id),),
        better=read_text(body.get("better"), "neither"),
        title=read_text(body.get("title"), _make_family_title(id, len(of))),
        group=read_text(body.get("group")),
        text=read_text(body.get("text")),
        shown=read_flag(body.get("shown")),
    )


def _read_derived(id: Name, node: Node) -> DerivedFamily:
    body = node if isinstance(node, Mapping) else read_mapping(None)
    value = body.get("value")
    of = _read_of(body.get("of"))
    return DerivedFamily(
        id=id,
        of=of,
        value=read_formula(node if value is None else value),
        better=read_text(body.get("better"), "neither"),
        title=read_text(body.get("title"), _make_family_title(id, len(of))),
        group=read_text(body.get("group")),
        text=read_text(body.get("text")),
    )


def _read_act(id: Name, body: Mapping) -> ActKind:
    toward = read_names(body.get("toward"))
    goldstein = body.get("goldstein")
    title = f"{spell_out(id.value)} by {{by}}" + (" toward {toward}" if toward else "")
    return ActKind(
        id=id,
        by=read_names(body.get("by")),
        toward=toward,
        tone=read_optional_name(body.get("tone")) or make_default_name("neutral", id),
        front=read_optional_name(body.get("front")),
        publicity=read_optional_name(body.get("publicity")) or make_default_name("public", id),
        cameo=read_text(body.get("cameo")),
        goldstein=None if goldstein is None else read_number(goldstein, 0.0),
        title=read_text(body.get("title"), title),
        needs=read_optional_formula(body.get("needs")),
        cost=read_optional_formula(body.get("cost")),
        wears=read_optional_formula(body.get("wears")),
        why=read_text(body.get("why")),
        cite=read_names(body.get("cite")),
        encounter=read_text(body.get("encounter")),
    )


def _read_source(id: Name, body: Mapping) -> Source:
    return Source(
        id=id,
        title=read_text(body.get("title")),
        publisher=read_text(body.get("publisher")),
        date=read_text(body.get("date")),
        url=read_text(body.get("url")),
        own=read_flag(body.get("own")),
        items=tuple(_read_item(item, each) for item, each in read_pairs(body.get("items"))),
    )


def _read_item(id: Name, node: Node) -> SourceItem:
    if not isinstance(node, Mapping):
        return SourceItem(id, read_text(node), ())
    return SourceItem(id, read_text(node.get("text")), read_names(node.get("rests_on")))
