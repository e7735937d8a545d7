"""Rules, modifiers and initiatives, and the deeds that these and injects are made of."""

from __future__ import annotations

from eleventh.lang.model.acts import ActUse
from eleventh.lang.model.rules import After, Initiative, Modifier, Rule
from eleventh.lang.model.text import Name
from eleventh.lang.read.values import (
    ReadProse,
    as_mapping,
    effects,
    flag,
    mappings,
    name,
    names,
    optional_formula,
    optional_name,
    optional_prose,
    pairs,
    spoken,
    text,
    value_of,
)
from eleventh.lang.yaml.nodes import Mapping, Node


def rules(node: Node | None) -> tuple[Rule, ...]:
    """The items of `rules`."""
    return tuple(_rule(body) for body in mappings(node))


def modifiers(node: Node | None) -> tuple[Modifier, ...]:
    """The items of `modifiers`."""
    return tuple(_modifier(body) for body in mappings(node))


def initiatives(node: Node | None, prose: ReadProse) -> tuple[Initiative, ...]:
    """The items of `initiatives`."""
    return tuple(_initiative(body, prose) for body in mappings(node))


def deeds(node: Node | None) -> tuple[ActUse, ...]:
    """The uses of acts in a response, an inject or an initiative."""
    return tuple(_deed(body) for body in mappings(node))


def _deed(body: Mapping) -> ActUse:
    return ActUse(
        act=name(value_of(body, "act")),
        by=names(body.get("by")),
        toward=names(body.get("toward")),
        intensity=optional_formula(body.get("intensity")),
        front=optional_name(body.get("front")),
        tone=optional_name(body.get("tone")),
        publicity=optional_name(body.get("publicity")),
        when=optional_formula(body.get("when")),
        span=body.span,
    )


def _after(node: Node | None) -> After | None:
    if node is None:
        return None
    body = as_mapping(node)
    return After(
        acts=names(body.get("act")),
        tone=optional_name(body.get("tone")),
        front=optional_name(body.get("front")),
        publicity=optional_name(body.get("publicity")),
        by=names(body.get("by")),
        toward=names(body.get("toward")),
        span=body.span,
    )


def _variables(node: Node | None) -> tuple[tuple[Name, tuple[Name, ...]], ...]:
    return tuple((variable, names(each)) for variable, each in pairs(node))


def _rule(body: Mapping) -> Rule:
    id = name(value_of(body, "id"))
    return Rule(
        id=id,
        title=text(body.get("title"), spoken(id.value)),
        stage=optional_name(body.get("stage")),
        after=_after(body.get("after")),
        variables=_variables(body.get("for")),
        when=optional_formula(body.get("when")),
        chance=optional_formula(body.get("chance")),
        effects=effects(body.get("effects")),
        why=text(body.get("why")),
        cite=names(body.get("cite")),
        span=body.span,
    )


def _modifier(body: Mapping) -> Modifier:
    id = name(value_of(body, "id"))
    return Modifier(
        id=id,
        title=text(body.get("title"), spoken(id.value)),
        after=_after(body.get("after")),
        variables=_variables(body.get("for")),
        of=names(body.get("of")),
        when=optional_formula(body.get("when")),
        gains=optional_formula(body.get("gains")),
        losses=optional_formula(body.get("losses")),
        why=text(body.get("why")),
        cite=names(body.get("cite")),
        span=body.span,
    )


def _initiative(body: Mapping, prose: ReadProse) -> Initiative:
    return Initiative(
        id=name(value_of(body, "id")),
        title=text(body.get("title")),
        text=optional_prose(body.get("text"), prose),
        by=names(body.get("by")),
        parties=names(body.get("parties")),
        toward=names(body.get("toward")),
        needs=optional_formula(body.get("needs")),
        cost=optional_formula(body.get("cost")),
        acts=deeds(body.get("acts")),
        effects=effects(body.get("effects")),
        rebuffed=effects(body.get("rebuffed")),
        once=flag(body.get("once")),
        publicity=optional_name(body.get("publicity")),
        why=text(body.get("why")),
        cite=names(body.get("cite")),
        span=body.span,
    )
