"""A program as C, as fast as we know how to write it: what lanes are measured against.

It is written from the same operations as every backend, so it lives on with the rulebook. Eight
games are played at a time, each group to its end before the next begins, so that all they need
stays in the nearest cache; orders are drawn as the doctrine `random` draws them. Nobody plays with
it: it has no errors, no policies, no counts and no starting states.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from eleventh.bots.random_bot import EAGERNESS
from eleventh.core.dice import GOLDEN, MASK, SITES
from eleventh.core.ir import Block, Op, Stage
from eleventh.core.odds import count_parts
from eleventh.core.program import PosedDecision, Program, SeatOffers

HEAD = Path(__file__).with_name("head.c")
INFIX = {"add": "+", "sub": "-", "mul": "*", "div": "/"}
COMPARED = ("lt", "le", "eq", "ne")
RECORDS = {
    "fired": "fired",
    "fires": "fires",
    "chose": "chose",
    "chooses": "chosen",
    "was_met": "met",
    "fired_in": "fired_in",
    "chosen_in": "chosen_in",
    "met_in": "met_in",
}
EVENTS = {
    "choice": "g->chosen[{0}]",
    "met": "g->meets[{0}]",
    "inject": "g->fires[{0}]",
    "deed": "g->done[{0}]",
}


def write_c(program: Program) -> str:
    """The whole of a C file: `play` plays games of a seed, and writes how each ended."""
    return "\n".join((*_write_head(program), *_write_stages(program), *_write_game(program))) + "\n"


def _write_head(program: Program) -> Iterator[str]:
    months = (0.0, *(turn.months for turn in program.turns))
    yield HEAD.read_text("utf-8")
    yield f"static const double MONTHS[] = {_list_numbers(months)};"
    parts = ", ".join(str(count_parts(turn.minutes)) for turn in program.turns)
    yield f"static const unsigned PARTS[] = {{0, {parts}}};"
    for index, each in enumerate(program.deadlines):
        yield f"static const double LEFT_{index}[] = {_list_numbers((0.0, *each.left))};"
    sizes = {  # ever, and in this turn
        "fired": len(program.injects),
        "fires": len(program.injects),
        "chose": len(program.choices),
        "chosen": len(program.choices),
        "met": len(program.joints),
        "meets": len(program.joints),
        "done": len(program.deeds),
        "given": len(program.choices),
    }
    dated = {"fired_in": "fired", "chosen_in": "chose", "met_in": "met"}
    turns = " ".join(f"numbers {name}[{max(sizes[of], 1)}];" for name, of in dated.items())
    rows = " ".join(f"uint8_t {name}[{max(count, 1)}];" for name, count in sizes.items())
    yield (
        f"typedef struct {{ numbers v[{len(program.tracks)}]; "
        f"numbers times[{max(len(program.counters), 1)}]; words keys; truths alive; "
        f"truths ended; int turn; short ending[LANES]; {turns} {rows} }} games;"
    )
    yield "static void finish(games *g, truths where, int ending) {"
    yield "  where &= ~g->ended; g->ended |= where;"
    yield "  for (int i = 0; i < LANES; i++) if (where >> i & 1) g->ending[i] = ending; }"
    yield "static inline numbers roll_at(const games *g, uint64_t site) {"
    yield f"  uint64_t turn = (uint64_t)g->turn * {GOLDEN * SITES & MASK}u;"
    yield "  return roll(g->keys + (turn + site)); }"


def _list_numbers(values: tuple[float, ...]) -> str:
    return "{" + ", ".join(float(each).hex() for each in values) + "}"


def _write_stages(program: Program) -> Iterator[str]:
    for index, stage in enumerate(program.stages):
        yield f"static void __attribute__((noinline)) stage_{index}(games *g) {{"
        yield from StageC(program, stage).write()
        yield "}"


class ValuesC:
    """Operations as expressions, a variable each."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.values: dict[int, str] = {}

    def compute(self, start: int, stop: int, indent: str) -> Iterator[str]:
        """The variables of some registers, effects left out."""
        for register in range(start, stop):
            op = self.program.ops[register]
            if op.type != "nothing":
                kind = "numbers" if op.type == "number" else "truths"
                args = [self.values[each] for each in op.args]
                yield f"{indent}{kind} r{register} = {_write_value(op, args)};"
                self.values[register] = f"r{register}"


