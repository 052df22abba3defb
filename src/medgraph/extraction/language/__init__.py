"""Read English as monographs write it: lists, phrases, conditions, people, what a clause commits itself to."""
