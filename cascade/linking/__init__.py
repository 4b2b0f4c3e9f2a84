"""Find the same indicator in other documents, one to one."""