class StageC(ValuesC):
    """One stage: reads, sums up beside the values, and settles."""

    def __init__(self, program: Program, stage: Stage) -> None:
        super().__init__(program)
        self.stage = stage
        registers = [each for b in stage.blocks for each in range(b.start, b.stop)]
        ops = {each: program.ops[each] for each in registers}
        self.effects = {
            each: op for each, op in ops.items() if op.code in ("set", "fire", "do", "end")
        }
        self.touched = sorted({int(op.data[1]) for op in ops.values() if op.code == "post"})

    def write(self) -> Iterator[str]:
        """The lines of the function's body."""
        for track in self.touched:
            yield f"  numbers s{track} = g->v[{track}];"
        for register in self.effects:
            yield f"  truths q{register} = NEVER;"
        for block in self.stage.blocks:
            yield from self._write_block(block)
        yield from self._settle()

    def _write_block(self, block: Block) -> Iterator[str]:
        always = block.event.kind == "always"
        if not always:
            yield f"  {{ truths at = ({self._find_event(block)}) & g->alive; if (at) {{"
        where, indent = ("g->alive", "  ") if always else ("at", "    ")
        for register in range(block.start, block.stop):
            op = self.program.ops[register]
            if op.type != "nothing":
                yield from self.compute(register, register + 1, indent)
            elif op.code == "post":
                amount, guard = self.values[op.args[1]], self.values[op.args[0]]
                yield f"{indent}s{int(op.data[1])} += pick({where} & {guard}, {amount}, ZERO);"
            else:
                yield f"{indent}q{register} = {where} & {self.values[op.args[0]]};"
        if not always:
            yield "  } }"

    def _find_event(self, block: Block) -> str:
        if block.event.kind == "firing":
            fires = [
                f"q{each}"
                for each, op in self.effects.items()
                if op.code == "fire" and op.data[0] == block.event.index
            ]
            return " | ".join(fires)
        return EVENTS[block.event.kind].format(block.event.index)

    def _settle(self) -> Iterator[str]:
        for track in self.touched:
            low, high = self.program.tracks[track].low, self.program.tracks[track].high
            kept = f"within(s{track}, {float(low).hex()}, {float(high).hex()})"
            yield f"  g->v[{track}] = pick(g->alive, {kept}, g->v[{track}]);"
        ranked: dict[str, list[tuple[int, int, Op]]] = defaultdict(list)
        for register, op in self.effects.items():
            ranked[op.code].append((int(op.data[-1]), register, op))
        decided: set[int] = set()
        for _, register, op in sorted(ranked["set"]):
            track, value = int(op.data[1]), float(op.data[2]).hex()
            if track not in decided:
                yield f"  truths d{track} = NEVER;"
                decided.add(track)
            yield f"  g->v[{track}] = pick(q{register} & ~d{track}, all({value}), g->v[{track}]);"
            yield f"  d{track} |= q{register};"
        for _, register, op in ranked["fire"]:
            yield f"  g->fired[{op.data[0]}] |= q{register}; g->fires[{op.data[0]}] |= q{register};"
            yield f"  {_note('fired_in', int(op.data[0]), f'q{register}')}"
        for _, register, op in ranked["do"]:
            yield f"  g->done[{op.data[0]}] |= q{register};"
        for _, register, op in sorted(ranked["end"]):
            yield f"  finish(g, q{register}, {op.data[0]});"


