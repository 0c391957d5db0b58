"""The commands as plain functions: the parts joined, nothing printed.

desk       the project's articles, languages and paths, as a command narrows them
update     articles into templates and catalogs
merging    one catalog brought up to date
writers    catalogs written side by side
renames    catalogs that follow their article
remembered what an update left as it had to be, so that the next one is quick
merge_po   three versions of a catalog merged, for git
fill       engines asked for what is empty
check      catalogs held against the glossary and the other checks
build      the language versions written
status     how far each article is
init       a new project laid out
"""
