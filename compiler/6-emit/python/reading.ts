// How a module reads facts: exactly or with named refusals, in the order and with the codes of `readFacts`.

export const reading = `
_TOPS = list(dict.fromkeys([fact.list or fact.name for fact in FACTS] + [a_list.name for a_list in LISTS]))
_BY_NAME = {(fact.list, fact.name): fact for fact in FACTS}
_OF_LIST = {a_list.name: [fact for fact in FACTS if fact.list == a_list.name] for a_list in LISTS}
_LIST = {a_list.name: a_list for a_list in LISTS}
_EPOCH = date(1970, 1, 1).toordinal()
_DECIMAL = re.compile(r"([+-]?[0-9]+)(?:\\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"[0-9]{1,2}:[0-5][0-9]")
_MEANINGS = {
    "unknown_fact": ("there is no such fact", "cette donnée n'existe pas"),
    "missing_fact": ("this fact is needed", "cette donnée est nécessaire"),
    "wrong_type": ("this is not of the kind that the fact is", "ce n'est pas du type de la donnée"),
    "out_of_domain": ("this is outside the limits of the fact", "c'est hors des limites de la donnée"),
    "off_step": ("this is no whole number of steps of the fact", "ce n'est pas un multiple du pas de la donnée"),
    "unknown_option": ("the choice has no such option", "le choix n'a pas cette option"),
    "too_many_items": ("the list has more items than it may", "la liste a plus d'éléments que permis"),
    "requirement_failed": ("a requirement of the rules is not met", "une exigence des règles n'est pas remplie"),
    "not_given": ("the document does not give a value that it refers to", "le document ne donne pas une valeur à laquelle il renvoie"),
    "not_in_force": ("nothing is in force on that date", "rien n'est en vigueur à cette date"),
    "division_by_zero": ("a division by zero was reached", "une division par zéro a été atteinte"),
    "no_item": ("the list has no such item, or none qualifies", "la liste n'a pas cet élément, ou aucun n'est retenu"),
    "no_row": ("no row of the table takes this case", "aucune ligne du tableau ne prend ce cas"),
    "invalid_date": ("a date was reached that does not exist", "une date a été atteinte qui n'existe pas"),
    "no_finite_decimal": ("the value has no finite decimal expansion", "la valeur n'a pas de développement décimal fini"),
}


def _error(code: str, path: str, limits: str = "") -> CaseError:
    en, fr = _MEANINGS.get(code, (code, code))
    return CaseError(code, path, f"{en}{limits}", f"{fr}{limits}")


def _limits(fact: Fact) -> str:
    """What the fact takes, as people read it."""
    if fact.kind == "choice":
        return ": " + " | ".join(name for name, _, _ in fact.options)
    if fact.least is None or fact.most is None or fact.step is None:
        return f" ({fact.kind})"
    if fact.kind == "date":
        return f": {_iso(fact.least.numerator)} … {_iso(fact.most.numerator)}"
    if fact.kind == "time":
        return f": {_clock(fact.least.numerator)} … {_clock(fact.most.numerator)} / {fact.step.numerator} min"
    scale = 100 if fact.percent else 1
    least, most, step = (_decimal(n.numerator, n.denominator, 0) for n in (fact.least * scale, fact.most * scale, fact.step * scale))
    return f": {least} … {most} {fact.unit} / {step}"


def _exact(given: object) -> Optional[Fraction]:
    """The number that is written: a float stands for its shortest text, 0.07 is exactly 7/100."""
    if isinstance(given, bool):
        return None
    if isinstance(given, int):
        return Fraction(given) if abs(given) < 10**60 else None
    if isinstance(given, (float, Decimal)):
        written, exponents = str(given), True
    elif isinstance(given, str):
        written, exponents = given, False
    else:
        return None
    match = _DECIMAL.fullmatch(written) if len(written) <= 60 else None
    if match is None:
        return None
    whole, decimals, exponent = match.group(1), match.group(2) or "", match.group(3)
    if exponent is not None and (not exponents or abs(int(exponent)) > 30):
        return None
    return Fraction(int(whole + decimals)) * Fraction(10) ** (int(exponent or 0) - len(decimals))


def _day(given: object) -> Optional[int]:
    """Days since 1970-01-01."""
    if type(given) is date:
        return given.toordinal() - _EPOCH
    if not isinstance(given, str) or _DATE.fullmatch(given) is None:
        return None
    try:
        return date(int(given[:4]), int(given[5:7]), int(given[8:])).toordinal() - _EPOCH
    except ValueError:
        return None


def _minutes(given: object) -> Optional[int]:
    """Minutes since midnight."""
    if type(given) is time:
        return given.hour * 60 + given.minute if given.second == given.microsecond == 0 else None
    if not isinstance(given, str) or _TIME.fullmatch(given) is None:
        return None
    hours, minutes = given.split(":")
    whole = int(hours) * 60 + int(minutes)
    return whole if whole <= 1440 else None


def _read(fact: Fact, path: str, given: object, into: dict[str, Any], errors: list[CaseError]) -> None:
    """One value, counted in steps of its domain; a choice is the place of its option."""
    value: Any = None
    code = "wrong_type"
    if fact.kind == "yes-no":
        value = given if isinstance(given, bool) else None
    elif fact.kind == "text":
        value = given if isinstance(given, str) and len(given) <= 1000 else None
    elif fact.kind == "choice":
        if isinstance(given, str):
            code = "unknown_option"
            names = [name for name, _, _ in fact.options]
            codes = [other for _, _, other in fact.options]
            value = names.index(given) if given in names else codes.index(given) if given in codes else None
    else:
        day = _day(given) if fact.kind == "date" else None
        if fact.kind == "time":
            day = _minutes(given)
        number = Fraction(day) if day is not None else None
        if fact.kind == "quantity":
            number = _exact(given)
        if number is not None and fact.percent:
            number /= 100
        if number is not None and fact.step is not None and fact.least is not None and fact.most is not None:
            steps = number / fact.step
            if not fact.least <= number <= fact.most:
                code = "out_of_domain"
            elif steps.denominator != 1:
                code = "off_step"
            else:
                value = steps.numerator
        elif number is not None:
            value = number.numerator if number.denominator == 1 else number
    if value is None:
        errors.append(_error(code, path, _limits(fact)))
    else:
        into[fact.name] = value


def _read_unknown(record: Mapping[Any, object], known: Iterable[str], prefix: str, errors: list[CaseError]) -> None:
    names = set(known)
    unknown = [str(name) for name in record if name not in names]
    errors.extend(_error("unknown_fact", prefix + name) for name in unknown[:20])
    if len(unknown) > 20:
        errors.append(_error("unknown_fact", prefix))


def _read_item(facts: Sequence[Fact], path: str, item: object, errors: list[CaseError]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if len(facts) == 1 and isinstance(item, (str, bool, int, float, Decimal)):
        _read(facts[0], path, item, values, errors)
    elif not isinstance(item, Mapping):
        errors.append(_error("wrong_type", path))
    else:
        for fact in facts:
            if fact.name in item:
                _read(fact, f"{path}.{fact.name}", item[fact.name], values, errors)
        _read_unknown(item, [fact.name for fact in facts], f"{path}.", errors)
    return values


def _read_list(name: str, given: object, errors: list[CaseError]) -> Optional[list[dict[str, Any]]]:
    if not isinstance(given, Sequence) or isinstance(given, (str, bytes)):
        errors.append(_error("wrong_type", name))
        return None
    if len(given) > _LIST[name].capacity:
        errors.append(_error("too_many_items", name))
        return None
    return [_read_item(_OF_LIST[name], f"{name}[{place}]", item, errors) for place, item in enumerate(given)]


def _lacks(fact: Fact, item: Optional[int], needed: Mapping[str, Any]) -> bool:
    if not fact.used or fact.presence not in ("always", "when"):
        return False
    if fact.presence == "always":
        return True
    need = needed.get(fact.name, False)
    return bool(need[item] if isinstance(need, list) and item is not None else need)


def _missing(
    given: Mapping[str, Any],
    lists: Mapping[str, Sequence[Mapping[str, Any]]],
    needed: Mapping[str, Any],
    broken: set[str],
) -> Iterable[CaseError]:
    for name in _TOPS:
        fact = _BY_NAME.get((None, name))
        if fact is not None and name not in given and name not in broken and _lacks(fact, None, needed):
            yield _error("missing_fact", name)
        if name not in _LIST or not _LIST[name].used or name in broken:
            continue
        if name not in lists and not _LIST[name].needed:
            continue
        if name not in lists:
            yield _error("missing_fact", name)
            continue
        for place, item in enumerate(lists[name]):
            for own in _OF_LIST[name]:
                path = f"{name}[{place}].{own.name}"
                known = own.name in item or path in broken or f"{name}[{place}]" in broken
                if not known and _lacks(own, place, needed):
                    yield _error("missing_fact", path)


def _place(error: CaseError) -> int:
    top = re.split(r"[\\[.]", error.path)[0]
    return _TOPS.index(top) if top in _TOPS else len(_TOPS)


def _refusal(number: int) -> CaseError:
    for site in SITES:
        if site.number <= number < site.number + site.count:
            after = "" if site.after is None else f"[{number - site.number}]{site.after}"
            return _error(site.code, site.path + after)
    raise AssertionError(f"there is no site {number}")
`;
