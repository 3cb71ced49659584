"""What other packages add, by entry points: one group for each kind of thing that can be added.

    [project.entry-points."shapekin.models"]
    my_model = "my_package.mine:MyModel"

The name is what people type, the value is a class (of a reader: a function). A plug-in is loaded only when somebody
asks for it by name, or for the whole list. It never replaces what is built in. Whatever is wrong with one, when it is
loaded or while it works, becomes a `BrokenPluginError` that names the package; nothing else stops working.
"""

from __future__ import annotations

import functools
import inspect
import sys
from collections.abc import Callable, Collection, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import EntryPoint, EntryPoints, entry_points
from typing import Any, Generic, TypeVar

from shapekin.errors import ShapekinError

T = TypeVar("T")


class BrokenPluginError(ShapekinError):
    """A package offers something that can't be used."""


def offered(group: str) -> EntryPoints:
    """What the installed packages offer in a group; looked for once, and again where others are in reach."""
    return _offered(group, tuple(sys.path))


@functools.lru_cache(maxsize=32)
def _offered(group: str, _path: tuple[str, ...]) -> EntryPoints:
    return entry_points(group=group)


@dataclass(frozen=True)
class Plugins(Generic[T]):
    """All that other packages offer of one kind.

    Attributes:
        group: Of the entry points, such as "shapekin.models".
        what: One of them, for people: "model".
        check: Makes what is used of what was loaded, given that and its name; refuses by raising anything.
        guarded: Methods that do its work.
    """

    group: str
    what: str
    check: Callable[[Any, str], T]
    guarded: tuple[str, ...] = ()

    def names(self, taken: Collection[str] = ()) -> tuple[str, ...]:
        """Names in alphabetical order, without those that are taken."""
        return tuple(sorted(set(offered(self.group).names) - set(taken)))

    def get(self, name: str) -> T:
        """The plug-in of this name, which must be one of `names`.

        Raises:
            BrokenPluginError: It can't be loaded, or is not what it should be.
        """
        found: T = _loaded(self, offered(self.group)[name])
        return found

    def working(self, taken: Collection[str] = ()) -> dict[str, T]:
        """All that can be used, by name, without those whose names are taken."""
        found = self._tried(taken)
        return {name: one for name, one in found.items() if not isinstance(one, BrokenPluginError)}

    def faults(self, taken: Collection[str] = ()) -> dict[str, str]:
        """Why the others can't be used, by name."""
        found = self._tried(taken)
        return {name: one.message for name, one in found.items() if isinstance(one, BrokenPluginError)}

    def _tried(self, taken: Collection[str]) -> dict[str, T | BrokenPluginError]:
        found: dict[str, T | BrokenPluginError] = {}
        for name in self.names(taken):
            try:
                found[name] = self.get(name)
            except BrokenPluginError as error:
                found[name] = error
        return found


def require(thing: object, name: str, *wanted: str) -> None:
    """Refuse what lacks something, or goes by another name than its entry point.

    Raises:
        TypeError: With the reason.
    """
    if lacking := [one for one in ("name", *wanted) if not hasattr(thing, one)]:
        raise TypeError(f"it lacks {', '.join(lacking)}")
    own = getattr(thing, "name", "")
    if own != name:
        raise TypeError(f'it calls itself "{own}"')


@functools.cache
def _loaded(plugins: Plugins[T], point: EntryPoint) -> T:
    package = point.dist.name if point.dist is not None else point.value.partition(":")[0]
    said = f'The {plugins.what} "{point.name}" of the package "{package}"'
    with _kindly(f"{said} can't be used"):
        loaded = point.load()
        if inspect.isclass(loaded):
            methods = {name: getattr(loaded, name) for name in plugins.guarded if hasattr(loaded, name)}
            guarded = {name: _guarded(method, f"{said} failed") for name, method in methods.items()}
            loaded = type(loaded.__name__, (loaded,), {**guarded, "__module__": loaded.__module__})
        return plugins.check(loaded, point.name)


def _guarded(method: Callable[..., Any], said: str) -> Callable[..., Any]:
    """The same, with failures that name the package."""
    if inspect.isgeneratorfunction(method):

        @functools.wraps(method)
        def steps(*args: object, **more: object) -> Generator[Any, None, Any]:
            with _kindly(said):
                return (yield from method(*args, **more))

        return steps

    @functools.wraps(method)
    def call(*args: object, **more: object) -> Any:  # noqa: ANN401  whatever the method gives
        with _kindly(said):
            return method(*args, **more)

    return call


@contextmanager
def _kindly(said: str) -> Iterator[None]:
    try:
        yield
    except (ShapekinError, MemoryError):
        raise
    except Exception as error:
        why = " ".join(str(error).split())[:200]
        raise BrokenPluginError(
            f"{said} ({type(error).__name__}: {why}).", "Update or remove that package, or choose another."
        ) from error
