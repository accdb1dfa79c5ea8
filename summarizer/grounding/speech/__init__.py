"""Who holds what: whose words they are, whose position, and which way it leans."""
