"""Which deeds a rule or a modifier answers, and what its variables then stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from eleventh.lang.lower.cast import Binding, Cast, list_bindings
from eleventh.lang.lower.context import LoweringContext
from eleventh.lang.lower.deeds import PerformedDeed, check_front, find_act
from eleventh.lang.model.acts import ActKind
from eleventh.lang.model.rules import After
from eleventh.lang.model.text import Name

Variables = tuple[tuple[Name, tuple[Name, ...]], ...]


@dataclass(frozen=True, slots=True)
class Party:
    """One side of `after`: a variable, or a set that the deed must touch, or neither (any)."""

    variable: str
    among: tuple[str, ...]
    given: bool


@dataclass(frozen=True, slots=True)
class Matcher:
    """An `after` and a `for`, resolved once and asked for every deed."""

    acts: frozenset[str]
    tone: str
    front: str
    publicity: str
    by: Party
    toward: Party
    domains: Mapping[str, tuple[str, ...]]

    def bindings(self, deed: PerformedDeed) -> Iterator[Binding]:
        """What the variables stand for in each instance that this deed causes; none if it is not
        meant."""
        domains = self._find_domains_of(deed)
        if domains is not None:
            yield from list_bindings(domains)

    def sizes(self, deed: PerformedDeed) -> tuple[int, ...] | None:
        """For how many actors each variable may stand as this deed is answered; None if it is not
        meant."""
        domains = self._find_domains_of(deed)
        return None if domains is None else tuple(map(len, domains.values()))

    def imagined_sizes(self, cast: Cast, kind: ActKind) -> tuple[int, ...]:
        """As `sizes`, for any deed of a kind; a single 0 if none is meant."""
        if not self._may_be(kind):
            return (0,)
        return tuple(map(len, self._find_domains_of_kind(cast, kind).values()))

    def imagine(self, cast: Cast, kinds: Iterable[ActKind]) -> Iterator[Binding]:
        """Every binding that some deed of these kinds could cause, each once."""
        seen: set[tuple[tuple[str, str], ...]] = set()
        for kind in kinds:
            if not self._may_be(kind):
                continue
            for binding in list_bindings(self._find_domains_of_kind(cast, kind)):
                key = tuple(sorted(binding.items()))
                if key not in seen:
                    seen.add(key)
                    yield binding

    def _find_domains_of(self, deed: PerformedDeed) -> dict[str, tuple[str, ...]] | None:
        """For whom the variables may stand as this deed is answered; None if it is not meant."""
        if not self._meant(deed.act, deed.tone, deed.front, deed.publicity):
            return None
        for party, actors in ((self.by, deed.by), (self.toward, deed.toward)):
            if not party.variable and party.given and set(actors).isdisjoint(party.among):
                return None
        return self._bind_parties(deed.by, deed.toward)

    def _find_domains_of_kind(self, cast: Cast, kind: ActKind) -> dict[str, tuple[str, ...]]:
        return self._bind_parties(cast.members(kind.by), cast.members(kind.toward))

    def _bind_parties(
        self, by: tuple[str, ...], toward: tuple[str, ...]
    ) -> dict[str, tuple[str, ...]]:
        """The domains, those of the parties' variables narrowed to the actors of a deed."""
        domains = dict(self.domains)
        for party, actors in ((self.by, by), (self.toward, toward)):
            if party.variable:
                allowed = domains.get(party.variable)
                domains[party.variable] = tuple(
                    each for each in actors if allowed is None or each in allowed
                )
        return domains

    def _may_be(self, kind: ActKind) -> bool:
        """Whether some deed of a kind may be meant."""
        return (not self.acts or kind.id.value in self.acts) and self.tone in ("", kind.tone.value)

    def _meant(self, act: str, tone: str, front: str, publicity: str) -> bool:
        return (
            (not self.acts or act in self.acts)
            and self.tone in ("", tone)
            and self.front in ("", front)
            and self.publicity in ("", publicity)
        )


def make_matcher(context: LoweringContext, after: After, variables: Variables) -> Matcher:
    """An `after` resolved; unknown acts and words are problems."""
    domains = find_domains(context, variables)
    for name in after.acts:
        find_act(context, name)
    check_front(context, after.front)
    return Matcher(
        acts=frozenset(name.value for name in after.acts),
        tone=after.tone.value if after.tone else "",
        front=after.front.value if after.front else "",
        publicity=after.publicity.value if after.publicity else "",
        by=_make_party(context, after.by, domains),
        toward=_make_party(context, after.toward, domains),
        domains=domains,
    )


def find_domains(context: LoweringContext, variables: Variables) -> dict[str, tuple[str, ...]]:
    """The actors each variable of a `for` may stand for. A variable named like an actor is a
    problem."""
    domains = {}
    for name, words in variables:
        if context.cast.is_known(name.value):
            context.problems.once(
                "E075",
                f"`{name.value}` is an actor or a set, so it can't be a variable",
                name.span,
                help="Use a single letter, such as `x`.",
            )
        domains[name.value] = context.cast.members(words)
    return domains


def _make_party(
    context: LoweringContext, words: tuple[Name, ...], domains: Mapping[str, tuple[str, ...]]
) -> Party:
    if not words:
        return Party("", (), given=False)
    first = words[0].value
    if len(words) == 1 and (
        first in domains or (len(first) == 1 and not context.cast.is_known(first))
    ):
        return Party(first, (), given=True)
    return Party("", context.cast.members(words), given=True)
