"""Style sheets and scripts, and how they are bundled for production."""
