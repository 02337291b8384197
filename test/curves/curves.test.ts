// Pictures show what the reference interpreter says, on the limits and on both sides, and are the same text every time.

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { evaluate, evaluateExpression } from '../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import type { Expression, Model, Rational } from '../../compiler/3-model/model.js';
import {
  type Curve,
  curveOfOutput,
  type Picture,
  picturesOf,
  svgOf,
} from '../../compiler/6-emit/curves/index.js';
import { add, divide, formatDecimal, rational } from '../../compiler/runtime/exact/rational.js';
import { modelFrom, modelOf, root } from '../rig/load-ruleset.js';

const ruleset = (name: string): Model => modelOf(join(root, `rulesets/${name}/${name}.bareme`));
const gallery = (name: string): Model => modelOf(join(root, `examples/gallery/${name}/${name}.bareme`));

const curveNamed = (pictures: readonly Picture[], name: string): Curve => {
  const found = pictures.find((picture) => picture.name === name);
  if (found?.kind !== 'curve') throw new Error(`no curve ${name}`);
  return found;
};

const ends = (curve: Curve): readonly string[] =>
  curve.lines.flatMap(({ pieces }) =>
    pieces.map(({ from, to }) =>
      [from, to].map((end) => `${formatDecimal(end.at)}:${formatDecimal(end.value)} ${end.mark}`).join(' – '),
    ),
  );

describe('the picture of a table', () => {
  it('has a step a row, filled where the limit belongs to it', () => {
    const curve = curveNamed(picturesOf(ruleset('amf-sacem-2015')), 'hours_share');
    expect(ends(curve)).toEqual([
      '0:25 none – 10:25 filled',
      '10:33 hollow – 25:33 filled',
      '25:66 hollow – 45:66 filled',
      '45:100 hollow – 52:100 none',
    ]);
    expect(curve.x).toMatchObject({ title: 'ouverture hebdomadaire', kind: 'number' });
    expect(curve.y.unit).toBe('%');
  });

  it('has a line for each option that the document prints side by side', () => {
    const curve = curveNamed(picturesOf(ruleset('sacem-polynesie-2018')), 'audioguide_rate');
    expect(curve.lines.map(({ label, pieces }) => `${label}: ${pieces.length}`)).toEqual([
      'Tarif général: 5',
      'Tarif réduit: 5',
    ]);
  });

  it('slopes where a cell is a formula of the key', () => {
    const curve = curveNamed(picturesOf(ruleset('amf-sacem-2015')), 'common_areas-weighted_area');
    expect(ends(curve)[0]).toBe('0:0 none – 2000:2000 filled');
  });

  it('is made of bars over choices, and is left out where it would say nothing', () => {
    const bars = picturesOf(gallery('taxe-de-sejour')).find(({ name }) => name === 'limites');
    expect(bars).toMatchObject({ kind: 'bars', groups: [{ label: 'plancher' }, { label: 'plafond' }] });
    const named = picturesOf(ruleset('sacem-polynesie-2018')).map(({ name }) => name);
    expect(named).toEqual(['weighted_area', 'audioguide_rate', 'hours_share']);
  });
});

describe('the picture of a scale', () => {
  const model = gallery('us-federal-income-tax');
  const interpreter = new Interpreter(model);

  it('agrees with the interpreter at every bend and in the middle of every piece', () => {
    const scale = model.scales.find(({ id }) => id === 'brackets/2024');
    const curve = curveNamed(picturesOf(model), 'brackets-2024');
    if (scale === undefined) throw new Error('no scale');
    const use = model.definitions.map(({ body }) => body).find((body) => body.kind === 'scale');
    const variant = use?.kind === 'scale' ? use.variant : undefined;
    if (variant === undefined) throw new Error('no use');
    const at = (value: Rational, option: string): unknown =>
      evaluateExpression(interpreter, { values: {}, lists: {} }, {}, {
        kind: 'scale',
        scale: scale.id,
        items: [],
        input: { kind: 'number', value, type: scale.inputType, span: scale.span },
        variant: { kind: 'option', value: option, type: variant.type, span: scale.span },
        type: scale.resultType,
        span: scale.span,
      } satisfies Expression);
    expect(curve.lines).toHaveLength(4);
    curve.lines.forEach(({ pieces }, place) => {
      const option = scale.variants[place]?.option ?? '';
      expect(pieces).toHaveLength(7);
      for (const { from, to } of pieces) {
        expect(at(from.at, option)).toEqual(from.value);
        expect(at(to.at, option)).toEqual(to.value);
        const middle = (a: Rational, b: Rational): Rational => divide(add(a, b), rational(2));
        expect(at(middle(from.at, to.at), option)).toEqual(middle(from.value, to.value));
      }
    });
  });

  it('jumps where something is owed once and at every started block', () => {
    const model = modelFrom(
      [
        'tariff quai "Quai"',
        'currency EUR',
        'rounding each amount half up to 0.01 EUR',
        'fact days "Jours" : days, whole, from 0 to 100',
        'scale berth_scale on days',
        '  | days            | once  | per day | per started 7 days |',
        '  | up to 10 days   | 5 EUR | 2 EUR   |                    |',
        '  | then the rest   |       |         | 4 EUR              |',
        'amount berth "Quai" = berth_scale(days)',
        'results berth',
      ].join('\n'),
    );
    const curve = curveNamed(picturesOf(model), 'berth_scale');
    expect(ends(curve).slice(0, 4)).toEqual([
      '0:5 none – 10:25 filled',
      '10:29 hollow – 17:29 filled',
      '17:33 hollow – 24:33 filled',
      '24:37 hollow – 31:37 filled',
    ]);
  });
});

