from __future__ import annotations

import json

from cascade.reading.canonical import json_text


def test_an_object_without_others_inside_takes_one_line():
    data = {"a": 1, "list": [{"x": "ä", "y": None}, {"x": 2}], "empty": []}

    assert json_text(data) == '{\n "a": 1,\n "list": [\n  {"x": "ä", "y": null},\n  {"x": 2}\n ],\n "empty": []\n}\n'
    assert json.loads(json_text(data)) == data
