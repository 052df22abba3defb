"""What harm a drug does, how often, and how serious it is: lists, tables and sentences."""
