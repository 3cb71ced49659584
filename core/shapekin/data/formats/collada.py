"""The COLLADA format (`.dae`): trimesh reads it (with pycollada), once its document is pruned to the shapes.

Materials, pictures, cameras, lights and motion are cut away, so nothing refers to what is outside. What would be left
out or changed without a word (skins, holes, numbers that are none) is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from shapekin.data.contents import Cloud, Mesh
from shapekin.data.formats.library import load
from shapekin.data.formats.markup import local, tree
from shapekin.errors import UnreadableFileError

_NOT_SHAPES = frozenset(
    {
        "asset",
        "extra",
        "bind_material",
        "instance_camera",
        "instance_light",
        "instance_effect",
        "instance_physics_scene",
        "library_animations",
        "library_animation_clips",
        "library_cameras",
        "library_controllers",
        "library_effects",
        "library_force_fields",
        "library_images",
        "library_lights",
        "library_materials",
        "library_physics_materials",
        "library_physics_models",
        "library_physics_scenes",
        "lines",
        "linestrips",
    }
)
_ROTATION_WITHOUT_AXIS = re.compile(r"\s*(?:-?0*\.?0*(?:[eE]\S+)?\s+){3}\S*[1-9]")
_MAX_DEPTH = 200


def parse_dae(data: bytes) -> Mesh | Cloud:
    """Read a COLLADA file; its units and axes are kept as they are.

    Args:
        data: The file's bytes.

    Raises:
        UnreadableFileError: The XML is damaged or contradicts itself, or the shapes have skins or holes.
    """
    root = tree(data)
    if local(root.tag) != "COLLADA":
        raise UnreadableFileError("The file is XML, but not COLLADA.")
    _prune(root)
    if next(_all(root, "instance_visual_scene"), None) is None:
        raise UnreadableFileError("The COLLADA file has no scene, so nothing stands anywhere.")
    for element in root.iter():
        _check(element)
    _check_places(root)
    return load(ElementTree.tostring(root), "dae", ignore_broken=False)


def _prune(root: Element) -> None:
    stack = [(root, 0)]
    while stack:
        element, depth = stack.pop()
        if depth > _MAX_DEPTH:
            raise UnreadableFileError("The COLLADA file is nested too deeply.")
        for child in list(element):
            if local(child.tag) in _NOT_SHAPES:
                element.remove(child)
        stack += [(child, depth + 1) for child in element]


def _check(element: Element) -> None:
    name = local(element.tag)
    if name == "instance_controller":
        raise UnreadableFileError("The scene has skins on skeletons, which are not supported; export it as GLB or OBJ.")
    if name == "ph":
        raise UnreadableFileError("The mesh has polygons with holes, which are not supported; export triangles.")
    if name == "rotate" and _ROTATION_WITHOUT_AXIS.match(element.text or ""):
        raise UnreadableFileError("A rotation in the scene has no axis.")
    if name == "float_array" and "n" in (element.text or "").lower():
        raise UnreadableFileError("A coordinate is not a finite number.")


def _check_places(root: Element) -> None:
    """Refuse nodes that contain each other, which pycollada would follow without end."""
    by_id = {element.attrib["id"]: element for element in root.iter() if "id" in element.attrib}
    seen: set[Element] = set()

    def follow(node: Element, above: frozenset[Element]) -> None:
        if node in above or len(above) > _MAX_DEPTH:
            raise UnreadableFileError("The parts of the scene contain each other, or are nested too deeply.")
        if node in seen:
            return
        for reference in _all(node, "instance_node"):
            target = by_id.get(reference.attrib.get("url", "").removeprefix("#"))
            if target is not None:
                follow(target, above | {node})
        seen.add(node)

    for node in _all(root, "node"):
        follow(node, frozenset())


def _all(element: Element, name: str) -> Iterator[Element]:
    return (one for one in element.iter() if local(one.tag) == name)
