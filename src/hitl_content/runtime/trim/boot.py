# Run inside the interpreter that is about to be captured, never on a desk. What it leaves behind is one function that
# takes a text and gives a text, and as little else as that function needs.
import sys
import types

# Dataclasses and typing look into classes with these while they make one, for its docstring. They drag the whole
# compiler along; nothing that is asked of them here needs them.
sys.modules["ast"] = ast = types.ModuleType("ast")
ast.__getattr__ = lambda _: object
sys.modules["inspect"] = inspect = types.ModuleType("inspect")
inspect.unwrap = lambda function: function


def signature(_):
    raise TypeError


inspect.signature = signature

import builtins
import codecs
import encodings
import enum
import gc
import importlib
import json
import os
import zipimport

WHEEL = "/hitl.whl"
REQUESTS = "/requests.json"  # made by hitl_content.runtime.training
CALLED = "/called.json"  # what `observe` reported of all requests
HELD = "/held.json"  # requests that load what it is to hold
REPORT = "/report.json"

# What only the making of a class or of a module needs, or the reading of bytes. Without it whole modules can go. Code
# that looks for it all the same raises, and what raises is asked of a whole Python.
NEEDED_NO_MORE = {
    "dataclasses": ("inspect", "annotationlib", "keyword"),
    "typing": ("annotationlib", "ForwardRef", "_lazy_annotationlib"),
    "json": ("codecs", "detect_encoding"),
    "_frozen_importlib": ("_bootstrap_external",),
}
# Modules that make modules, classes and files. What of them the requests did not call is left out, and traps.
MAKERS = (
    *(
        "_frozen_importlib",
        "_frozen_importlib_external",
        "importlib",
        "zipimport",
        "site",
        "_sitebuiltins",
        "os",
        "stat",
    ),
    *("posixpath", "genericpath", "io", "codecs", "encodings", "typing", "annotationlib", "dataclasses", "tokenize"),
    *("token", "keyword", "_py_warnings", "warnings", "abc", "_py_abc", "types", "weakref", "_weakrefset", "copyreg"),
    *("contextlib", "enum"),
)
# Of what these make, what a record or an enumeration may be asked at any time.
MADE = ("EnumType.__", "Enum.__", "Enum._missing_", "StrEnum", "property.__get__", "DynamicClassAttribute")
NOT_MADE = ("EnumType.__new__", "EnumType.__prepare__", "EnumType.__init__", "EnumType.__dir__")
# What a frozen record has that nobody asks of it; the generated text of each is a function of its own.
UNASKED = ("__repr__", "__replace__", "__setattr__", "__delattr__", "__getstate__", "__setstate__")
KINDS = 0x20 | 0x80 | 0x200  # flags of code: generator, coroutine, generator that waits
EXPLAINED = 0x4000000  # flag of code: its first constant is what its documentation says
STAY = {"__main__", "builtins", "sys", "_frozen_importlib", "_imp", "_thread", "_warnings", "_weakref"}


def our_modules():
    files = zipimport._zip_directory_cache[WHEEL]
    names = (name.removesuffix(".py").removesuffix("/__init__") for name in files if name.endswith(".py"))
    return sorted(name.replace("/", ".") for name in names)


def strip(code):
    """Return *code* without the table of line numbers, the long name and the documentation, which nobody would read."""
    constants = [strip(each) if isinstance(each, types.CodeType) else each for each in code.co_consts]
    if code.co_flags & EXPLAINED:
        constants[0] = None
    return code.replace(
        co_consts=tuple(constants),
        co_flags=code.co_flags & ~EXPLAINED,
        co_filename="",
        co_linetable=b"",
        co_qualname=code.co_name,
    )


def strip_functions():
    for each in gc.get_objects():
        if isinstance(each, types.FunctionType):
            each.__code__ = strip(each.__code__)
            each.__annotations__ = each.__doc__ = None


class Called:
    """Which code is run while requests are answered."""

    def __enter__(self):
        self.found, self.tool = set(), sys.monitoring.PROFILER_ID
        sys.monitoring.use_tool_id(self.tool, "called")
        sys.monitoring.register_callback(self.tool, sys.monitoring.events.PY_START, self.note)
        sys.monitoring.set_events(self.tool, sys.monitoring.events.PY_START)
        return self

    def note(self, code, _):
        self.found.add(code)
        return sys.monitoring.DISABLE

    def __exit__(self, *_):
        sys.monitoring.set_events(self.tool, 0)
        sys.monitoring.register_callback(self.tool, sys.monitoring.events.PY_START, None)
        sys.monitoring.free_tool_id(self.tool)


def superfluous(function):
    """Whether *function* may trap unless a request has called it."""
    name, module = function.__qualname__, function.__module__ or ""
    if module.startswith("hitl_content"):
        return name.rpartition(".")[2] in UNASKED
    if module.partition(".")[0] not in MAKERS:
        return False
    return not name.startswith(MADE) or name.startswith(NOT_MADE)


def leave_out(called, stop):
    """Put a call of *stop* in the place of every superfluous function that was not *called*."""
    builtins.left_out = stop
    plain = (lambda *_, **__: left_out()).__code__  # noqa: F821
    generator = (lambda *_, **__: (yield left_out())).__code__  # noqa: F821
    for each in gc.get_objects():
        if isinstance(each, types.FunctionType) and superfluous(each) and name_of(each) not in called:
            code = each.__code__
            trap = generator if code.co_flags & generator.co_flags & ~plain.co_flags else plain
            if code.co_flags & KINDS == trap.co_flags & KINDS:
                each.__code__ = trap.replace(co_freevars=code.co_freevars)
                each.__defaults__ = each.__kwdefaults__ = None


