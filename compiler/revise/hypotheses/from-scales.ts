// Bands of a cumulative scale counted otherwise: limits, what is owed once, the whole at the rate of the band reached.

import type { Expression, Model, RoundingMode, Scale, ScaleBand } from '../../3-model/model.js';
import { formatDecimal, rational } from '../../runtime/exact/rational.js';
import { editModel } from '../edits/edit-model.js';
import { compared, inFrench, nought, roundedTo, stepOf, when } from '../edits/nodes.js';
import type { Hypothesis } from './hypothesis.js';

/** Bands of a cumulative scale: whether its beginning is reached, and the whole at the rate of the band reached. */
export function* fromScales(model: Model): Generator<Hypothesis> {
  for (const scale of new Map(model.scales.map((one) => [one.origin, one])).values()) {
    const editBands = (rules: Model, change: (band: ScaleBand) => ScaleBand) => ({
      ...rules,
      scales: rules.scales.map((one) =>
        one.origin !== scale.origin
          ? one
          : {
              ...one,
              variants: one.variants.map((variant) => ({ ...variant, bands: variant.bands.map(change) })),
            },
      ),
    });
    yield {
      id: `scale/${scale.origin}/reached`,
      kind: 'boundary',
      change: 'other side',
      names: { table: scale.origin, limit: '*' },
      says: {
        en: `in “${scale.label}” it counts every limit to the other side`,
        fr: `dans « ${scale.label} » il compte chaque limite de l'autre côté`,
      },
      does: {
        kind: 'rules',
        edit: (rules) => editBands(rules, (band) => ({ ...band, reachedAtFrom: !band.reachedAtFrom })),
      },
    };
    if (scale.variants.some(({ bands }) => bands.some(({ once }) => once !== undefined))) {
      yield {
        id: `scale/${scale.origin}/once`,
        kind: 'term',
        change: 'left out',
        names: { table: scale.origin, term: 'once' },
        says: {
          en: `in “${scale.label}” it leaves out what is owed once`,
          fr: `dans « ${scale.label} » il oublie ce qui est dû une fois`,
        },
        does: { kind: 'rules', edit: (rules) => editBands(rules, (band) => ({ ...band, once: undefined })) },
      };
    }
    yield wholeAtTheRateReached(scale);
    yield* fromBands(scale, stepOf(model.currency?.decimals ?? 2));
  }
}

/** What a scale comes to, written out as a sum, with something done otherwise; undefined where it has several variants. */
interface ScaleWay {
  /** Blocks begun counted so; undefined: by their share. */
  readonly blocks?: RoundingMode | 'share';
  /** What becomes of each band. */
  readonly band?: (amount: Expression) => Expression;
  /** Another limit between two bands, in place of that at the end of the band of this number. */
  readonly limit?: { readonly at: number; readonly is: (like: Expression) => Expression };
}

/** A limit between bands may be counted to the other side, for what is owed once. */
function scaleAsSum(
  { variants, loops }: Scale,
  node: Expression & { readonly kind: 'scale' },
  { blocks = 'up', band: make = (amount) => amount, limit }: ScaleWay,
): Expression | undefined {
  const [variant, ...more] = variants;
  if (variant === undefined || more.length > 0 || loops.length > 0) return undefined;
  const { input, type, span } = node;
  const figure = (value: ScaleBand['from'], at: number): Expression => {
    const number: Expression = { kind: 'number', value, type: input.type, span };
    return limit?.at === at ? limit.is(number) : number;
  };
  const pure: Expression['type'] = { kind: 'quantity', unit: { powers: [] }, percent: false };
  const terms = variant.bands.map((band, index): Expression => {
    const { from, to, once, rate, started, reachedAtFrom } = band;
    const lower = figure(from, index - 1);
    const capped: Expression =
      to === undefined
        ? input
        : { kind: 'minimum', operands: [input, figure(to, index)], type: input.type, span };
    const within: Expression =
      index === 0 ? capped : { kind: 'subtract', left: capped, right: lower, type: input.type, span };
    const part: Expression = { kind: 'maximum', operands: [within, nought(input)], type: input.type, span };
    const parts: Expression[] = [];
    if (rate !== undefined) parts.push({ kind: 'multiply', left: rate, right: part, type, span });
    if (started !== undefined) {
      const width: Expression = { kind: 'number', value: started.width, type: input.type, span };
      const share: Expression = { kind: 'divide', left: part, right: width, type: pure, span };
      const count = blocks === 'share' ? share : roundedTo(share, blocks, rational(1));
      parts.push({ kind: 'multiply', left: started.amount, right: count, type, span });
    }
    if (once !== undefined) {
      const reached: Expression = compared(input, reachedAtFrom ? 'from' : 'above', lower);
      parts.push(index === 0 && reachedAtFrom ? once : when(reached, once, nought(once)));
    }
    const [first, ...others] = parts;
    const amount = others.reduce(
      (left, right): Expression => ({ kind: 'add', left, right, type, span }),
      first ?? nought(node),
    );
    return make(amount);
  });
  const [first, ...others] = terms;
  return (
    first && others.reduce((left, right): Expression => ({ kind: 'add', left, right, type, span }), first)
  );
}

/** A model with every use of a scale written out in another way. */
export const withScaleAs = (rules: Model, origin: string, way: ScaleWay): Model =>
  editModel(rules, (node) => {
    if (node.kind !== 'scale') return node;
    const scale = rules.scales.find(({ id }) => id === node.scale);
    return (scale?.origin === origin ? scaleAsSum(scale, node, way) : undefined) ?? node;
  });

