"""Lines that the model words itself: each word, name, number and relation is one of their sentences."""
