"""What people look at and edit in the preview: views of articles, and one entry changed at a time."""
