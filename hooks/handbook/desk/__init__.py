"""The authors' desk: what to look at next, in the text, its translations and its questions."""