def fill_hints():
    """Work out the fields of an assessment's records now: it takes the compiler, which does not travel."""
    wire = hitl_content.wire.assessment
    for each in (wire.Assessment, *wire.CONDITIONS.values()):
        wire.record(each)


def in_use():
    """Return the names of the modules our own lead to: those they hold, and those that what they hold comes from."""
    found, left = set(STAY), [name for name in sys.modules if name.startswith("hitl_content")]
    while left:
        name = left.pop()
        if name in found or name not in sys.modules:
            continue
        found.add(name)
        held = vars(sys.modules[name]).values()
        left += [
            each.__name__ if isinstance(each, types.ModuleType) else getattr(each, "__module__", "") for each in held
        ]
    return found


def empty_caches():
    """Forget what the requests left in caches; those without a bound hold what is true of every document."""
    for each in gc.get_objects():
        if type(each).__name__ == "_lru_cache_wrapper" and each.cache_parameters()["maxsize"] is not None:
            each.cache_clear()
        elif type(each).__name__ == "Remembered":
            each.forget()


def hold():
    """Load what a page would otherwise have to fetch and load before its first score."""
    for each in json.load(open(HELD)):
        hitl_content.browser.call(each)
    hitl_content.browser._held = dict(hitl_content.browser._desks)
    hitl_content.browser._desks.clear()
    gc.unfreeze()


def syntax():
    """Return where the first and the last of the classes are that the compiler makes for trees of syntax."""
    first = next(each for each in object.__subclasses__() if each.__name__ == "AST")
    return [id(first), id(next(each for each in first.__subclasses__() if each.__name__ == "withitem"))]


def forget_words():
    """Let go of what only the build of a page says, and of what explains modules and classes to their readers."""
    words = hitl_content.words
    for module in [each for name, each in sys.modules.items() if name.startswith("hitl_content")]:
        module.__doc__ = None
        for name, value in list(vars(module).items()):
            if isinstance(value, type) and value.__module__ == module.__name__ and not issubclass(value, enum.Enum):
                value.__doc__ = None
            elif module.__name__.startswith("hitl_content.words.") and isinstance(value, dict) and name.isupper():
                delattr(module, name)  # a part of the tables below
    words.LANGUAGES = {
        language: {key: said for key, said in table.items() if not key.startswith("page.")}
        for language, table in words.LANGUAGES.items()
    }


def make_entry(call, stop):
    def entry(text):
        try:
            return "=" + call(text)
        except BaseException as error:  # the page asks a whole Python again, whatever it was
            return f"!{type(error).__name__}: {error}"

    def absent(*_):
        # What is missing here may be there in a whole Python. No answer is given that could differ from its answer.
        stop()

    return entry, absent


def forget(absent):
    """Let go of everything that is not used again, and stop where something else is looked for."""
    for module, names in NEEDED_NO_MORE.items():
        for name in names:
            setattr(sys.modules[module], name, None)
    codecs.unregister(encodings.search_function)
    codecs.register(absent)
    for held in (sys.path_hooks, sys.meta_path, sys.path, sys.path_importer_cache, zipimport._zip_directory_cache):
        held.clear()
    for name in ("stdin", "stdout", "stderr", "__stdin__", "__stdout__", "__stderr__", "__interactivehook__"):
        setattr(sys, name, None)
    for module in list(sys.modules.values()):
        module.__spec__ = module.__loader__ = None
    for name in set(sys.modules) - in_use():
        del sys.modules[name]


def name_of(function):
    return f"{function.__module__} {function.__qualname__} {function.__code__.co_firstlineno}"


def answer():
    for each in json.load(open(REQUESTS)):
        hitl_content.browser.call(each)
    gc.unfreeze()  # loading an assessment freezes what there is, which hides it from all that looks for it here


def observe():
    """Answer the requests, and report which functions were run."""
    with Called() as called:
        answer()
    functions = [each for each in gc.get_objects() if isinstance(each, types.FunctionType)]
    names = sorted({name_of(each) for each in functions if each.__code__ in called.found})
    with open(REPORT, "w") as file:
        json.dump({"called": names}, file)


def finish():
    """Answer the requests, report where to call, and leave nothing but what the calls need."""
    global _entry
    answer()
    hitl_content.browser._desks.clear()
    empty_caches()
    hold()
    forget_words()
    called = set(json.load(open(CALLED)))
    _entry, importlib._bootstrap._find_and_load = make_entry(hitl_content.browser.call, os.abort)
    with open(REPORT, "w") as file:
        json.dump({"entry": id(_entry), "syntax": syntax()}, file)
    file = None
    leave_out(called, os.abort)
    strip_functions()  # again: what has been run is full of what it was run with
    sys._clear_internal_caches()
    forget(importlib._bootstrap._find_and_load)
    collect = gc.collect
    for each in set(globals()) - {"_entry", "gc"}:
        del globals()[each]
    collect()


sys.path.insert(0, WHEEL)
import hitl_content.browser

for each in our_modules():
    importlib.import_module(each)
del each
strip_functions()
fill_hints()
