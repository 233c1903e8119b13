"""First drafts of a canvas from two answers: the form, the review, and the canvas that it becomes."""
