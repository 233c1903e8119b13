"""Tests of members, invitations and secret links."""
