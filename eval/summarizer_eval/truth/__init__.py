"""The benchmark of truth: what grounding lets pass that is false, and what it throws away that is true."""
