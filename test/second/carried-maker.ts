// Declarations of random rule files, each with what was built last where it meets the others.

import { type Draw, shuffled } from './draw.js';
import type { Fact } from './random-facts.js';
import {
  type Form,
  literals,
  modes,
  none,
  type Place,
  step,
  type Type,
  term,
  type Vocabulary,
} from './random-terms.js';

const outside: Place = { lists: [], self: undefined, parameters: {}, within: 0 };
const inList = (list: string): Place => ({ lists: [list], self: list, parameters: {}, within: 0 });
const clock = (draw: Draw): string => `${draw.below(24)}:${draw.pick(['00', '30', '15'])}`;
const prefixes = ['4', '44', '442', '4433', '33', '331', '3', '49'];
export const numbersCalled = ['442071', '4433', '44', '4', '331', '3399', '49', '1', ''];

/** Conditions on days and times, beside what formulas have. */
function newer({ draw }: Vocabulary, place: Place, type: Type): readonly Form[] {
  if (type !== 'condition') return [];
  const time = (): string => draw.pick(['at_time', ...(place.lists.includes('lines') ? ['at'] : [])]);
  return [
    () => `${time()} is from ${clock(draw)} to ${draw.pick(['6:00', '22:45', '24:00'])}`,
    () => `${time()} is ${draw.pick(['from', 'up to', 'below', 'later than'])} ${clock(draw)}`,
    () =>
      `day_on is one of (${draw.pick(['Sunday, 4 July', '1 May, 2024-12-25', 'Monday, Friday, 29 February'])})`,
    () => 'holiday',
    () => `bore is ${draw.pick(['13 mm', 'one of (13 mm, 25 mm)', 'above 13 mm'])}`,
  ];
}

export interface Made {
  readonly name: string;
  readonly lines: readonly string[];
}

export class Maker {
  readonly made: Made[] = [];
  readonly words: Vocabulary;
  #count = 0;

  constructor(
    readonly draw: Draw,
    facts: readonly Fact[],
    mayLack: ReadonlySet<string>,
  ) {
    const ofList: Vocabulary['ofList'] = { lines: none(), goods: none() };
    const global = none();
    for (const { name, type, list, presence } of facts) {
      if (presence === 'optional' || presence === 'when') continue;
      (list === undefined ? global : ofList[list]!)[type].push(name);
    }
    const optional = facts.filter(({ presence }) => presence === 'optional' || presence === 'when');
    this.words = { draw, global, ofList, callables: [], optional, mayLack, more: newer };
  }

