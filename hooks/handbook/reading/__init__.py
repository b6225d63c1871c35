"""Reading: data files and their words, with the line of every fault."""