def _write_value(op: Op, args: list[str]) -> str:
    if op.code in INFIX:
        return f"{args[0]} {INFIX[op.code]} {args[1]}"
    if op.code in COMPARED:
        return f"{op.code}({args[0]}, {args[1]})"
    data = op.data[0] if op.data else 0
    shapes = {
        "min": "pick(lt({1}, {0}), {1}, {0})",
        "max": "pick(lt({0}, {1}), {1}, {0})",
        "neg": "-{0}",
        "abs": "absolute({0})",
        "and": "{0} & {1}",
        "or": "{0} | {1}",
        "not": "~{0}",
        "select": "pick({0}, {1}, {2})",
        "grain": "grain({0})",
        "odds": "odds({0}, PARTS[g->turn])",
    }
    if op.code in shapes:
        return shapes[op.code].format(*args)
    match op.code:
        case "const" | "input":
            return f"all({float(data).hex()})"
        case "truth":
            return "ALWAYS" if data else "NEVER"
        case "done":
            return f"g->times[{data}]"
        case "track":
            return f"g->v[{data}]"
        case "turn":
            return "all(g->turn)"
        case "months":
            return "all(MONTHS[g->turn])"
        case "left":
            return f"all(LEFT_{data}[g->turn])"
        case "chance":
            return f"roll_at(g, {_find_site(int(data))}u)"
    return f"g->{RECORDS[op.code]}[{data}]"


def _note(record: str, index: int, where: str) -> str:
    """Notes the turn in which something happened where it did."""
    kept = f"g->{record}[{index}]"
    return f"{kept} = pick({where}, all(g->turn), {kept});"


def _find_site(site: int) -> int:
    return GOLDEN * (site + 1) & MASK


class OrdersC:
    """The orders of one seat, drawn at random within its menu and its purse."""

    def __init__(self, program: Program, offers: SeatOffers) -> None:
        self.program, self.offers = program, offers

    def write(self, index: int) -> Iterator[str]:
        """The function `orders_INDEX`."""
        yield f"static void __attribute__((noinline)) orders_{index}(games *g) {{"
        yield "  numbers spent = ZERO;"
        if self.offers.purse >= 0:
            yield f"  numbers purse = g->v[{self.offers.purse}];"
        for posed in self.offers.questions:
            yield from self._answer(posed)
        for choice in self.offers.initiatives:
            yield from self._take(choice)
        yield "}"

    def _ask(self, query: int, name: str, kind: str) -> Iterator[str]:
        asked, values = self.program.queries[query], ValuesC(self.program)
        yield f"    {kind} {name}; {{"
        yield from values.compute(asked.start, asked.stop, "      ")
        yield f"      {name} = {values.values[asked.root]}; }}"

    def _offer(self, choice: int, where: str, number: int) -> Iterator[str]:
        """Whether a choice is open, `o`, its cost, `c`, and whether it can be paid, `m`."""
        terms = self.program.terms[choice]
        yield from self._ask(terms.needs, f"o{number}", "truths")
        yield from self._ask(terms.cost, f"c{number}", "numbers")
        once = f" & ~g->chose[{choice}]" if self.program.choices[choice].once else ""
        yield f"    o{number} &= {where}{once};"
        paid = f" & le(c{number}, purse) & le(spent + c{number}, purse)"
        yield f"    truths m{number} = o{number}{paid if self.offers.purse >= 0 else ''};"

    def _answer(self, posed: PosedDecision) -> Iterator[str]:
        count = range(len(posed.choices))
        yield f"  {{ truths put = g->fires[{posed.inject}] & g->alive; if (put) {{"
        yield from self._ask(posed.asked, "asked", "truths")
        yield "    put &= asked;"
        for number, choice in enumerate(posed.choices):
            yield from self._offer(choice, "put", number)
        if self.offers.purse >= 0:
            yield f"    truths beyond = ~({' | '.join(f'm{each}' for each in count)});"
            yield "    numbers least = all(1.0 / 0.0);"
            for each in count:
                yield f"    truths b{each} = o{each} & beyond & lt(c{each}, least);"
                yield f"    least = pick(b{each}, c{each}, least);"
            for each in count:
                later = "".join(f" & ~b{other}" for other in count if other > each)
                yield f"    m{each} |= b{each}{later};"
        for each in count:
            before = f"w{each - 1} + " if each else ""
            yield f"    numbers w{each} = {before}pick(m{each}, all(1.0), ZERO);"
        site = self.program.decisions[posed.decision].sites.table
        yield f"    numbers drawn = roll_at(g, {_find_site(site)}u) * w{count[-1]};"
        yield "    truths left = put;"
        for each, choice in enumerate(posed.choices):
            yield f"    {{ truths given = left & m{each} & lt(drawn, w{each}); left &= ~given;"
            yield f"      g->given[{choice}] = given;"
            yield f"      spent += pick(given, c{each}, ZERO); }}"
        yield "  } }"

    def _take(self, choice: int) -> Iterator[str]:
        site = self.program.choices[choice].sites.table
        drawn = f"lt(roll_at(g, {_find_site(site)}u), all({EAGERNESS.hex()}))"
        yield f"  {{ truths wanted = {drawn} & g->alive; if (wanted) {{"
        yield from self._offer(choice, "wanted", 0)
        yield f"    g->given[{choice}] = m0; spent += pick(m0, c0, ZERO);"
        yield "  } }"


