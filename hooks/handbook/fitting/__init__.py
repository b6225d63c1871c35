"""Fitting: whether what is read fits together: items, numbers, the menu, the words of templates."""
