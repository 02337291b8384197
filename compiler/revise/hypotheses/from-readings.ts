// Another option of a reading; the version before or after, or always the same one.

import type { Model } from '../../3-model/model.js';
import { editModel } from '../edits/edit-model.js';
import type { Hypothesis } from './hypothesis.js';

export function* fromReadings(model: Model): Generator<Hypothesis> {
  for (const reading of model.readings) {
    for (const option of reading.options) {
      if (option.name === reading.chosen) continue;
      const { label } = option;
      yield {
        id: `reading/${reading.name}/${option.name}`,
        kind: 'reading',
        change: 'other option',
        names: { reading: reading.name, option: option.name },
        says: {
          en: `it reads “${reading.label}” as “${label}” (\`${reading.name} = ${option.name}\`)`,
          fr: `il lit « ${reading.label} » comme « ${label} » (\`${reading.name} = ${option.name}\`)`,
        },
        does: {
          kind: 'rules',
          edit: (rules) => ({
            ...rules,
            readings: rules.readings.map((one) =>
              one.name === reading.name ? { ...one, chosen: option.name } : one,
            ),
          }),
        },
      };
    }
  }
}

export function* fromVersions(model: Model): Generator<Hypothesis> {
  for (const [by, en, fr] of [
    [-1, 'the version before the one in force', 'la version précédente'],
    [1, 'the version after the one in force', 'la version suivante'],
  ] as const) {
    if (model.versions.length < 2) return;
    yield {
      id: `version/${by}`,
      kind: 'version',
      change: by < 0 ? 'version before' : 'version after',
      names: { version: by < 0 ? 'before' : 'after' },
      says: { en: `it applies ${en}`, fr: `il applique ${fr}` },
      does: {
        kind: 'rules',
        edit: (rules) =>
          editModel(rules, (node) => {
            if (node.kind !== 'in-force') return node;
            const periods = node.periods.flatMap((period, index) => {
              const other = node.periods[index + by];
              return other === undefined ? [] : [{ ...period, value: other.value }];
            });
            return { ...node, periods };
          }),
      },
    };
  }
  for (const version of model.versions) {
    const name = version.name;
    if (name === undefined) continue;
    yield {
      id: `version/${name}`,
      kind: 'version',
      change: 'always one version',
      names: { version: name },
      says: {
        en: `it applies version “${name}” whatever the date`,
        fr: `il applique la version « ${name} » quelle que soit la date`,
      },
      does: {
        kind: 'rules',
        edit: (rules) =>
          editModel(rules, (node) =>
            node.kind === 'in-force'
              ? (node.periods.find((period) => period.version === name)?.value ?? node)
              : node,
          ),
      },
    };
  }
}
