"""Tests of the server and of what every request passes through."""
