"""Catalogs: the PO files that translators work on.

lexer      the lines of a PO file, held against gettext's grammar
po         reads PO text (the adapter of polib) and writes it
template   what an article's catalogs have to hold, and the .pot file
merge      an article's segments merged into a catalog: a pure function
similar    which old entry a changed segment comes from
store      a catalog on disk, changed as a whole or not at all
"""
