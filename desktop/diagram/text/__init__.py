"""Words measured and wrapped from the bundled font's own tables."""
