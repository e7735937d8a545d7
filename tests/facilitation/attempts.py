"""What people type into the fields of a facilitator's acts, for tests that try every act through
every face: good texts, none at all, wrong ones, hostile ones, the same thing twice, other cases.

A new act needs an `Attempt` here; a test says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

HOSTILE = "[@click=app.quit]x [/] \x1b]0;owned\x07\x1b[2J\x9b31m\u202eabc"
TRUST, PACT = "trust.tokyo.seoul", "pact"
DECISION = "export_controls.seoul"

REASONS = ("they said so", "1", " 2 ", "9", "3 of us", "  spaced   out ", HOSTILE, "é" * 1000,
           "", "   ", "x" * 1001)  # fmt: skip
SEATS = (
    *("all", "ALL", "seoul", "Seoul; tokyo", "TOKYO,seoul", "2 3", "2, 3", "seoul seoul", "seo"),
    *("", " ", ",", ";;", "mars", "seoul, mars", "seoul mars", "all, mars", "4", "0", "-", HOSTILE),
)
EFFECTS = (
    *("", ";", f"{TRUST} -4; pact Notice", f"{TRUST} +4, pact LAPSED", "Rounds of talks 1"),
    *("trust of tokyo in seoul \u22124", f"{TRUST} .5", f"{TRUST}  -4 ;", "rounds 1; pact active"),
    *("pact", "pact now or never", "pact 3", "pact notce", f"{TRUST} much", f"{TRUST} 101"),
    *(f"{TRUST} 0", f"{TRUST} nan", f"{TRUST} inf", f"{TRUST} 1e2", f"{TRUST} 1_0", f"{TRUST} 1,5"),
    *("rounds 1; rounds 2", "rounds 1; Rounds of talks 2", "PACT notice; pact active"),
    *("cohesion 3", "Cohesion 3", "trust.tokyo.seol 4", "trust 4", "nonsense 3", "9", HOSTILE),
)
TEXTS = ("", "One line.", "One\nparagraph.\n\nAnother.", "\n\n", HOSTILE, "y" * 4000, "y" * 4001)
HEADLINES = ("A leak", " A  leak ", HOSTILE, "h" * 200, "", "\t", "h" * 201)
TURNS = ("1", " 1 ", "01", "0", "9", "-1", "1.5", "x", "\uff11", "", "1" * 30, HOSTILE)
NUMBERS = ("61", " 62 ", "62", "0", "100", "0.5", "+7", "-0", "-1", "101", "nan", "-inf", "1e1",
           "1_0", "6,5", "many", "", "9" * 400, HOSTILE)  # fmt: skip
NAMES = ("notice", "Notice", "LAPSED", " active ", "noti", "notce", "3", "", "in force", HOSTILE)
MINUTES = ("10", "240", "0", "off", "STOP", "241", "-1", "1.5", "", "soon", "1" * 30, HOSTILE)


@dataclass(frozen=True)
class Attempt:
    """An act, what is given before it is asked for the rest (as a form gets it, and as a line in
    words), good texts for its fields, and other texts for each of them."""

    word: str
    usual: Mapping[str, str]
    others: Mapping[str, tuple[str, ...]]
    given: Mapping[str, str] = field(default_factory=dict)
    line: str = ""

    @property
    def name(self) -> str:
        """For the name of a test."""
        return f"{self.word} {self.given.get('track', '')}".strip()

    def texts(self) -> Iterator[Mapping[str, str]]:
        """The good texts, then those with one of them changed."""
        yield self.usual
        for id, others in self.others.items():
            for each in others:
                yield {**self.usual, id: each}

    def sample(self) -> Iterator[Mapping[str, str]]:
        """A few of them, for what takes its time: each field once empty and once hostile."""
        yield self.usual
        for id, others in self.others.items():
            for each in ("", HOSTILE):
                if each in others:
                    yield {**self.usual, id: each}


WHY = {"reason": "they said so"}
RULED = {"seat": "seoul", "decision": DECISION, "response": "wait"}
ATTEMPTS = (
    Attempt("pause", WHY, {"reason": REASONS}),
    Attempt("resume", {"reason": ""}, {}),
    Attempt("back", {"turn": "1", **WHY}, {"turn": TURNS, "reason": ("", "x" * 1001)}),
    Attempt(
        "inject",
        {"headline": "A leak", "text": "", "seats": "seoul", "effects": "", **WHY},
        {
            "headline": HEADLINES, "text": TEXTS, "seats": SEATS, "effects": EFFECTS,
            "reason": ("", "x" * 1001),
        },
    ),
    Attempt("override", {"value": "61", **WHY}, {"value": NUMBERS, "reason": ("",)},
            {"track": TRUST}, TRUST),
    Attempt("override", {"value": "notice", **WHY}, {"value": NAMES, "reason": ("",)},
            {"track": PACT}, PACT),
    Attempt("replace", WHY, {"reason": REASONS}, RULED, " ".join(RULED.values())),
    Attempt("bar", WHY, {"reason": REASONS}, RULED, " ".join(RULED.values())),
    Attempt("unbar", WHY, {"reason": ("", "1", "x" * 1001)}, RULED, " ".join(RULED.values())),
    Attempt("retract", {"entry": "", **WHY},
            {"entry": ("x", "0", "999", "-1", "1" * 30), "reason": ("", "2")}),
    Attempt("inspect", {}, {}, {"seat": "seoul"}, "seoul"),
    Attempt("extend", {"minutes": "2", "seats": "all", **WHY},
            {"minutes": ("+3", " 4 ", "", "0", "-1", "241", "soon", HOSTILE), "seats": SEATS,
             "reason": ("", "1", "9")}),
    Attempt("timer", {"minutes": "15"}, {"minutes": MINUTES}),
)  # fmt: skip
