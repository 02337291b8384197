// Brings one value to the type of another, or says with both places why that cannot be.

import { dayNamed } from '../../../grammar/words/calendar-words.js';
import { wordOf } from '../../../grammar/words/keywords.js';
import {
  currenciesDisagree,
  noConversion,
  unitMissing,
  unitsDisagree,
  wrongType,
} from '../../diagnostics/catalogue/rules/types.js';
import type { Details } from '../../diagnostics/define.js';
import type { Localized } from '../../diagnostics/diagnostic.js';
import { replacing } from '../../diagnostics/replacing.js';
import { equals, one, sign } from '../../runtime/exact/rational.js';
import type { Span } from '../../source.js';
import { arithmetic, number } from '../types/build.js';
import type { CheckedExpression } from '../types/checked.js';
import type { Context } from '../types/context.js';
import {
  condition,
  decimal,
  describeType,
  quantityType,
  unitInWords,
  unitName,
  unitWords,
} from '../types/describe.js';
import { helpForKind } from '../types/kind-help.js';
import { cycleOf, isCalendarYear, plainNumber, type Type, type Unit } from '../types/types.js';
import {
  conversionFactor,
  conversionWords,
  currenciesIn,
  formatUnit,
  isPlain,
  sameUnit,
} from '../types/unit-algebra.js';

/** What the value must agree with: where that stands and of what type it is. */
export interface Partner {
  readonly type: Type;
  readonly span: Span | undefined;
}

export interface Leniency {
  /** A bare `0` stands for zero of any unit. */
  readonly bareZero?: boolean;
  /** What to say where the units disagree. */
  readonly hint?: Details;
  /** What several values are limits of: that they lack a unit is told once. */
  readonly cause?: string;
}

/** The value in the partner's type and unit; undefined when it cannot be, which is reported. */
export function convertTo(
  context: Context,
  value: CheckedExpression,
  partner: Partner,
  leniency: Leniency = {},
): CheckedExpression | undefined {
  const { type } = partner;
  if (type.kind === 'quantity' && value.type.kind === 'quantity') {
    return convertQuantity(context, value, value.type, { type, span: partner.span }, leniency);
  }
  if (type.kind === 'choice' && value.type.kind === 'choice') {
    if (type.set.name === value.type.set.name) return value;
  } else if (type.kind === value.type.kind) {
    return value;
  }
  context.report(
    wrongType(
      value.span,
      { found: describeType(value.type), wanted: describeType(type) },
      {
        ...helpForKind(context, value, type),
        ...ownNameOfDay(context, value, type),
        related: otherPlace(partner),
      },
    ),
  );
  return undefined;
}

/** `day is Sunday` where the file declares a `Sunday` of its own. */
function ownNameOfDay(context: Context, value: CheckedExpression, wanted: Type): Details {
  const name = context.text(value.span);
  if (wanted.kind !== 'date' || dayNamed(name, context.languageOf(value.span.file)) === undefined) return {};
  return {
    help: {
      en: `here \`${name}\` is a name of this file; call it otherwise to speak of the day or month`,
      fr: `\`${name}\` est ici un nom de ce fichier ; appelez-le autrement pour parler du jour ou du mois`,
    },
  };
}

function convertQuantity(
  context: Context,
  value: CheckedExpression,
  from: Type & { kind: 'quantity' },
  partner: { readonly type: Type & { kind: 'quantity' }; readonly span: Span | undefined },
  leniency: Leniency,
): CheckedExpression | undefined {
  const to = partner.type;
  const factor = conversionFactor(context.units, from.unit, to.unit);
  if (factor !== undefined) {
    if (sameUnit(from.unit, to.unit)) return value;
    const type = quantityType(to.unit, from.percent && to.percent);
    if (equals(factor, one)) return { ...value, type };
    const conversion = conversionWords(from.unit, to.unit, factor);
    return arithmetic(
      'multiply',
      value,
      number(factor, plainNumber, value.span, conversion),
      type,
      value.span,
    );
  }
  const details = { related: otherPlace(partner) };
  const cycle = cycleOf(to) ?? cycleOf(from);
  if (cycle !== undefined) {
    if (isCalendarYear(to) && isYearNumber(value)) return { ...value, type: to };
    const hint = cycleOf(to) === 'time' ? timeMeant(context, value) : yearMeant(context, value, from, to);
    context.report(
      wrongType(value.span, { found: describeType(from), wanted: describeType(to) }, { ...hint, ...details }),
    );
    return undefined;
  }
  const bare = bareNumber(value);
  if (bare !== undefined && !from.percent) {
    if (leniency.bareZero && value.kind === 'number' && sign(value.value) === 0)
      return { ...value, type: to };
    const unit = unitAfter(context, value, bare, to.unit);
    const fix = {
      title: { en: `add the unit ${unit}`, fr: `ajouter l'unité ${unit}` },
      edits: [{ span: { ...value.span, start: value.span.end }, text: ` ${unit}` }],
    };
    const together = leniency.cause === undefined ? {} : { cause: `${leniency.cause} ${unit}` };
    context.report(unitMissing(value.span, { number: bare, unit }, { ...details, ...together, fix }));
    return undefined;
  }
  const currencies = [currenciesIn(context.units, to.unit), currenciesIn(context.units, from.unit)] as const;
  const onlyMoney = currencies.every((codes) => codes.length === 1) && currencies[0][0] !== currencies[1][0];
  if (onlyMoney) {
    context.report(currenciesDisagree(value.span, { left: unitWords(to), right: unitWords(from) }, details));
    return undefined;
  }
  const named = (type: Type & { kind: 'quantity' }) => ({ name: unitName(type), is: describeType(type) });
  context.report(
    unitsDisagree(value.span, { left: named(to), right: named(from) }, { ...leniency.hint, ...details }),
  );
  return undefined;
}

