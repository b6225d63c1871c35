"""Showing: pages and components as HTML, through the templates of overrides/."""
