"""Words, sizes and marks of generated pages: what an author wrote stays text, and reads well."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from markdown_it import MarkdownIt
from markdown_it.token import Token

from eleventh.core.span import Span
from eleventh.lang.model.acts import Effect
from eleventh.lang.model.text import Formula, Name
from eleventh.lang.read.bundle import load_bundle
from eleventh_ui.cli.docs import command
from eleventh_ui.report.documented.book import Book, book_of
from eleventh_ui.report.documented.effects import effect
from eleventh_ui.report.documented.marks import anchor, code, table, text
from eleventh_ui.report.documented.wording import condition
from games import ROOT

HARBOUR = ROOT / "tests" / "lang" / "base"
HERE = Span("scenario.yaml", 1, 1, 1, 2)
NASTY = (
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "![x](http://evil.example/x.png)",
    "**bold** _it_ ~~gone~~ `code` $x$",
    "# A heading",
    "- a list",
    "1. a list",
    "> a quote",
    "a | b | c",
    "&lt;b&gt; <b>",
    "<http://evil.example>",
    "http://evil.example www.evil.example",
    "\\`x\\`",
)


@pytest.fixture(scope="module")
def book() -> Book:
    """The small scenario of the tests, which brings its own rules."""
    bundle, problems = load_bundle(HARBOUR)
    assert bundle is not None, problems
    return book_of(bundle)


def tokens(markdown: str) -> list[Token]:
    """Everything a page turns into, tables and bare addresses included."""
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return [one for each in reader.parse(markdown) for one in (each, *(each.children or ()))]


@pytest.mark.parametrize("nasty", NASTY)
def test_an_authors_text_shows_as_written_and_does_nothing(nasty: str) -> None:
    for page in (f"Why: {text(nasty)}", text(nasty), f"- {text(nasty)}", f"> {text(nasty)}"):
        found = tokens(page)
        assert "".join(each.content for each in found if each.type == "text").endswith(nasty)
        marks = {each.type for each in found} - {"inline", "text", "text_special"}
        assert not marks & {"html_inline", "html_block", "link_open", "image", "code_inline"}
        assert not marks & {"heading_open", "ordered_list_open", "em_open", "strong_open"}


def test_a_table_keeps_its_columns_whatever_is_in_it() -> None:
    found = tokens("\n".join(table(("a", "b"), [(text("x | y"), code("p | q", cell=True))])))
    cells = [each for each in found if each.type == "td_open"]
    assert len(cells) == 2


def test_code_may_hold_backticks() -> None:
    (found,) = [each for each in tokens(code("a `b` c")) if each.type == "code_inline"]
    assert found.content == "a `b` c"


def test_anchors_are_those_of_code_hosts() -> None:
    assert anchor("Rule: restriction wounds") == "rule-restriction-wounds"


@pytest.mark.parametrize(
    ("track", "amount", "told"),
    [
        ("trust.y.x", "-blow * intensity", "Trust of *y* in *x*: falls by 4. `-blow * intensity`"),
        ("trust.seoul.x", "3", "Trust of Seoul in *x*: rises by 3."),
        ("trust.x.y", "-min(1, blow / 10) * trust.x.y", "moves toward nothing, 40% of the way."),
        (
            "trust.x.y",
            "min(1, 0.1 * months) * (50 - trust.x.y)",
            "toward 50, 10% of the way a month.",
        ),
        (
            "trust.x.y",
            "-min(1, 0.1) * (trust.x.y - trust.y.x)",
            "toward “Trust of *y* in *x*”, 10%",
        ),
        ("trust.x.y", "trust.y.x - 50", "falls or rises by up to 50."),
        ("trust.x.y", "trust.y.x / 10", "rises by up to 10."),
        ("trust.x.y", "2 + trust.y.x / 100", "rises by 2 to 3."),
        ("trust.x.y", "1 if pact == notice else -2", "falls by up to 2 or rises by up to 1."),
        ("trust.x.y", "rounds - 9999", "falls by up to 9999."),
        ("pact", "notice", "The pact: becomes “notice”."),
    ],
)
def test_effects_are_told_with_their_direction_and_size(
    book: Book, track: str, amount: str, told: str
) -> None:
    assert told in effect(book, Effect(Name(track, HERE), Formula(amount, HERE)))


def test_a_condition_narrows_what_an_effect_can_be(book: Book) -> None:
    given = Effect(Name("rounds", HERE), Formula("50 - approval.x", HERE))
    when = Formula("approval.x <= 50 and approval.x > 20", HERE)
    assert "rises by up to 30." in effect(book, given, when)


@pytest.mark.parametrize(
    ("formula", "told"),
    [
        ("pact == notice", "“The pact” is “notice”"),
        ("turn > 1 and not (rounds >= blow)", "the turn is above 1 and it does not hold that"),
        ("rounds >= blow", "“Rounds of talks” is at least 4 (`blow`)"),
        ("seoul.chooses.wait or happened.launch", "chooses `wait` or `launch` has happened"),
        ("rounds > -5", "“Rounds of talks” is above -5"),
        ("1 < turn < 3", "`1 < turn < 3` holds"),
        ("trust.x.y * 2 > 5", "`trust.x.y * 2 > 5` holds"),
    ],
)
def test_conditions_are_told_in_words_where_that_is_plain(
    book: Book, formula: str, told: str
) -> None:
    assert told in condition(book, Formula(formula, HERE))


def page_of(path: Path | str) -> tuple[int, str]:
    """The exit code of `eleventh docs`, and all it says."""
    done = CliRunner().invoke(command, [str(path)])
    return done.exit_code, done.output


def test_a_scenario_is_told_from_its_turns_to_what_really_happened() -> None:
    exit_code, page = page_of(HARBOUR)
    assert exit_code == 0
    assert page.startswith("# The harbour pact\n")
    for told in (
        "| 2 | 1 April 2021 | The last month |",
        "### Seoul: President of the Republic of Korea",
        "- Only Seoul: Your stocks last ninety days.",
        "“Take it to court”. *This is what was done.*",
        "### The pact lapses\n\nIf the turn is",
        "- 15 March 2021: Talks were held. [casebook]",
        "## Rules of its own",
        "## Tracks of its own",
        "| `deterrence` |",
        "**Cohesion**, `cohesion`: `(trust.seoul.tokyo + trust.tokyo.seoul) / 2`",
        "Why: Its text says so.",
        "- Publicity: quiet.",
    ):
        assert told in page, told


def test_every_shipped_scenario_has_a_page() -> None:
    exit_code, page = page_of("gsomia_2019")
    assert exit_code == 0
    assert not [each for each in tokens(page) if each.type in ("html_block", "html_inline")]


def test_what_cannot_be_told_is_refused_in_a_sentence(tmp_path: Path) -> None:
    assert page_of("nowhere")[0] == 1
    broken = tmp_path / "broken"
    broken.mkdir()
    whole = (HARBOUR / "scenario.yaml").read_text("utf-8")
    (broken / "scenario.yaml").write_text(whole.replace("{pact: notice}", "{pcat: notice}"))
    exit_code, said = page_of(broken)
    assert exit_code == 1
    assert "1 error" in said
