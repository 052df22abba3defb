"""A learned reader of adverse reactions on official labels: which strings of a section name one.

    tokens      a text as words and marks
    terms       names that the vocabularies and the training labels know, and where they stand in a text
    features    what the tagger is told about a word: itself, its neighbours, its section, the names it is part of
    tagging     what the linear-chain model says of tokens: the probability that a name begins, goes on, or is not there
    places      where strings stand that may name an effect
    habits      what words do at the edges of names, as counted on the training labels
    company     the other strings of a label
    told        what the second judgement is told of a string, in numbers
    wording     its words and those around it, as a logistic model weighs them
    trees       boosted trees: numbers → a probability
    model       the shipped weights, trees and counts
    strings     all places of a label → its strings, each with the probability that experts would mark it
    finder      a page that is a label → its effects, with the sentences that name them

The model was trained by `scripts/tagger` on labels whose adverse reactions were marked by experts; what is
shipped (`data/tagger`) are weights, trees and counts. Offline and deterministic: the same bytes give the same strings.
"""
