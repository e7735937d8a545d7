"""The orders of a seat as LLVM: its menu, its purse, and choices drawn by weight.

What `choosing` does with arrays is done here on one vector of games. The weights are read at run
time, one for each choice, or where they are mixed one for each kind of lanes: an answer is as
likely as its weight among those that may be given, an initiative is taken if its roll is below its
weight. What is chosen is noted apart, since the menus of all seats read the state as the turn
opened.
"""

from __future__ import annotations

from eleventh.core.program import PosedDecision, Program, SeatOffers
from eleventh.emit.lanes import KINDS
from eleventh.emit.llvm.writer import (
    BYTE,
    FALSE,
    GATHER,
    NUMBER,
    ORDERED,
    PARAMETERS,
    TRUE,
    TRUTH,
    WIDTH,
    WORD,
    ModuleForm,
    Writer,
    fill,
    number,
)

CHOSEN = f"[{{}} x <{WIDTH} x i8>]"


def write_orders(program: Program, index: int, offers: SeatOffers, form: ModuleForm) -> list[str]:
    """The function `@orders_INDEX`."""
    made = OrdersText(program, offers, form)
    made.write()
    head = f"define internal void @orders_{index}({PARAMETERS}, ptr %chosen, {ORDERED}) noinline {{"
    return [head, "entry:", *made.out.lines, "  ret void", "}"]


class OrdersText:
    """The orders of one seat on their way into text."""

    def __init__(self, program: Program, offers: SeatOffers, form: ModuleForm) -> None:
        self.program, self.offers, self.form, self.out = program, offers, form, Writer(form)
        self.purse = self.kinds = ""

    def write(self) -> None:
        """Answers first, then initiatives, each within what is left."""
        out = self.out
        out.keep("spent", NUMBER, number(0))
        if self.form.mixed:
            seat = self.program.offers.index(self.offers)
            self.kinds = out.get(f"load {WORD}, ptr {out.point('kinds', 'i64', seat)}, align 8")
        if self.offers.purse >= 0:
            self.purse = out.load("values", self.offers.purse)
        for posed in self.offers.questions:
            self._answer(posed)
        for choice in self.offers.initiatives:
            self._take(choice)

    def _ask(self, number: int) -> str:
        query, values = self.program.queries[number], dict[int, str]()
        for register in range(query.start, query.stop):
            op = self.program.ops[register]
            values[register] = self.out.value(op, [values[each] for each in op.args])
        return values[query.root]

    def _find_open(self, choice: int, where: str) -> str:
        open_ = self.out.both(where, self._ask(self.program.terms[choice].needs))
        if self.program.choices[choice].once:
            before = self.out.find_record("chose", "sgt", "0", choice)
            open_ = self.out.both(open_, self.out.deny(before))
        return open_

    def _find_payable(self, open_: str, cost: str) -> str:
        out = self.out
        if not self.purse:
            return open_
        payable = out.both(open_, out.compare("ole", cost, self.purse))
        spent = out.get(f"fadd {NUMBER} {out.recall('spent', NUMBER)}, {cost}")
        return out.both(payable, out.compare("ole", spent, self.purse))

    def _answer(self, posed: PosedDecision) -> None:
        out = self.out
        put = out.both(out.find_record("fired", "eq", "turn", posed.inject), "%alive")
        after = out.enter_if_any(put)
        put = out.both(put, self._ask(posed.asked))
        opens = [self._find_open(each, put) for each in posed.choices]
        costs = [self._ask(self.program.terms[each].cost) for each in posed.choices]
        may = [self._find_payable(*each) for each in zip(opens, costs, strict=True)]
        may = self._keep_cheapest(opens, costs, may)
        if self.form.counted:
            out.count(put, "asked", posed.decision)
            for where, choice in zip(may, posed.choices, strict=True):
                out.count(where, "offered", choice)
        weights = [
            out.select(where, self._weigh(choice), number(0))
            for where, choice in zip(may, posed.choices, strict=True)
        ]
        rising = [weights[0]]
        for each in weights[1:]:
            rising.append(out.get(f"fadd {NUMBER} {rising[-1]}, {each}"))
        site = self.program.decisions[posed.decision].sites.table
        drawn = out.get(f"fmul {NUMBER} {out.roll(site)}, {rising[-1]}")
        weightless = out.compare("ole", rising[-1], number(0))
        left = put
        for choice, where, risen, cost in zip(posed.choices, may, rising, costs, strict=True):
            reached = out.either(out.compare("ogt", risen, drawn), weightless)
            given = out.both(out.both(left, where), reached)
            self._note(choice, given, cost)
            left = out.both(left, out.deny(given))
        out.leave(after)

    def _keep_cheapest(self, opens: list[str], costs: list[str], may: list[str]) -> list[str]:
        """What may be answered; in games in which nothing may, the cheapest that is open."""
        if not self.purse:
            return may
        out, some = self.out, FALSE
        for each in may:
            some = out.either(some, each)
        beyond, best = out.deny(some), number(float("inf"))
        found: list[str] = []
        for open_, cost in zip(opens, costs, strict=True):
            better = out.both(out.both(open_, beyond), out.compare("olt", cost, best))
            best = out.select(better, cost, best)
            found = [out.both(each, out.deny(better)) for each in found]
            found.append(better)
        return [out.either(*each) for each in zip(may, found, strict=True)]

    def _take(self, choice: int) -> None:
        out = self.out
        site = self.program.choices[choice].sites.table
        wanted = out.both(out.compare("olt", out.roll(site), self._weigh(choice)), "%alive")
        if self.form.counted:  # then who does not want it is asked too
            open_, cost = (
                self._find_open(choice, "%alive"),
                self._ask(self.program.terms[choice].cost),
            )
            may = self._find_payable(open_, cost)
            out.count(may, "offered", choice)
            self._note(choice, out.both(wanted, may), cost)
            return
        after = out.enter_if_any(wanted)
        open_, cost = self._find_open(choice, wanted), self._ask(self.program.terms[choice].cost)
        self._note(choice, self._find_payable(open_, cost), cost)
        out.leave(after)

    def _weigh(self, choice: int) -> str:
        if self.form.mixed:
            return self._gather(choice)
        pointer = self.out.get(f"getelementptr inbounds double, ptr %weights, i64 {choice}")
        return self.out.spread(self.out.get(f"load double, ptr {pointer}"), "double", NUMBER)

    def _gather(self, choice: int) -> str:
        """The weight of a choice for the kind of each lane."""
        out = self.out
        row = fill("i64", str(choice * KINDS))
        places = out.get(f"add {WORD} {self.kinds}, {row}")
        pointers = out.get(f"getelementptr double, ptr %weights, {WORD} {places}")
        all_ = f"{TRUTH} {fill('i1', 'true')}"
        return out.get(
            f"call {NUMBER} {GATHER}(<{WIDTH} x ptr> {pointers}, i32 8, {all_}, {NUMBER} undef)"
        )

    def _note(self, choice: int, where: str, cost: str) -> None:
        """Notes a choice in some games, and what it costs there."""
        out = self.out
        pointer = out.get(f"getelementptr inbounds {BYTE}, ptr %chosen, i64 {choice}")
        bytes_ = fill("i8", "1") if where == TRUE else out.get(f"zext {TRUTH} {where} to {BYTE}")
        out.store(BYTE, bytes_, pointer, WIDTH)
        spent = out.recall("spent", NUMBER)
        more = out.get(f"fadd {NUMBER} {spent}, {cost}")
        out.put("spent", NUMBER, out.select(where, more, spent))
