// The templates of declarations as snippets of an editor, in both languages, by the word that begins them.

import { templates } from '../../compiler/ide/completion/templates.js';

export interface Snippet {
  readonly prefix: string;
  readonly body: readonly string[];
  readonly description: string;
}

export function snippets(): Readonly<Record<string, Snippet>> {
  const all = Object.entries(templates).flatMap(([concept, { en, fr }]) =>
    (
      [
        ['en', en],
        ['fr', fr],
      ] as const
    ).map(([locale, text]): [string, Snippet] => [
      `${concept}.${locale}`,
      {
        prefix: text.slice(0, text.indexOf('${')).replace(/["“«]/g, '').trim(),
        body: text.split('\n'),
        description: text.replace(/\$\{\d+:([^}]*)\}/g, '$1').split('\n', 1)[0] ?? '',
      },
    ]),
  );
  return Object.fromEntries(all);
}
