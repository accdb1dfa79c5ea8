"""Who is named: the cast of an article, with kinds, roles and affiliations."""
