"""Learn what words tell of topics, and measure it.

examples    our own pages, with what gold finds in them, and paragraphs written for this → what is told, and the topic
__main__    `python -m scripts.topics -o data/topics`
"""
