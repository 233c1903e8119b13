"""Form rendering, and the forms and fields that edit parts of a canvas."""
