"""Write the report for CI servers: JUnit XML.

A report goes in; a suite for each aspect comes out. A finding is a case that fails (kesalahan, peringatan) or waits
(pertanyaan: skipped); a rule without findings is a case that passed, was skipped for want of data, or broke; one that
was not judged never looks passed. A file that could not be read is an error.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from xml.etree import ElementTree as Xml

from cascade.model import STATE_NAMES, Finding, RuleCoverage
from cascade.model.i18n import Language, LocalizedText
from cascade.reports.report import Report
from cascade.rules.aspects import aspect_name, aspect_of, in_order
from cascade.text.printable import printable

FILE = "laporan.xml"

_FAILING = ("error", "warning")


def render(report: Report, language: Language) -> bytes:
    """Return the report as XML."""
    root = Xml.Element("testsuites", name=printable(f"cascade {report.dossier}"))
    for name, cases in _CaseWriter(report, language).suites():
        _add_suite(root, name, cases, report)
    for attribute in ("tests", "failures", "errors", "skipped"):
        root.set(attribute, str(sum(int(suite.get(attribute, "0")) for suite in root)))
    Xml.indent(root, " ")
    written: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _add_suite(root: Xml.Element, name: str, cases: list[Xml.Element], report: Report) -> None:
    """Add a suite that counts its own cases."""
    counted = {
        tag: str(sum(case.find(child) is not None for case in cases))
        for tag, child in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped"))
    }
    time = report.created.replace(tzinfo=None).isoformat(timespec="seconds")
    suite = Xml.SubElement(root, "testsuite", {"name": name, "tests": str(len(cases)), **counted, "timestamp": time})
    suite.extend(cases)


class _CaseWriter:
    """Writes the cases of a report in one language."""

    def __init__(self, report: Report, language: Language):
        self.report = report
        self.language: Language = language

    def suites(self) -> list[tuple[str, list[Xml.Element]]]:
        """Return the name and the cases of each suite: files that could not be read, then the aspects."""
        files = list(self._unread_files())
        cases: dict[str, list[Xml.Element]] = defaultdict(list)
        codes = {finding.code for finding in self.report.findings}
        for finding in self.report.findings:
            cases[aspect_of(finding.code)].append(self._finding(finding))
        for waived in self.report.set_aside:
            case = self._case(waived.finding)
            Xml.SubElement(case, "skipped", message=self._say(waived.sentence))
            cases[aspect_of(waived.finding.code)].append(case)
        for coverage in self.report.coverage:
            if coverage.code not in codes:
                cases[aspect_of(coverage.code)].append(self._rule(coverage))
        named = [(f"{aspect} {self._say(aspect_name(aspect))}", cases[aspect]) for aspect in in_order(set(cases))]
        return [(self._say(LocalizedText("Berkas", "Files")), files), *named] if files else named

    def _say(self, phrase: LocalizedText) -> str:
        return printable(phrase.say(self.language))

    def _case(self, finding: Finding) -> Xml.Element:
        """Return the case of a finding, without an outcome."""
        name = f"{finding.subject} [{finding.fingerprint[:8]}]"
        file = finding.places[0].file if finding.places else ""
        return Xml.Element("testcase", classname=finding.code, name=printable(name), file=printable(file), time="0")

    def _finding(self, finding: Finding) -> Xml.Element:
        """Return the case of a finding, with its message, its values and what to do."""
        case = self._case(finding)
        lines = [self._say(finding.message)]
        lines += [
            printable(
                f"{e.document or ''} {e.label.say(self.language)}: {e.value} ({e.source.say(self.language)})".strip()
            )
            for e in finding.evidence
            if e.source is not None
        ]
        lines.append(self._say(finding.fix))
        if finding.severity in _FAILING:
            failure = Xml.SubElement(case, "failure", type=finding.severity, message=lines[0])
            failure.text = "\n".join(lines)
        elif finding.severity == "question":
            Xml.SubElement(case, "skipped", message=lines[0])
        else:
            Xml.SubElement(case, "system-out").text = "\n".join(lines)
        return case

    def _rule(self, coverage: RuleCoverage) -> Xml.Element:
        """Return the case of a rule that found nothing."""
        case = Xml.Element("testcase", classname=coverage.code, name=self._say(coverage.title), time="0")
        reasons = "; ".join(self._say(reason) for reason in coverage.missing)
        state = f"{self._say(STATE_NAMES[coverage.state])}{': ' if reasons else ''}{reasons}"
        if coverage.state == "broken":
            Xml.SubElement(case, "error", type="rule", message=state)
        elif coverage.state not in ("passed", "failed"):
            Xml.SubElement(case, "skipped", message=state)
        elif reasons:
            partly = LocalizedText("sebagian tidak dapat dinilai: {r}", "in part not judged: {r}").format(r=reasons)
            Xml.SubElement(case, "system-out").text = self._say(partly)
        return case

    def _unread_files(self) -> Iterator[Xml.Element]:
        """Yield a case for each file that could not be read."""
        for problem in self.report.problems:
            if problem.severity == "error":
                name = printable(problem.source.file if problem.source else self.report.dossier)
                case = Xml.Element("testcase", classname="berkas", name=name, time="0")
                Xml.SubElement(case, "error", type="berkas", message=self._say(problem.message))
                yield case
