"""What a label states in fields: names, routes, classes, ingredients, identifiers, and the label's own particulars."""
