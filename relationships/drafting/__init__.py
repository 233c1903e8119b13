"""First drafts of a canvas from two answers: matching with patterns and cases, and notes that reuse the answers."""
