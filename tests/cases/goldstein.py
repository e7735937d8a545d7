"""Our sizes beside Goldstein's: what each act does to trust at once, and how the two rank.

`PYTHONPATH=engine:ui:tests python -m cases.goldstein` writes the table into docs/encoding.md; a
test says when it is stale. No rule reads Goldstein's values.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cases.ground import SEATS, Ground
from cases.reading import Deed, Setup
from games import ROOT

DOCUMENT = ROOT / "docs" / "encoding.md"
BEGIN, END = "<!-- goldstein: begin -->", "<!-- goldstein: end -->"
OPEN: dict[str, dict[str, float | str]] = {  # what an act needs before it means anything
    "pact_suspended": {"pact": "notice"},
    "pact_lapse": {"pact": "notice"},
    "control_road_map": {"thaw": 40},
    "accounts_shelved": {"open_accounts": 1},
}
EXITS = ("exit.seoul", "exit.tokyo")
TRUST = tuple(f"trust.{a}.{b}" for a in SEATS for b in SEATS if a != b)


@dataclass(frozen=True)
class Row:
    """One act between capitals: Goldstein's value for its code, and the largest changes of trust
    and of a way out that it makes in a day, all else as the rulebook starts it."""

    act: str
    cameo: str
    tone: str
    goldstein: float
    track: str
    trust: float
    exit: float
    coordination: float


def rows(ground: Ground) -> Iterator[Row]:
    """Every act of one capital toward another that has a value, once, at intensity 1."""
    program = ground.table().program
    coded = {deed.act: deed for deed in program.deeds}
    seen: set[str] = set()
    for deed in ground.deeds:
        kind = coded[deed.act]
        plain = deed.intensity == 1 and not deed.publicity and not deed.front
        between = set(deed.toward) & set(SEATS) and set(deed.by) & set(SEATS)
        if deed.act in seen or not plain or not between or kind.goldstein is None:
            continue
        seen.add(deed.act)
        track, trust = _largest(ground, deed, TRUST)
        _, exit = _largest(ground, deed, EXITS)
        _, front = _largest(ground, deed, ("coordination",))
        yield Row(deed.act, kind.cameo, kind.tone, kind.goldstein, track, trust, exit, front)


def rank_correlation(xs: Sequence[float], ys: Sequence[float]) -> float:
    """Spearman's, with ties given their mean rank."""
    a, b = _ranks(xs), _ranks(ys)
    mean = (len(xs) + 1) / 2
    covariance = sum((x - mean) * (y - mean) for x, y in zip(a, b, strict=True))
    spread = sum((x - mean) ** 2 for x in a) * sum((y - mean) ** 2 for y in b)
    return float(covariance / spread**0.5)


def section(ground: Ground) -> str:
    """The table and the correlations, as Markdown."""
    found = sorted(rows(ground), key=lambda row: (row.trust, row.act))
    groups = {
        "all acts between capitals": found,
        "hostile ones only": [row for row in found if row.tone == "hostile"],
        "conciliatory and cooperative ones only": [
            row for row in found if row.tone in ("conciliatory", "cooperative")
        ],
    }
    lines = [BEGIN, "", "| acts | number | rank correlation |", "|---|---|---|"]
    lines += [
        f"| {name} | {len(each)} | {_correlated(each):+.2f} |" for name, each in groups.items()
    ]
    lines += ["", "| act | CAMEO | Goldstein | trust | way out | coordination |"]
    lines += ["|---|---|---|---|---|---|"]
    lines += [
        f"| {row.act} | {row.cameo} | {row.goldstein:+.1f} | {_signed(row.trust)}"
        f"{f' ({row.track})' if _signed(row.trust) != '0' else ''} |"
        f" {_signed(row.exit)} | {_signed(row.coordination)} |"
        for row in found
    ]
    return "\n".join([*lines, "", END])


def written(document: str, ground: Ground) -> str:
    """The document with its section brought up to date."""
    before, _, rest = document.partition(BEGIN)
    _, _, after = rest.partition(END)
    return before + section(ground) + after


def _largest(ground: Ground, deed: Deed, tracks: Sequence[str]) -> tuple[str, float]:
    game = ground.start(Setup(OPEN.get(deed.act, {})))
    done, still = ground.do(game, [deed], {}), ground.do(game, [], {})
    effects = (
        (track, float(ground.level(done, track)) - float(ground.level(still, track)))
        for track in tracks
    )
    return max(effects, key=lambda pair: abs(pair[1]))


def _correlated(found: Sequence[Row]) -> float:
    return rank_correlation([row.goldstein for row in found], [row.trust for row in found])


def _ranks(values: Sequence[float]) -> list[float]:
    ordered = sorted(values)
    return [ordered.index(each) + (ordered.count(each) + 1) / 2 for each in values]


def _signed(value: float) -> str:
    return f"{value:+.1f}" if abs(value) >= 0.05 else "0"


def main() -> None:
    """Writes the section into the document."""
    with tempfile.TemporaryDirectory() as folder:
        text = written(DOCUMENT.read_text("utf-8"), Ground(Path(folder)))
    DOCUMENT.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
