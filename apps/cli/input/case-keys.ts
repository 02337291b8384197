// What names a case and goes with its results: the columns that `--key` and `--pass-through` keep.

import { badChoice } from '../../../compiler/diagnostics/catalogue/outside/cli.js';
import type { Localized } from '../../../compiler/runtime/outcome/localized.js';
import { nowhere, Stop } from '../process/stop.js';
import type { CaseSource } from './case-source.js';
import type { CsvFacts } from './csv-heading.js';

export interface KeyOptions {
  /** Of `--key`, which may be repeated and may name several, separated by commas. */
  readonly key?: readonly string[];
  /** Every column that is no fact. */
  readonly passThrough?: boolean;
}

const refuse = (message: Localized): Stop => new Stop(badChoice(nowhere, { message }));

/** Throws a Stop for a name that is given twice or is none. */
export function withKeys(facts: CsvFacts, { key = [], passThrough = false }: KeyOptions): CsvFacts {
  const keys = key.flatMap((names) => names.split(',')).map((name) => name.trim());
  const twice = keys.find((name, index) => keys.indexOf(name) !== index);
  if (keys.includes('')) {
    throw refuse({ en: '`--key` names no column', fr: '`--key` ne nomme pas de colonne' });
  }
  if (twice !== undefined) {
    throw refuse({
      en: `\`--key\` names \`${twice}\` twice`,
      fr: `\`--key\` nomme deux fois \`${twice}\``,
    });
  }
  return { ...facts, keys, passThrough };
}

/** The names of the keys, once the first cases of a source were read. Throws a Stop where a result has one of them. */
export function keyNames(
  { keys = [], passThrough = false }: CsvFacts,
  source: CaseSource,
  results: readonly { readonly name: string }[],
): () => readonly string[] {
  let known: readonly string[] | undefined;
  return () => {
    if (known !== undefined) return known;
    const found = source.keys() ?? keys;
    if (passThrough && source.keys() === undefined) {
      throw refuse({
        en: '`--pass-through` goes with tables; name what is to be kept by `--key NAME`',
        fr: '`--pass-through` va avec des tableaux ; nommez ce qui est à garder par `--key NOM`',
      });
    }
    const taken = found.find((name) => results.some((result) => result.name === name));
    if (taken !== undefined) {
      throw refuse({
        en: `\`${taken}\` is the name of a result; call the column otherwise`,
        fr: `\`${taken}\` est le nom d'un résultat ; donnez un autre nom à la colonne`,
      });
    }
    known = found;
    return found;
  };
}
