"""Catalogs: the PO files that translators work on.

reader     PO text read into entries, held against gettext's grammar
header     the fields of a header, and the charset that it declares
po         a whole PO file read and written
template   what an article's catalogs have to hold, and the .pot file
merge      an article's segments merged into a catalog: a pure function
changes    the changes of a text that leave its translation right: typography, addresses of links
origins    which old texts, and which of their sentences, a changed text comes from
counterparts  which sentences of a text are which of its former version
pieces     the translation of a text put together from those of what it comes from
align      which sentences of a translation say which of its source
notes      the translator comments that we write: all that is known of a translation's state
filling    what is still empty, and machine answers put there
moved      which article that is gone lives on under another name
three_way  two versions of a catalog that come from the same one, merged
store      a catalog on disk, changed as a whole or not at all
"""
