"""The operators: each makes false claims out of the true ones of an article. One function an operator."""
