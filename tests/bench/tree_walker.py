"""A naive evaluator of programs, to measure the generated code against.

It walks the operations as trees, each time anew: a value is found by evaluating its arguments. That
is how a rules engine is usually begun, and the second implementation that the generated code must
agree with.
"""

from __future__ import annotations

from math import floor

from eleventh.core.adjudication import Adjudicator
from eleventh.core.code import Code, Effects, EvalContext
from eleventh.core.dice import uniform
from eleventh.core.ir import Op, Query, Stage
from eleventh.core.odds import count_parts, find_odds
from eleventh.core.program import Program


def walker(program: Program) -> Adjudicator:
    """The program, run by walking its operations."""
    return Adjudicator(
        program,
        Code(
            stages=tuple(_stage(program, stage) for stage in program.stages),
            queries={query.name: _query(program, query) for query in program.queries},
        ),
    )


def _stage(program: Program, stage: Stage):
    def run(context: EvalContext, effects: Effects) -> None:
        for block in stage.blocks:
            if not _happened(block.event, context, effects):
                continue
            for op in program.ops[block.start : block.stop]:
                if op.type == "nothing" and _value(program, op.args[0], context):
                    _effect(program, op, context, effects)

    return run


def _query(program: Program, query: Query):
    return lambda context: _value(program, query.root, context)


def _happened(event, context: EvalContext, effects: Effects) -> bool:
    match event.kind:
        case "always":
            return True
        case "choice":
            return context.chose[event.index] == context.turn
        case "met":
            return context.met[event.index] == context.turn
        case "deed":
            return context.done[event.index]
        case "inject":
            return context.fired[event.index] == context.turn
        case "firing":
            return event.index in effects.fired
    raise AssertionError(event.kind)


def _effect(program: Program, op: Op, context: EvalContext, effects: Effects) -> None:
    match op.code:
        case "post":
            amount = _value(program, op.args[1], context)
            if amount:
                effects.posts.append((op.data[0], amount))
        case "set":
            effects.sets.append((op.data[0], float(op.data[2])))
        case "fire":
            effects.fired.append(op.data[0])
        case "do":
            effects.done.append(op.data[0])
        case "end":
            effects.ended.append(op.data[0])


def _value(program: Program, register: int, context: EvalContext):
    op = program.ops[register]
    args = [_value(program, arg, context) for arg in op.args]
    match op.code:
        case "const" | "truth":
            return op.data[0]
        case "track":
            return context.values[op.data[0]]
        case "input":
            return context.inputs[op.data[0]]
        case "turn":
            return context.turn
        case "months":
            return program.turns[context.turn - 1].months
        case "odds":
            return find_odds(args[0], count_parts(program.turns[context.turn - 1].minutes))
        case "left":
            return program.deadlines[op.data[0]].left[context.turn - 1]
        case "fired":
            return context.fired[op.data[0]] > 0
        case "fires":
            return context.fired[op.data[0]] == context.turn
        case "chose":
            return context.chose[op.data[0]] > 0
        case "chooses":
            return context.chose[op.data[0]] == context.turn
        case "chosen_in":
            return float(context.chose[op.data[0]])
        case "fired_in":
            return float(context.fired[op.data[0]])
        case "met_in":
            return float(context.met[op.data[0]])
        case "was_met":
            return context.met[op.data[0]] > 0
        case "done":
            return context.times[op.data[0]]
        case "chance":
            return uniform(context.key, context.turn, op.data[0])
        case "add":
            return args[0] + args[1]
        case "sub":
            return args[0] - args[1]
        case "mul":
            return args[0] * args[1]
        case "div":
            return args[0] / args[1]
        case "min":
            return min(args)
        case "max":
            return max(args)
        case "neg":
            return -args[0]
        case "abs":
            return abs(args[0])
        case "lt":
            return args[0] < args[1]
        case "le":
            return args[0] <= args[1]
        case "eq":
            return args[0] == args[1]
        case "ne":
            return args[0] != args[1]
        case "and":
            return args[0] and args[1]
        case "or":
            return args[0] or args[1]
        case "not":
            return not args[0]
        case "select":
            return args[1] if args[0] else args[2]
        case "grain":
            return floor(args[0] * 256.0 + 0.5) / 256.0
    raise AssertionError(op.code)
