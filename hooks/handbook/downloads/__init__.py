"""Downloads: everything that the handbook gives away as a file."""
