"""The commands as plain functions: the parts joined, nothing printed.

desk       the project's articles, languages and paths, as a command narrows them
update     articles into templates and catalogs (`updating`: catalogs merged and written)
merge_po   three versions of a catalog merged, for git
fill       memory and engines asked for what is empty (`filling`: the chain, the glossary enforced)
check      catalogs held against the glossary and the other checks (`checking`: the work, repairs, baselines)
build      the language versions written
status     how far each article is
glossary   the glossary's terms shown, suggested, put into the catalogs, taken from and given to others
memory     the translation memory shown, taken in and given out as TMX
engines    which engines can be asked, and where they send text
init       a new project laid out
"""
