"""The commands as plain functions: the parts joined, nothing printed.

desk       the project's articles, languages and paths, as a command narrows them
update     articles into templates and catalogs
fill       engines asked for what is empty
check      catalogs held against the glossary and the other checks
build      the language versions written
status     how far each article is
init       a new project laid out
"""
