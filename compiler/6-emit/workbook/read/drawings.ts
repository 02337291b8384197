// Pictures that lie over the cells of a sheet, whatever program placed them and whatever it calls their parts.

import { childrenNamed, type Element } from './xml.js';

/** Path of the part that holds the drawings of a sheet; empty where it has none. */
export function drawingOf(sheetPath: string, relations: Element | undefined): string {
  const target = childrenNamed(relations, 'Relationship').find(({ attributes }) =>
    attributes.Type?.endsWith('/drawing'),
  )?.attributes.Target;
  if (target === undefined) return '';
  if (target.startsWith('/')) return target.slice(1);
  const folders = sheetPath.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') folders.pop();
    else folders.push(step);
  }
  return folders.join('/');
}

/** How many pictures a drawing holds, each anchored to a cell. */
export const picturesIn = (drawing: Element | undefined): number =>
  drawing?.children.flatMap((anchor) => childrenNamed(anchor, 'pic')).length ?? 0;
