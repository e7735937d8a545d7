"""The language of scenarios: from an author's YAML to a program, or to problems that say how to
mend it.

`compile` is the one way in. It goes through the rooms in this order: `yaml` (bytes to a tree with
spans), `schema` (is its shape right?), `read` (tree to the author's model, which is in `model`),
`lower` (model to a program, with `formula` for what is computed and `graph` for the operations) and
`checks` (is it what the author can want?). Each notes what is wrong as `problems`.

Everything here treats a file as the work of a stranger: it is measured, read strictly and checked
in full before anything is built from it.
"""
