"""Dossiers at which the process under limits is lost; that process imports this module, and nothing that only tests need."""

from __future__ import annotations

import os

from cascade.fleet import dossier_task


def misbehave(job, say):
    """Do what the worst documents make the process under limits do."""
    task = job.task
    if task is None:
        return None
    match task.dossier.name:
        case "dies":
            os._exit(9)
        case "swells":
            bytearray(8 * 1024**3)
        case "hangs":
            say("poison")
            while True:
                pass
        case "mistake":
            raise ZeroDivisionError("nol")
        case "dies at a file" if "rusak.pdf" not in job.lost:
            say("rusak.pdf")
            os._exit(9)
    return dossier_task._judge_here(job, say)
