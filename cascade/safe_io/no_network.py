"""Keep a process and all that it starts off the network.

What reads documents has nothing to ask there, but a document may name an address that a library or another program would
fetch. On Linux the kernel refuses; everywhere the usual variables name a proxy that nobody runs.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct
import sys
from contextlib import suppress

DEAD_PROXY = "http://127.0.0.1:9"  # the port of “discard”
_PROXIES = ("http_proxy", "https_proxy", "ftp_proxy", "all_proxy")
_LOCAL_FAMILIES = (1, 16)  # AF_UNIX, AF_NETLINK: within this computer
_SYSTEMS = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}  # AUDIT_ARCH and the number of socket()
_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _SECCOMP_MODE_FILTER = 38, 22, 2
_LOAD, _IS_EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | errno.EACCES
_NUMBER_AT, _SYSTEM_AT, _FAMILY_AT = 0, 4, 16  # in struct seccomp_data


def refuse_network() -> None:
    """Refuse this process and all that it starts any way out, from now on."""
    os.environ.update(proxies())
    if sys.platform == "linux" and platform.machine() in _SYSTEMS:
        with suppress(OSError, AttributeError):
            _let_kernel_refuse(*_SYSTEMS[platform.machine()])


def proxies() -> dict[str, str]:
    """Return the variables that name a proxy that nobody runs, for every address."""
    dead = {name: DEAD_PROXY for each in _PROXIES for name in (each, each.upper())}
    return {**dead, "no_proxy": "", "NO_PROXY": ""}


class _Program(ctypes.Structure):
    """The `struct sock_fprog` of the kernel."""

    _fields_ = (("length", ctypes.c_ushort), ("code", ctypes.c_char_p))


def _let_kernel_refuse(system: int, socket_number: int) -> None:
    """Let socket() fail for all families but the local ones."""
    steps = [
        (_LOAD, 0, 0, _SYSTEM_AT),
        (_IS_EQUAL, 0, 5, system),  # another system: allow
        (_LOAD, 0, 0, _NUMBER_AT),
        (_IS_EQUAL, 0, 3, socket_number),  # another call: allow
        (_LOAD, 0, 0, _FAMILY_AT),
        (_IS_EQUAL, 1, 0, _LOCAL_FAMILIES[0]),
        (_IS_EQUAL, 0, 1, _LOCAL_FAMILIES[1]),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]
    code = b"".join(struct.pack("=HBBI", *step) for step in steps)
    program = _Program(len(steps), code)
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    nothing = ctypes.c_ulong(0)
    prctl(_PR_SET_NO_NEW_PRIVS, ctypes.c_ulong(1), nothing, nothing, nothing)
    prctl(_PR_SET_SECCOMP, ctypes.c_ulong(_SECCOMP_MODE_FILTER), ctypes.byref(program), nothing, nothing)
