"""Events that were written beforehand: by the author of the scenario, or by its facilitator in a
file of plain text.

An event is a block of lines `headline: ...`, `text: ...`, `seats: ...`, `effects: ...` and
`reason: ...`; an empty line ends it. What stands there is read as the form of an event reads it, so
that the same sentences say what is wrong, with the line. Nothing is put to the table unless all of
the file can be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from textwrap import shorten
from typing import Any

from eleventh.core.prepared import Prepared, list_effects
from eleventh.lang.guarded import read_guarded
from eleventh_ui.display.causes import cite_sources
from eleventh_ui.display.facilitation import presets
from eleventh_ui.display.facilitation.acts import INJECT, Act, Page
from eleventh_ui.display.facilitation.fields import Field, Kind, Mistake, Values
from eleventh_ui.display.facilitation.reading_choices import chosen
from eleventh_ui.display.facilitation.reading_texts import reason_of
from eleventh_ui.display.facilitation.source import TableSource
from eleventh_ui.display.matching import Candidate
from eleventh_ui.display.words import echo, join_words, paragraphs, pluralise, safe, spell_out

LARGEST = 256 * 1024  # bytes of a file
TEXT = 60  # characters of a text in a list
KEYS = tuple(field.id for field in INJECT.fields)
USUAL = {"seats": "all"}
FILE = "file"  # the word for another file, where a key asks for it


def read_prepared(text: str, source: TableSource) -> tuple[Prepared, ...] | Mistake:
    """The events in a text, in order, or the first thing that is wrong, with its line."""
    found = []
    for lines, block in _blocks(text):
        if isinstance(block, Mistake):
            return block
        values = dict[str, Any]()
        for field in INJECT.fields:
            read = field.read({**USUAL, **block}.get(field.id, ""), source, values)
            if isinstance(read, Mistake):
                line = lines.get(field.id, min(lines.values()))  # of what is missing, the first
                return Mistake(f"Line {line}: {read.sentence}")
            values[field.id] = read
        found.append(
            Prepared(
                headline=values["headline"],
                text=values["text"],
                seen_by=tuple(values["seats"]),
                effects=list_effects(values["effects"]),
                reason=values["reason"],
            )
        )
    return tuple(found) or Mistake("There is no event in that file.")


def _values_of(event: Prepared) -> Values:
    """What the fields of `INJECT` would hold, had it been typed into the form of an event."""
    return {
        "headline": safe(event.headline),
        "text": "\n\n".join(paragraphs(event.text)),
        "seats": event.seen_by,
        "effects": event.changes,
        "reason": safe(event.reason),
        "cite": event.cite,
    }


def _blocks(text: str) -> Iterator[tuple[dict[str, int], dict[str, str] | Mistake]]:
    """The blocks of a text, each with the line in which each of its keys stands."""
    block, lines = dict[str, str](), dict[str, int]()
    for number, line in enumerate([*text.splitlines(), ""], start=1):
        if not line.strip():
            if block:
                yield lines, block
            block, lines = {}, {}
            continue
        key, colon, rest = line.partition(":")
        key = key.strip().casefold()
        if not colon or key not in KEYS or key in block:
            known = ", ".join(KEYS)
            told = f"Line {number}: “{echo(line)}” is none of {known} with a colon, each once."
            yield lines, Mistake(told)
            return
        lines[key] = number
        block[key] = rest.strip()


def _read_file(typed: str, source: TableSource, values: Values) -> Any:
    try:
        data = read_guarded(Path(typed).expanduser(), LARGEST).data
    except (OSError, ValueError, RuntimeError):
        return Mistake(f"“{echo(typed)}” is no file that can be read.")
    return read_prepared(data.decode("utf-8", "replace"), source)


LOAD = Act(
    word="prepared",
    title="Prepared events",
    usage="prepared FILE, prepared 2",
    told="take the events that a file holds; put the second of them to the table now",
    fields=(Field("file", "File", "Which file holds them", Kind(_read_file), "Name a file."),),
    do=lambda table, v: table.provide(v["file"]),
    done=lambda source, v: f"{pluralise(len(v['file']), 'event')} can be put to the table.",
    about=lambda source, v: (
        "A file of plain text: lines of headline, text, seats, effects and reason, each with a "
        "colon; an empty line ends an event. They are kept with the match."
    ),
    line=lambda rest, source: {"file": rest} if rest else {},
)


def act_of(events: Sequence[Prepared]) -> Act:
    """Puts one of these events to the table, with its own reason unless another is given."""
    there = tuple(Candidate(str(number), each.headline) for number, each in enumerate(events, 1))

    def about(source: TableSource, values: Values) -> str:
        told = (_describe(number, each, source) for number, each in enumerate(events, 1))
        return "\n".join((INJECT.about(source, values), *told))

    def wanted(values: Values) -> Mapping[str, Any]:
        event = _values_of(events[int(values["event"]) - 1])
        return {**event, "reason": values["reason"] or event["reason"]}

    def line(rest: str, source: TableSource) -> dict[str, str]:
        event, _, reason = rest.partition(" ")
        return {"event": event, "reason": reason} if rest else {"reason": ""}

    page: Page = ""
    return Act(
        word=LOAD.word,
        title="Put a prepared event to the table",
        usage=LOAD.usage,
        told=LOAD.told,
        fields=(
            Field("event", "Event", "Which event", chosen("event", lambda s, v: there, ""),
                  "Say which event."),
            Field("reason", "Reason, its own if empty", "The reason", reason_of(presets.INJECT)),
        ),
        do=lambda table, v: INJECT.do(table, wanted(v)),
        done=lambda source, v: INJECT.done(source, wanted(v)),
        about=about,
        line=line,
        page=page,
    )  # fmt: skip


def _describe(number: int, event: Prepared, source: TableSource) -> str:
    """What putting it to the table would do: for whom it is, what it moves, whether it was put
    already, and how its text begins; and its sources."""
    everybody = len(event.seen_by) == len(source.seats)
    whose = "all" if everybody else join_words(source.seat_title(each) for each in event.seen_by)
    moves = "; ".join(
        f"{source.track(id).name} {spell_out(by) if isinstance(by, str) else f'{by:+g}'}"
        for id, by in event.changes.items()
    )
    put = " It was put to the table already." if source.was_put(safe(event.headline)) else ""
    text = shorten(safe(" ".join(event.text.split())), TEXT, placeholder=" ...")
    cited = f" {cite_sources(event.cite)}" if event.cite else ""
    does = f"For {whose}; {moves or 'moves nothing'}.{cited}{put}"
    return f"{number}. {safe(event.headline)}: {text} {does}"


def list_prepared(events: Sequence[Prepared]) -> tuple[str, ...]:
    """Each of them by its number."""
    return tuple(f"{number}. {safe(each.headline)}" for number, each in enumerate(events, 1))
