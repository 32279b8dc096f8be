"""A language model in the pipeline: it may choose tools and words, never an amount or a quote.

It stands behind the same steps and tools as the rules. What it wrote is shown only once code has
verified it; whatever goes wrong with it ends in the answer that the rules give.
"""
