"""Put questions to a person and keep the answers in `keputusan.yaml`.

Open links, best first (`session.py`: the dossier is judged anew under either answer to say what would follow); the yellow cells of a
filled-in workbook (`workbook.py` reads them, `answers.py` takes them down, `answered_check.py` checks under them); a main problem
of the last report that somebody accepts (`last_report.py`, `waiving.py`), confirms or calls a false alarm (`judging.py`). Knows no keyboard and no browser.
"""
