"""Text in both languages: ``{en: ..., ko: ...}``, or one string that serves for both."""

from judge.catalog.mistakes import Mistakes
from judge.catalog.node import MappingNode, Node
from judge.catalog.section import Key, Section
from judge.catalog.shape import Schema, Words
from judge.frozen import frozen
from judge.model.text import Text


@frozen
class Bilingual:
    """A text in one language or two; ``name`` is that of the mapping in the JSON Schema."""

    name: str
    words: Words

    def read(self, node: Node, path: str, mistakes: Mistakes, /) -> Text | None:
        """Return the text in both languages."""
        if not isinstance(node, MappingNode):
            text = self.words.read(node, path, mistakes)
            return None if text is None else Text(text, text)
        en, ko = self._keys()
        fields = self._section().read(node, path, mistakes)
        both = (fields.get(en), fields.get(ko)) if fields else (None, None)
        return None if both[0] is None or both[1] is None else Text(both[0], both[1])

    def _keys(self) -> tuple[Key[str], Key[str]]:
        return (
            Key(name="en", shape=self.words, doc="In English.", example="...", required=True),
            Key(name="ko", shape=self.words, doc="In Korean.", example="...", required=True),
        )

    def _section(self) -> Section:
        return Section(name=self.name, doc="A text in English and Korean.", keys=self._keys())

    def schema(self, definitions: Schema, /) -> Schema:
        """Describe a string, or one for each language."""
        schemas = [self.words.schema(definitions), self._section().schema(definitions)]
        return {"anyOf": schemas}


LINE = Bilingual(name="bilingual_line", words=Words(one_line=True))
PROSE = Bilingual(name="bilingual", words=Words())
