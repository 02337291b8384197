// Random rule files of every construct, with two lists that are looked at from one another, and random cases for them.

import { type Draw, drawFrom, shuffled } from './draw.js';
import { inFrench } from './in-french.js';
import { caseOf, type Fact, factsOf } from './random-facts.js';
import { byBand, byZone, byZoneAndBand, risingBands } from './random-rows.js';
import { modes, none, type Place, step, type Type, term, type Vocabulary, zones } from './random-terms.js';

export interface RandomTariff {
  readonly text: string;
  readonly cases: readonly Readonly<Record<string, unknown>>[];
}

const outside: Place = { lists: [], self: undefined, parameters: {}, within: 0 };
const inList = (list: string): Place => ({ lists: [list], self: list, parameters: {}, within: 0 });

const goingBack = (place: Place, name: string, type: Type): Place =>
  place.self === undefined ? place : { ...place, itself: { name, type } };

/** Declarations in the order in which they use one another; a file may have them in any. */
class Maker {
  readonly lines: string[][] = [];
  readonly #words: Vocabulary;
  #made = 0;

  constructor(
    readonly draw: Draw,
    facts: readonly Fact[],
  ) {
    const ofList: Vocabulary['ofList'] = { lines: none(), goods: none() };
    const global = none();
    for (const { name, type, list, presence } of facts) {
      if (presence === 'optional' || presence === 'when') continue;
      (list === undefined ? global : ofList[list]!)[type].push(name);
    }
    const optional = facts.filter(({ presence }) => presence === 'optional' || presence === 'when');
    this.#words = { draw, global, ofList, callables: [], optional };
  }