  #name(): string {
    this.#count += 1;
    return `n${this.#count}`;
  }

  #term(place: Place, type: Type, depth = 2): string {
    return term(this.words, place, type, depth);
  }

  #add(name: string, lines: readonly string[], names: Record<Type, string[]>, type: Type): void {
    this.made.push({ name, lines });
    names[type].push(name);
  }

  #place(): { readonly place: Place; readonly of: string; readonly names: Record<Type, string[]> } {
    const list = this.draw.pick([undefined, 'lines', 'goods']);
    if (list === undefined) return { place: outside, of: '', names: this.words.global };
    return { place: inList(list), of: ` of ${list}`, names: this.words.ofList[list]! };
  }

  #steps(place: Place): readonly string[] {
    const { draw } = this;
    const guarded = (above: string | undefined): string =>
      `  ${draw.pick([
        `rounded ${draw.pick(modes)} to ${draw.pick(['0.05 EUR', '1 EUR', '0.5 EUR'])} when ${this.#term(place, 'condition', 1)}`,
        // Behind a rounding for all cases it is refused (E337).
        ...(above?.startsWith('  rounded') ? [] : [`not rounded when ${this.#term(place, 'condition', 1)}`]),
        `rounded ${draw.pick(modes)} to 0.5 EUR`,
      ])}`;
    const before = Array.from({ length: draw.below(2) }, () => `  ${step(this.words, place, 2)}`);
    return [...before, ...(draw.chance(50) ? [guarded(before.at(-1))] : [])];
  }

  declaration(): void {
    this.draw.pick([
      () => this.#plain(),
      () => this.#plain(),
      () => this.#carried(),
      () => this.#carried(),
      () => this.#circle(),
      () => this.#filtered(),
      () => this.#filtered(),
      () => this.#prefix(),
      () => this.#options(),
      () => this.#points(),
      () => this.#times(),
      () => this.#holiday(),
      () => this.#overList(),
      () => this.#overList(),
    ])();
  }

  #plain(): void {
    const { place, of, names } = this.#place();
    const name = this.#name();
    this.#add(
      name,
      [`amount ${name}${of} = ${this.#term(place, 'EUR', 3)}`, ...this.#steps(place)],
      names,
      'EUR',
    );
  }

  #carried(): void {
    const { draw } = this;
    const list = draw.pick(['lines', 'goods']);
    const place = inList(list);
    const name = this.#name();
    const before = `(${name} of the item before, otherwise ${this.#term(outside, 'EUR', 1)})`;
    const change = draw.pick(['+', '-']);
    this.#add(
      name,
      [
        `amount ${name} of ${list} = ${before} ${change} ${this.#term(place, 'EUR', 2)}`,
        ...this.#steps(place),
      ],
      this.words.ofList[list]!,
      'EUR',
    );
  }

  #circle(): void {
    const { draw } = this;
    const list = draw.pick(['lines', 'goods']);
    const place = inList(list);
    const [had, left] = [this.#name(), this.#name()];
    const from = draw.pick([
      `(${left} of the item before, otherwise ${this.#term(outside, 'EUR', 1)})`,
      `(the last ${left} over ${list} before this one where ${this.#term(place, 'condition', 1)}, otherwise ${draw.pick(literals.EUR)})`,
      `(sum of ${left} over ${list} before this one where ${this.#term(place, 'condition', 1)})`,
    ]);
    const names = this.words.ofList[list]!;
    const cost = this.#term(place, 'EUR', 1);
    this.#add(had, [`amount ${had} of ${list} = ${from}`, ...this.#steps(place)], names, 'EUR');
    this.#add(
      left,
      [`amount ${left} of ${list} = ${had} ${draw.pick(['+', '-'])} ${cost}`, ...this.#steps(place)],
      names,
      'EUR',
    );
  }

  #filtered(): void {
    const { draw } = this;
    const list = draw.pick(['lines', 'goods']);
    const place = inList(list);
    const name = this.#name();
    const where = draw.pick([
      `${this.#term(place, 'condition', 2)}`,
      `${name} is above ${draw.pick(['3 EUR', '0 EUR', '10 EUR'])}`,
    ]);
    const word = draw.pick(['sum of', 'highest', 'lowest', 'the last', 'count']);
    const own = draw.pick([name, ...(this.words.ofList[list]?.EUR ?? [])]);
    const over =
      word === 'count'
        ? `(count of ${list} before this one where ${where}) * ${draw.pick(['1 EUR', '2.50 EUR'])}`
        : word === 'sum of'
          ? `(sum of ${own} over ${list} before this one where ${where})`
          : `(${word} ${own} over ${list} before this one where ${where}, otherwise ${draw.pick(literals.EUR)})`;
    const rest = this.#term(place, 'EUR', 1);
    const text = draw.pick([`${over} / 2 + ${rest}`, `${rest} - ${over}`, `lower of (${over}; ${rest})`]);
    this.#add(
      name,
      [`amount ${name} of ${list} = ${text}`, ...this.#steps(place)],
      this.words.ofList[list]!,
      'EUR',
    );
  }

  #prefix(): void {
    const { draw } = this;
    const name = this.#name();
    const kept = shuffled(draw, prefixes).slice(0, 1 + draw.below(5));
    const rows = kept.map(
      (prefix) => `  | begins with "${prefix}" | ${this.#term(inList('lines'), 'EUR', 1)} |`,
    );
    const rest = `  | the rest | ${draw.pick(literals.EUR)} |`;
    const head = draw.chance(50)
      ? [`table ${name} of lines by phone`, '  | phone | price |']
      : [`amount ${name} of lines by phone`];
    this.#add(name, [...head, ...rows, rest], this.words.ofList.lines!, 'EUR');
  }

  #options(): void {
    const { draw } = this;
    const { place, of, names } = this.#place();
    const name = this.#name();
    const cell = () => this.#term(place, 'EUR', 1);
    const keys = draw.pick([
      ['zone', ['near, far', 'out']],
      ['zone', ['near, far or out']],
      ['bore', ['13 or 25 mm', '20 mm']],
      ['bore', ['13, 20 or 25 mm']],
      ['zone', ['out or far', 'near']],
    ] as const);
    const rows = shuffled(draw, keys[1]).map((key) => `  | ${key} | ${cell()} |`);
    this.#add(name, [`amount ${name}${of} by ${keys[0]}`, ...rows, ...this.#steps(place)], names, 'EUR');
  }

  #points(): void {
    const { place, of, names } = this.#place();
    const [points, share] = [this.#name(), this.#name()];
    this.made.push({
      name: points,
      lines: [
        `value ${points}${of} = (${this.#term(place, 'number', 1)}) * ${this.draw.pick(['1 point', '0.5 points'])}`,
      ],
    });
    const word = this.draw.pick(['plus', 'less']);
    const text = [`value ${share}${of} = ${this.#term(place, 'percent', 1)}`, `  ${word} ${points}`];
    this.#add(share, text, names, 'percent');
  }

  #times(): void {
    const { draw } = this;
    const list = draw.pick([undefined, 'lines']);
    const time = list ? 'at' : 'at_time';
    const name = this.#name();
    const of = list ? ` of ${list}` : '';
    const place = list ? inList(list) : outside;
    const names = list ? this.words.ofList[list]! : this.words.global;
    const [from, to] = [clock(draw), clock(draw)];
    const lines =
      from === to || draw.chance(40)
        ? [`amount ${name}${of} = (${time} - 0:00) * ${draw.pick(['0.60 EUR/hour', '1 EUR/hour'])}`]
        : [
            `amount ${name}${of} by ${time}`,
            `  | ${from} to ${to} | ${this.#term(place, 'EUR', 1)} |`,
            `  | the rest | ${this.#term(place, 'EUR', 1)} |`,
          ];
    this.#add(name, [...lines, ...this.#steps(place)], names, 'EUR');
  }

  #holiday(): void {
    const { draw } = this;
    const name = this.#name();
    const list = draw.pick([undefined, 'goods']);
    const days = shuffled(draw, [
      'Sunday',
      '4 July',
      '2024-02-29',
      '25 December',
      'Wednesday',
      '2025-05-01',
    ]).slice(0, 2 + draw.below(3));
    const date = list ? 'sent' : 'day_on';
    const names = list ? this.words.ofList[list]! : this.words.global;
    if (!names.date.includes(date)) return;
    this.#add(
      name,
      [`answer ${name}${list ? ' of goods' : ''} = ${date} is one of ${days.join(', ')}`],
      names,
      'condition',
    );
  }

  #overList(): void {
    const { draw } = this;
    const list = draw.pick(['lines', 'goods']);
    const name = this.#name();
    const inside = { ...inList(list), self: undefined, within: 1 };
    const what = this.#term(inside, 'EUR', 1);
    const where = draw.chance(60) ? ` where ${this.#term(inside, 'condition', 2)}` : '';
    const word = draw.pick(['sum of', 'highest', 'lowest', 'average of', 'median of', 'the last']);
    const lacks = this.words.mayLack?.has(list) === true;
    const needs = word !== 'sum of' || lacks;
    const text = `${word} ${what} over ${list}${where}${needs ? `, otherwise ${draw.pick(literals.EUR)}` : ''}`;
    this.#add(name, [`amount ${name} = ${text}`, ...this.#steps(outside)], this.words.global, 'EUR');
  }
}
