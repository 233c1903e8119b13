"""What to do next on a canvas: tasks in the order of the method, and a test of the most important assumption."""
