"""The part of docs/checks.md on each check, made of what the code and the cases say.

    python -m tests.checks.documented

writes it into the page between its two marks; tests/checks/test_documented.py holds it there.
"""

import tomllib
from pathlib import Path

from translate.workflow.checking.listing import OTHERS, Described, described, documentation

PAGE = Path(__file__).parents[2] / "docs/checks.md"
CASES = Path(__file__).parent / "cases"
BEGIN, END = "<!-- checks -->\n", "<!-- /checks -->\n"


def sections() -> str:
    """Return the part on all checks, as Markdown."""
    return "\n".join(map(section, described()))


def section(rule: Described) -> str:
    """Return the part on a check: name, severities, documentation, an example that fails."""
    lines = [f"### {rule.name}", "", f"*{', '.join(rule.severities)}* – {rule.finds}.", ""]
    body = "" if rule.name in OTHERS else documentation(rule.name).partition("\n\n")[2].strip()
    if body:
        lines += [body.replace("``", "`"), ""]
    return "\n".join([*lines, *_example(rule.name)])


def _example(name: str) -> list[str]:
    """Return the first case in which a check finds something."""
    file = CASES / f"{name}.toml"
    cases = tomllib.loads(file.read_text(encoding="utf-8"))["case"] if file.exists() else []
    case = next((case for case in cases if "says" in case), None)
    if case is None:
        return []
    texts = [
        f"{case.get('source', 'fr')}  {case['msgid']}",
        f"{case.get('language', 'de')}  {case['msgstr']}",
    ]
    return ["```text", *(text.replace("\n", "↵") for text in texts), f"→   {case['says']}", "```", ""]


def main() -> None:
    """Write the part into the page."""
    head, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    PAGE.write_text(f"{head}{BEGIN}{sections()}{END}{rest.partition(END)[2]}", encoding="utf-8")


if __name__ == "__main__":
    main()
