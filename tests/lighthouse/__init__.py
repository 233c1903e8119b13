"""Lighthouse on the pages that people see first, with production settings."""
