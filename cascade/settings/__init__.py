"""Tell what a region and a dossier decided: policies, calendar, words of headings, nomenclature.

Choices stand in files that override each other: the built-in `policy.yaml`, the region pack (`daerah.yaml` and its
`rules/`), the office's `cascade.yaml` in the folders above a dossier, the dossier's `berkas.yaml`. A choice may be a list of values with planning years (`from`, `until`), owner and
reference; the year is that of the newest yearly document. Each value keeps where it is written, so that a finding can
name the choices that it rests on. A file with an unknown key is refused, with line and the key that was probably meant.
"""
