"""The emitter for LLVM: machine code that plays eight games in each vector, made by llvmlite.

It needs the extra `fast`; whoever has it not is told so when the backend is built.
"""
