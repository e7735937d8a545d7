"""Machine code from the text of a module, and from what was made of that text before.

What is kept is an object file, found by the hash of the text, of the version of llvmlite and LLVM,
and of the processor and its features: whatever differs, it is not found and made anew. Whether kept
bytes may be run is for their store to say; see `CodeStore`.
"""

from __future__ import annotations

import hashlib
from typing import Any

import llvmlite
import llvmlite.binding as llvm

from eleventh.emit.backends import CodeStore

SPEED = 1
"""How hard LLVM works: 0 builds at once, 1 puts helpers in line and variables in registers, 2 runs
all of LLVM's passes, for a hundredth more and twice the time."""


def load_code(text: str, speed: int, store: CodeStore | None) -> Any:
    """The engine that owns the code of a module, ready to be called."""
    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()
    cpu, features = llvm.get_host_cpu_name(), llvm.get_host_cpu_features().flatten()
    machine = llvm.Target.from_default_triple().create_target_machine(
        cpu=cpu, features=features, opt=speed
    )
    made_by = (llvmlite.__version__, llvm.llvm_version_info, cpu, features, speed)
    name = hashlib.sha256(f"{made_by}\n{text}".encode()).hexdigest()
    kept = None if store is None else store.find(name)
    if kept is None:
        kept = _compile(text, machine, speed)
        if store is not None:
            store.keep(name, kept)
    engine = llvm.create_mcjit_compiler(llvm.parse_assembly(""), machine)
    engine.add_object_file(llvm.ObjectFileRef.from_data(kept))
    engine.finalize_object()
    return engine


def _compile(text: str, machine: Any, speed: int) -> bytes:
    module = llvm.parse_assembly(text)
    module.verify()
    if speed == 1:
        quick = llvm.create_new_module_pass_manager()
        quick.add_always_inliner_pass()
        quick.add_sroa_pass()
        quick.run(module, llvm.create_pass_builder(machine, llvm.create_pipeline_tuning_options()))
    elif speed:
        options = llvm.create_pipeline_tuning_options(speed_level=speed)
        builder = llvm.create_pass_builder(machine, options)
        builder.getModulePassManager().run(module, builder)
    made: bytes = machine.emit_object(module)
    return made