const countings = [
  ['down', 'only full blocks', 'seulement les tranches pleines'],
  ['half-up', 'blocks to the nearest', 'les tranches au plus proche'],
  ['share', 'blocks by their share', 'les tranches par leur part'],
] as const;

/** Blocks begun counted otherwise, each band rounded for itself, one limit on the other side. */
function* fromBands(scale: Scale, cent: ScaleBand['from']): Generator<Hypothesis> {
  const { origin, label, variants } = scale;
  const bands = variants.flatMap((variant) => variant.bands);
  if (variants.length === 1 && bands.some(({ started }) => started !== undefined)) {
    for (const [blocks, en, fr] of countings) {
      yield {
        id: `scale/${origin}/blocks/${blocks}`,
        kind: 'rounding',
        change: 'other blocks',
        names: { table: origin, blocks },
        says: { en: `in “${label}” it counts ${en}`, fr: `dans « ${label} » il compte ${fr}` },
        does: { kind: 'rules', edit: (rules) => withScaleAs(rules, origin, { blocks }) },
      };
    }
  }
  for (const [mode, en, fr] of [
    ['half-up', 'half up', 'au plus proche'],
    ['down', 'down', 'vers le bas'],
    ['up', 'up', 'vers le haut'],
  ] as const) {
    for (const factor of [1, 10, 100]) {
      if (variants.length > 1) break;
      const step = { n: cent.n * BigInt(factor), d: cent.d };
      const shown = formatDecimal(step) ?? '';
      yield {
        id: `scale/${origin}/each/${mode}/${shown}`,
        kind: 'rounding',
        change: 'each band rounded',
        names: { table: origin, mode, step: shown },
        says: {
          en: `in “${label}” it rounds each band for itself, ${en} to ${shown}`,
          fr: `dans « ${label} » il arrondit chaque tranche à part, ${fr}, à ${inFrench(shown)} près`,
        },
        does: {
          kind: 'rules',
          edit: (rules) => withScaleAs(rules, origin, { band: (amount) => roundedTo(amount, mode, step) }),
        },
      };
    }
  }
  for (const { from, once, started } of bands.slice(1)) {
    const shown = formatDecimal(from) ?? '';
    if (once === undefined && started === undefined) continue;
    yield {
      id: `scale/${origin}/reached/${shown}`,
      kind: 'boundary',
      change: 'other side',
      names: { table: origin, limit: shown },
      says: {
        en: `in “${label}” it counts ${shown} to the other side`,
        fr: `dans « ${label} » il compte ${shown} de l'autre côté`,
      },
      does: {
        kind: 'rules',
        edit: (rules) => {
          if (started === undefined) {
            return {
              ...rules,
              scales: rules.scales.map((one) => ({
                ...one,
                variants: one.variants.map((variant) => ({
                  ...variant,
                  bands: variant.bands.map((band) =>
                    one.origin === origin && formatDecimal(band.from) === shown
                      ? { ...band, reachedAtFrom: !band.reachedAtFrom }
                      : band,
                  ),
                })),
              })),
            };
          }
          // A block that begins where the band before ends is one block more there.
          return editModel(rules, (node) => {
            const own =
              node.kind === 'scale' && rules.scales.find(({ id }) => id === node.scale)?.origin === origin;
            if (!own) return node;
            const limit: Expression = { kind: 'number', value: from, type: node.input.type, span: node.span };
            const at: Expression = compared(node.input, 'equal', limit);
            const { type, span } = node;
            return {
              kind: 'add',
              left: node,
              right: when(at, started.amount, nought(started.amount)),
              type,
              span,
            };
          });
        },
      },
    };
  }
}

function wholeAtTheRateReached(scale: Model['scales'][number]): Hypothesis {
  return {
    id: `scale/${scale.origin}/whole`,
    kind: 'row',
    change: 'whole at the rate of the band reached',
    names: { table: scale.origin, row: '*', scale: 'whole' },
    says: {
      en: `in “${scale.label}” it charges the whole at the rate of the band reached`,
      fr: `dans « ${scale.label} » il taxe le tout au taux de la tranche atteinte`,
    },
    does: {
      kind: 'rules',
      edit: (rules) => {
        const { bands } = scale.variants[0] ?? { bands: [] };
        if (scale.variants.length !== 1 || bands.some(({ rate, started }) => !rate || started))
          return undefined;
        return editModel(rules, (node) => {
          if (
            node.kind !== 'scale' ||
            rules.scales.find(({ id }) => id === node.scale)?.origin !== scale.origin
          ) {
            return node;
          }
          const { type, span, input } = node;
          const product = (rate: Expression | undefined): Expression =>
            rate === undefined ? node : { kind: 'multiply', left: rate, right: input, type, span };
          const limit = (value: ScaleBand['from']): Expression => ({
            kind: 'number',
            value,
            type: input.type,
            span,
          });
          return {
            kind: 'conditional',
            branches: bands.slice(0, -1).flatMap(({ to, rate }) =>
              to === undefined
                ? []
                : [
                    {
                      when: {
                        kind: 'compare',
                        operator: 'up-to',
                        left: input,
                        right: limit(to),
                        type: { kind: 'yes-no' },
                        span,
                      },
                      then: product(rate),
                    } as const,
                  ],
            ),
            otherwise: product(bands.at(-1)?.rate),
            type,
            span,
          };
        });
      },
    },
  };
}
