"""The commands of `translate glossary`."""
