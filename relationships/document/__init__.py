"""The canvas as one immutable value, the parts it is edited in, and how both are compared."""
