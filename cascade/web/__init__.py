"""Show the workbench in a browser on the person's own machine: check, answer, decide, without a terminal.

Pages are made here by Starlette and Jinja2 and work without a script; the module in `static/` only saves clicks. The engine
is called through `cascade.pipeline` and `cascade.review`, what is decided goes to the `keputusan.yaml` of the dossier. A screen is
one module in `screens/` with its `ROUTES` and its templates. Nothing asks another host for anything.
"""