describe('the curve of an output', () => {
  const model = ruleset('amf-sacem-2015');
  const facts = {
    area: '1500',
    kiosks: '12',
    screens: '4',
    headphones: '20',
    free_audioguides: '0',
    paid_audioguides: '0',
    opening_days: '250',
    weekly_hours: '40',
    entry_price: '0',
    audioguide_revenue: '0',
    audioguide_expenses: '0',
    programme_submitted: false,
  };
  const curveOver = (name: string): Curve => {
    const result = model.results.find((one) => one.name === 'total');
    const fact = model.facts.find((one) => one.name === name);
    const curve = result && fact && curveOfOutput(model, { result, fact, facts });
    if (curve === undefined) throw new Error('no curve');
    return curve;
  };

  it('shows the jumps of the fact’s own grid, and what is held fixed', () => {
    const curve = curveOver('weekly_hours');
    expect(ends(curve).map((text) => text.replace(/:[^ ]*/g, ''))).toEqual([
      '0 none – 10 filled',
      '10.25 filled – 25 filled',
      '25.25 filled – 45 filled',
      '45.25 filled – 56.25 none',
    ]);
    expect(curve.note).toContain('Superficie sonorisée');
  });

  it('ends where the lower of two neighbouring limits lies, when they cannot be told apart', () => {
    const drawn = ends(curveOver('area')).map((text) => text.replace(/:[^ ]*/g, ''));
    expect(drawn).toContain('4000 hollow – 8000 filled');
    expect(drawn.join()).not.toContain('4001');
  });

  it.each(['weekly_hours', 'area', 'kiosks'])('passes through the evaluator’s amounts over %s', (name) => {
    const { pieces } = curveOver(name).lines[0] ?? { pieces: [] };
    const total = (at: Rational): string => {
      const outcome = evaluate(model, { ...facts, [name]: formatDecimal(at) ?? '' }, { results: ['total'] });
      return outcome.ok ? String(outcome.outputs.total) : 'refused';
    };
    expect(pieces.length).toBeGreaterThan(3);
    for (const end of pieces.flatMap(({ from, to }) => [from, to]).filter(({ mark }) => mark !== 'hollow')) {
      expect(formatDecimal(end.value, 2)).toBe(total(end.at));
    }
  });

  it('bends without a mark between two values of a grid', () => {
    const { pieces } = curveOver('kiosks').lines[0] ?? { pieces: [] };
    const marked = pieces.flatMap(({ from, to }) => [from, to]).filter(({ mark }) => mark !== 'none');
    expect(marked.map(({ at }) => formatDecimal(at))).toEqual(['100', '101']);
  });
});

describe('a picture as SVG', () => {
  it('is the same text whenever it is drawn', async () => {
    const pictures = picturesOf(ruleset('amf-sacem-2015'));
    const once = await Promise.all(pictures.map(svgOf));
    const again = [];
    for (const picture of [...picturesOf(ruleset('amf-sacem-2015'))].reverse())
      again.unshift(await svgOf(picture));
    expect(again).toEqual(once);
  });

  it('says its title, its clause and its numbers in the language of the ruleset', async () => {
    const svg = await svgOf(curveNamed(picturesOf(ruleset('amf-sacem-2015')), 'audioguide_rate'));
    for (const text of ['Taux retenu', '2.4.1 Audioguides', '1,5', '(%)']) expect(svg).toContain(text);
    const english = await svgOf(curveNamed(picturesOf(gallery('speed-post-india')), 'base_postage'));
    expect(english).toContain('Postage up to 500 grams (INR)');
  });

  it('has a hollow circle for each end that does not belong', async () => {
    const curve = curveNamed(picturesOf(ruleset('amf-sacem-2015')), 'hours_share');
    const svg = await svgOf(curve);
    const hollow = curve.lines.flatMap(({ pieces }) => pieces).filter(({ from }) => from.mark === 'hollow');
    expect(svg.match(/fill="#ffffff" stroke="#1f3864"/g) ?? []).toHaveLength(hollow.length);
  });
});
