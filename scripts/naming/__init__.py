"""Learn what tells whether a page is about a drug, and which of those it names, and measure it.

examples    our own pages, long and short, each with its drug or none → what is told, and the label
__main__    `python -m scripts.naming -o data/naming`
"""
