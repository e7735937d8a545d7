"""What moves a number and what reads it, in lines, with the sources of each and how far they go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eleventh.play.uses import Use, Uses
from eleventh_ui.display.causes import SUPPORT
from eleventh_ui.display.outcomes import AT_MOST
from eleventh_ui.display.subjects import make_spot
from eleventh_ui.display.walking import WalkLine, spot_absence
from eleventh_ui.display.words import join_words, pluralise, safe, spell_out

PARTIAL = "What others may choose, and what you have not been told of, is not listed."
NOTHING, NOW, NOT_NOW = "nothing", "this turn up to", "nothing this turn"
OTHERS = 3  # readings at the other end that are named
_ORDER = (
    "objective", "derived", "ending", "rule", "modifier", "answer", "initiative", "event",
    "deadline",
)  # fmt: skip
_NOUNS = {"derived": "number", "modifier": "modifier"}


def head_uses(uses: Uses) -> str:
    """What was asked, in a few words."""
    return f"What uses {safe(uses.title or uses.id)}"


def compose_uses(uses: Uses) -> list[WalkLine]:
    """What a number follows from, what moves it, what reads it; never empty."""
    lines = list[WalkLine]()
    if uses.follows:
        lines.append(WalkLine("It follows from:", tone="title"))
        lines += [WalkLine(safe(each.title or each.id), 1, each.id) for each in uses.follows]
    if uses.moved_by:
        counted = pluralise(len(uses.moved_by), "thing")
        lines.append(WalkLine(f"What moves it, {counted}:", tone="title"))
        lines += _tell_all(uses.moved_by, moves=True)
    if uses.read_by:
        counted = pluralise(len(uses.read_by), "thing")
        lines.append(WalkLine(f"What reads it, {counted}:", tone="title"))
        lines += _tell_all(uses.read_by, moves=False)
    if not lines:
        lines.append(WalkLine("Nothing moves it, and nothing reads it.", tone="title"))
    if uses.partial:
        lines.append(WalkLine(PARTIAL, tone="dim"))
    return lines


def _tell_all(uses: Sequence[Use], *, moves: bool) -> Iterator[WalkLine]:
    for use in sorted(uses, key=lambda each: (_ORDER.index(each.kind), _weigh(each))):
        sources = tuple((safe(each.id), make_spot("source", each.id)) for each in use.sources)
        support = SUPPORT[use.support] if use.support else ""
        yield WalkLine(_describe(use), 1, _spot(use), links=sources, after=support)
        named = [each.title or each.id for each in use.others]
        if named:
            more = "" if len(named) <= OTHERS else f" and {len(named) - OTHERS} more"
            verb = "reads" if moves else "moves"
            told = f"{verb} {join_words(safe(each) for each in named[:OTHERS])}{more}"
            yield WalkLine(told, 2, tone="dim")


def _spot(use: Use) -> str:
    return use.topic if use.kind in ("objective", "derived") else spot_absence(use.topic)


def _weigh(use: Use) -> tuple[float, float]:
    """What moves most in this turn comes first, then what can in any."""
    now = max(-use.now.low, use.now.high) if use.now is not None else 0.0
    return -now, -max(-use.low, use.high)


def _describe(use: Use) -> str:
    """One thing on a line: `rule “Law narrows”, -2 to 0`."""
    size = f", {_describe_size(use)}" if use.values or use.low or use.high else ""
    noun = _NOUNS.get(use.kind, use.kind)
    return f"{noun} “{safe(use.title)}”{size}"


def _describe_size(use: Use) -> str:
    """How far it moves the number: in this turn, once it comes, and in any turn at most."""
    if use.values:
        return f"sets {join_words((spell_out(each) for each in use.values), 'or')}"
    ever = _describe_span(use.low, use.high)
    if use.now is None:
        return f"{AT_MOST} {ever}"
    now = _describe_span(use.now.low, use.now.high)
    if now == ever:
        return f"{AT_MOST} {ever}"
    return f"{f'{NOW} {now}' if now != NOTHING else NOT_NOW} ({AT_MOST} {ever})"


def _describe_span(low: float, high: float) -> str:
    """Its farther end where all lies on one side of nothing, else both."""
    if not low:
        return f"+{_number(high)}" if high else NOTHING
    return f"-{_number(-low)} to +{_number(high)}" if high else f"-{_number(-low)}"


def _number(size: float) -> str:
    return f"{size:.1f}".removesuffix(".0") if size >= 0.05 else "<0.1"
