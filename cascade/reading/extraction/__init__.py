"""Turn pages into tables: drawn lines, white space, page breaks, plain text."""
