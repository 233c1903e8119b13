"""Ways of looking at a canvas: pure functions from a document to small display values, one module per lens."""
