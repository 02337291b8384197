// Random tables, amounts, values and functions by rows, with what they must answer: the bands are drawn first, then written down in any
// order and in any words, so that the answer is known without reading a row.

/** Draws whole numbers below a limit, the same for a seed. */
export type Draw = (below: number) => number;

export const drawing = (seed: number): Draw => {
  let state = seed * 2_654_435_761 + 12_345;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 374_761_393) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) % below;
  };
};

export const zones = ['near', 'far', 'out'] as const;
export const heaviest = 20;

export interface Declared {
  readonly name: string;
  readonly lines: readonly string[];
  readonly truth: (weight: number, zone: string) => number;
}

interface Band {
  /** First and last whole weight. */
  readonly from: number;
  readonly to: number;
  readonly price: number;
}

const words = {
  en: {
    upTo: (n: number) => `up to ${n} kg`,
    then: (n: number) => `then up to ${n} kg`,
    next: (n: number) => `the next ${n} kg`,
    first: (n: number) => `first ${n} kg`,
    between: (a: number, b: number) => `from ${a} to ${b} kg`,
    above: (a: number, b: number) => `above ${a} up to ${b} kg`,
    from: (a: number) => `from ${a} kg`,
    thenRest: 'then the rest',
    rest: 'the rest',
    or: ' or ',
    table: 'table',
    amount: 'amount',
    value: 'value',
    fonction: 'function',
    by: 'by',
    in: 'in',
    across: 'across',
  },
  fr: {
    upTo: (n: number) => `jusqu'à ${n} kg`,
    then: (n: number) => `puis jusqu'à ${n} kg`,
    next: (n: number) => `les ${n} kg suivants`,
    first: (n: number) => `les ${n} premiers kg`,
    between: (a: number, b: number) => `de ${a} à ${b} kg`,
    above: (a: number, b: number) => `plus de ${a} jusqu'à ${b} kg`,
    from: (a: number) => `à partir de ${a} kg`,
    thenRest: 'puis le reste',
    rest: 'le reste',
    or: ' ou ',
    table: 'tableau',
    amount: 'montant',
    value: 'valeur',
    fonction: 'fonction',
    by: 'selon',
    in: 'en',
    across: 'en colonnes selon',
  },
} as const;

export type Language = keyof typeof words;

/** Bands from nought to the heaviest, without a hole. */
function bandsOf(draw: Draw, price: () => number): readonly Band[] {
  const count = 1 + draw(4);
  const ends = new Set<number>([heaviest]);
  while (ends.size < count) ends.add(1 + draw(heaviest - 1));
  const sorted = [...ends].sort((a, b) => a - b);
  return sorted.map((to, index) => ({
    from: index === 0 ? 0 : (sorted[index - 1] ?? 0) + 1,
    to,
    price: price(),
  }));
}

interface Written {
  readonly cell: string;
  /** It begins where the band before ends, and must stand below it. */
  readonly follows: boolean;
  readonly price: number;
}

/** Each band in words that mean it; `rest` is the one that may say `the rest`, if any. */
function writeBands(draw: Draw, bands: readonly Band[], language: Language, mayRest: boolean): Written[] {
  const say = words[language];
  const rest = mayRest && draw(2) === 0 ? draw(bands.length) : -1;
  return bands.map(({ from, to, price }, index) => {
    const plain = (cell: string): Written => ({ cell, follows: false, price });
    const following = (cell: string): Written => ({ cell, follows: true, price });
    if (index === rest) return plain(say.rest);
    const last = index === bands.length - 1;
    if (index === 0) return draw(2) === 0 ? plain(say.upTo(to)) : plain(say.first(to));
    // A band after `the rest` has no row of its own to go on from.
    const before = rest !== index - 1;
    switch (draw(before ? 5 : 2)) {
      case 0:
        return plain(last ? say.from(from) : say.between(from, to));
      case 1:
        return plain(say.above(from - 1, to));
      case 2:
        return following(say.next(to - from + 1));
      case 3:
        // `then the rest` says `the rest`, of which there is one.
        return following(last && rest < 0 ? say.thenRest : say.then(to));
      default:
        return following(say.then(to));
    }
  });
}

/** Rows in any order in which each that follows another stands below it; groups may be mixed. */
function mixed<Row extends { readonly follows: boolean }>(
  draw: Draw,
  groups: readonly (readonly Row[])[],
): Row[] {
  const left = groups.flatMap((rows) => {
    const runs: Row[][] = [];
    for (const row of rows) {
      const run = runs.at(-1);
      if (row.follows && run) run.push(row);
      else runs.push([row]);
    }
    return runs;
  });
  const result: Row[] = [];
  while (left.length > 0) {
    const place = draw(left.length);
    const run = left[place];
    const row = run?.shift();
    if (row) result.push(row);
    if (run?.length === 0) left.splice(place, 1);
  }
  return result;
}

/**
 * A run of bands that go on from one another stays in its order, but `then` counts from the nearest row above of its group: within a group
 * no other row may come between. Runs are kept whole within a group, groups are mixed.
 */
const ofGroup = (draw: Draw, rows: readonly Written[]): Written[] => {
  const runs: Written[][] = [];
  for (const row of rows) {
    const run = runs.at(-1);
    if (row.follows && run) run.push(row);
    else runs.push([row]);
  }
  const order: Written[] = [];
  while (runs.length > 0) order.push(...(runs.splice(draw(runs.length), 1)[0] ?? []));
  return order;
};

const lookUp = (bands: readonly Band[], weight: number): number =>
  bands.find(({ from, to }) => weight >= from && weight <= to)?.price ?? Number.NaN;

