"""Style sheets and scripts: which there are, and how they are collected for production."""
