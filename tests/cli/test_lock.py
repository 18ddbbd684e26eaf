"""Test `factcheck lock` and `check --locked` with a source whose answers the test decides."""

import io
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

import factcheck.batch.assemble
import factcheck.batch.local
import factcheck.pipeline
from factcheck.cli.app import main
from factcheck.errors import SourceUnreachable
from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.evidence import Assessment, Evidence, Stance
from factcheck.reports.json_v1 import load_schema
from factcheck.sources.protocol import Scope
from factcheck.store.lockfile import parse_lock
from factcheck.testing import FakeSource, make_evidence
from tests.cli.conftest import FakeSnapshot, Ran, fake_split

Run = Callable[..., Ran]
LOCK = Path("factcheck.lock")


@dataclass(slots=True)
class Desk:
    """Hold what the source says of each claim, and the claims it was asked about."""

    answers: dict[str, list[Evidence]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    down: bool = False
    live: bool = False

    def sources(self) -> tuple[FakeSource, ...]:
        failure = SourceUnreachable("far", "no answer") if self.down else None
        scope = Scope(kinds=frozenset(ClaimKind), needs_network=self.live)
        source = FakeSource(
            name="far", answers=self.answers, failure=failure, scope=scope, asked=self.asked
        )
        return (source,)


class Words:
    """Take "yes" in a value for support and "no" for a refutation that gives the right value."""

    name = "words"
    handles = frozenset(ClaimKind)

    def check(self, claim: Claim, evidence: Evidence, /) -> Assessment | None:
        stances = {"yes": Stance.SUPPORTS, "no": Stance.REFUTES}
        stance = stances.get(evidence.value.split()[0], Stance.NEUTRAL)
        right = evidence.value.partition(" ")[2] or None
        return Assessment(
            evidence=evidence,
            stance=stance,
            checker=self.name,
            because=f"The table has {evidence.value}.",
            correction=right if stance is Stance.REFUTES else None,
        )


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    desk = Desk(
        answers={
            "This is right.": [make_evidence("yes")],
            "This is wrong.": [make_evidence("no better")],
        }
    )
    module = factcheck.batch.assemble
    monkeypatch.setattr(module, "open_snapshot", lambda cache_dir: FakeSnapshot())
    monkeypatch.setattr(module, "build_sources", lambda *_, **__: (desk.sources(), ()))
    monkeypatch.setattr(module, "load_checkers", lambda **_: ((Words(),), ()))
    monkeypatch.setattr(factcheck.pipeline, "split_document", fake_split)
    yield desk
    factcheck.batch.local.assembly_of.cache_clear()


@pytest.fixture
def run(desk: Desk, capsys: pytest.CaptureFixture[str]) -> Run:
    def runner(*arguments: str) -> Ran:
        # Each run of the program is a process of its own.
        factcheck.batch.local.assembly_of.cache_clear()
        code = main(arguments)
        captured = capsys.readouterr()
        return Ran(code=code, out=captured.out, err=captured.err)

    return runner


def json_of(run: Run, *arguments: str) -> Any:
    return json.loads(run(*arguments, "-f", "json").out)


def verdicts(report: Any) -> list[tuple[str, str, str | None]]:
    claims = [claim for document in report["documents"] for claim in document["claims"]]
    return [(claim["quote"], claim["verdict"], claim["correction"]) for claim in claims]


def test_lock_writes_what_was_found_and_says_how_much(articles: Path, run: Run, desk: Desk) -> None:
    ran = run("lock", "bad.txt", "open.txt")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "factcheck.lock: 3 claims, 3 new, 0 changed, 0 dropped\n"
    lock = parse_lock(LOCK.read_bytes())
    values = {c.statement: [a.evidence.value for a in c.assessments] for c in lock.claims.values()}
    assert values == {
        "This is right.": ["yes"],
        "This is wrong.": ["no better"],
        "This is open.": [],
    }
    assert lock.snapshot == "2024-11-01"


def test_locked_run_decides_as_the_lock_says_and_asks_nobody(
    articles: Path, run: Run, desk: Desk
) -> None:
    fresh = json_of(run, "bad.txt", "open.txt")
    run("lock", "bad.txt", "open.txt")
    desk.asked.clear()
    desk.answers.clear()
    locked = json_of(run, "bad.txt", "open.txt", "--locked")
    assert desk.asked == []
    assert [d["claims"] for d in locked["documents"]] == [d["claims"] for d in fresh["documents"]]
    assert locked["exit_code"] == fresh["exit_code"] == 1
    assert locked["settings"] == {
        "offline": True,
        "locked": parse_lock(LOCK.read_bytes()).digest,
        "sources": ["lock"],
        "digest": locked["settings"]["digest"],
    }
    assert [document["sources"] for document in locked["documents"]] == [
        [{"name": "lock", "asked": 2, "answered": 2, "cached": 0, "failures": []}],
        [{"name": "lock", "asked": 1, "answered": 0, "cached": 0, "failures": []}],
    ]
    jsonschema.Draft202012Validator(json.loads(load_schema())).validate(locked)


def test_where_sources_would_be_asked_changes_no_byte_of_a_locked_run(
    articles: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("lock", "bad.txt")
    plain = run("bad.txt", "--locked", "-f", "json")
    others = [["--offline"], ["--source", "far"], ["--no-source", "calendar"], ["--jobs", "1"]]
    for other in others:
        assert run("bad.txt", "--locked", "-f", "json", *other) == plain
    monkeypatch.setenv("FACTCHECK_LOCKED", "yes")
    assert run("bad.txt", "-f", "json") == plain
    assert json_of(run, "bad.txt", "--no-locked")["settings"]["locked"] is None


def test_terminal_says_that_facts_were_locked_and_when(articles: Path, run: Run) -> None:
    run("lock", "bad.txt")
    LOCK.write_text(LOCK.read_text().replace("2024-11-01", "2023-03-03", 1))
    assert "Facts as of 2023-03-03, as they were locked.\n" in run("bad.txt", "--locked").out
    assert "Facts as of 2024-11-01.\n" in run("bad.txt").out


def test_claims_that_are_not_locked_are_named_all_at_once_and_nothing_is_reported(
    articles: Path, run: Run
) -> None:
    run("lock", "bad.txt")
    Path("bad.txt").write_text("A headline\nThis is wrong, too.\nThis is right.\n")
    ran = run("bad.txt", "open.txt", "--locked", "-o", "report.txt")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == (
        "error: 2 claims have no entry in the lock file:\n"
        "  bad.txt:2:1 “This is wrong, too.”\n"
        "  open.txt:2:1 “This is open.”\n"
        "hint: `factcheck lock PATHS` locks what is new, "
        "`factcheck lock --update PATHS` asks for everything anew\n"
    )
    assert not Path("report.txt").exists()


def test_lock_of_another_version_decides_and_is_named_where_claims_are_missing(
    articles: Path, run: Run
) -> None:
    run("lock", "bad.txt")
    LOCK.write_text(LOCK.read_text().replace(f'"{factcheck.__version__}"', '"0.0.1"', 1))
    ran = run("bad.txt", "--locked")
    assert (ran.code, ran.err) == (1, "")
    first, *_ = run("open.txt", "--locked").err.splitlines()
    assert first == f"note: factcheck 0.0.1 wrote the lock file, this is {factcheck.__version__}"


def test_article_that_cannot_be_read_is_told_beside_the_claims_not_locked(
    articles: Path, run: Run
) -> None:
    run("lock", "bad.txt")
    ran = run("empty.txt", "open.txt", "--locked")
    assert ran.code == 3
    assert ran.err.startswith("error: empty.txt is empty\nerror: a claim has no entry")


def test_another_day_is_another_claim(articles: Path, run: Run) -> None:
    run("lock", "open.txt")
    original = factcheck.pipeline.split_document

    def a_year_later(document: Any, equipment: Any) -> Any:
        parts = original(document, equipment)
        later = [replace(c, as_of=c.as_of.replace(year=2025)) for c in parts.claims if c.as_of]
        return replace(parts, claims=tuple(later))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(factcheck.pipeline, "split_document", a_year_later)
        ran = run("open.txt", "--locked")
    assert ran.code == 3
    assert "“This is open.” (locked as of 2024-11-13)" in ran.err


@pytest.mark.parametrize(
    ("old", "new"),
    [("cell: yes", "cell: no"), ('"supports"', '"refutes"'), ("[[claim]]\n", "<<<<<<<\n")],
)
def test_changed_lock_file_is_refused(articles: Path, run: Run, old: str, new: str) -> None:
    run("lock", "good.txt")
    LOCK.write_text(LOCK.read_text().replace(old, new))
    for command in (
        ["good.txt", "--locked"],
        ["lock", "good.txt"],
        ["lock", "--update", "good.txt"],
    ):
        ran = run(*command)
        assert (ran.code, ran.out) == (3, "")
        assert ran.err.startswith("error: factcheck.lock ")
        assert new in LOCK.read_text()


def test_locked_run_without_a_lock_file_is_refused(articles: Path, run: Run) -> None:
    ran = run("good.txt", "--locked", "--lock-file", "other.lock")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == (
        "error: there is no lock file at other.lock\nhint: `factcheck lock PATHS` writes one\n"
    )


def test_lock_file_can_be_named(articles: Path, run: Run) -> None:
    (articles / "factcheck.toml").write_text('lock_file = "deep/facts.lock"\n')
    ran = run("lock", "good.txt")
    assert (ran.code, ran.out) == (2, "")
    assert "there is no folder" in ran.err
    (articles / "deep").mkdir()
    assert run("lock", "good.txt").code == 0
    assert run("good.txt", "--locked").code == 0
    assert not LOCK.exists()
    assert (articles / "deep" / "facts.lock").is_file()


def test_entries_that_no_claim_needs_are_counted_when_asked(articles: Path, run: Run) -> None:
    run("lock", "bad.txt", "open.txt")
    assert run("good.txt", "--locked").err == ""
    assert run("good.txt", "--locked", "-v").err == (
        "note: 2 of 3 entries in the lock file were not needed\n"
    )
    assert "not needed" not in run("bad.txt", "open.txt", "--locked", "-v").err


def test_lock_asks_only_for_what_is_new_and_drops_what_is_gone(
    articles: Path, run: Run, desk: Desk
) -> None:
    run("lock", "bad.txt")
    before = LOCK.read_text()
    desk.answers["This is right."] = [make_evidence("no other")]
    desk.asked.clear()
    ran = run("lock", "good.txt", "open.txt")
    assert ran.out == "factcheck.lock: 2 claims, 1 new, 0 changed, 1 dropped\n"
    assert desk.asked == ["This is open."]
    assert run("lock", "bad.txt").code == 0
    assert LOCK.read_text() == before


@pytest.mark.parametrize("update", [[], ["--update"]])
def test_lock_written_twice_has_the_same_bytes(articles: Path, run: Run, update: list[str]) -> None:
    run("lock", "bad.txt", "open.txt")
    before = LOCK.read_bytes()
    ran = run("lock", *update, "bad.txt", "open.txt")
    assert ran.out == "factcheck.lock: 3 claims, 0 new, 0 changed, 0 dropped\n"
    assert LOCK.read_bytes() == before


def test_update_names_the_verdicts_that_change(articles: Path, run: Run, desk: Desk) -> None:
    run("lock", "bad.txt", "open.txt")
    desk.answers = {
        "This is right.": [make_evidence("no other")],
        "This is wrong.": [make_evidence("no best")],
        "This is open.": [make_evidence("yes")],
    }
    expected = (
        "bad.txt:2:1 “This is wrong.”: contradicted (correct: better) -> "
        "contradicted (correct: best)\n"
        "bad.txt:3:1 “This is right.”: supported -> contradicted (correct: other)\n"
        "open.txt:2:1 “This is open.”: unverified -> supported\n"
    )
    before = LOCK.read_bytes()
    tried = run("lock", "--update", "--check", "bad.txt", "open.txt")
    assert (tried.code, LOCK.read_bytes()) == (1, before)
    assert tried.out == expected + (
        "3 verdicts would change\nfactcheck.lock: 3 claims, 0 new, 3 changed, 0 dropped\n"
    )
    ran = run("lock", "--update", "bad.txt", "open.txt")
    assert ran.code == 0
    assert ran.out.startswith(expected + "3 verdicts change\n")
    report = json_of(run, "bad.txt", "open.txt", "--locked")
    assert verdicts(report) == [
        ("This is wrong.", "contradicted", "best"),
        ("This is right.", "contradicted", "other"),
        ("This is open.", "supported", None),
    ]
    assert run("lock", "--update", "--check", "bad.txt", "open.txt").code == 0


def test_check_tells_claims_that_are_not_locked_and_writes_nothing(
    articles: Path, run: Run
) -> None:
    ran = run("lock", "--check", "good.txt")
    assert (ran.code, LOCK.exists()) == (1, False)
    run("lock", "good.txt")
    assert run("lock", "--check", "good.txt").code == 0
    assert run("lock", "--check", "good.txt", "open.txt").code == 1


def test_source_that_cannot_be_asked_leaves_the_lock_as_it_was_and_says_so(
    articles: Path, run: Run, desk: Desk
) -> None:
    run("lock", "bad.txt")
    before = LOCK.read_bytes()
    desk.down = True
    ran = run("lock", "--update", "bad.txt")
    assert (ran.code, LOCK.read_bytes()) == (3, before)
    assert ran.err == "warning: far could not be asked; 2 entries stay as they were\n"


def test_claim_that_a_source_failed_for_is_asked_for_again(
    articles: Path, run: Run, desk: Desk
) -> None:
    desk.down = True
    assert run("lock", "good.txt").code == 3
    claim = json_of(run, "good.txt", "--locked")["documents"][0]["claims"][0]
    assert (claim["verdict"], claim["reason"]) == ("unverified", "source_failed")
    desk.down = False
    ran = run("lock", "good.txt")
    assert ran.code == 0
    assert "good.txt:2:1 “This is right.”: unverified -> supported\n1 verdict changes\n" in ran.out


def test_offline_takes_nothing_away_and_what_it_misses_is_asked_for_later(
    articles: Path, run: Run, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTCHECK_CONTACT", "desk@ruritania.org")
    desk.live = True
    run("lock", "bad.txt")
    before = LOCK.read_bytes()
    ran = run("lock", "--update", "--offline", "bad.txt")
    assert (ran.code, LOCK.read_bytes()) == (0, before)
    assert ran.err == "warning: offline; 2 entries stay as they were\n"
    run("lock", "--offline", "bad.txt", "open.txt")
    claim = json_of(run, "open.txt", "--locked")["documents"][0]["claims"][0]
    assert claim["reason"] == "offline"
    desk.answers["This is open."] = [make_evidence("yes")]
    desk.asked.clear()
    assert "unverified -> supported" in run("lock", "bad.txt", "open.txt").out
    assert desk.asked == ["This is open."]


@pytest.mark.parametrize(("name", "code"), [("empty.txt", 3), ("broken.txt", 70)])
def test_nothing_is_locked_where_an_article_is_missing(
    articles: Path, run: Run, monkeypatch: pytest.MonkeyPatch, name: str, code: int
) -> None:
    def explode(document: Any, equipment: Any) -> Any:
        if "explode" in document.text:
            message = "a bug"
            raise RuntimeError(message)
        return fake_split(document, equipment)

    run("lock", "good.txt")
    before = LOCK.read_bytes()
    monkeypatch.setattr(factcheck.pipeline, "split_document", explode)
    ran = run("lock", "open.txt", name)
    assert (ran.code, ran.out, LOCK.read_bytes()) == (code, "", before)
    assert ran.err.endswith("error: an article could not be read, so nothing was locked\n")


def test_articles_without_a_claim_give_an_empty_lock_and_say_incomplete(
    articles: Path, run: Run
) -> None:
    ran = run("lock", "opinion.txt")
    assert (ran.code, ran.out) == (3, "factcheck.lock: 0 claims, 0 new, 0 changed, 0 dropped\n")


def test_head_of_the_lock_names_what_last_asked_for_everything(
    articles: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("lock", "good.txt")
    monkeypatch.setattr(FakeSnapshot, "version", "2025-02-02")
    run("lock", "good.txt", "open.txt")
    assert parse_lock(LOCK.read_bytes()).snapshot == "2024-11-01"
    run("lock", "--update", "good.txt", "open.txt")
    assert parse_lock(LOCK.read_bytes()).snapshot == "2025-02-02"
    monkeypatch.setattr(FakeSnapshot, "version", "2026-03-03")
    run("lock", "good.txt")
    assert parse_lock(LOCK.read_bytes()).snapshot == "2025-02-02"
    run("lock", "open.txt")
    assert parse_lock(LOCK.read_bytes()).snapshot == "2026-03-03"


def test_locked_setting_of_a_project_leaves_other_commands_alone(articles: Path, run: Run) -> None:
    (articles / "factcheck.toml").write_text("locked = true\n")
    assert run("good.txt").code == 3
    assert run("split", "good.txt").code == 0
    assert run("lock", "good.txt").code == 0
    assert run("good.txt").code == 0


def test_explain_shows_the_locked_evidence(articles: Path, run: Run, desk: Desk) -> None:
    run("lock", "bad.txt")
    desk.answers.clear()
    ran = run("explain", "bad.txt", "2:1", "--locked")
    assert "The table has no better." in ran.out
    ran = run("explain", "open.txt", "2:1", "--locked")
    assert (ran.code, ran.out) == (3, "")
    assert "“This is open.”" in ran.err


def test_standard_input_can_be_locked(
    articles: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for command in (["lock", "-"], ["-", "--locked"]):
        words = io.BytesIO(b"Headline\nThis is right.\n")
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(words))
        assert run(*command).code == 0
