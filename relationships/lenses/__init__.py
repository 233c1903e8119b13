"""The lenses, or views of a canvas: pure functions from a document to small display values, one module per lens."""
