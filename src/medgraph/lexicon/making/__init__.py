"""Make the tables of the lexicon from the files of the publishers; not needed to look names up.

    obo, obographs   HPO and MONDO, in either form → entries
    concepts         entries → phenotypes, diseases, each name once
    hgnc             the table of genes
    writing          tables with their headers
    update           the whole way, into the user's lexicon
    terms            one's own terms

`scripts/lexicon` makes the shipped tables with the same functions.
"""
