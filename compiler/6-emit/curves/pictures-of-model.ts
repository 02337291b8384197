// All pictures of a model, in the order of its files.

import type { Model } from '../../3-model/model.js';
import type { Picture } from './picture.js';
import { pictureOfScale } from './pictures-of-scale.js';
import { picturesOfTable } from './pictures-of-table.js';
import { surroundingsOf } from './surroundings.js';

/** Every table and scale that a picture says something about, in the order of the file, each version once. */
export function picturesOf(model: Model): readonly Picture[] {
  const around = surroundingsOf(model);
  const made = new Map<string, Picture>();
  const all = [
    ...model.tables.map((table) => ({
      span: table.span,
      version: table.version,
      of: picturesOfTable(around, table),
    })),
    ...model.scales.map((scale) => ({
      span: scale.span,
      version: scale.version,
      of: [pictureOfScale(around, scale)],
    })),
  ];
  const order = new Map(model.files.map((file, place) => [file, place]));
  all.sort(
    (a, b) => (order.get(a.span.file) ?? 0) - (order.get(b.span.file) ?? 0) || a.span.start - b.span.start,
  );
  for (const { of } of all) {
    for (const picture of of) {
      // What was instantiated again for a counterfactual looks the same.
      const { name: _, ...rest } = picture ?? { name: '' };
      const key = JSON.stringify(rest, (_key, value: unknown) =>
        typeof value === 'bigint' ? `${value}` : value,
      );
      if (picture !== undefined && !made.has(key)) made.set(key, picture);
    }
  }
  return [...made.values()];
}
