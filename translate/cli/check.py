"""`translate check`: from its options to its exit code."""

from typing import TYPE_CHECKING

import typer

from translate.cli.common import FOUND, finish, say_waiting

if TYPE_CHECKING:
    from translate.workflow.check import CheckReport
    from translate.workflow.checking.review import Wanted
    from translate.workflow.desk import Desk


def run_check(desk: "Desk", wanted: "Wanted", form: str, *, named: bool = False) -> None:
    """Check, print what is found and exit: with 1 if there are errors that no baseline takes.

    Where the articles were `named`, one without any catalog is an error.
    """
    from contextlib import nullcontext

    from translate.cli.check_output import say_review
    from translate.cli.progress import watching
    from translate.workflow.alone import alone
    from translate.workflow.check import note_unchecked, warn_of_unlisted
    from translate.workflow.checking.review import review

    if named:
        note_unchecked(desk)
    warn_of_unlisted(desk)
    with alone(desk.project, say_waiting) if wanted.fix else nullcontext(), watching() as watch:
        found = review(desk, wanted, watch)
    say_review(desk, found, form)
    failed = bool(found.report.errors) and wanted.new_baseline is None
    if wanted.new_baseline is not None:
        following = f"`translate check --baseline {wanted.new_baseline}` tells what is new"
    else:
        following = "mend the entries with errors, then check again" if failed else _following(found.report)
    finish(desk, following)
    raise typer.Exit(FOUND if failed else 0)


def _following(report: "CheckReport") -> str:
    """Return what comes next where no error was found."""
    if report.behind:
        return "`translate update`"
    if report.empty:
        return "translators finish the catalogs, then `translate check`"
    return "`translate build`"


def run_list(*, as_json: bool) -> None:
    """Print the checks: name, severities, what each finds."""
    from dataclasses import asdict

    from translate.cli.check_output import say_checks
    from translate.cli.output import say_json
    from translate.workflow.checking.listing import described

    if as_json:
        say_json({"checks": [asdict(rule) for rule in described()]})
    else:
        say_checks([(rule.name, ", ".join(rule.severities), rule.finds) for rule in described()])
