"""Files that show a canvas: PDF, PNG, SVG and slides."""
