"""TermBase eXchange: version 3 (ISO 30042:2019) and version 2 (ISO 30042:2008).

Both have entries of languages of terms, each under names of its own. In version 3 data categories are told as
the ``type`` of an element (style DCA) or as its name (style DCT). Which there are depends on the dialect:
TBX-Core has notes only, TBX-Basic the usual ones.
"""

PREFERRED, ADMITTED, DEPRECATED = "preferredTerm-admn-sts", "admittedTerm-admn-sts", "deprecatedTerm-admn-sts"
"""Values of ``administrativeStatus``."""
