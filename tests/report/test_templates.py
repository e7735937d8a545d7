"""Templates can't print what was not escaped, and none of them asks for what it is not given."""

from __future__ import annotations

import re

import pytest
from jinja2 import UndefinedError
from jinja2.exceptions import TemplateAssertionError

from eleventh_ui.display.document import Document, Paragraph
from eleventh_ui.report import templates
from eleventh_ui.report.html import to_html
from eleventh_ui.report.markdown import escaped, to_markdown
from house.tree import ROOT

PAGES = sorted((ROOT / "ui/eleventh_ui/report/pages").glob("*.*"))
EVIL = "{{ 7 * 7 }} {% raw %} <b onload=a()> | [x](javascript:a())"


def document(text: str) -> Document:
    return Document(text, text, text, "en", (Paragraph(text, lead=text),))


def test_a_text_is_no_template() -> None:
    for told in (to_html(document(EVIL)), to_markdown(document(EVIL))):
        assert "49" not in told
        assert re.search(r"7 \\?\* 7", told)


def test_whatever_a_template_prints_is_escaped_for_its_format() -> None:
    assert "<b " not in to_html(document(EVIL))
    assert re.search(r"(?<!\\)[<|\[]", to_markdown(document(EVIL))) is None


@pytest.fixture
def page(tmp_path, monkeypatch: pytest.MonkeyPatch):
    """Fills a template that the test writes."""

    def filled(text: str, /, **values: object) -> str:
        from jinja2 import DictLoader

        loader = lambda *place: DictLoader({"page.md": text})  # noqa: E731
        monkeypatch.setattr(templates, "PackageLoader", loader)
        return templates.fill_template("page.md", escaped, values)

    return filled


def test_a_template_that_forgets_to_escape_still_does(page) -> None:
    assert page("{{ text }}", text="<b> *x*") == r"\<b\> \*x\*"
    assert page("{{ text ~ '!' }}", text="<b>") == r"\<b\>\!"
    assert page("{% macro m(x) %}{{ x }}{% endmacro %}{{ m(text) }}", text="<b>") == r"\<b\>"


def test_no_template_can_turn_escaping_off(page) -> None:
    with pytest.raises(TemplateAssertionError, match="safe"):
        page("{{ text | safe }}", text="<b>")
    for each in PAGES:
        assert "autoescape" not in each.read_text("utf-8")


def test_a_name_that_is_not_given_is_an_error(page) -> None:
    with pytest.raises(UndefinedError):
        page("{{ missing }}")
