"""Accounts: who uses Rapport, how they sign in, and what they can see and take with them."""
