"""The parse of a sentence, its faults mended, and what hangs on what in it."""
