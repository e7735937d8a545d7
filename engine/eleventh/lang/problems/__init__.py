"""What is wrong with a file, as data: problems with a code, a place and a help.

`codes` lists every code, `problem` is one of them at a place, `dedupe` leaves out what says the
same twice, `suggest` finds the word that was meant, `render` has a writer for each format.
`characters` makes what a stranger wrote safe to show. Every other room notes its problems here.
"""
