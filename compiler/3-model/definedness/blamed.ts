// The message about a use of something that may be missing there.

import { notAlwaysDefined } from '../../diagnostics/catalogue/rules/model.js';
import type { Details } from '../../diagnostics/define.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Definition, Expression, Model } from '../model.js';

/** What a case may be without. */
export type Missable = Model['facts'][number] | Model['lists'][number];

/** `words` say a case in which it is missing; `through` are the uses that lead to it. */
export function blamed(
  { span }: Expression,
  used: Missable,
  words: (language: 'en' | 'fr') => string,
  through: readonly Expression[],
  definitions: ReadonlyMap<string, Definition>,
  written: (expression: Expression) => string,
): Diagnostic {
  const { name, presence, span: declared } = used;
  return notAlwaysDefined(
    span,
    {
      fact: name,
      condition: presence.kind === 'when' ? written(presence.condition) : undefined,
      isList: 'capacity' in used,
      witness: presence.kind === 'when' ? { en: words('en'), fr: words('fr') } : { en: '', fr: '' },
    },
    {
      cause: name,
      related: [
        ...wayTo(through, definitions),
        { span: declared, label: { en: 'declared here', fr: 'déclaré ici' } },
      ],
    },
  );
}

/** The nearest declared name on the way to a use, where it is used itself. */
function wayTo(
  through: readonly Expression[],
  definitions: ReadonlyMap<string, Definition>,
): Details['related'] & object {
  const last = through.findLast((use) => use.kind === 'reference' && definitions.get(use.definition)?.final);
  const name = last?.kind === 'reference' ? definitions.get(last.definition)?.owner : undefined;
  if (last === undefined || name === undefined) return [];
  return [{ span: last.span, label: { en: `\`${name}\` is used here`, fr: `\`${name}\` sert ici` } }];
}
