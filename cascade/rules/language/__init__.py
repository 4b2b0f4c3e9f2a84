"""Compile the conditions of rules: types, three-valued logic, functions."""
