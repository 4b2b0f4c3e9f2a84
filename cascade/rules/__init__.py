"""Judge linked documents by declared rules.

A rule is one YAML file: its legal basis, what it selects, a condition, its words and its own examples. `loader` compiles it,
`selectors` yields the rows it looks at, `evaluator` judges them with three answers, `findings` says what a fail rests on.

* No finding rests on an open link: a fail over one is told by the question about the link, as what would follow.
* `x.annual` is judged under the most plausible reading of the quarters. An equally plausible one that holds makes it pass,
  a less plausible one makes the finding a question; a fail is told under the reading that the PK or Renja backs.
* A rule that breaks on one row is "error" in the coverage and costs no report.
* A rule's `cases` give a fail another severity or other words without splitting the rule; `status: coba` marks a rule on
  trial, whose findings are told apart.
* Severity says how bad, confidence how sure: a fuzzy link, an assumed direction, a value carried down or read from a
  picture lowers confidence only.
* A rule earns its severity: until nine in ten of at least ten judged findings on real documents were right (`trust`), it
  only asks about what was read from printed pages, and its confidence is what its record is worth.
"""
