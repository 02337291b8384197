// A rule file with English keywords in French ones, word for word, by the reference's own table.

import { contextualKeywords } from '../../grammar/words/contextual-keywords.js';
import { reservedKeywords } from '../../grammar/words/keywords.js';
import { declarationKeywords, lineKeywords } from '../../grammar/words/line-keywords.js';

type Table = Readonly<Record<string, readonly [readonly string[], readonly string[]]>>;

const wordsIn = (tables: readonly Table[]): ReadonlyMap<string, string> =>
  new Map(
    tables
      .flatMap((table) => Object.values(table))
      .flatMap(([english, french]) =>
        english.flatMap((word) => (french[0] ? [[word, french[0]] as const] : [])),
      )
      // Their French stands elsewhere in the sentence, or depends on it.
      .filter(([word]) => word !== 'on'),
  );

const atStart = wordsIn([declarationKeywords, lineKeywords]);
const namedInEnglish =
  'Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December';
const namedInFrench =
  'lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre octobre novembre décembre';
const named = namedInEnglish
  .split(' ')
  .map((name, index): readonly [string, string] => [name, namedInFrench.split(' ')[index] ?? name]);
const within = new Map([...wordsIn([reservedKeywords, contextualKeywords]), ...named]);

const finder = (words: ReadonlyMap<string, string>, start: string) =>
  new RegExp(
    `${start}(?:${[...words.keys()]
      .sort((a, b) => b.length - a.length)
      .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, ' +'))
      .join('|')})(?![\\w\\u00c0-\\u017f])`,
    'g',
  );
const startFinder = finder(atStart, '^');
const withinFinder = finder(within, '(?<![\\w\\u00c0-\\u017f"])');
const single = (found: string): string => found.replace(/ +/g, ' ');

function phrase(text: string): string {
  return text
    .replace(/(\d)\.(?=\d)/g, '$1,')
    .replace(/\bover (.*) but not over /, 'above $1 up to ')
    .replace(/\bbecause /g, 'parce que ')
    .replace(/\brounded up to /g, 'arrondi vers le haut à ')
    .replace(/\b(?:the )?next (\d[\d ]*) (\w+)/g, 'les $1 $2 suivants')
    .replace(/\b(?:the )?first (\d[\d ]*) (\w+)/g, 'les $1 premiers $2')
    .replace(/^( \w+ (?:by .*)?)on (?=\w)/, '$1sur ')
    .replace(withinFinder, (found) => within.get(single(found)) ?? found);
}

function line(text: string): string {
  const [, margin = '', words = ''] = /^(\s*)(.*)$/.exec(text) ?? [];
  const start = words.match(startFinder)?.[0] ?? '';
  // What stands in quotes is what people see.
  const parts = words.slice(start.length).split(/("[^"]*")/);
  const said = parts.map((part) => (part.startsWith('"') ? part : phrase(part))).join('');
  return `${margin}${atStart.get(start) ?? start}${said}`;
}

export const inFrench = (text: string): string =>
  text
    .replace(/^rounding each amount up to/m, 'arrondi de chaque montant vers le haut à')
    .split('\n')
    .map(line)
    .join('\n');
