"""Runs a command with io_uring's system calls forbidden, as a container profile does.

usage: python forbid_io_uring.py COMMAND [ARGUMENT ...]
"""

import ctypes
import os
import struct
import sys

PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 38, 22, 2
RETURN_ALLOW, RETURN_EPERM = 0x7FFF0000, 0x00050001
LOAD_WORD, JUMP_IF_GREATER_OR_EQUAL, RETURN = 0x20, 0x35, 0x06
# io_uring_setup, io_uring_enter, io_uring_register: the same numbers on every architecture.
FIRST, LAST = 425, 427


def forbid_io_uring():
    """Installs the filter for this process and all it starts."""
    instruction = struct.Struct("HBBI").pack
    program = b"".join(
        [
            instruction(LOAD_WORD, 0, 0, 0),
            instruction(JUMP_IF_GREATER_OR_EQUAL, 0, 2, FIRST),
            instruction(JUMP_IF_GREATER_OR_EQUAL, 1, 0, LAST + 1),
            instruction(RETURN, 0, 0, RETURN_EPERM),
            instruction(RETURN, 0, 0, RETURN_ALLOW),
        ]
    )
    buffer = ctypes.create_string_buffer(program, len(program))

    class Program(ctypes.Structure):
        """struct sock_fprog."""

        _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_void_p)]

    described = Program(len(program) // 8, ctypes.cast(buffer, ctypes.c_void_p))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) or libc.prctl(
        PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(described), 0, 0
    ):
        raise OSError(ctypes.get_errno(), "prctl")


if __name__ == "__main__":
    forbid_io_uring()
    os.execvp(sys.argv[1], sys.argv[1:])
