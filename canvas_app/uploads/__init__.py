"""Uploaded files: their type, the decoding of JSON, and sentences for what is wrong with them."""
