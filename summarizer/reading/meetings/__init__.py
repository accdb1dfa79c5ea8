"""What tells that people met, who they were, when, where and how certain it is."""