  #name(): string {
    this.#made += 1;
    return `n${this.#made}`;
  }

  #term(place: Place, type: Type, depth = 2): string {
    return term(this.#words, place, type, depth);
  }

  #place(): { readonly place: Place; readonly of: string; readonly names: Record<Type, string[]> } {
    const list = this.draw.pick([undefined, undefined, 'lines', 'goods']);
    if (list === undefined) return { place: outside, of: '', names: this.#words.global };
    return { place: inList(list), of: ` of ${list}`, names: this.#words.ofList[list]! };
  }

  declaration(): void {
    const { draw } = this;
    draw.pick([
      () => this.#value(),
      () => this.#value(),
      () => this.#amount(),
      () => this.#amount(),
      () => this.#amount(),
      () => this.#byRows(),
      () => this.#table(),
      () => this.#tableOn(),
      () => this.#scale(),
      () => this.#function(),
      () => this.#function(),
      () => this.#choice(),
      () => this.#reading(),
      () => this.#alternatives(),
    ])();
  }

  #value(): void {
    const { place, of, names } = this.#place();
    const type = this.draw.pick<Type>(['EUR', 'kg', 'number', 'percent', 'condition', 'date']);
    const name = this.#name();
    const keyword = type === 'condition' ? 'answer' : 'value';
    this.lines.push([`${keyword} ${name}${of} = ${this.#term(goingBack(place, name, type), type, 3)}`]);
    names[type].push(name);
  }

  #steps(place: Place): readonly string[] {
    return Array.from({ length: this.draw.below(3) }, () => `  ${step(this.#words, place, 2)}`);
  }

  #amount(): void {
    const { place: around, of, names } = this.#place();
    const name = this.#name();
    const place = goingBack(around, name, 'EUR');
    const due = this.draw.chance(25) ? [`  due when ${this.#term(place, 'condition')}`] : [];
    this.lines.push([`amount ${name}${of} = ${this.#term(place, 'EUR', 3)}`, ...this.#steps(place), ...due]);
    names.EUR.push(name);
  }

  #alternatives(): void {
    const { draw } = this;
    const { place, of, names } = this.#place();
    const name = this.#name();
    const rule = draw.pick(['lower of', 'higher of', 'sum of', 'first of']);
    const rows = Array.from({ length: 1 + draw.below(3) }, (_, index) => {
      const when = rule === 'first of' || draw.chance(50) ? `when ${this.#term(place, 'condition')}` : '';
      return `  | row ${index} | ${this.#term(place, 'EUR')} | ${when} |`.replace(' |  |', ' |');
    });
    const last = `  | last | ${this.#term(place, 'EUR')} | otherwise |`;
    this.lines.push([`amount ${name}${of} = ${rule}`, ...rows, last, ...this.#steps(place)]);
    names.EUR.push(name);
  }

  #byRows(): void {
    const { draw } = this;
    const { place, of, names } = this.#place();
    const name = this.#name();
    const isZone = draw.chance(40);
    const zone = this.#zoneAt(place);
    const key = isZone ? zone : `(${this.#term(place, 'kg')})`;
    const rows = (isZone ? byZone(draw) : byBand(draw, 'kg')).map(
      ([cell]) => `  | ${cell} | ${this.#term(place, 'EUR', 1)} |`,
    );
    this.lines.push([`amount ${name}${of} by ${key}`, ...rows, ...this.#steps(place)]);
    names.EUR.push(name);
  }

  #zoneAt(place: Place): string {
    const list = place.self;
    return this.draw.pick([
      ...this.#words.global.zone,
      ...(list === undefined ? [] : (this.#words.ofList[list]?.zone ?? [])),
    ]);
  }

  #table(): void {
    const { draw } = this;
    const { place, of, names } = this.#place();
    const name = this.#name();
    const zone = this.#zoneAt(place);
    const kg = this.#nameOrTerm(place, 'kg');
    const cell = () => this.#term(place, 'EUR', 1);
    const forms = [
      () => [
        `by ${kg}`,
        '| weight | price |',
        ...byBand(draw, 'kg').map(([one]) => `| ${one} | ${cell()} |`),
      ],
      () => [
        `by ${kg}`,
        '| weight in kg | price in EUR |',
        ...byBand(draw, 'kg').map(([one]) => `| ${one} | ${draw.below(30)} |`),
      ],
      () => [`by ${zone}`, '| zone | price |', ...byZone(draw).map(([one]) => `| ${one} | ${cell()} |`)],
      () => [
        `by ${zone}, ${kg}`,
        '| zone | weight | price |',
        ...byZoneAndBand(draw, 'kg').map(([one, two]) => `| ${one} | ${two} | ${cell()} |`),
      ],
      () => [
        `by ${kg}, across ${zone}`,
        '| weight | out | Near by as near | far |',
        ...byBand(draw, 'kg').map(([one]) => `| ${one} | ${cell()} | ${cell()} | ${cell()} |`),
      ],
    ];
    const [keys = '', ...rows] = draw.pick(forms)();
    this.lines.push([`table ${name}${of} ${keys}`, ...rows.map((row) => `  ${row}`)]);
    names.EUR.push(name);
  }

  #nameOrTerm(place: Place, type: Type): string {
    return `(${this.#term(place, type, this.draw.below(2))})`;
  }

  #tableOn(): void {
    const name = this.#name();
    const rows = byBand(this.draw, 'kg').map(([one]) => `  | ${one} | ${this.#term(outside, 'EUR', 1)} |`);
    this.lines.push([`table ${name} on kg`, '  | weight | price |', ...rows]);
    this.#words.callables.push({ name, takes: ['kg'], gives: 'EUR' });
  }

  #scale(): void {
    const { draw } = this;
    const name = this.#name();
    const column = draw.pick([
      { heading: 'per kg', cell: () => `${draw.below(9)}.50 EUR` },
      { heading: 'per started 2 kg', cell: () => `${draw.below(9)} EUR` },
      { heading: 'once', cell: () => `${draw.below(20)} EUR` },
      { heading: 'price as rate', cell: () => `${draw.below(9)} EUR/kg` },
    ]);
    const rows = risingBands(draw, 'kg').map((band) => `  | ${band} | ${column.cell()} |`);
    this.lines.push([`scale ${name} on kg`, `  | part | ${column.heading} |`, ...rows]);
    let used = name;
    if (column.heading !== 'once' && draw.chance(40)) {
      used = this.#name();
      const change = draw.pick([
        'every threshold times 1.5',
        'every rate times 2',
        'every rate times 1.5, every threshold times 2',
      ]);
      this.lines.push([`scale ${used} = ${name}, ${change}`]);
    }
    // Below nought no band takes it.
    const guarded = this.#name();
    this.lines.push([`function ${guarded}(w in kg) = ${used}(w, at least 0 kg)`]);
    this.#words.callables.push({ name: guarded, takes: ['kg'], gives: 'EUR' });
  }

  #function(): void {
    const { draw } = this;
    const name = this.#name();
    const takes = draw.pick<readonly Type[]>([
      ['EUR'],
      ['kg'],
      ['number', 'EUR'],
      ['date'],
      ['kg', 'number'],
    ]);
    const gives = draw.pick<Type>(['EUR', 'EUR', 'number', 'kg']);
    const letters = ['p', 'q'];
    const written = takes.map((type, index) => `${letters[index]}${this.#made} in ${type}`);
    const parameters = Object.fromEntries(
      takes.map((type, index) => [type, [`${letters[index]}${this.#made}`]]),
    );
    const place: Place = { ...outside, parameters };
    this.lines.push([`function ${name}(${written.join('; ')}) = ${this.#term(place, gives, 3)}`]);
    this.#words.callables.push({ name, takes, gives });
  }

  /** Options by conditions or by keys, and an answer that tells which was taken. */
  #choice(): void {
    const { draw } = this;
    const { place, of, names } = this.#place();
    const [name, told] = [this.#name(), this.#name()];
    const rows = draw.chance(50)
      ? shuffled(draw, zones).map((zone, index) =>
          index < 2 ? [zone, this.#term(place, 'condition')] : [zone, 'otherwise'],
        )
      : byBand(draw, 'kg').map((band) => [draw.pick(zones), ...band]);
    const by = rows.some(([, cell]) => cell === 'otherwise') ? '' : ` by ${this.#term(place, 'kg')}`;
    this.lines.push([`choice ${name}${of}${by}`, ...rows.map((cells) => `  | ${cells.join(' | ')} |`)]);
    this.lines.push([`answer ${told}${of} = ${name} is ${rows[0]?.[0] ?? ''}`]);
    names.condition.push(told);
  }

  #reading(): void {
    const { draw } = this;
    const name = this.#name();
    this.lines.push([
      `reading ${name}(w in EUR) "R"`,
      '  | option | value | because |',
      `  | one | ${term(this.#words, { ...outside, parameters: { EUR: ['w'] } }, 'EUR', 2)} | "a" |`,
      `  | two | ${term(this.#words, { ...outside, parameters: { EUR: ['w'] } }, 'EUR', 2)} | "b" |`,
      `  chosen ${draw.pick(['one', 'two'])}`,
    ]);
    this.#words.callables.push({ name, takes: ['EUR'], gives: 'EUR' });
  }

  /** What stands for whole cases: what is required, what is told. */
  remarks(): void {
    const condition = () => this.#term(outside, 'condition');
    if (this.draw.chance(30))
      this.lines.push([`require ${condition()} or ${condition()} or ${condition()} "not so"`]);
    if (this.draw.chance(30)) this.lines.push([`notice "note" when ${condition()}`]);
  }

  /** Every value that was made. */
  results(): readonly string[] {
    const { global, ofList } = this.#words;
    const made = [global, ...Object.values(ofList)].flatMap((names) =>
      (['EUR', 'kg', 'number', 'percent', 'condition', 'date'] as const).flatMap((type) => names[type]),
    );
    return made.filter((name) => /^n\d+$/.test(name));
  }
}

export function randomTariff(seed: number, count: number): RandomTariff {
  const draw = drawFrom(seed);
  const facts = factsOf(draw);
  const maker = new Maker(draw, facts);
  const declarations = 3 + draw.below(6);
  for (let made = 0; made < declarations; made++) maker.declaration();
  maker.remarks();
  const head = [
    'tariff drawn "Drawn"',
    'currency EUR',
    `rounding each amount ${draw.pick(modes)} to ${draw.pick(['0.01 EUR', '0.05 EUR', '1 EUR'])}`,
    'list lines, up to 6',
    'list goods, up to 5',
  ];
  const results = maker.results();
  const shown = results.length > 0 ? [`results ${shuffled(draw, results).join(', ')}`] : [];
  const body = draw.chance(30) ? shuffled(draw, maker.lines) : maker.lines;
  const english = [...head, ...facts.map(({ line }) => line), ...shown, ...body.flat(), ''].join('\n');
  return {
    text: draw.chance(40) ? inFrench(english) : english,
    cases: Array.from({ length: count }, () => caseOf(draw, facts)),
  };
}
