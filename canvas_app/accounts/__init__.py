"""Users, signing in, profiles, and the export and deletion of accounts."""
