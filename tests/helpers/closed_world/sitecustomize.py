"""Closes the world of a process that a test starts; Python imports this by its name.

With ``PRESSKIT_TESTS_LOOPBACK`` the process may speak to servers on this machine.
"""

import os
import socket

import presskit.desk
from tests.helpers.closed import STILL, allow_loopback, refuse_connection, refuse_lookup

socket.socket.connect = (allow_loopback if os.environ.get("PRESSKIT_TESTS_LOOPBACK")
                         else refuse_connection)
socket.getaddrinfo = refuse_lookup
presskit.desk._now = lambda: STILL
