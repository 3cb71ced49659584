"""The kinds of ShapeNetCore: WordNet offsets and what they are called."""

from __future__ import annotations

import re

from shapekin.data.layouts.names import printable
from shapekin.data.layouts.tree import Tree
from shapekin.errors import UnreadableFileError

SYNSET = re.compile(r"\d{8}")

# The 55 kinds of ShapeNetCore v2 by their first lemma, and the two that only v1 has: bicycle and boat.
NAMES = {
    "02691156": "airplane",
    "02747177": "ashcan",
    "02773838": "bag",
    "02801938": "basket",
    "02808440": "bathtub",
    "02818832": "bed",
    "02828884": "bench",
    "02834778": "bicycle",
    "02843684": "birdhouse",
    "02858304": "boat",
    "02871439": "bookshelf",
    "02876657": "bottle",
    "02880940": "bowl",
    "02924116": "bus",
    "02933112": "cabinet",
    "02942699": "camera",
    "02946921": "can",
    "02954340": "cap",
    "02958343": "car",
    "02992529": "cellular telephone",
    "03001627": "chair",
    "03046257": "clock",
    "03085013": "computer keyboard",
    "03207941": "dishwasher",
    "03211117": "display",
    "03261776": "earphone",
    "03325088": "faucet",
    "03337140": "file",
    "03467517": "guitar",
    "03513137": "helmet",
    "03593526": "jar",
    "03624134": "knife",
    "03636649": "lamp",
    "03642806": "laptop",
    "03691459": "loudspeaker",
    "03710193": "mailbox",
    "03759954": "microphone",
    "03761084": "microwave",
    "03790512": "motorcycle",
    "03797390": "mug",
    "03928116": "piano",
    "03938244": "pillow",
    "03948459": "pistol",
    "03991062": "pot",
    "04004475": "printer",
    "04074963": "remote control",
    "04090263": "rifle",
    "04099429": "rocket",
    "04225987": "skateboard",
    "04256520": "sofa",
    "04330267": "stove",
    "04379243": "table",
    "04401088": "telephone",
    "04460130": "tower",
    "04468005": "train",
    "04530566": "vessel",
    "04554684": "washer",
}


def synset_names(tree: Tree) -> dict[str, str]:
    """Names of synsets: those of the tree's `taxonomy.json` where it has one, and the built-in ones."""
    names = dict(NAMES)
    for path in (path for path in tree.paths if path.rpartition(b"/")[2] == b"taxonomy.json"):
        try:
            entries = tree.json(path)
        except UnreadableFileError:
            continue
        for entry in entries if isinstance(entries, list) else ():
            synset = entry.get("synsetId") if isinstance(entry, dict) else None
            first = str(entry.get("name", "")).split(",")[0].strip() if isinstance(synset, str) else ""
            if isinstance(synset, str) and first:
                names[synset] = first
    return names


def offset_names(tree: Tree) -> dict[str, str]:
    """Names of synsets as ShapeNet-part's `synsetoffset2category.txt` gives them: "Airplane" and an offset a line."""
    names = dict(NAMES)
    for path in (path for path in tree.paths if path.rpartition(b"/")[2] == b"synsetoffset2category.txt"):
        try:
            lines = tree.text(path).splitlines()
        except UnreadableFileError:
            continue
        for words in (line.split() for line in lines):
            if len(words) > 1 and SYNSET.fullmatch(words[-1]):
                names[words[-1]] = " ".join(words[:-1])
    return names


def below_root(tree: Tree, path: bytes) -> str:
    """A path with the root's own name before it: the root may itself be the folder of one synset."""
    return f"{tree.name}/{printable(path)}"
