"""Writing a run into its folder: figures, cases, the report and the JUnit XML (``eval.core.run_folder`` reads them)."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from eval.core.results import RUN, Run
from eval.core.run_folder import RESULTS
from eval.core.suite import Details, Scored
from eval.report.junit import junit
from eval.report.page import page
from service.draft import as_json


def write_run(folder: Path, run: Run, scored: Mapping[str, Sequence[Scored]]) -> None:
    """Keep the figures and what is to be shown of every case, and write the report and the JUnit XML."""
    told = {suite: [shown(each) for each in cases] for suite, cases in scored.items()}
    cases = folder / "cases"
    cases.mkdir(exist_ok=True)
    for suite, lines in told.items():
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        (cases / f"{suite}.jsonl").write_text(text, encoding="utf-8")
    (folder / "report.html").write_text(page(run, told), encoding="utf-8")
    (folder / "junit.xml").write_bytes(junit(run, told))
    data = RUN.dump_python(run, mode="json")
    (folder / RESULTS).write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def shown(scored: Scored) -> dict[str, Any]:
    """What is to be shown of a case, as JSON."""
    return {"case": scored.case, "passed": scored.passed, **_details(scored.details)}


def _details(details: Details) -> dict[str, Any]:
    drafts = [as_json(draft) for draft in details.drafts]
    return {
        "problems": list(details.problems),
        "brief": details.brief,
        "drafts": drafts,
        "expected": dict(details.expected),
        "texts": [asdict(text) for text in details.texts],
    }
