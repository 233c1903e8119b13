"""The vocabulary of the domain: blocks, types, goals, stages and others, with their texts."""
