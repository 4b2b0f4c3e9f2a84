"""Ways in which people write the lists of a YAML file."""

TEXTS = {
    "empty": "",
    "only comments": "# catatan kepala\n# baris dua\n",
    "another key": "waivers:\n  - {fingerprint: a, reason: b}  # dari rapat\n",
    "no newline at the end": "waivers: []\n# akhir",
    "block": "# kepala\nlinks:\n  - left: {a: 1}  # satu\n    verdict: rejected\n\n# tentang pengecualian\nwaivers: []\n",
    "block at the margin": "links:\n- left: {a: 1}\n  why: karena\n  # masih tentang yang pertama\n# tentang waivers\nwaivers: []\n",
    "block text": "links:\n  - why: |\n      baris satu\n      # bukan komentar\n\n    by: A\n  - why: >\n      dilipat\n\nwaivers: []\n",
    "flow": "links: [{a: 1}, {b: 2}]  # dua\nwaivers: []\n",
    "flow over lines": "links: [\n  {a: 1},\n  {b: 2},  # koma\n]\n",
    "empty list": "links: []\nwaivers: []\n",
    "nothing": "links:\nwaivers: []\n",
    "nothing, at the end": "links:",
    "nothing, commented": "links:  # belum ada\n# lagi\nwaivers: []\n",
    "whole file in braces": "{links: [{a: 1}], waivers: []}\n",
    "whole file in braces without links": "{waivers: []}\n",
    "document start": "---\nwaivers: []\nlinks:\n  - {a: 1}\n",
    "quoted key": "\"links\":\n  - 'x: y'\n",
    "nested lists last": "links:\n  - a:\n      - 1\n      - [2,\n         3]\n\n\n# ekor\n",
}
