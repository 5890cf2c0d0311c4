"""Long lists: rows fetched while they are looked at, searched, ticked, opened by key."""
