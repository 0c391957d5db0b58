"""The parts of `build`: what is ready, what it is made into, and what is known of the last time."""
