"""The handbook's core: data in, pages and documents out; it knows no site engine."""
