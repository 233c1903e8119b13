"""Who may do what to a canvas, with whom it is shared, and the secret tokens that open it."""
