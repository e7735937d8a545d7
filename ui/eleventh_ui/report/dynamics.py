"""The page of a rulebook: every mechanism in words, its formula, its sizes and its sources.

Written for a specialist who does not program, from the rulebook itself, so that it cannot say
anything else than what is played. Rules stand under the first catalogued rule that they cite; a
coverage file beside the rulebook adds the table from each documented finding to what carries it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from eleventh.lang.model.books import Bundle, Rulebook
from eleventh.lang.model.rules import Initiative, Modifier, Rule
from eleventh.lang.supported import count_support
from eleventh_ui.display.causes import SUPPORT, describe_support
from eleventh_ui.display.words import join_words, paragraphs, spell_out
from eleventh_ui.report.documented import rules, tables
from eleventh_ui.report.documented.authorship import say_authorship
from eleventh_ui.report.documented.book import Book, book_of
from eleventh_ui.report.documented.carriers import Carrier
from eleventh_ui.report.documented.coverage import STANDINGS, Coverage, Covered, covered
from eleventh_ui.report.documented.marks import bullets, code, codes, link, table, text
from eleventh_ui.report.documented.readers import find_readers

HEAD = """\
<!-- Generated; do not edit. Change the YAML, then run `eleventh docs {id} --output FILE`. -->
"""
READING = """\
Nothing here is typed by hand: the page is generated from the files that are played. An **act** is a
kind of deed by one actor toward another. A **rule** says what follows from acts, or what time does
by itself. A **modifier** makes what acts cause larger or smaller; its extra is a change of its own,
so several add up. An **initiative** is a standing action that a capital may take. Each change of a
number is rounded to 1/256 of a point and kept in the ledger with its rule and its sources.

Sizes are told for a deed of intensity 1 and, where time does it, for one month of 30 days; where
they depend on the state the page gives the least and the most that they can be. The formula beside
each is what is computed. Sizes can be changed one by one: in the rulebook's parameters, or in a
scenario with `parameters: {name: value}`.
"""
ORDER = """\
1. **Open.** What was scheduled happens, then what a condition or chance brings about.
2. **Decide.** Each capital answers what was put to it and may take initiatives, unseen by the rest.
3. **Resolve.** All orders take effect together; joint initiatives are met, or rebuff whoever stood
   alone.
4. **React.** The rules follow, in the stages STAGES.
5. **Close.** Deadlines run out, and the endings are tried.

