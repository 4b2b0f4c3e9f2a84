"""Begin commands as copies of a process that has loaded the command line, two libraries that nearly all of them want, and no command.

Each line of the input asks for one: its arguments, its folder, its environment, and the files for what it says. Each line of the
output is an exit code.
"""

from __future__ import annotations

import json
import os
import sys

import networkx
from pydantic import BaseModel, TypeAdapter

from cascade.cli.app import main

LOADED = (networkx, BaseModel, TypeAdapter)  # a fifth of a second


def become(command: list[str], folder: str, said: list[str], known: dict[str, str]) -> None:
    """Be as a shell would have begun it."""
    sys.argv = command
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(known)
    writes = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    for number, opened in enumerate((os.open(os.devnull, os.O_RDONLY), *(os.open(path, writes) for path in said))):
        os.dup2(opened, number)
        os.close(opened)


for line in sys.stdin:
    asked = json.loads(line)
    child = os.fork()
    if not child:
        break
    _, status = os.waitpid(child, 0)
    sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
    sys.stdout.flush()
else:
    sys.exit()
become(**asked)
main()
