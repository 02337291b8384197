// Bands of a cumulative scale counted otherwise: limits, what is owed once, the whole at the rate of the band reached.

import type { Expression, Model, ScaleBand } from '../../3-model/model.js';
import { editModel } from '../edits/edit-model.js';
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
