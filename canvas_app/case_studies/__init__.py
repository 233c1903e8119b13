"""Case studies: curated canvases with their stories, sources and editions."""
