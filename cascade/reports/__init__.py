"""Turn findings into what people read; decide nothing.

`report` is the one record of a run. Everything here only shows it: `html` and `papers` say what a page and the working papers contain, `formats`
lay that out, `annotators` write notes into copies of documents. What to know:

* An aspect (the letters of a rule's code) is *tidak sesuai* with one error, *tidak cukup data* while a rule that applies could not be judged
  (unless it needs a document beyond Renstra, Renja, PK and Rencana Aksi), else *sesuai*, with *catatan* where a warning or question stands.
* A profile with a `verdict` names the document to be signed. It is ready only where nothing is required: no error, no document missing or unread,
  no open link of its own. Beside that answer stands what was not judged and how many warnings there are; of a signed document it says no word of signing. Where two prints must be the same, the one further down the cascade follows the other (`corrections`).
* A finding is the same one over runs by its fingerprint. One that is gone is solved only where its rule judged the same subject again, where the
  subject is the fault itself, or where nothing prints it any more; else nobody asked, and that is said (`followup`).
* Numbers of persons are masked in every report (`masking`). The same report gives the same bytes.
"""

JSON_VERSION = 1  # of `laporan.json`; rises when a key changes its meaning or disappears
