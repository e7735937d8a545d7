"""What moved each score over a whole game: the sum of its postings by cause, as a waterfall.

Postings are grouped by the mechanism that made them: the rule or modifier at the end of the chain,
else the response, initiative or inject itself; whatever stems from the facilitator is an override,
told by what was done (set, added, given in a seat's place) and, for no reason is a cause, then why.
What a reader would call one cause is one, whatever it came from: that a party stayed away, or the
price of what was done. Amounts are whole multiples of 1/256, so the bars add up to the change
exactly.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from eleventh.core.ledger import Posting
from eleventh.core.program import Cause, Link, Program, Support, Track, find_doing
from eleventh.play.game import Game
from eleventh.play.record import cause_of

COMMON = ("rebuff", "cost")  # kinds of links that are one cause wherever they have one title


@dataclass(frozen=True, slots=True)
class Share:
    """What one deed, at the head of the chain, contributed to a bar."""

    kind: str
    title: str
    amount: float


@dataclass(frozen=True, slots=True)
class WaterfallBar:
    """The sum of all postings of one cause: its kind and words, and the deeds behind it, those with
    the largest sums first. `id` is empty for a cause that several things share; `support` says how
    far its sources carry it, where an author said so."""

    kind: str
    id: str
    title: str
    why: str
    amount: float
    postings: int
    started_by: tuple[Share, ...]
    support: Support | None


@dataclass(frozen=True, slots=True)
class Waterfall:
    """A score or a counter from `before` to `after`; `before` plus all bars is `after`, exactly.

    The largest bars come first; `low` and `high` are the ends of its scale.
    """

    track: str
    title: str
    kind: str
    low: float
    high: float
    before: float
    after: float
    bars: tuple[WaterfallBar, ...]

    def top(self, most: int) -> tuple[tuple[WaterfallBar, ...], float]:
        """The `most` largest bars, and the sum of the others."""
        return self.bars[:most], sum(bar.amount for bar in self.bars[most:])


@dataclass(slots=True)
class _Sum:
    why: tuple[str, str]  # of a rise, and of a fall
    support: Support | None
    amount: float = 0.0
    postings: int = 0
    heads: dict[Link, float] = field(default_factory=dict)


def waterfalls(game: Game) -> tuple[Waterfall, ...]:
    """A waterfall for every score and counter that ever moved, in the scenario's order."""
    program = game.adjudicator.program
    postings: dict[int, list[Posting]] = {}
    for posting in game.ledger:
        if program.tracks[posting.track].kind != "status":
            postings.setdefault(posting.track, []).append(posting)
    return tuple(
        _waterfall(program, program.tracks[index], game.state.values[index], postings[index])
        for index in sorted(postings)
    )


def _waterfall(
    program: Program, track: Track, after: float, postings: Iterable[Posting]
) -> Waterfall:
    sums: dict[Link, _Sum] = {}
    injects: dict[str, Link] = {}  # one that repeats may have had another headline each time
    for posting in postings:
        chain = cause_of(program, posting)
        cause = program.causes[posting.cause] if posting.cause >= 0 else None
        mechanism = find_mechanism(chain)
        if mechanism.kind == "inject":
            mechanism = injects.setdefault(mechanism.id, mechanism)
        head = mechanism if chain[0].kind == "override" else chain[0]
        why = _words(cause, mechanism)
        found = sums.setdefault(mechanism, _Sum(why, cause.support if cause else None))
        if why != found.why:
            found.why = ("", "")
        found.amount += posting.amount
        found.postings += 1
        found.heads[head] = found.heads.get(head, 0.0) + posting.amount
    bars = sorted((_bar(link, each) for link, each in sums.items()), key=_rank)
    scale = (track.kind, track.low, track.high)
    return Waterfall(track.id, track.title or track.id, *scale, track.start, after, tuple(bars))


def find_mechanism(chain: tuple[Link, ...]) -> Link:
    """What a waterfall tells a posting under, by the chain of its cause."""
    if chain[0].kind == "override":
        act = find_doing(chain)
        return chain[0]._replace(id=act.id, title=_name_doing(chain[0], act))
    last = chain[-1]
    return last._replace(id="") if last.kind in COMMON else last


def _name_doing(override: Link, act: Link) -> str:
    """What the facilitator did and why: a reason alone would read as a cause."""
    if act.kind == "inject":
        return f"{override.title}: {act.title}"
    if act is override:
        return f"set by the facilitator: {override.title}"
    return f"{act.title or act.id}, given by the facilitator: {override.title}"


def _words(cause: Cause | None, mechanism: Link) -> tuple[str, str]:
    if cause is None or mechanism.kind == "override":
        return "", ""
    return cause.find_reason(1.0), cause.find_reason(-1.0)


def _bar(link: Link, total: _Sum) -> WaterfallBar:
    heads = sorted(total.heads.items(), key=lambda pair: (-abs(pair[1]), pair[0]))
    shares = [
        Share(head.kind, head.title or head.id, amount) for head, amount in heads if head != link
    ]
    return WaterfallBar(
        kind=link.kind,
        id=link.id,
        title=link.title or link.id,
        why=total.why[total.amount < 0],
        amount=total.amount,
        postings=total.postings,
        started_by=tuple(shares),
        support=total.support,
    )


def _rank(bar: WaterfallBar) -> tuple[float, str, str]:
    return -abs(bar.amount), bar.kind, bar.id or bar.title