def _write_game(program: Program) -> Iterator[str]:
    for index, offers in enumerate(program.offers):
        yield from OrdersC(program, offers).write(index)
    by_moment: dict[str, list[int]] = defaultdict(list)
    for index, stage in enumerate(program.stages):
        by_moment[stage.moment].append(index)
    tracks = len(program.tracks)
    yield "static void open_turn(games *g) {"
    yield "  g->turn++;"
    yield "  __builtin_memset(g->fires, 0, sizeof g->fires);"
    for index, counter in enumerate(program.counters):
        for deed in counter.deeds:
            counted = f"pick(g->done[{deed}] & g->alive, all(1.0), ZERO)"
            yield f"  g->times[{index}] += {counted};"
    yield "  __builtin_memset(g->done, 0, sizeof g->done);"
    yield from (f"  stage_{each}(g);" for each in by_moment["open"])
    yield "}"
    yield "static void play_turn(games *g) {"
    yield "  __builtin_memset(g->given, 0, sizeof g->given);"
    yield from (f"  orders_{each}(g);" for each in range(len(program.offers)))
    yield "  __builtin_memcpy(g->chosen, g->given, sizeof g->given);"
    yield "  for (unsigned i = 0; i < sizeof g->chose; i++) g->chose[i] |= g->given[i];"
    for index in range(len(program.choices)):
        yield f"  {_note('chosen_in', index, f'g->given[{index}]')}"
    for index, joint in enumerate(program.joints):
        together = " & ".join(f"g->chosen[{each}]" for each in joint.choices)
        yield f"  {_note('met_in', index, f'g->alive & {together}')}"
        yield f"  g->meets[{index}] = g->alive & {together}; g->met[{index}] |= g->meets[{index}];"
    for moment in ("resolve", "react", "close"):
        yield from (f"  stage_{each}(g);" for each in by_moment[moment])
    yield "  g->alive &= ~g->ended;"
    yield "}"
    yield "void play(uint64_t seed, long first, long count, double *values, short *endings) {"
    yield "  for (long at = 0; at < count; at += LANES) {"
    yield "    games *g = &(games){0}; g->alive = ALWAYS; g->keys = make_keys(seed, first + at);"
    for index, track in enumerate(program.tracks):
        yield f"    g->v[{index}] = all({float(track.start).hex()});"
    yield "    open_turn(g);"
    yield "    for (;;) { play_turn(g); if (!g->alive) break; open_turn(g); }"
    yield "    for (int i = 0; i < LANES && at + i < count; i++) {"
    yield "      endings[at + i] = g->ending[i];"
    yield f"      for (int t = 0; t < {tracks}; t++) values[(at + i) * {tracks} + t] = g->v[t][i];"
    yield "    }"
    yield "  }"
    yield "}"
