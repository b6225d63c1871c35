"""Figures: charts and diagrams with a claim and its numbers."""
