"""Say what the screens of the problems show and do: the list with its filters, one problem, the decisions on it.

`listing` has every main problem of a dossier, also those that a person took out of the report; `standing` what is decided of each at
this moment, `view` which of them a person asked for, `acts` what goes to `keputusan.yaml`, `problem_page` one of them. Nothing
here knows a request.
"""
