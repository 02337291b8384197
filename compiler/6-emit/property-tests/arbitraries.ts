// Facts as fast-check draws them: whole steps of the declared domains, most of them where something in the rules changes.

import { type Fact, isTime, type Model } from '../../3-model/model.js';
import { landmarksOf } from '../../4-analyse/cases/landmarks.js';
import { indexOf } from '../../4-analyse/model-index.js';
import { dateOf, firstDay, lastDay } from '../../runtime/exact/calendar.js';
import { writeTime } from '../../runtime/exact/cycles.js';
import {
  ceiling,
  divide,
  floor,
  hundred,
  multiply,
  one,
  type Rational,
  rational,
} from '../../runtime/exact/rational.js';

/** Lines that declare `facts`, the arbitrary of a whole case. */
export function factsArbitrary(model: Model): readonly string[] {
  const { numbers, texts } = landmarksOf(indexOf(model));
  const line = (fact: Fact, indent: string): string => {
    const drawn = drawnFrom(fact, numbers.get(fact.name) ?? [], texts);
    // What is needed under a condition is seldom left out: a case without it would be refused.
    const { kind } = fact.presence;
    const rare = kind === 'when' ? ', freq: 20' : '';
    return `${indent}${fact.name}: ${kind === 'always' ? drawn : `fc.option(${drawn}, { nil: undefined${rare} })`},`;
  };
  const own = (list: string | undefined) => model.facts.filter((fact) => fact.list === list);
  return [
    'const facts: fc.Arbitrary<Case> = fc.record({',
    ...own(undefined).map((fact) => line(fact, '  ')),
    ...model.lists.flatMap(({ name, capacity }) => [
      `  ${name}: fc.array(`,
      '    fc.record({',
      ...own(name).map((fact) => line(fact, '      ')),
      '    }),',
      `    { maxLength: ${Math.min(capacity, 4)} },`,
      '  ),',
    ]),
    '});',
  ];
}

function drawnFrom(fact: Fact, landmarks: readonly Rational[], texts: readonly string[]): string {
  const { domain } = fact;
  switch (fact.type.kind) {
    case 'yes-no':
      return 'fc.boolean()';
    case 'choice':
      return `fc.constantFrom(${fact.type.set.options.map(({ name }) => JSON.stringify(name)).join(', ')})`;
    case 'text':
      return `fc.constantFrom(${[...texts, 'x', 'été 2 024'].map((text) => JSON.stringify(text)).join(', ')})`;
    case 'date': {
      const [from, to] = domain ? [domain.from.n, domain.to.n] : daysAround(landmarks);
      return `dates(${from}, ${to}, [${near(landmarks, one, from, to).join(', ')}])`;
    }
    case 'quantity': {
      if (isTime(fact.type))
        return `fc.constantFrom(${timesOf(fact)
          .map((time) => `'${time}'`)
          .join(', ')})`;
      const step = domain?.step ?? one;
      const from = floor(divide(domain?.from ?? rational(0), step));
      const to = floor(divide(domain?.to ?? rational(1000000), step));
      const places = near(landmarks, step, from, to).map((place) => `${place}n`);
      return `steps('${stepText(fact)}', ${from}n, ${to}n, [${places.join(', ')}])`;
    }
    default: {
      fact.type satisfies never;
      return 'fc.constant(undefined)';
    }
  }
}

/** Ten years before and after what the rules say of dates: all days that can be written would hardly ever be in force. */
function daysAround(landmarks: readonly Rational[]): readonly [bigint, bigint] {
  const usual = rational(dateOf(2020, 1, 1) ?? 0);
  const [first, last] = [landmarks[0] ?? usual, landmarks.at(-1) ?? usual].map((day) => Number(floor(day)));
  const from = Math.max(firstDay, (first ?? 0) - 3653);
  return [BigInt(from), BigInt(Math.min(lastDay, (last ?? 0) + 3653))];
}

/** Times of the domain as facts write them, at most a hundred or so, the ends among them. */
export function timesOf({ domain }: Fact): readonly string[] {
  if (domain === undefined) return [];
  const [from, to] = [ceiling(divide(domain.from, domain.step)), floor(divide(domain.to, domain.step))];
  const stride = (to - from) / 96n + 1n;
  const places = new Set<bigint>();
  for (let place = from; place < to; place += stride) places.add(place);
  places.add(to);
  return [...places].map((place) => writeTime(multiply(rational(place), domain.step)));
}

/** The step as facts are written: a percent in hundredths. */
export function stepText({ type, domain }: Fact): string {
  const step = domain?.step ?? one;
  const written = type.kind === 'quantity' && type.percent ? multiply(step, hundred) : step;
  let places = 0;
  for (let d = written.d; places < 30 && 10n ** BigInt(places) % d !== 0n; ) places++;
  const digits = (written.n * 10n ** BigInt(places)) / written.d;
  const text = digits.toString().padStart(places + 1, '0');
  return places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`;
}

const mostPlaces = 60;

/** Whole steps at the landmarks, one before and one after each; both ends of the domain. */
function near(landmarks: readonly Rational[], step: Rational, from: bigint, to: bigint): readonly bigint[] {
  const places = new Set([from, from + 1n, to - 1n, to]);
  for (const landmark of landmarks.slice(0, mostPlaces)) {
    const place = floor(divide(landmark, step));
    for (const one_ of [place - 1n, place, place + 1n]) places.add(one_);
  }
  return [...places].filter((place) => place >= from && place <= to).sort((a, b) => (a < b ? -1 : 1));
}
