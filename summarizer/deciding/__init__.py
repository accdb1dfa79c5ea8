"""Decisions that labelled articles taught: features in, a probability out."""
