"""Whom words mean that are no names: "the minister", "she", "the two sides"."""
