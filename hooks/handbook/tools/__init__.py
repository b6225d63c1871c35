"""Planning tools: calculators, deadlines, meetings, plans and reviews."""
