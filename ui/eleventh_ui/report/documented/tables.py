"""The tables of a page: acts, tracks, derived tracks, parameters, sources."""

from __future__ import annotations

from collections.abc import Iterable

from eleventh.lang.model.acts import ActKind
from eleventh.lang.model.books import Start
from eleventh.lang.model.history import Source
from eleventh.lang.model.tracks import DerivedFamily, NamedCondition, Parameter, TrackFamily
from eleventh_ui.display.causes import OWN
from eleventh_ui.display.dates import format_day
from eleventh_ui.display.words import join_words, spell_out
from eleventh_ui.report.documented.book import Book
from eleventh_ui.report.documented.effects import cited
from eleventh_ui.report.documented.marks import bullets, code, codes, table, text
from eleventh_ui.report.documented.rules import following
from eleventh_ui.report.documented.sizes import reads
from eleventh_ui.report.documented.wording import (
    condition,
    family_title,
    filled,
    number,
    party,
    track,
)

SEEN = {"public": "everybody", "own": "its own capital", "hidden": "the facilitator only"}


def acts(book: Book, found: Iterable[ActKind]) -> list[str]:
    """Every kind of deed, with its code and value as event data and what it asks for."""
    heads = (
        "act",
        "what it says",
        "CAMEO",
        "Goldstein",
        "tone",
        "front",
        "publicity",
        "asks",
        "followed by",
    )
    return table(heads, [_act(book, each) for each in found]) + bullets(
        f"{code(each.id.value)}: {text(each.why)}" for each in found if each.why
    )


def tracks(book: Book, found: Iterable[TrackFamily]) -> list[str]:
    """Every track the rules move, with its role, its scale and who sees it."""
    heads = ("track", "what it is", "role", "scale", "usual start", "better", "seen by")
    return table(heads, [_track(book, each) for each in found])


def start(book: Book, found: Start) -> list[str]:
    """What some tracks begin as; no lines for none."""
    rows = [
        (
            track(book, name.value),
            number(value) if isinstance(value, float | int) else text(spell_out(value.value)),
        )
        for name, value in found
    ]
    return table(("track", "value"), rows)


def conditions(book: Book, found: Iterable[NamedCondition]) -> list[str]:
    """Every condition that has a name, in words where it can be told so, and as it is written."""
    return bullets(
        f"{code(each.id.value)}: {condition(book, each.when)} ({code(each.when.text)})"
        for each in found
    )


def derived(book: Book, found: Iterable[DerivedFamily]) -> list[str]:
    """Every track that follows from others, with its formula and the sizes in it."""
    lines: list[str] = []
    for each in found:
        used = [
            f"{code(id)} = {number(book.parameters[id].value)}"
            for id in sorted(reads(book.read(each.value)))
            if id in book.parameters
        ]
        tail = f"  \n  *Sizes:* {', '.join(used)}" if used else ""
        title = family_title(book, each.id.value)
        lines.append(f"**{title}**, {code(each.id.value)}: {code(each.value.text)}{tail}")
    return bullets(lines)


def parameters(found: Iterable[Parameter], used: dict[str, list[str]]) -> list[str]:
    """Every size with its reason, and what reads it."""
    heads = ("parameter", "value", "why this size", "read by")
    rows = [
        (
            code(each.id.value, cell=True),
            number(each.value),
            text(each.why),
            codes(used.get(each.id.value, []), cell=True),
        )
        for each in found
    ]
    return table(heads, rows)


def sources(found: Iterable[Source], spared: set[str]) -> list[str]:
    """The publications, with those of their items that the page does not list elsewhere."""
    lines = []
    for each in found:
        told = [f"**{text(each.title)}** ({code(each.id.value)})"]
        by = OWN if each.own else each.publisher
        told += [text(part) for part in (by, format_day(each.date), each.url) if part]
        lines.append(f"- {', '.join(told)}")
        lines += [
            f"  - {text(item.id.value)}: {text(item.text)}"
            for item in each.items
            if item.id.value not in spared
        ]
    return [*lines, ""] if lines else []


def _act(book: Book, each: ActKind) -> tuple[str, ...]:
    by, toward = ([one.value for one in names] for names in (each.by, each.toward))
    same = "the other" if len(by) == 2 else "another"
    words = {
        "by": party(book, each.by, "or"),
        "toward": same if by == toward else party(book, each.toward, "or"),
    }
    asks = [f"needs {condition(book, each.needs)}"] if each.needs else []
    asks += [f"costs {text(each.cost.text)}"] if each.cost else []
    asks += [f"wears by {text(each.wears.text)}"] if each.wears else []
    return (
        code(each.id.value, cell=True),
        f"{filled(each.title or spell_out(each.id.value), words)} [{cited(each.cite)}]".replace(
            " []", ""
        ),
        text(each.cameo),
        "" if each.goldstein is None else f"{each.goldstein:+g}",
        text(each.tone.value),
        text(each.front.value) if each.front else "",
        text(each.publicity.value),
        "; ".join(asks),
        ", ".join(following(book, each.id.value)),
    )


def _track(book: Book, each: TrackFamily) -> tuple[str, ...]:
    if each.kind == "status":
        scale = join_words((text(spell_out(one.value)) for one in each.values), "or")
    else:
        scale = f"{number(each.low)} to {number(each.high)}"
    start = "" if each.start is None else _start(each.start)
    seen = SEEN.get(each.visible[0].value) if len(each.visible) == 1 else None
    return (
        code(each.id.value, cell=True),
        family_title(book, each.id.value) + (f". {text(each.text)}" if each.text else ""),
        text(each.role.value) if each.role else "",
        scale,
        start,
        "" if each.better == "neither" else text(each.better),
        seen or party(book, each.visible),
    )


def _start(start: object) -> str:
    if isinstance(start, float):
        return number(start)
    return text(spell_out(str(getattr(start, "value", start))))
