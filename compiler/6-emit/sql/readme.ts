// The page beside a query: what to load, what to run, what to look at first.

import type { Model } from '../../3-model/model.js';
import type { Program } from '../../5-lower/program/program.js';
import type { Dialect } from './dialect.js';

interface Names {
  readonly table: string;
  readonly keys: readonly string[];
}

/** In the language of the tariff. */
export const readme = (model: Model, program: Program, dialect: Dialect, names: Names): string =>
  ({ en: english, fr: french })[model.language](model, program, dialect, names);

const code = (name: string): string => `\`${name.replace(/[`\s]+/g, ' ')}\``;
const plain = (text: string): string => text.replace(/\s+/g, ' ');

function english(model: Model, { lists }: Program, dialect: Dialect, { table, keys }: Names): string {
  const nested = dialect.lists.storage === 'nested';
  return `${[
    `# ${plain(model.label)} in ${dialect.label}`,
    '',
    `1. \`certificate.sql\` first: it needs no table and returns **no row** when this engine computes what the rules say.`,
    `2. \`facts.sql\` creates ${code(table)}, with types, domains and steps in comments. ${keys.map(code).join(', ')} pass through.`,
    '   Numbers must be exact (decimal or integer): floating columns refuse their rows as `wrong_type`.',
    '3. `price.sql` is one SELECT: a row out for every row in. Put `CREATE TABLE priced AS` before it, or `INSERT INTO`.',
    '',
    'A row is priced whole or not at all. Refused rows have NULL results, `refusal_code` and `refusal_path`: the first mistake,',
    'as `bareme run` tells it. Price into a new table, compare `count(*)` with the facts, and only then give it its name.',
    ...(lists.length === 0
      ? []
      : [
          '',
          nested
            ? `Lists (${lists.map(({ name }) => code(name)).join(', ')}) are nested columns; their order counts.`
            : `Lists (${lists.map(({ name }) => code(name)).join(', ')}) are tables of their own, joined by the key; \`place\` says the order. Their keys refuse items of no row and two items at one place; a row without items has an empty list.`,
        ]),
    ...(lists.length > 0 && dialect.name === 'clickhouse'
      ? ['', 'Arrays are never NULL in ClickHouse: results of a list are empty in a refused row.']
      : []),
    ...(dialect.settings.length === 0 ? [] : ['', ...dialect.settings.map(({ en }) => `- ${en}`)]),
    ...(dialect.name === 'sqlite'
      ? [
          '',
          "SQLite has no decimals: give numbers with decimals as texts (`'12.50'`), dates as `'2024-02-29'`; amounts come as texts.",
        ]
      : []),
  ].join('\n')}\n`;
}

function french(model: Model, { lists }: Program, dialect: Dialect, { table, keys }: Names): string {
  const nested = dialect.lists.storage === 'nested';
  return `${[
    `# ${plain(model.label)} dans ${dialect.label}`,
    '',
    '1. `certificate.sql` d’abord : il n’a besoin d’aucune table et ne rend **aucune ligne** quand ce moteur calcule ce que disent les règles.',
    `2. \`facts.sql\` crée ${code(table)}, avec types, domaines et pas en commentaire. ${keys.map(code).join(', ')} : repris tels quels.`,
    '   Les nombres doivent être exacts (décimaux ou entiers) : une colonne flottante fait refuser ses lignes (`wrong_type`).',
    '3. `price.sql` est un seul SELECT : une ligne rendue par ligne lue. Faites-le précéder de `CREATE TABLE priced AS`, ou d’`INSERT INTO`.',
    '',
    'Une ligne est calculée entière ou pas du tout. Une ligne refusée a des résultats NULL, `refusal_code` et `refusal_path` : la première',
    'erreur, comme la dit `bareme run`. Calculez dans une nouvelle table, comparez `count(*)` avec les données, puis seulement donnez-lui son nom.',
    ...(lists.length === 0
      ? []
      : [
          '',
          nested
            ? `Les listes (${lists.map(({ name }) => code(name)).join(', ')}) sont des colonnes imbriquées ; leur ordre compte.`
            : `Les listes (${lists.map(({ name }) => code(name)).join(', ')}) sont des tables à part, reliées par la clé ; \`place\` dit l’ordre. Leurs clés refusent un élément sans ligne et deux éléments à la même place ; une ligne sans élément a une liste vide.`,
        ]),
    ...(lists.length > 0 && dialect.name === 'clickhouse'
      ? [
          '',
          'Un tableau n’est jamais NULL dans ClickHouse : les résultats d’une liste sont vides dans une ligne refusée.',
        ]
      : []),
    ...(dialect.settings.length === 0 ? [] : ['', ...dialect.settings.map(({ fr }) => `- ${fr}`)]),
    ...(dialect.name === 'sqlite'
      ? [
          '',
          "SQLite n’a pas de décimaux : donnez les nombres à décimales en textes (`'12.50'`), les dates comme `'2024-02-29'` ; les montants sont des textes.",
        ]
      : []),
  ].join('\n')}\n`;
}