/** By weight alone: a table, an amount, a value or a function. */
export function byWeight(draw: Draw, name: string, language: Language): Declared {
  const say = words[language];
  let price = 0;
  const bands = bandsOf(draw, () => (price += 1 + draw(9)));
  const rows = ofGroup(draw, writeBands(draw, bands, language, true));
  const body = rows.map(({ cell, price: cost }) => `  | ${cell} | ${cost} EUR |`);
  const truth = (weight: number) => lookUp(bands, weight);
  switch (draw(4)) {
    case 0:
      return {
        name,
        lines: [
          `${say.table} ${name}_t ${say.by} weight`,
          '  | kg | EUR |',
          ...body,
          `${say.amount} ${name} = ${name}_t`,
        ],
        truth,
      };
    case 1:
      return { name, lines: [`${say.amount} ${name} ${say.by} weight`, ...body], truth };
    case 2:
      return {
        name,
        lines: [`${say.value} ${name}_v ${say.by} weight`, ...body, `${say.amount} ${name} = ${name}_v`],
        truth,
      };
    default:
      return {
        name,
        lines: [
          `${say.fonction} ${name}_f(w ${say.in} kg) ${say.by} w`,
          ...body,
          `${say.amount} ${name} = ${name}_f(weight)`,
        ],
        truth,
      };
  }
}

/** By weight and zone in either order; the last group of zones may be `the rest`. */
function byTwoKeys(draw: Draw, name: string, language: Language): Declared {
  const say = words[language];
  const groupOf = zones.map((_, index) => (index === 0 ? 0 : draw(3)));
  const used = [...new Set(groupOf)];
  let price = 0;
  const tables = used.map(() => bandsOf(draw, () => (price += 1 + draw(9))));
  const zoneFirst = draw(2) === 0;
  const restGroup = draw(2) === 0 ? used.length - 1 : -1;
  const groups = used.map((group, place) => {
    const own = zones.filter((_, zone) => groupOf[zone] === group);
    const isRest = place === restGroup && used.length > 1;
    const zoneCell = isRest ? say.rest : own.join(say.or);
    const bands = tables[place] ?? [];
    // A lone `the rest` of a group without any band beside `the rest` of the zones would be open to two readings.
    const mayRest = zoneFirst || bands.length > 1;
    return ofGroup(draw, writeBands(draw, bands, language, mayRest)).map(({ cell, ...row }) => ({
      ...row,
      line: zoneFirst
        ? `  | ${zoneCell} | ${cell} | ${row.price} EUR |`
        : `  | ${cell} | ${zoneCell} | ${row.price} EUR |`,
    }));
  });
  // Groups are mixed, the rows of each in their order.
  const chained = groups.map((rows) => rows.map((row) => ({ ...row, follows: true })));
  const keys = zoneFirst ? 'zone, weight' : 'weight, zone';
  return {
    name,
    lines: [
      `${say.table} ${name}_t ${say.by} ${keys}`,
      '  | A | B | EUR |',
      ...mixed(draw, chained).map(({ line }) => line),
      `${say.amount} ${name} = ${name}_t`,
    ],
    truth: (weight, zone) => {
      const group = groupOf[zones.indexOf(zone as (typeof zones)[number])] ?? 0;
      return lookUp(tables[used.indexOf(group)] ?? [], weight);
    },
  };
}

/** By zone alone, with `the rest` anywhere. */
function byZone(draw: Draw, name: string, language: Language): Declared {
  const say = words[language];
  const prices = zones.map(() => 1 + draw(40));
  const rest = draw(4);
  const rows = zones.flatMap((zone, index) =>
    index === rest ? [] : [{ cell: zone as string, price: prices[index] ?? 0 }],
  );
  if (rest < zones.length)
    rows.splice(draw(rows.length + 1), 0, { cell: say.rest, price: prices[rest] ?? 0 });
  return {
    name,
    lines: [
      `${say.amount} ${name} ${say.by} zone`,
      ...rows.map(({ cell, price }) => `  | ${cell} | ${price} EUR |`),
    ],
    truth: (_, zone) => prices[zones.indexOf(zone as (typeof zones)[number])] ?? Number.NaN,
  };
}

/** A file of many such declarations. */
export function fileOf(language: Language, declared: readonly Declared[]): string {
  const head =
    language === 'en'
      ? [
          'tariff rows "Rows"',
          'currency EUR',
          'rounding each amount half up to 0.01 EUR',
          `fact weight "Weight" : kg, whole, from 0 to ${heaviest}`,
          `fact zone "Zone" : one of ${zones.join(' | ')}`,
        ]
      : [
          'tarif rows "Lignes"',
          'monnaie EUR',
          'arrondi de chaque montant au plus proche à 0,01 EUR',
          `donnée weight "Poids" : kg, entier, de 0 à ${heaviest}`,
          `donnée zone "Zone" : parmi ${zones.join(' | ')}`,
        ];
  return [...head, ...declared.flatMap(({ lines }) => lines), ''].join('\n');
}

/** Some of each kind. */
export function drawnFile(
  seed: number,
  language: Language,
): { readonly text: string; readonly declared: readonly Declared[] } {
  const draw = drawing(seed);
  const declared = [
    ...Array.from({ length: 4 }, (_, index) => byWeight(draw, `w${index + 1}`, language)),
    ...Array.from({ length: 4 }, (_, index) => byTwoKeys(draw, `k${index + 1}`, language)),
    ...Array.from({ length: 2 }, (_, index) => byZone(draw, `z${index + 1}`, language)),
  ];
  return { text: fileOf(language, declared), declared };
}
