"""Reads the handbook's own text as a strict editor would: sentences, words, claims, numbers."""
