"""XML whose document type declarations, and with them all entities, are refused before they are read."""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn
from xml.etree import ElementTree
from xml.parsers import expat

from shapekin.errors import UnreadableFileError


def tree(data: bytes) -> ElementTree.Element:
    """The root element of an XML document.

    Raises:
        UnreadableFileError: The XML is damaged, or declares a document type.
    """
    try:
        return ElementTree.fromstring(data, ElementTree.XMLParser(target=_Builder()))
    except (ElementTree.ParseError, LookupError, ValueError) as error:
        raise _damaged(error) from None


def elements(data: bytes, start: Callable[[str, dict[str, str]], None]) -> None:
    """Call `start` with the local name and the attributes of each element, in their order.

    Raises:
        UnreadableFileError: The XML is damaged, or declares a document type.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = lambda name, attributes: start(local(name), attributes)
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise _damaged(error) from None


def local(name: str) -> str:
    """A name without its namespace, as `ElementTree` and expat write it."""
    return name.replace("}", " ").rpartition(" ")[2]


class _Builder(ElementTree.TreeBuilder):
    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        _refuse(name, pubid, system)


def _refuse(*_: object) -> NoReturn:
    raise UnreadableFileError("The XML declares a document type, which may hold traps; it is not read.")


def _damaged(error: Exception) -> UnreadableFileError:
    return UnreadableFileError(f"The XML is damaged or incomplete ({error}).")
