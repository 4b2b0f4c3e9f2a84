"""The report for CI servers: JUnit XML.

One suite for each aspect. A finding is a case that fails (kesalahan, peringatan) or waits (pertanyaan: skipped); a
rule without findings is a case that passed, was skipped for want of data, or broke. A file that could not be read is an error.
"""

from __future__ import annotations

from collections import defaultdict
from xml.etree import ElementTree as Xml

from cascade.model import STATE_NAMES, Finding, RuleCoverage
from cascade.model.i18n import Language, LocalizedText
from cascade.reports.report import Report
from cascade.rules.aspects import aspect_name, aspect_of, in_order
from cascade.text.printable import printable

NAME = "junit"
FILE = "laporan.xml"

_FAILING = ("error", "warning")


def render(report: Report, language: Language) -> bytes:
    """Return the report as XML."""
    root = Xml.Element("testsuites", name=printable(f"cascade {report.dossier}"))
    cases = _Cases(report, language)
    for name, suite in cases.suites():
        _suite(root, name, suite, report)
    for attribute in ("tests", "failures", "errors", "skipped"):
        root.set(attribute, str(sum(int(suite.get(attribute, "0")) for suite in root)))
    Xml.indent(root, " ")
    written: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _suite(root: Xml.Element, name: str, cases: list[Xml.Element], report: Report) -> None:
    counted = {
        tag: str(sum(case.find(child) is not None for case in cases))
        for tag, child in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped"))
    }
    time = report.created.replace(tzinfo=None).isoformat(timespec="seconds")
    suite = Xml.SubElement(root, "testsuite", {"name": name, "tests": str(len(cases)), **counted, "timestamp": time})
    suite.extend(cases)


class _Cases:
    def __init__(self, report: Report, language: Language):
        self.report = report
        self.language: Language = language

    def suites(self) -> list[tuple[str, list[Xml.Element]]]:
        files = [self._file(*each) for each in self._unread()]
        found: dict[str, list[Xml.Element]] = defaultdict(list)
        codes = {finding.code for finding in self.report.findings}
        for finding in self.report.findings:
            found[aspect_of(finding.code)].append(self._finding(finding))
        for waived in self.report.waived:
            case = self._case(waived.finding)
            said = LocalizedText("dikecualikan: {r}", "waived: {r}").format(r=waived.reason)
            Xml.SubElement(case, "skipped", message=self._say(said))
            found[aspect_of(waived.finding.code)].append(case)
        for coverage in self.report.coverage:
            if coverage.code not in codes:
                found[aspect_of(coverage.code)].append(self._rule(coverage))
        named = [(f"{each} {self._say(aspect_name(each))}", found[each]) for each in in_order(set(found))]
        read = self._say(LocalizedText("Berkas", "Files"))
        return [(read, files), *named] if files else named

    def _say(self, phrase: LocalizedText) -> str:
        return printable(phrase.say(self.language))

    def _case(self, finding: Finding) -> Xml.Element:
        name = f"{finding.subject} [{finding.fingerprint[:8]}]"
        file = finding.places[0].file if finding.places else ""
        return Xml.Element("testcase", classname=finding.code, name=printable(name), file=printable(file), time="0")

    def _finding(self, finding: Finding) -> Xml.Element:
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
        case = Xml.Element("testcase", classname=coverage.code, name=self._say(coverage.title), time="0")
        reasons = "; ".join(self._say(reason) for reason in coverage.missing)
        said = f"{self._say(STATE_NAMES[coverage.state])}{': ' if reasons else ''}{reasons}"
        if coverage.state == "broken":
            Xml.SubElement(case, "error", type="rule", message=said)
        elif coverage.state not in ("passed", "failed"):
            Xml.SubElement(case, "skipped", message=said)
        elif reasons:
            partly = LocalizedText("sebagian tidak dapat dinilai: {r}", "in part not judged: {r}").format(r=reasons)
            Xml.SubElement(case, "system-out").text = self._say(partly)
        return case

    def _unread(self) -> list[tuple[str, str]]:
        return [
            (printable(problem.source.file if problem.source else self.report.dossier), self._say(problem.message))
            for problem in self.report.problems
            if problem.severity == "error"
        ]

    def _file(self, file: str, message: str) -> Xml.Element:
        case = Xml.Element("testcase", classname="berkas", name=file, time="0")
        Xml.SubElement(case, "error", type="berkas", message=message)
        return case
