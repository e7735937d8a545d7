"""A compiled program can be read: every operation, the names behind its numbers, and its line."""

from __future__ import annotations

import re

from eleventh.core.program import Program
from eleventh.emit.listing import print_ir
from eleventh.lang.compile import compile_path
from lang.documents import BASE


def harbour() -> Program:
    program = compile_path(BASE).program
    assert program is not None
    return program


def test_each_operation_has_a_line_with_its_place() -> None:
    program = harbour()
    text = print_ir(program)
    registers = [int(each) for each in re.findall(r"^    %(\d+) = ", text, re.MULTILINE)]
    pure = [index for index, op in enumerate(program.ops) if op.type != "nothing"]
    assert registers == pure
    offered = len(program.choices)  # which have a line each as well
    assert len(re.findall(r"^    ", text, re.MULTILINE)) == len(program.ops) + offered
    line = re.search(r"    %(\d+) = mul %\d+ %\d+ +; scenario\.yaml:(\d+)\n", text)
    assert line is not None
    assert program.ops[int(line[1])].span.line == int(line[2])


def test_stages_blocks_and_queries_are_told_apart() -> None:
    text = print_ir(harbour())
    headings = [line for line in text.splitlines() if line.startswith("stage ")]
    assert "stage resolve (resolve)" in headings
    assert "stage alliance (react)" in headings
    for line in (
        "  always:",
        "  if export_controls fires here:",
        "  if seoul.give_notice chosen:",
        "  if three_way_talks met:",
        "  if deed 0 (tokyo trade_restriction seoul) done:",
    ):
        assert f"\n{line}\n" in text
    assert re.search(r"^query derived:cohesion = %\d+:$", text, re.MULTILINE)


def test_what_seats_are_offered_is_told_with_its_queries() -> None:
    text = print_ir(harbour())
    for line in (
        r"offers seoul, paid from capital\.seoul",
        r"  export_controls\.seoul if export_controls fired and asked:\d+ \[roll \d+\]:",
        r"    give_notice \(needs:\d+, cost:\d+\)",
        r"    three_way_talks \(needs:\d+, cost:\d+, once\) \[roll \d+\]",
    ):
        assert re.search(f"^{line}$", text, re.MULTILINE), line


def test_a_posting_names_its_track_and_its_cause() -> None:
    text = print_ir(harbour())
    chain = "inject export_controls > act trade_restriction > rule restriction_wounds"
    assert re.search(rf"    post %\d+ %\d+ trust\.seoul\.tokyo by {chain} \[cause \d+\]", text)
    assert re.search(r"pact = notice by response give_notice.* \[priority \d+\]", text)


def test_lines_have_no_blanks_at_their_end() -> None:
    assert [line for line in print_ir(harbour()).splitlines() if line != line.rstrip()] == []
