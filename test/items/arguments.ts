// Every way in which an aggregate inside a function can meet an argument, as rule files with what is right beside each amount:
// the aggregate × where the argument stands × whose item it is of × how the function is called × the language.

interface Item {
  readonly a: number;
  readonly b: number;
}

/** Items of the list that is aggregated, and of another list whose items ask. */
export const facts = {
  m: [
    { a: 10, b: 30 },
    { a: 20, b: 5 },
    { a: 30, b: 20 },
  ],
  n: [{ c: 25 }, { c: 10 }],
} as const;

const aggregates = ['sum', 'count', 'highest', 'lowest'] as const;
type Aggregate = (typeof aggregates)[number];
const places = ['where', 'of', 'both'] as const;
type Place = (typeof places)[number];
/** Whose item the argument is of: of the list that is aggregated, of another, or of none. */
const askers = ['same', 'crossed', 'none'] as const;
type Asker = (typeof askers)[number];
const calls = ['function', 'reading', 'nested', 'rows', 'steps', 'option'] as const;
type Call = (typeof calls)[number];

export const languages = ['en', 'fr'] as const;
export type Language = (typeof languages)[number];

/** Counted by hand, item by item. */
function right(aggregate: Aggregate, place: Place, x: number): number {
  const counted = facts.m.filter((item: Item) => place === 'of' || item.a <= x);
  const values = counted.map(({ b }) => (place === 'where' ? b : b + x));
  switch (aggregate) {
    case 'sum':
      return values.reduce((sum, value) => sum + value, 0);
    case 'count':
      return values.length;
    case 'highest':
      return Math.max(...values);
    case 'lowest':
      return Math.min(...values);
    default:
      return aggregate satisfies never;
  }
}

const words = {
  en: {
    head: ['tariff arguments "Arguments"', 'currency EUR', 'rounding each amount half up to 0.01 EUR'],
    list: (name: string) => `list ${name} "List ${name}", up to 4`,
    fact: (name: string, list: string) => `fact ${name} of ${list} : EUR, from 0 to 100`,
    function: 'function',
    reading: 'reading',
    because: '| option | value | because |',
    chosen: 'chosen',
    table: 'table',
    on: 'on',
    from: 'from 0 EUR',
    amount: (name: string, list: string | undefined) =>
      `amount ${name}${list === undefined ? '' : ` of ${list}`}`,
    first: (aggregate: Aggregate) =>
      ({ sum: 'sum of', count: 'count of', highest: 'highest', lowest: 'lowest' })[aggregate],
    over: 'over',
    where: 'where',
    upTo: 'is up to',
    results: 'results',
    plus: 'plus 0 EUR',
  },
  fr: {
    head: [
      'tarif arguments "Arguments"',
      'monnaie EUR',
      'arrondi de chaque montant au plus proche à 0,01 EUR',
    ],
    list: (name: string) => `liste ${name} "Liste ${name}", jusqu'à 4`,
    fact: (name: string, list: string) => `donnée ${name} de ${list} : EUR, de 0 à 100`,
    function: 'fonction',
    reading: 'lecture',
    because: '| option | valeur | motif |',
    chosen: 'retenu',
    table: 'tableau',
    on: 'sur',
    from: 'à partir de 0 EUR',
    amount: (name: string, list: string | undefined) =>
      `montant ${name}${list === undefined ? '' : ` de ${list}`}`,
    first: (aggregate: Aggregate) =>
      ({ sum: 'somme de', count: 'nombre de', highest: 'maximum de', lowest: 'minimum de' })[aggregate],
    over: 'sur',
    where: 'où',
    upTo: 'est au plus',
    results: 'résultats',
    plus: 'plus 0 EUR',
  },
} as const;

export interface Written {
  readonly text: string;
  /** What each result must be: one amount, or one per item of the list that asks. */
  readonly expected: Readonly<Record<string, string | readonly string[]>>;
}

/** One rule file for a way of calling. */
export function written(call: Call, language: Language): Written {
  const say = words[language];
  const lines: string[] = [...say.head, say.list('m'), say.fact('a', 'm'), say.fact('b', 'm')];
  lines.push(say.list('n'), say.fact('c', 'n'));
  const expected: Record<string, string | readonly string[]> = {};
  for (const aggregate of aggregates) {
    for (const place of places) {
      if (aggregate === 'count' && place !== 'where') continue;
      const name = `${aggregate}_${place}`;
      const value =
        aggregate === 'count'
          ? `(${say.first('count')} m ${say.where} a ${say.upTo} x) * 1 EUR`
          : `${say.first(aggregate)} ${place === 'where' ? 'b' : '(b + x)'} ${say.over} m${
              place === 'of' ? '' : ` ${say.where} a ${say.upTo} x`
            }`;
      lines.push(...declared(call, name, value, language));
      for (const asker of askers) {
        const result = `${name}_${asker}`;
        const list = { same: 'm', crossed: 'n', none: undefined }[asker];
        const argument = { same: 'a', crossed: 'c', none: '25 EUR' }[asker];
        lines.push(`${say.amount(result, list)} = ${name}(${argument})`);
        expected[result] = shown(asker, (x) => right(aggregate, place, x));
      }
    }
  }
  lines.push(`${say.results} ${Object.keys(expected).join(', ')}`);
  return { text: `${lines.join('\n')}\n`, expected };
}

function shown(asker: Asker, of: (x: number) => number): string | readonly string[] {
  const euros = (x: number) => `${of(x)}.00`;
  switch (asker) {
    case 'same':
      return facts.m.map(({ a }) => euros(a));
    case 'crossed':
      return facts.n.map(({ c }) => euros(c));
    case 'none':
      return euros(25);
    default:
      return asker satisfies never;
  }
}

function declared(call: Call, name: string, value: string, language: Language): readonly string[] {
  const say = words[language];
  switch (call) {
    case 'function':
      return [`${say.function} ${name}(x ${language === 'en' ? 'in' : 'en'} EUR) = ${value}`];
    case 'steps':
      return [
        `${say.function} ${name}(x ${language === 'en' ? 'in' : 'en'} EUR) = ${value}`,
        `  ${say.plus}`,
      ];
    case 'nested':
      return [
        `${say.function} inner_${name}(x ${language === 'en' ? 'in' : 'en'} EUR) = ${value}`,
        `${say.function} ${name}(y ${language === 'en' ? 'in' : 'en'} EUR) = inner_${name}(y + 0 EUR)`,
      ];
    case 'reading':
    case 'option':
      return [
        `${say.reading} ${name}(x ${language === 'en' ? 'in' : 'en'} EUR) "${name}"`,
        `  ${say.because}`,
        ...(call === 'reading'
          ? [`  | one | ${value} | "so" |`, '  | two | x | "or so" |']
          : ['  | one | x | "so" |', `  | two | ${value} | "or so" |`]),
        `  ${say.chosen} ${call === 'reading' ? 'one' : 'two'}`,
      ];
    case 'rows':
      return [
        `${say.function} ${name}(x ${language === 'en' ? 'in' : 'en'} EUR) = ${language === 'en' ? 'first of' : 'le premier de'}`,
        `  | ${name} | ${value} | ${language === 'en' ? 'when x is from 0 EUR' : 'quand x est au moins 0 EUR'} |`,
        `  | rest | 0 EUR | ${language === 'en' ? 'otherwise' : 'sinon'} |`,
      ];
    default:
      return call satisfies never;
  }
}

export const everyCall = calls;
