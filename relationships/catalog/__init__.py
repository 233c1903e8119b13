"""The vocabulary of the field: blocks, types, goals, stages and the rest, with their texts."""
