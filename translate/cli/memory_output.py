"""What the commands of `translate memory` print."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from translate.cli.output import say, tell

if TYPE_CHECKING:
    from translate.workflow.memory import Exported, Imported, MemoryReport


def memory_json(report: "MemoryReport") -> dict[str, Any]:
    """Return the JSON document of `memory`."""
    return asdict(report)


def say_memory(report: "MemoryReport") -> None:
    """Print a line a language and origin; then what could not be taken."""
    language = max((len(row.language) for row in report.memory), default=0)
    number = max((len(str(row.entries)) for row in report.memory), default=0)
    for row in report.memory:
        say(f"{row.language:<{language}}  {row.entries:>{number}}  {row.origin}")
    if not report.memory:
        say("the memory is empty: nothing is approved yet, and no TMX file was imported")
    for left in report.left_out:
        tell(f"note: {left.file}: left out: {left.units} {left.reason}")


def import_json(report: "Sequence[Imported]") -> dict[str, Any]:
    """Return the JSON document of `memory import`."""
    return {"imported": [asdict(one) for one in report]}


def say_import(report: "Sequence[Imported]") -> None:
    """Print what was taken from each file."""
    for one in report:
        done = "imported" if one.new else "is there already"
        say(f"{one.path}: {done}: {_counts(one.entries)}")
        _tell_left_out(one.left_out)


def export_json(report: "Exported") -> dict[str, Any]:
    """Return the JSON document of `memory export`."""
    return asdict(report)


def say_export(report: "Exported") -> None:
    """Print what was written."""
    say(f"{report.path}: {_counts(report.entries)}")
    _tell_left_out(report.left_out)


def _counts(entries: Mapping[str, int]) -> str:
    return ", ".join(f"{number} in {code}" for code, number in entries.items())


def _tell_left_out(left_out: Mapping[str, int]) -> None:
    for reason, number in left_out.items():
        tell(f"left out: {number} {reason}")
