// What the checks promise, asked of the workbook: its formulas, recalculated by an engine, keep every declared promise for
// drawn cases and for those one step beside them.

import { describe, expect, it } from 'vitest';
import { factShapesOf } from '../../compiler/3-model/fact-shapes.js';
import type { Model, Property } from '../../compiler/3-model/model.js';
import { type BoundaryCase, boundaryCases, inputOf } from '../../compiler/4-analyse/boundary-cases.js';
import { distinctTexts } from '../../compiler/4-analyse/cases/landmarks.js';
import { indexOf } from '../../compiler/4-analyse/model-index.js';
import { changesOf } from '../../compiler/4-analyse/prover/changes.js';
import { tellingCases } from '../../compiler/4-analyse/prover/telling-cases.js';
import { changed } from '../../compiler/4-analyse/prover/trial.js';
import { withChecks } from '../../compiler/6-emit/property-tests/model-with-checks.js';
import { emitWorkbook, workbookImage } from '../../compiler/6-emit/workbook/emit-workbook.js';
import type { FactValues } from '../../compiler/runtime/facts/fact-shapes.js';
import { readFacts } from '../../compiler/runtime/facts/facts.js';
import { tariffFiles } from '../emit-typescript/compile-evaluator.js';
import { openInIronCalc } from '../rig/ironcalc-engine.js';
import { modelFrom, modelOf, provenance } from '../rig/load-ruleset.js';
import { withoutWorkbook } from '../rig/refused-by-name.js';
import { caseOf, createRig } from '../rig/rig.js';

type Movement = Exclude<Property, { kind: 'always' }>;

interface Findings {
  /** Promises that a case of the workbook breaks. */
  readonly broken: readonly string[];
  /** Promises that some case was about. */
  readonly met: ReadonlySet<string>;
}

/** `model` says what is promised; the formulas are those of `rules`. */
async function promisesIn(model: Model, rules: Model, count: number, seed: number): Promise<Findings> {
  const { model: withAll, names } = withChecks(rules);
  // The sheet of results shows what is listed.
  const asked = { ...withAll, results: withAll.results.map((result) => ({ ...result, listed: true })) };
  const image = workbookImage(asked, provenance);
  const rig = createRig(asked, image);
  const [file] = await emitWorkbook(asked, provenance, () => {});
  const engine = await openInIronCalc(file?.content as Uint8Array);
  const read = (name: string) => {
    const place = image.layout.placeOf(`out:${name}`);
    return place && engine.read(image.layout.sheets[place.sheet]?.title ?? '', place.row, place.column);
  };
  /** What each check is about in one case: undefined where it says nothing of it. */
  const answers = (facts: Parameters<typeof inputOf>[1]): ReadonlyMap<string, number | string> => {
    engine.set(rig.settings(caseOf(inputOf(asked, facts))));
    const found = new Map<string, number | string>();
    for (const [property, { subject, when }] of names) {
      const value = read(subject);
      if (when !== undefined && read(when) !== 1) continue;
      if (typeof value === 'number') found.set(property.id, value);
    }
    return found;
  };
  const broken: string[] = [];
  const met = new Set<string>();
  const properties = [...names.keys()];
  const movements = properties.filter((property): property is Movement => property.kind !== 'always');
  const tell = (property: Property, facts: unknown, values: readonly unknown[]) =>
    broken.push(`${property.text}: ${values.join(' → ')} for ${JSON.stringify(facts)}`);
  const texts = distinctTexts(indexOf(model));
  /** One fact moved, as the promises about it have it. */
  const move = (facts: FactValues, name: string): void => {
    const fact = asked.facts.find((each) => each.name === name);
    for (const change of fact ? changesOf(fact, texts) : []) {
      const pair = changed(asked, facts, change, 0);
      if (pair === undefined) continue;
      const [before, after] = [answers(pair.before), answers(pair.after)];
      for (const property of movements) {
        const [first, second] = [before.get(property.id), after.get(property.id)].map(withoutNoise);
        if (property.fact !== name || first === undefined || second === undefined) continue;
        met.add(property.id);
        if (!keeps(property, first, second)) tell(property, inputOf(asked, pair.before), [first, second]);
      }
    }
  };
  const look = ({ facts, input }: BoundaryCase): void => {
    const here = answers(facts);
    for (const property of properties) {
      if (property.kind !== 'always' || !here.has(property.id)) continue;
      met.add(property.id);
      if (here.get(property.id) !== 1) tell(property, input, [here.get(property.id)]);
    }
  };
  const moving = [...new Set(movements.map(({ fact }) => fact))];
  boundaryCases(model, { seed, count }).forEach((drawn, index) => {
    look(drawn);
    // One fact a case keeps the time small; the cases go through all of them.
    const fact = moving[index % moving.length];
    if (fact !== undefined) move(drawn.facts, fact);
  });
  // What those cases did not come to is asked of a case that is known to tell of it.
  const telling = tellingCases(model, { seed, count: 300, most: 1 });
  for (const [property, cases] of telling.of) {
    const own = properties.find(({ id }) => id === property.id);
    for (const each of own && !met.has(own.id) ? cases : []) {
      if (property.kind === 'always') look(each);
      else move(each.facts, property.fact);
    }
  }
  // Nor do drawn cases come to a stay that is given day by day: the examples of the file are such.
  const shapes = factShapesOf(model);
  for (const { facts } of model.examples) {
    if (properties.every(({ id }) => met.has(id))) break;
    const read = readFacts(shapes, facts);
    if (read.errors.length > 0) continue;
    look({ facts: read.facts, input: inputOf(model, read.facts) });
    for (const fact of moving) move(read.facts, fact);
  }
  return { broken, met };
}

