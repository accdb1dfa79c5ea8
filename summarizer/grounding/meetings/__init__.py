"""Who met: who took part, when, where, on what, and how certain it is."""
