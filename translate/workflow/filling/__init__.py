"""What a fill needs: the memory opened, engines in a chain, each kept to the glossary, languages abreast."""
