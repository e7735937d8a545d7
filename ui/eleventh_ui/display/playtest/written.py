"""What came to anything of all that an author wrote: decisions, events, rules, conditions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from eleventh.core.amounts import split_step, write_number
from eleventh.lab.playtest.result import ChoiceResult, DecisionResult, HappeningResult, Playtest
from eleventh.lab.playtest.unreached import list_unreached
from eleventh_ui.display.document import Block, Bullets, Heading, Paragraph, TableBlock
from eleventh_ui.display.playtest.numbers import format_interval, format_percent, format_share
from eleventh_ui.display.words import safe

NAMED = 24  # ids that are named of each kind in short
RARE = 0.01  # of the games or fewer

UNREACHED: Mapping[str, str] = {
    "endings": "Endings that no game came to",
    "injects": "Injects that never fired",
    "decisions": "Decisions that were never put",
    "responses_never_open": "Responses that were never open",
    "responses_never_chosen": "Responses that were open and never chosen",
    "initiatives_never_open": "Initiatives that were never open",
    "initiatives_never_taken": "Initiatives that were open and never taken",
    "joints": "Joint initiatives that were never met",
    "acts": "Acts that were never done",
    "rules_never_asked": "Rules and modifiers that nothing ever asked for",
    "rules_never_fired": "Rules and modifiers that were asked for and never moved anything",
    "conditions_never_held": "Conditions that never held",
    "conditions_always_held": "Conditions that always held",
}


def compose_decisions(result: Playtest) -> Iterator[Block]:
    """Every decision with its responses, and the initiatives."""
    yield Heading(2, "Decisions")
    for each in result.decisions:
        yield TableBlock(
            f"{safe(each.seat)}: {safe(each.ask)} ({safe(each.id)}, put {each.asked:,} times)",
            ("Response", "Share", "95% interval", "Chosen", "Open"),
            tuple(_choice_row(one) for one in each.responses),
            frozenset({1, 2, 3, 4}),
        )
    yield Heading(2, "Initiatives")
    yield TableBlock(
        "Share of the turns in which it could be taken",
        ("Initiative", "Share", "95% interval", "Taken", "Open"),
        tuple(
            (f"{safe(each.seat)}: {safe(each.title)}", *_choice_row(each)[1:])
            for each in result.initiatives
        ),
        frozenset({1, 2, 3, 4}),
    )
    if result.joints:
        yield _tabulate_happenings("Joint initiatives that all chose", "Initiative", result.joints)


def compose_shares(result: Playtest) -> Iterator[Block]:
    """Decisions in short: the shares of their responses, in a line each."""
    yield Heading(2, "Decisions")
    yield TableBlock(
        "Shares of the responses, of the times when it was put",
        ("Decision", "Put", "Responses"),
        tuple((safe(each.id), f"{each.asked:,}", _list_shares(each)) for each in result.decisions),
        frozenset({1}),
    )


def compose_happenings(result: Playtest) -> Iterator[Block]:
    """Every inject and act."""
    yield Heading(2, "Events")
    yield _tabulate_happenings("Injects", "Inject", result.injects)
    yield TableBlock(
        "Acts",
        ("Act", "Who toward whom", "Done", "In a game"),
        tuple(
            (
                safe(each.id),
                safe(title),
                f"{times:,}",
                f"{times / result.games:.2f}",
            )
            for each in result.acts
            for title, times in each.deeds.items()
        ),
        frozenset({2, 3}),
    )


def compose_rules(result: Playtest) -> Iterator[Block]:
    """Every rule and modifier, with its conditions both ways."""
    yield Heading(2, "Rules")
    yield Paragraph(
        "Asked counts how often what a rule hangs on happened, for each of its effects; fired how "
        "often an effect moved something. A condition that held while the amount was 0 counts "
        "among those that did not."
    )
    yield TableBlock(
        "Rules and modifiers",
        ("Rule", "Asked", "Fired", "Share"),
        tuple(
            (
                f"{safe(each.title)} ({safe(each.id)})",
                f"{each.fired.of:,}",
                f"{each.fired.number:,}",
                format_share(each.fired, "never asked"),
            )
            for each in result.fired
        ),
        frozenset({1, 2, 3}),
    )
    yield TableBlock(
        "Conditions",
        ("Condition", "Of", "Held", "Did not"),
        tuple(
            (
                safe(one.when),
                safe(each.id),
                f"{one.held.number:,}",
                f"{one.held.of - one.held.number:,}",
            )
            for each in result.fired
            for one in each.conditions
        ),
        frozenset({2, 3}),
    )


def compose_unreached(result: Playtest, most: int | None = None) -> Iterator[Block]:
    """What came to nothing in all games; of each kind at most so many are named."""
    yield Heading(2, "What came to nothing")
    lines = [
        Paragraph(_name_some(ids, most), lead=f"{UNREACHED[kind]}:")
        for kind, ids in list_unreached(result).items()
        if ids
    ]
    if lines:
        yield Bullets(tuple(lines))
    else:
        yield Paragraph("Everything that the scenario holds came to something in some game.")


def compose_rare(result: Playtest) -> Iterator[Block]:
    """What happened in few games: endings, injects and joint initiatives."""
    few = [
        (kind, each.title, each.games)
        for kind, found in (
            ("ending", result.endings),
            ("inject", result.injects),
            ("joint", result.joints),
        )
        for each in found
        if 0 < each.games.share <= RARE
    ]
    if few:
        yield TableBlock(
            "In one game of a hundred or fewer",
            ("What", "Kind", "Games", "95% interval"),
            tuple(
                (safe(title), kind, f"{games.number:,}", format_interval(games))
                for kind, title, games in few
            ),
            frozenset({2, 3}),
        )


def _choice_row(choice: ChoiceResult) -> tuple[str, ...]:
    return (
        safe(choice.title),
        format_share(choice.chosen),
        format_interval(choice.chosen),
        f"{choice.chosen.number:,}",
        f"{choice.offered:,}",
    )


def _list_shares(decision: DecisionResult) -> str:
    if not decision.asked:
        return "never put"
    together: dict[str, list[tuple[float | None, float]]] = {}
    for each in decision.responses:
        response, amount = split_step(each.id)
        together.setdefault(response, []).append((amount, each.chosen.share))
    return ", ".join(_tell_share(response, parts) for response, parts in together.items())


def _tell_share(response: str, parts: Sequence[tuple[float | None, float]]) -> str:
    """The share of a response; of one with amounts that of all, and what was given on average."""
    share = sum(part for _, part in parts)
    told = f"{safe(response)} {format_percent(share)}"
    given = sum(amount * part for amount, part in parts if amount is not None)
    if len(parts) == 1 or not share:
        return told
    return f"{told} (on average {write_number(round(given / share, 1))})"


def _tabulate_happenings(caption: str, what: str, found: tuple[HappeningResult, ...]) -> TableBlock:
    return TableBlock(
        caption,
        (what, "Games", "95% interval", "Times"),
        tuple(
            (
                safe(each.title),
                format_percent(each.games.share),
                format_interval(each.games),
                f"{each.times:,}",
            )
            for each in found
        ),
        frozenset({1, 2, 3}),
    )


def _name_some(ids: tuple[str, ...], most: int | None) -> str:
    named = [safe(each) for each in ids[:most]]
    more = f"; and {len(ids) - len(named)} more" if len(named) < len(ids) else ""
    return f"{'; '.join(named)}{more}."
