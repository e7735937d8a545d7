"""The sections that scenarios and rulebooks share, except rules and deeds."""

from __future__ import annotations

from eleventh.lang.model.acts import ActKind, Actor
from eleventh.lang.model.books import Sections
from eleventh.lang.model.history import Source, SourceItem
from eleventh.lang.model.text import Name
from eleventh.lang.model.tracks import DerivedFamily, Parameter, TrackFamily
from eleventh.lang.read.rules import initiatives, modifiers, rules
from eleventh.lang.read.values import (
    ReadProse,
    as_mapping,
    default_name,
    formula,
    items,
    name,
    name_or_number,
    names,
    number,
    optional_formula,
    optional_name,
    pairs,
    spoken,
    text,
    value_of,
)
from eleventh.lang.yaml.nodes import Mapping, Node, Number

_HIGHEST = {"score": 100.0, "counter": 9999.0}


def sections(root: Mapping, prose: ReadProse) -> Sections:
    """All shared sections of a scenario or a rulebook."""
    return Sections(
        actors=tuple(
            _actor(each, group)
            for group, members in pairs(root.get("actors"))
            for each in items(members)
        ),
        fronts=names(root.get("fronts")),
        parameters=tuple(_parameter(id, each) for id, each in pairs(root.get("parameters"))),
        political_capital=optional_name(root.get("political_capital")),
        tracks=tuple(_track(id, as_mapping(each)) for id, each in pairs(root.get("tracks"))),
        derived=tuple(_derived(id, each) for id, each in pairs(root.get("derived"))),
        acts=tuple(_act(id, as_mapping(each)) for id, each in pairs(root.get("acts"))),
        stages=names(root.get("stages")),
        rules=rules(root.get("rules")),
        modifiers=modifiers(root.get("modifiers")),
        initiatives=initiatives(root.get("initiatives"), prose),
        sources=tuple(_source(id, as_mapping(each)) for id, each in pairs(root.get("sources"))),
        assumptions=tuple(prose(each) for each in items(root.get("assumptions"))),
        limitations=tuple(prose(each) for each in items(root.get("limitations"))),
    )


def _actor(node: Node, group: Name) -> Actor:
    if not isinstance(node, Mapping):
        return Actor(name(node), group.value, spoken(text(node)))
    id = name(value_of(node, "id"))
    return Actor(id, group.value, text(node.get("title"), spoken(id.value)))


def _parameter(id: Name, node: Node) -> Parameter:
    if isinstance(node, Number):
        return Parameter(id, float(node.value), "")
    body = as_mapping(node)
    return Parameter(id, number(body.get("value"), 0.0), text(body.get("why")))


def _of(node: Node | None) -> tuple[tuple[Name, ...], ...]:
    return tuple(names(each) for each in items(node))


def _family_title(id: Name, of: int) -> str:
    indices = ", ".join(f"{{{index}}}" for index in range(of))
    return f"{spoken(id.value)} ({indices})" if of else spoken(id.value)


def _track(id: Name, body: Mapping) -> TrackFamily:
    kind = text(body.get("kind"))
    of = _of(body.get("of"))
    values = names(body.get("values"))
    start = body.get("start")
    return TrackFamily(
        id=id,
        kind=kind,
        role=optional_name(body.get("role")),
        of=of,
        low=number(body.get("min"), 0.0),
        high=number(body.get("max"), _HIGHEST.get(kind, max(len(values) - 1.0, 0.0))),
        start=None if start is None else name_or_number(start),
        values=values,
        visible=names(body.get("visible")) or (default_name("public", id),),
        better=text(body.get("better"), "neither"),
        title=text(body.get("title"), _family_title(id, len(of))),
        text=text(body.get("text")),
    )


def _derived(id: Name, node: Node) -> DerivedFamily:
    body = node if isinstance(node, Mapping) else as_mapping(None)
    value = body.get("value")
    of = _of(body.get("of"))
    return DerivedFamily(
        id=id,
        of=of,
        value=formula(node if value is None else value),
        better=text(body.get("better"), "neither"),
        title=text(body.get("title"), _family_title(id, len(of))),
        text=text(body.get("text")),
    )


def _act(id: Name, body: Mapping) -> ActKind:
    toward = names(body.get("toward"))
    goldstein = body.get("goldstein")
    title = f"{spoken(id.value)} by {{by}}" + (" toward {toward}" if toward else "")
    return ActKind(
        id=id,
        by=names(body.get("by")),
        toward=toward,
        tone=optional_name(body.get("tone")) or default_name("neutral", id),
        front=optional_name(body.get("front")),
        publicity=optional_name(body.get("publicity")) or default_name("public", id),
        cameo=text(body.get("cameo")),
        goldstein=None if goldstein is None else number(goldstein, 0.0),
        title=text(body.get("title"), title),
        needs=optional_formula(body.get("needs")),
        cost=optional_formula(body.get("cost")),
        why=text(body.get("why")),
        cite=names(body.get("cite")),
    )


def _source(id: Name, body: Mapping) -> Source:
    return Source(
        id=id,
        title=text(body.get("title")),
        publisher=text(body.get("publisher")),
        date=text(body.get("date")),
        url=text(body.get("url")),
        items=tuple(_item(item, each) for item, each in pairs(body.get("items"))),
    )


def _item(id: Name, node: Node) -> SourceItem:
    if not isinstance(node, Mapping):
        return SourceItem(id, text(node), ())
    return SourceItem(id, text(node.get("text")), names(node.get("rests_on")))
