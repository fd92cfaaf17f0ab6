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

import codecs
import encodings
import gc
import importlib
import json
import os
import zipimport
from dataclasses import is_dataclass

WHEEL = "/hitl.whl"
REQUESTS = "/requests.json"  # made by hitl_content.runtime.training
REPORT = "/report.json"

# What only the making of a class or of a module needs, or the reading of bytes. Without it whole modules can go. Code
# that looks for it all the same raises, and what raises is asked of a whole Python.
NEEDED_NO_MORE = {
    "dataclasses": ("inspect", "annotationlib", "keyword"),
    "typing": ("annotationlib", "ForwardRef", "_lazy_annotationlib"),
    "json": ("codecs", "detect_encoding"),
    "_frozen_importlib": ("_bootstrap_external",),
}
STAY = {"builtins", "sys", "_frozen_importlib", "_imp", "_thread", "_warnings", "_weakref"}


def our_modules():
    files = zipimport._zip_directory_cache[WHEEL]
    names = (name.removesuffix(".py").removesuffix("/__init__") for name in files if name.endswith(".py"))
    found = {name.replace("/", ".") for name in names}
    elsewhere = {f"hitl_content.exporting.as_{name}" for name, each in EXPORTERS.items() if not each.on_page}
    return sorted(found - elsewhere)


def strip(code):
    """Return *code* without the table of line numbers, which nobody would read."""
    constants = tuple(strip(each) if isinstance(each, types.CodeType) else each for each in code.co_consts)
    return code.replace(co_consts=constants, co_filename="", co_linetable=b"")


def strip_functions():
    for each in gc.get_objects():
        if isinstance(each, types.FunctionType):
            each.__code__ = strip(each.__code__)
            each.__annotations__ = None


def fill_hints():
    """Work out the types of every record's fields now: it takes the compiler, which does not travel."""
    for each in gc.get_objects():
        if isinstance(each, type) and each.__module__.startswith("hitl_content.model") and is_dataclass(each):
            hitl_content.wire.assessment._hints(each)


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


sys.path.insert(0, WHEEL)
import hitl_content.browser
from hitl_content.exporting import EXPORTERS

for each in our_modules():
    importlib.import_module(each)
strip_functions()
fill_hints()
for each in json.load(open(REQUESTS)):
    hitl_content.browser.call(each)
hitl_content.browser._desks.clear()
empty_caches()
_entry, importlib._bootstrap._find_and_load = make_entry(hitl_content.browser.call, os.abort)
with open(REPORT, "w") as file:
    json.dump({"entry": id(_entry)}, file)
forget(importlib._bootstrap._find_and_load)
for each in set(globals()) - {"_entry", "gc"}:
    del globals()[each]
del each
gc.collect()
gc.collect()
gc.freeze()
