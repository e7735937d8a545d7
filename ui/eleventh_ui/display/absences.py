"""The answer to "why not?" in sentences: part by part what was lacking, and by how much."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from eleventh.core.refusals import RefusalCode
from eleventh.play.condition_parts import Part
from eleventh.play.topics import RULES, Topic
from eleventh.play.why import Input
from eleventh.play.why_not import Case, WhyNot
from eleventh_ui.display.causes import SUPPORT, describe_source
from eleventh_ui.display.numbers import format_capital
from eleventh_ui.display.refusals import describe_refusal
from eleventh_ui.display.subjects import make_spot
from eleventh_ui.display.walking import Tone, WalkLine, spot_absence
from eleventh_ui.display.words import join_words, safe, sentence, spell_out

HIDDEN = "More hangs on what you cannot see; of that nothing is told."
DICE = "The dice decide the rest; how they fell is not told."
SIGN_ASKED = re.compile(r"\(.*\) (?:is|are) (less|more) than 0", re.DOTALL)
CASES = 6  # ways told in full; of more than that the others are counted
KINDS = {
    "answer": "answer",
    "initiative": "initiative",
    "rule": "rule",
    "modifier": "modifier",
    "event": "event",
    "ending": "ending",
}


def head_absence(answer: WhyNot) -> str:
    """What was asked, in a few words: `Why not the rule “Trust mends”`."""
    return f"Why not the {KINDS[answer.kind]} “{safe(answer.title)}”"


def compose_absence(answer: WhyNot) -> list[WalkLine]:
    """All that is told of why something did not come about, or is not open; never empty."""
    lines = [WalkLine(_judge(answer), tone="title")]
    shown = sorted(answer.cases, key=_rank_case)[:CASES]
    for case in shown:
        lines += _tell_case(answer, case)
    if len(answer.cases) > CASES:
        lines.append(WalkLine(f"And {len(answer.cases) - CASES} more ways like these.", tone="dim"))
    if answer.why:
        lines.append(WalkLine(sentence(answer.why), tone="dim"))
    if answer.support:
        lines.append(WalkLine(sentence(SUPPORT[answer.support]), tone="dim"))
    if answer.place:
        lines.append(WalkLine(f"Written in {safe(answer.place)}", tone="dim"))
    lines += [
        WalkLine(f"Source {describe_source(each)}", spot=make_spot("source", each.id), tone="dim")
        for each in answer.sources
    ]
    return lines


def compose_missing(topics: Sequence[Topic]) -> list[WalkLine]:
    """The endings and events of a game, those that stayed away with what leads on to why."""
    lines = list[WalkLine]()
    titles = {"ending": "How it could have ended", "event": "What could have happened"}
    for kind, title in titles.items():
        mine = [each for each in topics if each.kind == kind]
        lines.append(WalkLine(f"{title}:", tone="title"))
        for each in sorted(mine, key=lambda one: one.came):
            told = f"{safe(each.title)} (came about)" if each.came else safe(each.title)
            tone: Tone = "dim" if each.came else ""
            lines.append(WalkLine(told, 1, spot_absence(each.id), tone))
    return lines


def _judge(answer: WhyNot) -> str:
    """The answer in one sentence."""
    came = [each for each in answer.cases if each.came]
    when = f"in turn {answer.turn}" if answer.turn else "now"
    if answer.kind in ("answer", "initiative"):
        if came and answer.cases[0].came:
            return f"It is open {when}." if not answer.turn else f"It was open {when}."
        verb = "was" if answer.turn else "is"
        if answer.barred is not None:
            told = answer.barred.code not in (RefusalCode.NEEDS, RefusalCode.BEYOND_CAPITAL)
            why = f": {safe(describe_refusal(answer.barred))}" if told else "."
            return f"It {verb} not open {when}{why}"
        return f"It {verb} not put {when}, as its event stayed away."
    if answer.kind in RULES:
        if answer.acts and not answer.cases:
            acts = join_words((spell_out(each) for each in answer.acts), "or")
            none = f"none was done {when}" if answer.turn else "no turn was played yet"
            return f"It answers {acts}; as far as is known, {none}."
        if came and len(came) == len(answer.cases):
            return f"It did come about {when}."
        if came:
            return f"It came about {when}, and yet not in every way."
        return f"It did nothing {when}." if answer.turn else "No turn was played yet."
    if came:
        turns = join_words(str(each.turn) for each in came)
        return f"It did come, in turn {turns}."
    if not answer.cases:
        return "Its turn did not come before the game ended."
    closest = f"It came closest in turn {answer.turn}."
    if answer.instead:
        return f"The game ended with “{safe(answer.instead)}” instead. {closest}"
    return f"It did not come. {closest}"


def _rank_case(case: Case) -> tuple[bool, int]:
    """What did not come about first, what lacked least before all."""
    return case.came, sum(each.holds is not True for each in case.parts)


def _tell_case(answer: WhyNot, case: Case) -> Iterator[WalkLine]:
    depth = 0
    if case.subject or case.moves:
        yield WalkLine(_head_case(answer, case), tone="label")
        depth = 1
    elif case.parts and case.holds is not True:
        yield WalkLine("It needs all of this:", tone="label")
    parts = map(_name_sign, case.parts) if answer.kind == "modifier" else case.parts
    yield from tell_parts(tuple(parts), depth)
    if case.holds is True and not case.came and answer.kind in RULES:
        told = "By what you are told all that it needs was there."
        yield WalkLine(told, depth, tone="dim")
    for each in case.moves:
        told = "It moved" if case.came else "It would have moved"
        yield WalkLine(f"{told} {safe(each.title)}.", depth, each.id)


def _name_sign(part: Part) -> Part:
    """A part that asks for the sign of the change that a modifier meets, in words: its formula is
    that of the rule which made the change, and tells nothing of the modifier."""
    asked = SIGN_ASKED.fullmatch(part.words)
    if part.parts:
        return replace(part, parts=tuple(map(_name_sign, part.parts)))
    if part.kind != "number" or part.value is None or asked is None:
        return part
    wanted = "losses" if asked[1] == "less" else "gains"
    found = "a loss" if part.value < 0 else "a gain" if part.value > 0 else "neither"
    told = f"it applies to {wanted}, and this is {found}"
    return replace(part, words=told, value=None, inputs=())


def _head_case(answer: WhyNot, case: Case) -> str:
    when = f"in turn {case.turn}" if case.turn else "as things stand"
    state = "it came about" if case.came else "it did not come about"
    if answer.kind not in RULES:
        state = "the event came" if case.came else "the event stayed away"
    if not case.turn:
        state = "it would come about" if case.holds else "it would not come about"
    subject = f"After “{safe(case.subject)}” " if case.subject and answer.kind in RULES else ""
    if case.subject and not subject:
        return f"“{safe(case.subject)}”, turn {case.turn}: {state}"
    moved = join_words(safe(each.title) for each in case.moves[:1])
    of = f"for {moved} " if not subject and moved else ""
    told = f"{subject}{of}{when}: {state}"
    return f"{told[:1].upper()}{told[1:]}"


def tell_parts(parts: Sequence[Part], depth: int) -> Iterator[WalkLine]:
    """Parts of which all must hold, those that fail first."""
    order = {False: 0, None: 1, True: 2}
    for part in sorted(parts, key=lambda each: order[each.holds]):
        if part.kind == "unread":
            yield WalkLine(HIDDEN, depth, tone="dim")
        elif part.kind in ("all", "any"):
            which = "One of these" if part.kind == "any" else "All of these"
            yield WalkLine(f"{_state(part)}{which}:", depth, tone=_tone(part))
            yield from tell_parts(part.parts, depth + 1)
        elif part.kind == "roll" and part.holds is None:
            odds = "" if part.threshold is None else f"A chance of {part.threshold:.0%}. "
            yield WalkLine(f"{odds}{DICE}", depth, tone="dim")
        else:
            spot = part.inputs[0].track if len(part.inputs) == 1 else ""
            yield WalkLine(f"{_state(part)}{_describe(part)}", depth, spot, _tone(part))
        if len(part.inputs) > 1:
            for each in part.inputs:
                yield WalkLine(_describe_input(each), depth + 1, each.track)


def _state(part: Part) -> str:
    """Whether a part holds, in a word before it."""
    return {True: "Met: ", False: "Lacking: ", None: "Not known: "}[part.holds]


def _tone(part: Part) -> Tone:
    if part.holds is None:
        return "dim"
    return "better" if part.holds else "worse"


def _describe(part: Part) -> str:
    words = safe(part.words)
    match part.kind:
        case "price":
            return _describe_price(part)
        case "roll":
            return _describe_roll(part)
        case "number" if part.value is not None and part.distance is not None:
            return f"{words}{_describe_distance(part)}."
    return f"{words}."


def _describe_price(part: Part) -> str:
    cost, held = part.threshold or 0.0, part.value or 0.0
    told = f"it costs {format_capital(cost)} of political capital; there is {format_capital(held)}"
    return f"{told}." if part.holds else f"{told}, {_number(cost - held)} short."


def _describe_roll(part: Part) -> str:
    rolled, odds = part.value or 0.0, part.threshold or 0.0
    if part.relation == ">=":
        return f"the dice fell at {rolled:.1%}, and had to fall at {odds:.1%} or above."
    return f"the dice fell at {rolled:.1%}, and had to fall below {odds:.1%}."


def _describe_distance(part: Part) -> str:
    """Where it stands, and by how much that is too little or too much."""
    value, distance = part.value or 0.0, part.distance or 0.0
    status = part.inputs[0].status if len(part.inputs) == 1 else ""
    if status:
        return "" if part.holds else f": it is {spell_out(status)}"
    if not part.inputs:
        return "" if part.holds else f": it is {_number(value)}"
    told = f"; it stands at {_number(value)}"
    if part.holds or part.relation == "!=":
        return told
    if not distance:
        return f"{told}, which is not yet enough"
    if part.relation == "==":
        return f"{told}, {_number(distance)} away"
    return f"{told}, {_number(distance)} {'short' if part.relation in ('>', '>=') else 'too much'}"


def _describe_input(each: Input) -> str:
    value = spell_out(each.status) if each.status else _number(each.value)
    return f"{safe(each.title or each.track)} at {value}"


def _number(value: float) -> str:
    """A number as conditions are written in: to the hundredth."""
    shown = f"{value:.2f}".rstrip("0").rstrip(".")
    return "less than 0.01" if value and shown in ("0", "-0") else shown
