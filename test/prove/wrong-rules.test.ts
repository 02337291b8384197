import { describe, expect, it } from 'vitest';
import { scaledEvaluators } from '../../apps/cli/proving/scaled-evaluator.js';
import { confirmed } from '../../compiler/4-analyse/certificate/confirmed.js';
import { indexOf } from '../../compiler/4-analyse/model-index.js';
import { prove, searchAlone } from '../../compiler/4-analyse/prover/prove.js';
import { mutants, mutantsOfRules } from './mutants.js';
import { fewFiles, randomFormulas, tellingFiles } from './random-files.js';
import { judged } from './wrong-rules.js';

const make = await scaledEvaluators();
const few = [...fewFiles()];

// More files and pairs: `npm run prove:mutants`.
describe('a wrong rule in the search', () => {
  it.each(Object.entries({ ...mutants, ...mutantsOfRules }))('is caught twice: %s', (_, rules) => {
    const { found, confirmed: wrong, broken } = judged(rules, few, make, 2, 2_000);
    expect(found).not.toEqual([]);
    expect(wrong).toEqual([]);
    expect(broken).toBeGreaterThan(0);
  });

  it('never makes a proof of it', () => {
    for (const rules of Object.values({ ...mutants, ...mutantsOfRules })) {
      for (const { made } of tellingFiles()) {
        const [proof] = prove(made, { rules, tests: 0, boxes: 60 });
        expect(proof?.status).not.toBe('proved');
      }
    }
  });
});

describe('a certificate', () => {
  const claims = [...Array(30).keys()].flatMap((seed) =>
    [...randomFormulas(seed + 1)].flatMap(({ made }) => {
      const [property] = made.properties;
      const { certificate } = property ? searchAlone(made, property, { boxes: 60 }) : {};
      return property && certificate ? [{ made, property, certificate }] : [];
    }),
  );

  it('confirms what it is of', () => {
    expect(claims.length).toBeGreaterThan(10);
    for (const { made, property, certificate } of claims) {
      expect(confirmed(indexOf(made), property, {}, certificate).confirmed).toBe(true);
    }
  });

  it('of another claim makes nothing proved that is false', () => {
    for (const { made } of tellingFiles()) {
      const [property] = made.properties;
      if (!property) throw new Error('no check');
      for (const { certificate } of claims) {
        expect(confirmed(indexOf(made), property, {}, certificate).confirmed).toBe(false);
      }
    }
  });

  it('that was tampered with makes nothing proved that is false, and ends', () => {
    const rules = [
      'range',
      'empty',
      'settled',
      'opposite',
      'each',
      'left',
      'above',
      'both',
      'ends',
      'pairs',
      'known',
    ];
    for (const { made } of tellingFiles()) {
      const [property] = made.properties;
      if (!property) throw new Error('no check');
      for (const rule of rules) {
        const step = (depth: number): object =>
          depth === 0 ? { rule } : { rule, at: '0', pairs: [], then: [step(depth - 1), step(depth - 1)] };
        const closed = { kind: 'closed', lemmas: [], steps: [step(2), step(2)] };
        const on = { kind: 'positive', fact: 'x', item: undefined, side: 'A', sign: '1', number: '-100' };
        for (const part of [
          closed,
          { kind: 'none' },
          { kind: 'split', lemmas: [], on, parts: [closed, { kind: 'none' }] },
        ]) {
          const certificate = JSON.parse(JSON.stringify({ questions: [{ about: '', part }] }));
          expect(confirmed(indexOf(made), property, {}, certificate).confirmed).toBe(false);
        }
      }
    }
  });
});
