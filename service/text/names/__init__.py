"""Names in official prose: organisations, persons, places, titles of documents."""
