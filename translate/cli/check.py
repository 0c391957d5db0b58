"""`translate check`: from its options to its exit code."""

from typing import TYPE_CHECKING

import typer

from translate.cli.common import FOUND, finish, say_waiting

if TYPE_CHECKING:
    from translate.workflow.checking.review import Wanted
    from translate.workflow.desk import Desk


def run_check(desk: "Desk", wanted: "Wanted", form: str) -> None:
    """Check, print what is found and exit: with 1 if there are errors that no baseline takes."""
    from contextlib import nullcontext

    from translate.cli.check_output import say_review
    from translate.cli.progress import watching
    from translate.workflow.alone import alone
    from translate.workflow.checking.review import review

    with alone(desk.project, say_waiting) if wanted.fix else nullcontext(), watching() as watch:
        found = review(desk, wanted, watch)
    say_review(found, form)
    failed = bool(found.report.errors) and wanted.new_baseline is None
    if wanted.new_baseline is not None:
        following = f"`translate check --baseline {wanted.new_baseline}` tells what is new"
    else:
        following = "mend the entries with errors, then check again" if failed else "`translate build`"
    finish(desk, following)
    raise typer.Exit(FOUND if failed else 0)


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