Inside a stage every rule reads the state as the stage opened, so the order in which rules are
written means nothing. Changes are summed and cut off at the ends of the scale.
"""
ACTS = """\
The codes are CAMEO's, the values Goldstein's for the code; no rule reads either. The last column
names the rules that answer an act by name; rules on its tone, front and publicity follow besides.
"""
OTHER = "Without a catalogued rule"


def rulebook_page(
    bundle: Bundle,
    coverage: Coverage | None = None,
    scenarios: Sequence[Bundle] = (),
) -> str:
    """The whole page, as Markdown. `scenarios` are the bundles that count as carriers.

    Raises ValueError for a bundle without a rulebook.
    """
    rulebook = bundle.rulebook
    if rulebook is None:
        raise ValueError("the bundle has no rulebook")
    book = book_of(Bundle(None, rulebook))
    found = () if coverage is None else covered(coverage, [bundle, *scenarios])
    parts: list[list[str]] = [
        [HEAD.format(id=rulebook.id.value)],
        _opening(rulebook),
        _turn(book),
        _rules(book),
        ["## Modifiers", ""],
        *(rules.modifier(book, each) for each in book.sections.modifiers),
        ["## Initiatives", "", *rules.initiatives(book, book.sections.initiatives)],
        ["## Acts", "", ACTS, *tables.acts(book, book.sections.acts)],
        ["## Tracks", "", *tables.tracks(book, book.sections.tracks)],
        _eras(book, rulebook),
        ["## What follows from the tracks", "", *tables.derived(book, book.sections.derived)],
        _name_conditions(book),
        ["## Sizes", "", *tables.parameters(book.parameters.values(), find_readers(book))],
        _support(book),
        _coverage(found, coverage) if coverage else [],
        ["## Sources", "", *tables.sources(book.sections.sources, {each.id for each in found})],
        _said("Assumptions", (each.text for each in book.sections.assumptions)),
        _said("Limitations", (each.text for each in book.sections.limitations)),
    ]
    return "\n".join(chain.from_iterable(parts)).rstrip() + "\n"


def _opening(rulebook: Rulebook) -> list[str]:
    synopsis = paragraphs(rulebook.synopsis.text) if rulebook.synopsis else ()
    said = chain.from_iterable((text(each), "") for each in synopsis)
    about = say_authorship(rulebook.about)
    return [f"# The dynamics of {text(rulebook.title)}", "", *said, *about, READING]


def _eras(book: Book, rulebook: Rulebook) -> list[str]:
    """What was so when, by the eras that scenarios may begin from."""
    tables_of = (
        (f"### {text(spell_out(era.value).capitalize())}", "", *tables.start(book, start))
        for era, start in rulebook.starts
    )
    lines = [*chain.from_iterable(tables_of)]
    return ["## Eras to begin from", "", *lines] if lines else []


def _turn(book: Book) -> list[str]:
    stages = ", ".join(f"*{text(each.value)}*" for each in book.sections.stages)
    return ["## A turn", "", ORDER.replace("STAGES", stages)]


def _rules(book: Book) -> list[str]:
    catalogued = {
        item.id.value: (text(item.text), [text(each.value) for each in item.rests_on])
        for source in book.sections.sources
        for item in source.items
        if item.rests_on
    }
    lines = ["## Rules", ""]
    for id, (said, rests_on) in catalogued.items():
        rest = f" Rests on {', '.join(rests_on)}."
        own = [each for each in book.sections.rules if _home(each, catalogued) == id]
        lines += [f"### {id}", "", f"*{said}*{rest}", "", *_elsewhere(book, id, own)]
        lines += chain.from_iterable(rules.rule(book, each) for each in own)
    rest_of = [each for each in book.sections.rules if not _home(each, catalogued)]
    if rest_of:
        lines += [f"### {OTHER}" if catalogued else "", ""]
        lines += chain.from_iterable(rules.rule(book, each) for each in rest_of)
    return lines


def _home(rule: Rule, catalogued: Iterable[str]) -> str:
    known = set(catalogued)
    return next((each.value for each in rule.cite if each.value in known), "")


def _elsewhere(book: Book, id: str, own: Sequence[Rule]) -> list[str]:
    """Links to what also carries a catalogued rule, and stands elsewhere on the page."""
    kinds: tuple[tuple[str, Sequence[Rule | Modifier | Initiative]], ...] = (
        ("Rule", [each for each in book.sections.rules if each not in own]),
        ("Modifier", book.sections.modifiers),
        ("Initiative", book.sections.initiatives),
    )
    links = [
        link(text(f"{kind.lower()} {spell_out(each.id.value)}"), rules.heading(kind, each.id.value))
        for kind, found in kinds
        for each in found
        if id in {one.value for one in each.cite}
    ]
    return [f"See also: {', '.join(links)}.", ""] if links else []


def _support(book: Book) -> list[str]:
    """How far sources carry what, counted; what they do not carry by name. Nothing where no rule
    says."""
    counts = count_support(book.sections)
    kinds = (("Rule", book.sections.rules), ("Modifier", book.sections.modifiers))
    lists = [
        f"{SUPPORT[grade].capitalize()}: {', '.join(links) or 'none'}."
        for grade in ("analogy", "ours")
        for links in [
            [
                link(text(spell_out(each.id.value)), rules.heading(kind, each.id.value))
                for kind, found in kinds
                for each in found
                if each.support and each.support.value == grade
            ]
        ]
    ]
    return ["## Support", "", describe_support(counts), "", *bullets(lists)] if counts else []


def _coverage(found: Sequence[Covered], coverage: Coverage) -> list[str]:
    heads = ("finding", "in our words", "kind", "in games", "carried by")
    rows = [
        (
            text(each.id),
            text(each.text),
            text(each.kind),
            _in_games(each),
            _carried(each.carriers) or text(each.why_not),
        )
        for each in found
    ]
    counts = Counter(each.standing for each in found)
    return [
        "## Coverage",
        "",
        f"{len(found)} findings of the sources:",
        "",
        *bullets(f"{counts[each]} {each}: {means}." for each, means in STANDINGS.items()),
        *table(heads, rows),
        *_listed("What waits", _list_waiting(coverage, found)),
        *_listed("Gaps", (f"{text(each.text)} [{', '.join(each.cite)}]" for each in coverage.gaps)),
    ]


def _in_games(each: Covered) -> str:
    waits = join_words(map(code, each.waits_for))
    return f"waiting for {waits}" if waits else each.standing


def _list_waiting(coverage: Coverage, found: Sequence[Covered]) -> Iterator[str]:
    """What the planned scenarios are about, and which rules, modifiers and findings each of them
    would play."""
    for place, about in coverage.planned.items():
        waits = [text(each.id) for each in found if place in each.waits_for]
        would = (codes(coverage.waiting.get(place, ())), ", ".join(waits))
        yield f"{code(place)}: {text(about)} It would play {join_words(filter(None, would))}."
    if coverage.seldom:
        yield f"In fewer than one game in two hundred: {codes(coverage.seldom)}."


def _carried(carriers: Sequence[Carrier]) -> str:
    """The carriers of one finding, grouped by kind and scenario."""
    groups: dict[tuple[str, str], list[str]] = {}
    for each in carriers:
        groups.setdefault((each.kind, each.scenario), []).append(code(each.id, cell=True))
    return "; ".join(
        f"{kind}{f' of {spell_out(scenario)}' if scenario else ''} {', '.join(ids)}"
        for (kind, scenario), ids in groups.items()
    )


def _listed(title: str, lines: Iterable[str]) -> list[str]:
    told = bullets(lines)
    return [f"### {title}", "", *told] if told else []


def _said(title: str, sentences: Iterable[str]) -> list[str]:
    said = bullets(text(each) for each in sentences)
    return [f"## {title}", "", *said] if said else []


def _name_conditions(book: Book) -> list[str]:
    """The conditions that have a name; nothing where none has."""
    named = book.sections.conditions
    return ["## Conditions with a name", "", *tables.conditions(book, named)] if named else []
