"""Work on the links of a dossier: the queue of open questions, one card each, and the list of all links.

`sight.py` is what the last check gives, `ledger.py` what the file says now, `desk.py` both together: what is open at this moment, what was
done last, and every act on it. `card.py` and `listing.py` make what templates show.
"""
