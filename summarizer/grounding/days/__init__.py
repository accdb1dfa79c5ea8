"""Which day date words mean."""
