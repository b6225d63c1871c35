"""Documents made from the handbook's data: fillable PDF and Word files."""