/** Values that are not rounded carry the noise of floats in their last digits; fourteen show a cent of a hundred billion. */
const withoutNoise = (value: number | string | undefined): number | undefined =>
  typeof value === 'number'
    ? Number(value.toPrecision(14))
    : value === undefined
      ? undefined
      : Number(value === 'TRUE');

function keeps(property: Movement, first: number, second: number): boolean {
  if (property.kind === 'no-jump')
    return Math.abs(second - first) <= Number(property.limit.n) / Number(property.limit.d) + 1e-9;
  if (property.direction === 'no-effect') return first === second;
  return property.direction === 'never-decreases' ? second >= first : second <= first;
}

describe('the workbook keeps what is promised', () => {
  it.each(tariffFiles().filter(({ name }) => !withoutWorkbook.has(name)))(
    'of $name',
    // A book of 500 rows of meter readings is recalculated as a whole for every case.
    { timeout: 400_000 },
    async ({ path }) => {
      const count = path.includes('gallery') ? 8 : 30;
      const model = modelOf(path);
      const { broken, met } = await promisesIn(model, model, count, 5);
      expect(broken).toEqual([]);
      expect(model.properties.filter(({ id }) => !met.has(id)).map(({ text }) => text)).toEqual([]);
    },
  );

  it('and a formula that breaks a promise is seen', { timeout: 60_000 }, async () => {
    const text = (share: string) => `tariff hall "Hall"
currency EUR
rounding each amount half up to 0.01 EUR
fact hours "Hours" : hours, whole, from 0 to 40
table share by hours
  | hours          | share   |
  | up to 10 hours | ${share} |
  | the rest       | 100 %   |
amount fee "Fee" = 2.37 EUR/hour * hours
  times share
check fee never decreases in hours
check fee is at most 2.37 EUR/hour * hours
`;
    const right = modelFrom(text('25 %'));
    expect((await promisesIn(right, right, 40, 1)).broken).toEqual([]);
    const { broken } = await promisesIn(right, modelFrom(text('250 %')), 40, 1);
    expect(broken.some((each) => each.startsWith('fee never decreases'))).toBe(true);
    expect(broken.some((each) => each.startsWith('fee is at most'))).toBe(true);
  });
});
