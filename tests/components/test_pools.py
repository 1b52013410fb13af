"""Threads of the server share the C library's pools of memory."""

import platform
import re
import subprocess
import sys
from pathlib import Path

import pytest

ALLOCATES = """
import ctypes, sys, threading
from components import pools

if sys.argv[1] == "few":
    pools.few()
libc, together = ctypes.CDLL(None), threading.Barrier(8)
libc.malloc.restype = libc.fopen.restype = ctypes.c_void_p

def allocate():
    together.wait()
    assert libc.malloc(50_000)
    together.wait()

threads = [threading.Thread(target=allocate) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
told = ctypes.c_void_p(libc.fopen(sys.argv[2].encode(), b"w"))
libc.malloc_info(0, told)
libc.fclose(told)
"""


def pools_of(way: str, tmp_path: Path) -> int:
    """The pools of a process in which eight threads allocate at once."""
    told = tmp_path / f"{way}.xml"
    subprocess.run([sys.executable, "-c", ALLOCATES, way, str(told)], check=True, cwd=Path(__file__).parents[2])
    return len(re.findall(r"<heap nr=", told.read_text()))


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc has such pools")
def test_threads_share_two_pools(tmp_path):
    assert pools_of("few", tmp_path) == 2 < pools_of("as it comes", tmp_path)
