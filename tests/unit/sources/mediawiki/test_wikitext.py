"""Test plain text of wikitext: what a reader sees of it, and where words are missing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.sources.mediawiki.wikitext import MARK, is_redirect, plain_text

CASES = [
    ("'''Milei''' is a ''politician''.", "Milei is a politician."),
    ("[[Javier Milei|Milei]] met [[Diana Mondino]]s.", "Milei met Diana Mondinos."),
    ("See [[:Category:People|people]] and [[Milei#Life]].", "See people and Milei."),
    ("Text.<ref>A [[note]].</ref> More.<ref name=a /> End.", "Text. More. End."),
    ("Before <!-- not {{this}} --> after.", "Before after."),
    ("{{Infobox person\n| name = X\n| born = {{birth date|1970|1|1}}\n}}\nText.", "Text."),
    ("{{Infobox person\n| name = X\n}}'''X''' is.", "X is."),
    ("{{Short description|A person}}\n{{Use dmy dates}}\nText.", "Text."),
    ("Won {{nowrap|55.7 percent}} then.", "Won 55.7 percent then."),
    ("In {{lang|es|La Libertad Avanza}} he.", "In La Libertad Avanza he."),
    ("A{{spaced ndash}}B{{efn|A note with [[a|b]].}}.", "A – B."),
    ("It has {{formatnum:46000000}} people.", "It has 46000000 people."),
    ("It has {{formatnum|46000000}} people.", "It has 46000000 people."),
    ("It is {{age|1970|10|22}} old.", f"It is {MARK} old."),
    ("It is {{as of|2020}} old.", f"It is {MARK} old."),
    ("Until {{CURRENTYEAR}} it was.", f"Until {MARK} it was."),
    ("Born ({{IPA|es|x}}; 1970) he.", "Born (1970) he."),
    ("Born ({{IPA|es|x}}) he.", "Born he."),
    ("One\ntwo.\n\nThree.", "One two.\nThree."),
    ("* One.\n* Two.\n** Three.\n# Four.", "One.\nTwo.\nThree.\nFour."),
    ("One.\n== Life ==\nTwo.\n== References ==\nThree.\n=== Books ===\nFour.", "One.\nTwo."),
    ("== Notes ==\nOne.\n== Life ==\nTwo.", "Two."),
    ("A.\n{| class=x\n| cell || B\n{|\n| inner\n|}\n|}\nC.", "A.\nC."),
    ("[[File:A.jpg|thumb|A [[link]] here.]]Text.", "Text."),
    ("Went [https://example.org (Agency)] on [https://example.org his site].", "Went on his site."),
    ("A&nbsp;B &ndash; C<br />D <small>E</small>.", "A B – C D E."),
    ("He said <s>nothing</s> a word.<blockquote>I won.</blockquote>", "He said a word."),
    ("{{Current events|year=2024|content=\n* One [https://example.org (A)].\n}}", "One."),
    ("__NOTOC__\nText.", "Text."),
    ("{{nowrap|{{unknown}} x}}.", f"{MARK} x."),
    ("{{val|5|fmt=commas}} people.", "5 people."),
    ("{{abbr}} people.", f"{MARK} people."),
]


@pytest.mark.parametrize(("source", "text"), CASES)
def test_wikitext_gives_what_a_reader_sees(source: str, text: str) -> None:
    assert plain_text(source) == text


@pytest.mark.parametrize(
    ("source", "points"), [("#REDIRECT [[A]]", True), (" #redirect [[A]]", True), ("A", False)]
)
def test_redirect_is_known(source: str, *, points: bool) -> None:
    assert is_redirect(source) is points


@given(st.text(alphabet="{}[]|'=*<>/ref!\n ab", max_size=80))
def test_any_text_gives_lines_without_blank_ends(source: str) -> None:
    assert all(line == line.strip() and line for line in plain_text(source).split("\n") if line)
