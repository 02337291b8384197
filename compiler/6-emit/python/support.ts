// What every module holds beside its tariff and the reading of facts: its types, the arithmetic that Python does not have
// by name, and how a case is priced.

export const imports = `from __future__ import annotations

import json
import math
import re
import sys
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from fractions import Fraction
from typing import Any, Iterable, Mapping, Optional, Sequence, TypedDict, Union
`;

export const types = `
@dataclass(frozen=True)
class CaseError:
    """Why a case is refused: a code, the path of the fact (\`skiers[2].age\`, from 0), and what it means in two languages."""

    code: str
    path: str
    en: str
    fr: str


@dataclass(frozen=True)
class Refused:
    """No amounts, and at least one error, in the order of the facts."""

    errors: Sequence[CaseError]
    ok: bool = False


@dataclass(frozen=True)
class Priced:
    """The results by name, as exact decimal texts, truths, names of options, dates and texts; of lists, one an item."""

    outputs: Outputs
    notices: Sequence[str]
    ok: bool = True


@dataclass(frozen=True)
class Fact:
    """A fact as cases give it. A percentage is given in per cent: 47 is 47 %."""

    name: str
    label: str
    list: Optional[str]
    kind: str
    unit: str
    percent: bool
    least: Optional[Fraction]
    most: Optional[Fraction]
    step: Optional[Fraction]
    options: Sequence[tuple[str, str, Optional[str]]]
    presence: str
    used: bool


@dataclass(frozen=True)
class List:
    """A list of items."""

    name: str
    label: str
    capacity: int
    used: bool
    needed: bool


@dataclass(frozen=True)
class Site:
    """Where the computation refuses a case; those of items have a number for each item."""

    number: int
    count: int
    code: str
    path: str
    after: Optional[str]
`;

export const arithmetic = `
def _half_up(n: int, d: int) -> int:
    rounded = (2 * abs(n) + d) // (2 * d)
    return -rounded if n < 0 else rounded


def _half_down(n: int, d: int) -> int:
    rounded = -((d - 2 * abs(n)) // (2 * d))
    return -rounded if n < 0 else rounded


def _half_even(n: int, d: int) -> int:
    whole, rest = divmod(abs(n), d)
    rounded = whole + (2 * rest > d or (2 * rest == d and whole % 2 == 1))
    return -rounded if n < 0 else rounded


def _up(n: int, d: int) -> int:
    rounded = -(-abs(n) // d)
    return -rounded if n < 0 else rounded


def _down(n: int, d: int) -> int:
    rounded = abs(n) // d
    return -rounded if n < 0 else rounded


def _sum_along(values: Sequence[int], inclusive: int) -> list[int]:
    sums = [0]
    for value in values:
        sums.append(sums[-1] + value)
    return sums[inclusive : inclusive + len(values)]


def _first_along(values: Sequence[int], inclusive: int) -> list[int]:
    firsts = [0]
    for value in values:
        firsts.append(firsts[-1] or value)
    return firsts[inclusive : inclusive + len(values)]


def _ranks(values: Sequence[int]) -> list[int]:
    order = sorted(range(len(values)), key=lambda place: (-values[place], place))
    ranks = [0] * len(values)
    for rank, place in enumerate(order):
        ranks[place] = rank + 1
    return ranks


def _item(values: Sequence[Any], place: int, otherwise: Any) -> Any:
    return values[place - 1] if 1 <= place <= len(values) else otherwise


def _decimal(n: int, d: int, least: int) -> str:
    """n / d, which is a finite decimal, with at least so many decimals."""
    common = math.gcd(n, d)
    n, d = n // common, d // common
    places = least
    while 10**places % d:
        places += 1
    digits = str(abs(n) * (10**places // d)).rjust(places + 1, "0")
    written = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return f"-{written}" if n < 0 else written


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _iso(day: int) -> str:
    return date.fromordinal(day + _EPOCH).isoformat()
`;

export const evaluation = `
def evaluate(facts: Mapping[str, object], on: Union[str, date, None] = None) -> Union[Priced, Refused]:
    """Prices one case. \`on\` is the date that decides what is in force, where no fact does. Never raises."""
    if not isinstance(facts, Mapping):
        return Refused((_error("wrong_type", ""),))
    errors: list[CaseError] = []
    read: list[CaseError] = []
    given: dict[str, Any] = {}
    lists: dict[str, list[dict[str, Any]]] = {}
    for name in _TOPS:
        if name not in facts:
            continue
        if name in _LIST:
            items = _read_list(name, facts[name], read)
            if items is not None:
                lists[name] = items
        else:
            _read(_BY_NAME[(None, name)], name, facts[name], given, read)
    _read_unknown(facts, _TOPS, "", read)
    if on is not None:
        day = _day(on)
        if day is None:
            errors.append(_error("wrong_type", "on"))
        elif DATED_BY is not None and DATED_BY_FACT:
            errors.append(_error("unknown_fact", "on"))
        elif DATED_BY is None:
            if not any((first is None or first <= day) and (last is None or day <= last) for first, last in PERIODS):
                errors.append(_error("not_in_force", "on"))
        elif given.get(DATED_BY, day) != day:
            errors.append(_error("wrong_type", "on"))
        else:
            given[DATED_BY] = day
    broken = {error.path for error in (*errors, *read)}
    broken |= {re.split(r"\\.", path)[0] for path in broken if "[" not in path}
    present = {name: lists.get(name, []) for name in _LIST}
    needed, refusal, outputs, notices = _compute(given, present)
    wrong = [*read, *_missing(given, lists, needed, broken)]
    if errors or wrong:
        return Refused((*errors, *sorted(wrong, key=_place)))
    if refusal != 0:
        return Refused((_refusal(refusal),))
    return Priced(outputs, notices)


def _answer(line: str) -> dict[str, object]:
    outcome = evaluate(json.loads(line, parse_float=Decimal))
    if isinstance(outcome, Priced):
        return {"outputs": outcome.outputs, "notices": outcome.notices}
    return {"errors": [vars(error) for error in outcome.errors]}


if __name__ == "__main__":
    # A case a line on standard input (NDJSON), an answer a line on standard output.
    for case in sys.stdin:
        if case.strip():
            print(json.dumps(_answer(case), ensure_ascii=False))
`;
