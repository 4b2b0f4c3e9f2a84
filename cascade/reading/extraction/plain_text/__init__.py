"""Tell the tables of a text without layout: `tables` is the entrance, `text_cells`, `rows` and `grid_layout` its steps."""
