"""How indicators are worked out: every formula in each of its variants. Nothing here reads or writes a canvas."""
