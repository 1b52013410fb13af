"""What axe-core, the checker of accessibility rules (WCAG), finds serious on the page that is open."""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python

SCRIPT = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")


def serious(page) -> list[str]:
    """Each serious or critical finding as "rule: element: what is wrong"; an empty list is a clean page."""
    page.evaluate(SCRIPT)
    violations = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
    return [
        f"{rule['id']}: {node['html'][:120]}: {node['failureSummary']}"
        for rule in violations
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
    ]
