"""A compiled program as text: one line per operation, with the author's line it comes from.

For authors who want to see what their rules became, and for tests that compare programs. Indices
are shown as the names they stand for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eleventh.core.ir import OPCODES, Event, Op
from eleventh.core.program import Cause, Program, SeatOffers

_WIDTH = 56


def print_ir(program: Program) -> str:
    """All stages with their blocks, what seats are offered, then all queries; ends with a newline.

    A line reads `%12 = mul %3 %11  ; rules.yaml:42`: register, operation, operands, place.
    """
    return "".join(f"{line.rstrip()}\n" for line in _list_lines(program))


def _list_lines(program: Program) -> Iterator[str]:
    yield f"program {program.scenario} {program.hash}"
    for stage in program.stages:
        yield ""
        yield f"stage {stage.id} ({stage.moment})"
        for block in stage.blocks:
            yield f"  {_describe_event(block.event, program)}:"
            yield from _list_ops(program, block.start, block.stop)
    for offers in program.offers:
        yield ""
        yield from _list_offers(offers, program)
    for query in program.queries:
        yield ""
        yield f"query {query.name} = %{query.root}:"
        yield from _list_ops(program, query.start, query.stop)


def _list_offers(offers: SeatOffers, program: Program) -> Iterator[str]:
    """What a seat is offered: each choice with its queries and the address of its roll."""
    purse = f", paid from {program.tracks[offers.purse].id}" if offers.purse >= 0 else ""
    yield f"offers {offers.seat}{purse}"
    for posed in offers.questions:
        decision = program.decisions[posed.decision]
        inject, asked = program.injects[posed.inject].id, program.queries[posed.asked].name
        yield f"  {decision.id} if {inject} fired and {asked} [roll {decision.sites.table}]:"
        for choice in posed.choices:
            yield f"    {_describe_offer(choice, program)}"
    if offers.initiatives:
        yield "  initiatives:"
    for choice in offers.initiatives:
        roll = f"[roll {program.choices[choice].sites.table}]"
        yield f"    {_describe_offer(choice, program)} {roll}"


def _describe_offer(choice: int, program: Program) -> str:
    terms = program.terms[choice]
    asked = f"{program.queries[terms.needs].name}, {program.queries[terms.cost].name}"
    return f"{program.choices[choice].id} ({asked}{', once' * program.choices[choice].once})"


def _list_ops(program: Program, start: int, stop: int) -> Iterator[str]:
    for register in range(start, stop):
        op = program.ops[register]
        result = "" if op.type == "nothing" else f"%{register} = "
        parts = [op.code, *(f"%{arg}" for arg in op.args), *_describe_data(op, program)]
        text = f"    {result}{' '.join(parts)}"
        place = f"; {op.span.file}:{op.span.line}" if op.span else ""
        yield f"{text:<{_WIDTH}}  {place}"


def _describe_event(event: Event, program: Program) -> str:
    match event.kind:
        case "always":
            return "always"
        case "inject":
            return f"if {program.injects[event.index].id} fired"
        case "firing":
            return f"if {program.injects[event.index].id} fires here"
        case "choice":
            return f"if {_describe_choice(event.index, program)} chosen"
        case "met":
            return f"if {program.joints[event.index].id} met"
    return f"if {_describe_deed(event.index, program)} done"


def _describe_data(op: Op, program: Program) -> Sequence[str]:
    """What the numbers of an operation stand for."""
    if not op.data:
        return ()
    first = op.data[0]
    index = int(first)
    match OPCODES[op.code].data[0]:
        case "number":
            return (f"{first!r}",)
        case "flag":
            return ("true" if first else "false",)
        case "track":
            return (program.tracks[index].id,)
        case "deadline":
            return (program.deadlines[index].id,)
        case "inject":
            return (program.injects[index].id,)
        case "choice":
            return (_describe_choice(index, program),)
        case "joint":
            return (program.joints[index].id,)
        case "parameter":
            return (program.parameters[index].id,)
        case "counter":
            counter = program.counters[index]
            return (".".join((counter.act, *counter.by, *counter.toward)),)
        case "ending":
            return (program.endings[index].id, f"[priority {op.data[1]}]")
        case "deed":
            return (_describe_deed(index, program),)
        case "cause":
            named = _describe_cause(program.causes[index], program)
            rank = f"[priority {op.data[3]}]" if op.code == "set" else ""
            return tuple(filter(None, (named, f"[cause {index}]", rank)))
    return tuple(str(each) for each in op.data)


def _describe_cause(cause: Cause, program: Program) -> str:
    chain = " > ".join(f"{link.kind} {link.id}" for link in cause.chain)
    track = program.tracks[cause.track].id
    return f"{track} by {chain}" if cause.value is None else f"{track} = {cause.value} by {chain}"


def _describe_choice(index: int, program: Program) -> str:
    return f"{program.choices[index].seat}.{program.choices[index].id}"


def _describe_deed(index: int, program: Program) -> str:
    deed = program.deeds[index]
    who = [" and ".join(deed.by), deed.act, " and ".join(deed.toward)]
    return f"deed {index} ({' '.join(filter(None, who))})"
