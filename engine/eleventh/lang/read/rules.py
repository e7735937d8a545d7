"""Rules, modifiers and initiatives, and the deeds that these and injects are made of."""

from __future__ import annotations

from eleventh.lang.model.acts import ActUse
from eleventh.lang.model.rules import After, Initiative, Modifier, Rule
from eleventh.lang.model.text import Name
from eleventh.lang.read.values import (
    ReadProse,
    read_effects,
    read_flag,
    read_mapping,
    read_mappings,
    read_name,
    read_names,
    read_optional_formula,
    read_optional_name,
    read_optional_prose,
    read_optional_told,
    read_pairs,
    read_text,
    read_value,
    spell_out,
)
from eleventh.lang.yaml.nodes import Mapping, Node


def read_rules(node: Node | None) -> tuple[Rule, ...]:
    """The items of `rules`."""
    return tuple(_read_rule(body) for body in read_mappings(node))


def read_modifiers(node: Node | None) -> tuple[Modifier, ...]:
    """The items of `modifiers`."""
    return tuple(_read_modifier(body) for body in read_mappings(node))


def read_initiatives(node: Node | None, prose: ReadProse) -> tuple[Initiative, ...]:
    """The items of `initiatives`."""
    return tuple(_read_initiative(body, prose) for body in read_mappings(node))


def read_uses(node: Node | None) -> tuple[ActUse, ...]:
    """The uses of acts in a response, an inject or an initiative."""
    return tuple(_read_use(body) for body in read_mappings(node))


def _read_use(body: Mapping) -> ActUse:
    between = read_names(body.get("between"))
    return ActUse(
        act=read_name(read_value(body, "act")),
        by=read_names(body.get("by")) or between,
        toward=read_names(body.get("toward")) or between,
        intensity=read_optional_formula(body.get("intensity")),
        front=read_optional_name(body.get("front")),
        tone=read_optional_name(body.get("tone")),
        publicity=read_optional_name(body.get("publicity")),
        when=read_optional_formula(body.get("when")),
        in_words=read_text(body.get("in_words")),
        span=body.span,
        between=between,
    )


def _read_after(node: Node | None) -> After | None:
    if node is None:
        return None
    body = read_mapping(node)
    return After(
        acts=read_names(body.get("act")),
        tone=read_optional_name(body.get("tone")),
        front=read_optional_name(body.get("front")),
        publicity=read_optional_name(body.get("publicity")),
        by=read_names(body.get("by")),
        toward=read_names(body.get("toward")),
        span=body.span,
    )


def _read_variables(node: Node | None) -> tuple[tuple[Name, tuple[Name, ...]], ...]:
    return tuple((variable, read_names(each)) for variable, each in read_pairs(node))


def _read_rule(body: Mapping) -> Rule:
    id = read_name(read_value(body, "id"))
    return Rule(
        id=id,
        title=read_text(body.get("title"), spell_out(id.value)),
        stage=read_optional_name(body.get("stage")),
        after=_read_after(body.get("after")),
        variables=_read_variables(body.get("for")),
        when=read_optional_formula(body.get("when")),
        chance=read_optional_formula(body.get("chance")),
        chance_per_month=read_optional_formula(body.get("chance_per_month")),
        effects=read_effects(body.get("effects")),
        why=read_text(body.get("why")),
        why_falls=read_text(body.get("why_falls")),
        cite=read_names(body.get("cite")),
        support=read_optional_name(body.get("support")),
        span=body.span,
    )


def _read_modifier(body: Mapping) -> Modifier:
    id = read_name(read_value(body, "id"))
    return Modifier(
        id=id,
        title=read_text(body.get("title"), spell_out(id.value)),
        after=_read_after(body.get("after")),
        variables=_read_variables(body.get("for")),
        of=read_names(body.get("of")),
        when=read_optional_formula(body.get("when")),
        gains=read_optional_formula(body.get("gains")),
        losses=read_optional_formula(body.get("losses")),
        why=read_text(body.get("why")),
        cite=read_names(body.get("cite")),
        support=read_optional_name(body.get("support")),
        span=body.span,
    )


def _read_initiative(body: Mapping, prose: ReadProse) -> Initiative:
    return Initiative(
        id=read_name(read_value(body, "id")),
        title=read_text(body.get("title")),
        text=read_optional_prose(body.get("text"), prose),
        group=read_text(body.get("group")),
        by=read_names(body.get("by")),
        parties=read_names(body.get("parties")),
        toward=read_names(body.get("toward")),
        needs=read_optional_formula(body.get("needs")),
        cost=read_optional_formula(body.get("cost")),
        acts=read_uses(body.get("acts")),
        effects=read_effects(body.get("effects")),
        rebuffed=read_effects(body.get("rebuffed")),
        once=read_flag(body.get("once")),
        publicity=read_optional_name(body.get("publicity")),
        why=read_text(body.get("why")),
        cite=read_names(body.get("cite")),
        span=body.span,
        hidden_until_open=read_flag(body.get("hidden_until_open")),
        afterwards=read_optional_told(body.get("afterwards"), prose),
    )
