// The trace of an assessment: every named value that the facts settle, the same from the evaluator and the interpreter.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import { evaluate } from '../../compiler/index.js';
import type { TracedValue } from '../../compiler/runtime/index.js';
import * as amf from '../../generated/amf-sacem-2015/evaluator.js';
import { evaluatorOf, modelOfFile, modelOfText, projectRoot, sourceOf } from './compile-evaluator.js';

const [facts]: [amf.Facts] = JSON.parse(
  readFileSync(join(projectRoot, 'examples/facts/mediatheque.json'), 'utf8'),
);

const traceOf = (outcome: { readonly ok: boolean; trace?: () => readonly TracedValue[] }) =>
  outcome.trace?.() ?? [];

describe('the trace of an assessment', () => {
  const outcome = amf.evaluate(facts);
  const trace = traceOf(outcome);
  const named = (name: string) => trace.find((value) => value.name === name);

  it('tells intermediate values, with unit, clause and the alternative retained', () => {
    expect(named('hours_factor')).toEqual({
      name: 'hours_factor',
      label: "Part du tarif selon la durée d'ouverture",
      value: '66',
      unit: '%',
      clause: '3',
      retained: undefined,
    });
    expect(named('kiosks_fee')).toMatchObject({
      value: '1238.53',
      unit: 'EUR',
      clause: '2.1',
      retained: 'forfait annuel par appareil',
    });
  });

  it('holds every amount as it was returned', () => {
    if (!outcome.ok) throw new Error('refused');
    for (const [name, value] of Object.entries(outcome.outputs)) expect(named(name)?.value).toBe(value);
  });

  it('is that of the interpreter, under other readings too', () => {
    const model = modelOfFile(join(projectRoot, 'rulesets/amf-sacem-2015/amf-sacem-2015.bareme'));
    for (const readings of [
      {},
      { rounding_order: 'total_only' },
      { minimum_order: 'after_hours' },
    ] as const) {
      const reference = traceOf(evaluate(new Interpreter(model), facts, { readings }));
      expect(traceOf(amf.evaluate(facts, { readings }))).toEqual(reference);
    }
  });

  it('leaves out what the facts do not settle', () => {
    const some = amf.evaluate({ area: 100, weekly_hours: 40 }, { results: ['background_music_fee'] });
    const names = traceOf(some).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['weighted_area', 'hours_factor', 'background_music_fee']));
    expect(names).not.toContain('total');
    expect(names).not.toContain('kiosks_fee');
  });

  it('is no part of what is copied, compared or written as JSON', () => {
    expect(Object.keys(structuredClone(outcome))).toEqual([
      'ok',
      'outputs',
      'notices',
      'retained',
      'readings',
    ]);
  });

  it('takes names that mean something to JavaScript for what they are', async () => {
    const model = modelOfText(
      'tariff t\ncurrency EUR\nrounding no amount\nfact constructor : EUR, from 0 to 9\nvalue valueOf = constructor + 1 EUR\nresults valueOf',
    );
    const evaluator = evaluatorOf(await sourceOf(model));
    expect(traceOf(evaluator.evaluateUnknown({ constructor: 2 }))).toEqual([
      { name: 'valueOf', label: 'valueOf', value: '3', unit: 'EUR', clause: '', retained: undefined },
    ]);
  });
});
