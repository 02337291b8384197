// Names in lists of names: taken from a module, taken out of a version; and a name that a module spells otherwise.

import type { Name } from '../../../../grammar/tree/syntax.js';
import { noValue } from '../../../diagnostics/catalogue/rules/model.js';
import {
  nothingToRemove,
  notTaken,
  unknownTaken,
  unusedTaken,
} from '../../../diagnostics/catalogue/rules/modules.js';
import type { Fix } from '../../../diagnostics/diagnostic.js';
import { replaceTitle } from '../../../diagnostics/replacing.js';
import { codesIn, type Offer, offersOf, type Place } from '../by-code.js';
import { at } from '../places.js';

/** A name out of its list, with a comma; nothing where it is the only one. */
function outOf({ file }: Place, names: readonly Name[], gone: Name): readonly Fix[] {
  const index = names.indexOf(gone);
  const [before, after] = [names[index - 1], names[index + 1]];
  if (before === undefined && after === undefined) return [];
  const span =
    before === undefined
      ? { ...gone.span, end: after?.span.start ?? gone.span.end }
      : { ...gone.span, start: before.span.end };
  return [
    {
      title: {
        en: `take \`${gone.text}\` out of the list`,
        fr: `ôter \`${gone.text}\` de la liste`,
      },
      edits: [{ span: { ...span, file: file.path }, text: '' }],
    },
  ];
}

/** What the message asks after: the name that comes nearest. */
const nearest: Offer = ({ diagnostic, file, span }) => {
  const [, , name] = codesIn(diagnostic.message, file.locale);
  return name === undefined ? [] : [{ title: replaceTitle(name), edits: [{ span, text: name }] }];
};

const take: Offer = ({ diagnostic, file }) => {
  const [name, path] = codesIn(diagnostic.message, file.locale);
  const taking = file.declarations.flatMap((one) =>
    one.kind === 'use' && one.path.text === path ? (one.taking ?? []) : [],
  );
  const last = taking.at(-1);
  if (name === undefined || last === undefined) return [];
  return [
    {
      title: {
        en: `take \`${name}\` from the module too`,
        fr: `prendre aussi \`${name}\` du module`,
      },
      edits: [{ span: at(file.path, last.span.end), text: `, ${name}` }],
    },
  ];
};

const notTakenAnyMore: Offer = (place) => {
  const { declaration, span } = place;
  const taking = (declaration?.kind === 'use' && declaration.taking) || [];
  const gone = taking.find((name) => name.span.start === span.start);
  return gone === undefined ? [] : outOf(place, taking, gone);
};

/** The whole line, or the name alone where others go with it. */
function notRemoved(place: Place, name: string, where: (list: readonly Name[]) => boolean): readonly Fix[] {
  const { file } = place;
  return file.declarations.flatMap((one): readonly Fix[] => {
    if (one.kind !== 'removed' || !where(one.names)) return [];
    const gone = one.names.find(({ text }) => text === name);
    if (gone === undefined) return [];
    if (one.names.length > 1) return outOf(place, one.names, gone);
    const end = file.text.indexOf('\n', one.span.end);
    const line = file.text.slice(one.span.start, one.span.end);
    return [
      {
        title: { en: `delete the line \`${line}\``, fr: `supprimer la ligne \`${line}\`` },
        edits: [{ span: { ...one.span, end: end < 0 ? file.text.length : end + 1 }, text: '' }],
      },
    ];
  });
}

export const mendNames = offersOf({
  [unknownTaken.entry.code]: nearest,
  [notTaken.entry.code]: take,
  [unusedTaken.entry.code]: notTakenAnyMore,
  [nothingToRemove.entry.code]: (place) =>
    notRemoved(place, place.written, (names) => names.some(({ span }) => span.start === place.span.start)),
  // One version after the other may keep it: each is an offer of its own.
  [noValue.entry.code]: (place) => notRemoved(place, place.written, () => true),
});
