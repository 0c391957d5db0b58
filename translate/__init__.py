"""Turn a French article into versions that readers trust, in any language.

What happens to an article, folder by folder::

    documents   reads the article and splits it into raw slices, some of them segments
    catalog     keeps one gettext PO catalog an article and language, merged at each change
    memory, engines   fill what is still empty: translation memory, machine translation
    glossary, checks  find what an attentive desk editor would
    documents, render put the translated article together, byte for byte, and make its page

`workflow` joins these parts into the commands; `cli` is their thin shell.
See docs/architecture.md.
"""

__version__ = "0.1.0"
