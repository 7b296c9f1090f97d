"""A run as JUnit XML: a test case for every case, and one for every threshold."""

import re
from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree import ElementTree as ET

from eval.core.results import Run, SuiteResult
from eval.core.telling import figure_text, threshold_text

_NOT_XML = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


def junit(run: Run, shown: Mapping[str, Sequence[Mapping[str, Any]]]) -> bytes:
    """The XML. A case that did not pass is a failure with its problems; a threshold that was missed as well."""
    root = ET.Element("testsuites", name="nigao eval", time=f"{run.seconds:.3f}")
    for suite in run.suites:
        _add(root, suite, {each["case"]: each["problems"] for each in shown.get(suite.name, ())})
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _add(root: ET.Element, suite: SuiteResult, problems: Mapping[str, Sequence[str]]) -> None:
    limits = {name: figure for name, figure in suite.figures.items() if figure.threshold is not None}
    failures = sum(not case.passed for case in suite.cases) + len(suite.missed)
    tests = str(len(suite.cases) + len(limits))
    element = ET.SubElement(root, "testsuite", name=suite.name, tests=tests, failures=str(failures), errors="0")
    for case in suite.cases:
        told = None if case.passed else "\n".join(problems.get(case.case, ())) or "未通过"
        _case(element, suite.name, case.case, told)
    for name, figure in limits.items():
        limit = (
            f"{figure.title}为 {figure_text(figure.value, plain=figure.plain)}，应 {threshold_text(figure.threshold)}"
        )
        _case(element, f"{suite.name}.thresholds", name, limit if figure.missed else None)


def _case(parent: ET.Element, place: str, name: str, failure: str | None) -> None:
    element = ET.SubElement(parent, "testcase", classname=place, name=_clean(name), time="0")
    if failure is not None:
        said = _clean(failure)
        ET.SubElement(element, "failure", message=said.split("\n", 1)[0]).text = said


def _clean(text: str) -> str:
    """Without what XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)
