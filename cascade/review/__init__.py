"""Put the open links of a dossier to a person, best first, and keep the answers.

The dossier is judged anew under either answer to say what would follow. Knows no keyboard and no browser.
"""
