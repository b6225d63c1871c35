"""Pages, and the lists they lean on: sources, terms, scales, paths, comparisons."""
