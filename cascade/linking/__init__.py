"""Find which indicator is the same one in another document, and learn it from people.

Each piece of evidence on a pair has a plain number; the sum of log-odds decides whether it is proposed at all, and which of
several is. A link is automatic only if nothing speaks against it; otherwise it is a question, and no finding rests on it. So
precision rests on these gates, not on the weights: learning other weights cannot make a near namesake automatic. Rows of one
table are never one indicator. A list of IKU cites indicators of programs, the PK of a lower official those of program, kegiatan
and sub kegiatan; one on its own level comes first. Two indicators without a link that promise the same in one place are a question. Human decisions are obeyed; the later of two that contradict each other counts.
"""