/** `2018`, `year of day`: a number that is a year. */
const isYearNumber = (value: CheckedExpression): boolean =>
  bareNumber(value) !== undefined
    ? value.kind === 'number' && value.value.d === 1n && sign(value.value) >= 0
    : value.kind === 'date-part' && value.part === 'year';

/** `1950 years` where a calendar year stands, or a calendar year where a number does. */
function yearMeant(context: Context, value: CheckedExpression, from: Type, to: Type): Details {
  if (isCalendarYear(to) && value.kind === 'number') {
    const bare = context.text(value.span).match(/^\d+/)?.[0];
    const help = { en: `write \`${bare}\``, fr: `écrivez \`${bare}\`` };
    return bare === undefined ? {} : { ...replacing(value.span, bare), help };
  }
  const written = context.text(value.span);
  // `2018-2024` is a difference; the years between them are said with `to`.
  const years = /^(\d{4})\s*-\s*(\d{4})$/.exec(written);
  if (isCalendarYear(to) && years !== null) {
    const to = wordOf('to', context.languageOf(value.span.file));
    const band = `${years[1]} ${to} ${years[2]}`;
    return {
      ...replacing(value.span, band),
      help: { en: `write \`${band}\``, fr: `écrivez \`${band}\`` },
    };
  }
  if (!isCalendarYear(from)) return {};
  return {
    help: {
      en: `a calendar year stands first in a comparison: \`${written} is below …\`; two of them lie years apart: \`${written} - …\``,
      fr: `une année civile vient en premier dans une comparaison : \`${written} est moins de …\` ; entre deux il y a des années : \`${written} - …\``,
    },
  };
}

/** `8`, `20 hours` where a time of day stands. */
function timeMeant(context: Context, value: CheckedExpression): Details {
  const { kind, type } = value;
  const [unit] = type.kind === 'quantity' ? type.unit.powers : [];
  const hours = kind === 'number' && value.value.d === 1n ? Number(value.value.n) : undefined;
  const isHours = unit === undefined || unit.symbol === 'hour';
  if (hours === undefined || !isHours || hours < 0 || hours > 24) return {};
  const written = { en: `${hours}:00`, fr: `${hours} h` }[context.languageOf(value.span.file)];
  const help = {
    en: `a time of day is written \`${written}\``,
    fr: `une heure du jour s'écrit \`${written}\``,
  };
  return { ...replacing(value.span, written), help };
}

/** A simple unit as it follows the number in the file's language: `20 hours`. */
function unitAfter(context: Context, { span }: CheckedExpression, number: string, unit: Unit): string {
  const [only, another] = unit.powers;
  if (only?.power !== 1 || another || number === '1') return formatUnit(unit);
  return unitInWords(unit, context.languageOf(span.file)) ?? context.units.get(only.symbol)?.plural ?? '';
}

/** A number literal without unit, as written; undefined for anything else. */
function bareNumber(value: CheckedExpression): string | undefined {
  if (value.kind === 'negate') {
    const inner = bareNumber(value.operand);
    return inner && `-${inner}`;
  }
  if (value.kind !== 'number' || value.type.kind !== 'quantity' || !isPlain(value.type.unit))
    return undefined;
  return value.type.percent ? undefined : decimal(value.value);
}

function otherPlace({ type, span }: Partner): readonly { span: Span; label: Localized }[] {
  if (span === undefined) return [];
  const words = describeType(type);
  return [{ span, label: { en: `this is ${words.en}`, fr: `ceci est ${words.fr}` } }];
}

/** Reports unless the value is of the kind, in words that say what is needed. */
export function demand<K extends Type['kind']>(
  context: Context,
  value: CheckedExpression | undefined,
  kind: K,
  wanted: Localized,
): (CheckedExpression & { readonly type: Extract<Type, { kind: K }> }) | undefined {
  if (value === undefined) return undefined;
  // What goes round is no quantity to reckon with.
  if (isOfKind(value, kind) && (kind !== 'quantity' || cycleOf(value.type) === undefined)) return value;
  const help =
    wanted === condition || kind === 'quantity'
      ? helpForKind(context, value, wanted === condition ? condition : plainNumber)
      : {};
  context.report(wrongType(value.span, { found: describeType(value.type), wanted }, help));
  return undefined;
}

function isOfKind<K extends Type['kind']>(
  value: CheckedExpression,
  kind: K,
): value is CheckedExpression & { readonly type: Extract<Type, { kind: K }> } {
  return value.type.kind === kind;
}

/** Reports that a unit cannot become another. */
export function reportNoConversion(
  context: Context,
  span: Span,
  from: Type,
  to: string,
  details: Details = {},
): void {
  if (from.kind === 'quantity') context.report(noConversion(span, { from: unitWords(from), to }, details));
}
