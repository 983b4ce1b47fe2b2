"""Closes the world of a process that a test starts; Python imports this by its name."""

import socket

import presskit.desk
from tests.helpers.closed import STILL, refuse_connection, refuse_lookup

socket.socket.connect = refuse_connection
socket.getaddrinfo = refuse_lookup
presskit.desk._now = lambda: STILL
