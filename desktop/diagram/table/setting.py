"""How words are set: lines of a column, blocks of lines in a box."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.diagram.chart import Box, Run
from desktop.diagram.sizes import Sizes
from desktop.diagram.text.font import Faces, width_of
from desktop.diagram.text.wrapping import longest_piece, wrapped

TIGHT_LINES = 1.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Words broken into lines, all in one size and face."""

    lines: tuple[str, ...]
    size: float
    strong: bool = False
    line_height: float

    @property
    def step(self) -> float:
        """Tell how far apart the lines stand."""
        return self.size * self.line_height

    @property
    def height(self) -> float:
        """Tell how high all lines are together."""
        return self.step * len(self.lines)


@dataclass(frozen=True, slots=True)
class Setting:
    """The measures and faces that a table is set in."""

    sizes: Sizes
    faces: Faces

    def block(self, words: str, size: float, width: float, *, strong: bool = False) -> Block:
        """Break words into lines of a width."""
        lines = wrapped(self.faces.of(strong=strong), words, size, width)
        return Block(lines=lines, size=size, strong=strong, line_height=self.sizes.line_height)

    def tight(self, words: str, size: float, width: float) -> Block:
        """Break the strong words of symbols and arrows, whose lines stand closer."""
        lines = wrapped(self.faces.strong, words, size, width)
        return Block(lines=lines, size=size, strong=True, line_height=TIGHT_LINES)

    def width_of(self, block: Block) -> float:
        """Tell how wide the widest line is."""
        font = self.faces.of(strong=block.strong)
        return max((width_of(font, line, block.size) for line in block.lines), default=0.0)

    def longest(self, words: str, size: float, *, strong: bool = False) -> float:
        """Tell the least width in which no word has to break anywhere."""
        return longest_piece(self.faces.of(strong=strong), words, size)

    def centred(self, block: Block, box: Box) -> tuple[Run, ...]:
        """Set each line into the middle of a box."""
        font = self.faces.of(strong=block.strong)
        lefts = [box.x + (box.width - width_of(font, line, block.size)) / 2 for line in block.lines]
        return self._set(block, box, lefts)

    def left(self, block: Block, box: Box, inset: float) -> tuple[Run, ...]:
        """Set the lines beginning at the left, the block at half height of a box."""
        return self._set(block, box, [box.x + inset] * len(block.lines))

    def _set(self, block: Block, box: Box, lefts: Sequence[float]) -> tuple[Run, ...]:
        font = self.faces.of(strong=block.strong)
        top = box.y + (box.height - block.height) / 2
        baseline = top + (block.step + (font.ascent - font.descent) * block.size) / 2
        baselines = (baseline + block.step * place for place in range(len(block.lines)))
        return tuple(
            Run(x=x, y=y, text=line, size=block.size, strong=block.strong)
            for x, y, line in zip(lefts, baselines, block.lines, strict=True)
        )
