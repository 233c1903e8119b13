"""Views of members, invitations, secret links and shared canvases."""
