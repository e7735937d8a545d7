"""The files of a new scenario that is written with a rulebook: everything that the rulebook asks
for, and blanks for what only its author can say.

It can be checked and played as it is. A blank is a text in capitals, so that none is overlooked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import count, product

from eleventh.lang.model.books import Bundle, Start
from eleventh.lang.model.text import Name
from eleventh.lang.model.tracks import TrackFamily
from eleventh_ui.display.words import join_words, safe, spell_out
from eleventh_ui.report.documented.book import Book, book_of

MONTHS = 12
PURSE = 3  # points of political capital to begin with
ANSWERS = ("act", "talk", "wait")


def write_scaffold(
    bundle: Bundle, name: str, title: str, first: date, turns: int, era: str | None = None
) -> Mapping[str, str]:
    """The text of every file, by its name; it begins from an era of the rulebook if one is given.
    ValueError, in a sentence, for a rulebook without anybody to play or without such an era, or for
    dates beyond the calendar."""
    book = book_of(bundle)
    seats = [each.id.value for each in book.sections.actors if each.group == "seats"]
    if bundle.rulebook is None or not seats:
        raise ValueError("it names no seats, so nobody could play")
    try:
        days = [_add_months(first, each) for each in range(turns + 1)]
    except ValueError as fault:
        raise ValueError("its last turn would lie beyond the year 9999") from fault
    rulebook = bundle.rulebook.id.value
    eras = {each.value: start for each, start in bundle.rulebook.starts}
    if era is not None and era not in eras:
        known = f"it has {join_words(sorted(eras))}" if eras else "it has none"
        raise ValueError(f"it has no start called {era}: {known}")
    source, item = _name_source(book)
    return {
        "scenario.yaml": _write_main(name, title, rulebook, days, era, sorted(eras)),
        "start.yaml": _write_start(book, era, eras[era] if era is not None else ()),
        "seats.yaml": _write_seats(book, seats),
        **{
            f"turns/{number:02}.yaml": _write_turn(number, day, seats, item)
            for number, day in enumerate(days[:-1], start=1)
        },
        "endings.yaml": ENDINGS,
        "sources.yaml": SOURCES.format(source=source, item=item),
        "README.md": README.format(title=title, name=name, rulebook=rulebook),
    }


def _add_months(first: date, months: int) -> date:
    """The same day some months later, or the last of a shorter month."""
    year, month = divmod(first.month - 1 + months, MONTHS)
    after = date(first.year + year, month + 1, 1)
    for day in range(first.day, 0, -1):
        try:
            return after.replace(day=day)
        except ValueError:
            continue
    raise ValueError("no such month")


def _name_source(book: Book) -> tuple[str, str]:
    """Names of a source and of its item that the rulebook has not given away."""
    sources = book.sections.sources
    taken = {each.id.value for each in sources}
    taken |= {item.id.value for each in sources for item in each.items}
    source = next(each for each in _count("notes", "notes_{}") if each not in taken)
    return source, next(each for each in _count("N01", "N{:02}") if each not in taken)


def _count(first: str, more: str) -> Iterator[str]:
    yield first
    yield from map(more.format, count(2))


def _write_main(
    name: str,
    title: str,
    rulebook: str,
    days: Sequence[date],
    era: str | None,
    eras: Sequence[str],
) -> str:
    turns = "\n".join(f"  - {{date: {each}, title: NAME THIS TURN}}" for each in days[:-1])
    parts = ["start.yaml", "seats.yaml"]
    parts += [f"turns/{number:02}.yaml" for number in range(1, len(days))]
    listed = "\n".join(f"  - {each}" for each in (*parts, "endings.yaml", "sources.yaml"))
    if era is not None:
        begins = f"era: {era}\n"
    else:
        begins = f"# era: one of {', '.join(eras)}, if start.yaml is empty\n" if eras else ""
    return MAIN.format(
        title=title,
        name=name,
        rulebook=rulebook,
        era=begins,
        turns=turns,
        end=days[-1],
        parts=listed,
    )


def _write_start(book: Book, era: str | None, begins: Start) -> str:
    """Every track with its value; those that an era begins as comments."""
    if not book.sections.tracks:
        return "\n"
    given = {name.value: value for name, value in begins}
    lines = [START if era is None else ERA_START.format(era=era)]
    for family in book.sections.tracks:
        lines.append(f"  # {_say(family)}")
        for id in _expand(book, family):
            value = given.get(id)
            if value is None:
                lines.append(f"  {id}: {_begin(book, family)}")
            else:
                lines.append(
                    f"  # {id}: {value.value if isinstance(value, Name) else f'{value:g}'}"
                )
    return "\n".join(lines) + "\n"


def _expand(book: Book, family: TrackFamily) -> Iterator[str]:
    for actors in product(*(book.members(each) for each in family.of)):
        if len({*actors}) == len(actors):
            yield ".".join((family.id.value, *actors))


def _say(family: TrackFamily) -> str:
    told = safe(family.text or family.title or spell_out(family.id.value)).rstrip(".")
    if family.kind == "status":
        return f"{told} ({', '.join(each.value for each in family.values)})"
    return f"{told} ({family.low:g} to {family.high:g})"


def _begin(book: Book, family: TrackFamily) -> str:
    purse = book.sections.political_capital
    if family.start is not None:
        return f"{family.start:g}" if isinstance(family.start, float) else family.start.value
    if family.kind == "status":
        return family.values[0].value
    if purse is not None and purse.value == family.id.value:
        return f"{min(PURSE, family.high):g}"
    return f"{family.low if family.kind == 'counter' else (family.low + family.high) / 2:g}"


def _write_seats(book: Book, seats: Sequence[str]) -> str:
    return "seats:\n" + "".join(
        SEAT.format(seat=each, score=_find_score(book, each)) for each in seats
    )


def _find_score(book: Book, seat: str) -> str:
    """A track by which a seat may be scored until its author says better: its own, if there is one
    that it sees and that is better high; else any that all see."""
    own, shared = [], []
    for family in book.sections.tracks:
        if family.kind != "score" or (family.low, family.high) != (0, 100):
            continue
        seen = family.visible[0].value if family.visible else "public"
        good = family.better == "higher"
        if len(family.of) == 1 and seat in book.members(family.of[0]) and seen in ("public", "own"):
            own += [f"{family.id.value}.{seat}"] if good else []
        elif seen == "public":
            shared += list(_expand(book, family))[:1]
    return next(iter((*own, *shared)), "turn == last")


def _write_turn(number: int, day: date, seats: Sequence[str], item: str) -> str:
    decisions = "".join(
        DECISION.format(seat=seat, turn=number)
        + "".join(
            RESPONSE.format(
                id=f"{seat}_{number}_{each}", label=f"SAY HOW TO {each.upper()}", item=item
            )
            for each in ANSWERS
        )
        for seat in seats
    )
    return TURN.format(turn=number, day=day, item=item) + decisions


MAIN = """\
# `eleventh check {name}` tells what is wrong, `eleventh acts` which acts the rulebook has.
format: 1
scenario: {name}
title: {title}
synopsis: SAY IN TWO SENTENCES WHAT THIS IS ABOUT.
rulebook: {rulebook}
{era}minutes: 60

