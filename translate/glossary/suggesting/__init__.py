"""What `glossary suggest` finds: names and terms that articles have, and how their translations say them.

french      a segment's units; which words are of grammar, which are ordinary
texts       the segments, and what the glossary knows of them
names       capitals, and the small words that join them
groups      noun groups that recur
candidates  both merged and ranked
passages    what translations have in common
alignment   which of that is plainly the translation
"""
