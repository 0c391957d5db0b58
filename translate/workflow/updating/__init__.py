"""What an update needs: catalogs merged and written, what has not changed known, renames followed."""
