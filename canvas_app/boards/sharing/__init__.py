"""Members, invitations and secret links."""
