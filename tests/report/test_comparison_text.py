"""Comparisons and sweeps as they are told: in 80 columns, and texts stay text whatever they are."""

from __future__ import annotations

from collections import Counter
from functools import cache

from eleventh.core.program import Program
from eleventh.lab.batch.plan import plan_run
from eleventh.lab.batch.players import BatchPlayer
from eleventh.lab.compare.measures import Measure
from eleventh.lab.compare.result import SideComparison
from eleventh.lab.compare.run import Side, compare
from eleventh.lab.studies.estimates import Estimate
from eleventh.lab.sweep.design import Influence
from eleventh.lab.sweep.outcomes import Outcome
from eleventh.lab.sweep.result import Sweep, Swing
from eleventh_ui.display.comparison import _show_change, compose_comparison
from eleventh_ui.display.document import Document, TableBlock
from eleventh_ui.display.layout import columns
from eleventh_ui.display.sweeping import compose_sweep
from eleventh_ui.report.html import to_html
from eleventh_ui.report.text import to_text
from games import SHIPPED, adjudicator
from ui.sitting import RAW, harbour
from ui.test_hostile_text import poisoned

MARKUP = "<script>alert(1)</script><img src=x onerror=alert(1)>&amp;'\"--> ]]> \x1b[2J\u202e"


def side(program: Program, name: str) -> Side:
    return Side(program, {seat.id: BatchPlayer(name) for seat in program.seats})


def compared(a: Program, b: Program) -> SideComparison:
    one, other = side(a, "random"), side(b, "historian")
    return compare(one, other, plan_run(30, one.players), seed=1, games=30)


@cache
def hostile() -> tuple[Document, ...]:
    """A scenario of hostile texts beside another, and a sweep of one."""
    program = poisoned(harbour().program, text=MARKUP)
    return (
        compose_comparison(compared(program, adjudicator(SHIPPED[0]).program)),
        compose_comparison(compared(program, program)),
        compose_sweep(swept(MARKUP)),
    )


def swept(text: str) -> Sweep:
    return Sweep(
        engine="1",
        rules=1,
        scenario=text,
        title=text,
        program="0" * 64,
        backend="numpy",
        seed=1,
        seats={text: text},
        players={text: text},
        outcome=Outcome("ending", text, text, 1),
        method="morris",
        samples=2,
        games=20,
        swing_games=500,
        sets=4,
        wanted=8,
        ranges={text: (0.6, 1.4)},
        values={text: 1.0},
        unread=(text,),
        base=Estimate(0.2, 0.1, 0.3),
        influences=(Influence(text, 0.4, 0.1, -0.4, 0.2),),
        swings=(Swing(text, 0.5, 0.1),),
        partial=True,
    )


def test_hostile_text_drives_no_terminal_and_no_page() -> None:
    for document in hostile():
        text, page = to_text(document), to_html(document)
        assert RAW.search(text.replace("\n", "")) is None
        assert "\\u{1b}[2J" in text
        assert RAW.search(page.replace("\n", "")) is None
        assert "<script" not in page
        assert "<img" not in page


def test_no_line_is_wider_than_a_terminal() -> None:
    told = [compose_comparison(compared(each, each)) for each in map(program_of, SHIPPED)]
    for document in (*hostile(), *told):
        lines = to_text(document).splitlines()
        assert max(map(columns, lines)) <= 80, max(lines, key=columns)


def test_an_id_that_fits_a_line_is_never_cut_whatever_the_width() -> None:
    words = ("secretary_in_seoul.answer_secretary", "a", "conciliatory_and_more", "x" * 30)
    table = TableBlock(
        "Shares",
        ("Decision", "Put", "Responses", "Player"),
        tuple(
            (one, "12,345", f"{other} 12%, {one} 88%", other) for one in words for other in words
        ),
        frozenset({1}),
    )
    for width in range(44, 200, 3):
        lines = to_text(Document("T", "", "", "en", (table,)), width).splitlines()
        assert max(map(columns, lines)) <= width
        found = Counter(" ".join(lines).replace(",", "").split())
        for each in words:
            assert found[each] == 4 * len(words), (width, each)


def test_a_difference_that_is_not_0_never_reads_as_0() -> None:
    share = Measure("ending", "war", "War")
    assert [_show_change(share, each) for each in (0.0, 1e-9, -1e-9, 0.5)] == [
        "0",
        "+<0.01",
        "-<0.01",
        "+50.00",
    ]


def program_of(folder) -> Program:
    return adjudicator(folder).program


def test_a_bar_falls_to_the_left_and_rises_to_the_right_of_what_the_rulebook_gives() -> None:
    lines = to_text(compose_sweep(swept("blow"))).splitlines()
    (bar,) = (line for line in lines if "|" in line and "-|+" in line)
    assert bar.split() == ["blow", "0.6", "to", "1.4", "50%", "10%", "......---|+++++++++"]
    assert any("Stopped after 4 sets of 8" in line for line in lines)
