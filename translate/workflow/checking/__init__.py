"""What `check` needs: which checks, the work on an article, shared among processes; repairs, baselines."""
