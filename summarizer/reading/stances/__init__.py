"""Stances: who holds what on which question, and which position (for, against) the words take on it."""