turns:
{turns}
ends: {end}

parts:
{parts}
"""
START = """\
# Where every track stands as the game opens: what the rulebook says, or else a middle.
# Say what was so, and how you know; what is as the rulebook has it may be left out.
start:"""
ERA_START = """\
# The game begins as `{era}` of the rulebook has it: that is what the lines with a # say.
# Take the # away where it was otherwise, and say how you know.
start:"""
SEAT = """\
  {seat}:
    leader: SAY WHO SITS HERE
    briefing: SAY WHAT ONLY THIS SEAT KNOWS AND WANTS.
    objectives: [{{id: first, text: SAY WHAT IT PLAYS FOR, score: {score}}}]
"""
TURN = """\
# A card and a question to every seat. `eleventh acts ACT` gives lines that make the rules answer.
injects:
  - id: turn_{turn}
    turn: {day}
    headline: SAY WHAT HAPPENS
    text: SAY IT IN A FEW SENTENCES.
    cite: [{item}]
    decisions:
"""
DECISION = """\
      - seat: {seat}
        ask: ASK WHAT {seat} DOES IN TURN {turn}
        responses:
"""
RESPONSE = """\
          - {{id: {id}, label: {label}, why: SAY WHY THAT FOLLOWS., cite: [{item}]}}
"""
ENDINGS = """\
# Tried in this order at the end of every turn; the last has no `when`.
endings:
  - {id: over, title: NAME THIS ENDING, text: SAY HOW IT ENDED.}
"""
SOURCES = """\
# Where each claim comes from. Replace the note with publications, and cite their items.
sources:
  {source}: {{title: Notes of the author, own: true, items: {{{item}: SAY WHERE THIS STANDS.}}}}
"""
README = """\
# {title}

A scenario of Eleventh Hour, written with the rulebook `{rulebook}`: `eleventh play {name}`.
Everything in capitals is a blank; `grep -rnE '[A-Z]+ [A-Z]+ [A-Z]+' {name}` finds them.
"""
