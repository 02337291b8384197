// Random formulas in the words of the language: of a type, and of what may be named where they stand.

import type { Draw } from './draw.js';

export type Type = 'EUR' | 'kg' | 'number' | 'percent' | 'condition' | 'zone' | 'date';

/** A function of the file: what it takes, what it gives. */
export interface Callable {
  readonly name: string;
  readonly takes: readonly Type[];
  readonly gives: Type;
}

export interface Vocabulary {
  readonly draw: Draw;
  /** Names that mean the same everywhere. */
  readonly global: Record<Type, string[]>;
  /** Names of the items of each list. */
  readonly ofList: Record<string, Record<Type, string[]>>;
  readonly callables: Callable[];
  /** Facts that may be absent, by type. */
  readonly optional: { readonly name: string; readonly type: Type; readonly list: string | undefined }[];
  /** Lists that a case may do without: what is said over them needs a value for then. */
  readonly mayLack?: ReadonlySet<string>;
  /** Averages and medians over lists, and what else is newer. */
  readonly more?: (words: Vocabulary, place: Place, type: Type, depth: number) => readonly Form[];
}

/** Where a formula stands. */
export interface Place {
  /** The lists whose item is looked at, the innermost last. */
  readonly lists: readonly string[];
  /** The list of the declaration. */
  readonly self: string | undefined;
  /** What is being declared of a list: its own values of items before may be named. */
  readonly itself?: { readonly name: string; readonly type: Type } | undefined;
  /** Parameters of a function, by type. */
  readonly parameters: Partial<Record<Type, readonly string[]>>;
  /** How many operations over lists it is within. */
  readonly within: number;
}

export const none = (): Record<Type, string[]> => ({
  EUR: [],
  kg: [],
  number: [],
  percent: [],
  condition: [],
  zone: [],
  date: [],
});

export const zones = ['near', 'far', 'out'];
export const modes = ['half up', 'half down', 'half even', 'up', 'down'];

export const literals: Record<Type, readonly string[]> = {
  EUR: ['0 EUR', '1 EUR', '2.50 EUR', '10 EUR', '33.33 EUR'],
  kg: ['0 kg', '1 kg', '2.5 kg', '10 kg'],
  number: ['0', '1', '2', '3', '0.5', '7'],
  percent: ['0 %', '5 %', '20 %', '12.5 %', '100 %'],
  condition: ['yes', 'no'],
  zone: zones,
  date: ['2024-02-29', '2024-07-01', '2025-01-31'],
};

/** Words that reach as far as they can stand in parentheses. */
export function term(words: Vocabulary, place: Place, type: Type, depth: number): string {
  const { draw } = words;
  const names = namesAt(words, place, type);
  if (depth <= 0 || draw.chance(12)) {
    return names.length > 0 && draw.chance(80) ? draw.pick(names) : draw.pick(literals[type]);
  }
  const forms = [
    ...common(words, place, type, depth),
    ...ofType(words, place, type, depth),
    ...(words.more?.(words, place, type, depth) ?? []),
  ];
  return draw.pick(forms)();
}

function namesAt({ global, ofList }: Vocabulary, place: Place, type: Type): readonly string[] {
  return [
    ...global[type],
    // What is nearer is named more often.
    ...place.lists.flatMap((list) => [...(ofList[list]?.[type] ?? []), ...(ofList[list]?.[type] ?? [])]),
    ...(place.parameters[type] ?? []),
    ...(place.parameters[type] ?? []),
  ];
}

export type Form = () => string;

function common(words: Vocabulary, place: Place, type: Type, depth: number): readonly Form[] {
  const { draw } = words;
  const of = (wanted: Type, less = 1): string => term(words, place, wanted, depth - less);
  const forms: Form[] = [];
  if (type !== 'condition') {
    forms.push(() => `(${of(type)} when ${of('condition')}, otherwise ${of(type)})`);
    forms.push(
      () =>
        `(${of(type)} when ${of('condition')}, ${of(type)} when ${of('condition')}, otherwise ${of(type)})`,
    );
  }
  const calls = words.callables.filter(({ gives }) => gives === type);
  if (calls.length > 0) {
    const call: Form = () => {
      const { name, takes } = draw.pick(calls);
      return `${name}(${takes.map((one) => of(one)).join('; ')})`;
    };
    forms.push(call, call, call);
  }
  const absent = words.optional.filter(
    (one) => one.type === type && (one.list === undefined || place.lists.includes(one.list)),
  );
  if (absent.length > 0) {
    forms.push(() => `(${draw.pick(absent).name}, otherwise ${of(type)})`);
    forms.push(() => {
      const { name } = draw.pick(absent);
      return `(${name} when ${name} is given, otherwise ${of(type)})`;
    });
  }
  if (place.within < 2 && (type === 'EUR' || type === 'kg' || type === 'number')) {
    const lists = Object.keys(words.ofList);
    const over: Form = () => {
      const list = draw.pick(lists);
      const inside: Place = { ...place, lists: [...place.lists, list], within: place.within + 1 };
      const isBefore = [...place.lists, place.self].includes(list) && draw.chance(50);
      const where = draw.chance(65) ? ` where ${term(words, inside, 'condition', depth - 1)}` : '';
      const which = `${isBefore ? ' before this one' : ''}${where}`;
      const own = place.itself;
      const goesBack = isBefore && own?.type === type && place.self === list && draw.chance(60);
      const what = goesBack ? own.name : term(words, inside, type, depth - 2);
      const lacks = words.mayLack?.has(list) === true && !place.lists.includes(list);
      const whole = (said: string): string => {
        if (!lacks) return `(${said})`;
        return draw.pick([
          `(${said}, otherwise ${draw.pick(literals[type])})`,
          `((${said}) when ${list} is given, otherwise ${draw.pick(literals[type])})`,
        ]);
      };
      if (type === 'number' && draw.chance(60)) return whole(`count of ${list}${which}`);
      if (draw.chance(60)) return whole(`sum of ${what} over ${list}${which}`);
      const word = draw.pick([
        'highest',
        'lowest',
        'the last',
        ...(words.more ? ['average of', 'median of'] : []),
      ]);
      return `(${word} ${what} over ${list}${which}, otherwise ${draw.pick(literals[type])})`;
    };
    forms.push(over, over);
    forms.push(() => {
      const list = draw.pick(lists);
      const name = draw.pick([...(words.ofList[list]?.[type] ?? []), draw.pick(literals[type])]);
      return / |^\d/.test(name)
        ? name
        : `(${name} of item ${1 + draw.below(3)} of ${list}, otherwise ${draw.pick(literals[type])})`;
    });
  }
  const self = place.self;
  const innermost = place.lists.at(-1);
  if (innermost !== undefined) {
    const mayGoBack = place.itself?.type === type && self === innermost ? [place.itself.name] : [];
    // Itself is named more often: what goes round is what is hard.
    const ofBefore = [...(words.ofList[innermost]?.[type] ?? []), ...mayGoBack, ...mayGoBack, ...mayGoBack];
    if (ofBefore.length > 0) {
      const back: Form = () =>
        `(${draw.pick(ofBefore)} of the item before, otherwise ${term(words, place, type, depth - 1)})`;
      forms.push(back, ...(mayGoBack.length > 0 ? [back, back] : []));
    }
  }
  if (self !== undefined && place.within > 0 && place.lists.at(-1) === self) {
    const own = words.ofList[self]?.[type] ?? [];
    if (own.length > 0) {
      const mine: Form = () => `${draw.pick(own)} of this one`;
      forms.push(mine, mine, mine);
    }
  }
  return forms;
}

const comparisons = ['is above', 'is below', 'is from', 'is up to', 'is at least', 'is at most', 'is'];

function ofType(words: Vocabulary, place: Place, type: Type, depth: number): readonly Form[] {
  const { draw } = words;
  const of = (wanted: Type, less = 1): string => term(words, place, wanted, depth - less);
  const innermost = place.lists.at(-1);
  const own = innermost === undefined ? none() : (words.ofList[innermost] ?? none());
  switch (type) {
    case 'EUR': {
      const forms: Form[] = [
        () => `(${of('EUR')} + ${of('EUR')})`,
        () => `(${of('EUR')} - ${of('EUR')})`,
        () => `(${of('EUR')} * ${of('number')})`,
        () => `(${of('percent')} * ${of('EUR')})`,
        () => `(${of('EUR')} / ${draw.pick(['2', '4', '5', '8'])})`,
        () => `(${of('EUR')} / 1 kg * ${of('kg')})`,
        () => `(${draw.pick(['lower', 'higher'])} of (${of('EUR')}; ${of('EUR')}))`,
        () => `(${of('EUR')}, ${step(words, place, depth)})`,
        () => `(${of('EUR')}, ${step(words, place, depth)}, ${step(words, place, depth)})`,
        () => `(2 EUR per started 3 kg in (${of('kg')}))`,
        () => `(1.50 EUR per full 2.5 kg in (${of('kg')}))`,
        () => `(remainder of (${of('EUR')}) in blocks of 3 EUR)`,
        () =>
          `(part of (${of('EUR')}, at least 0 EUR) ${draw.pick(['above 5 EUR', 'up to 20 EUR', 'above 5 EUR up to 12.50 EUR'])})`,
      ];
      if (innermost !== undefined && own.EUR.length > 0) {
        forms.push(
          () => `(running total of ${draw.pick(own.EUR)}${draw.chance(50) ? ' before this one' : ''})`,
        );
      }
      return forms;
    }
    case 'kg':
      return [
        () => `(${of('kg')} + ${of('kg')})`,
        () => `(${of('kg')} - ${of('kg')})`,
        () => `(${of('kg')} * ${of('number')})`,
        () => `(${of('percent')} * ${of('kg')})`,
        () => `(${of('kg')}, at least ${of('kg')})`,
        () => `(${of('kg')}, rounded ${draw.pick(modes)} to 0.5 kg)`,
      ];
    case 'number': {
      const forms: Form[] = [
        () => `(${of('number')} + ${of('number')})`,
        () => `(${of('number')} - ${of('number')})`,
        () => `(${of('number')} * ${of('number')})`,
        () => `(${of('kg')} / 1 kg)`,
        () => `(${of('EUR')} / 1 EUR)`,
        () => `((started blocks of 4 kg in (${of('kg')})) / 1 block)`,
        () => `((full blocks of 3 EUR in (${of('EUR')})) / 1 block)`,
        () => `(${draw.pick(['month', 'day', 'year', 'weekday'])} of (${of('date')}))`,
        () =>
          `((${draw.pick(['days', 'nights'])} from (${of('date')}) to (${of('date')})) / 1 ${'day'})`.replace(
            /nights(.*)1 day/,
            'nights$11 night',
          ),
        () => `((whole months from (${of('date')}) to (${of('date')})) / 1 month)`,
      ];
      if (innermost !== undefined) {
        forms.push(() => 'position');
        const ranked = [...own.EUR, ...own.kg, ...own.number];
        if (ranked.length > 0) forms.push(() => `(rank of ${draw.pick(ranked)})`);
      }
      return forms;
    }
    case 'percent':
      return [
        () => `(${of('percent')} + ${draw.pick(['1 point', '2.5 points'])})`,
        () => `(${of('percent')} * ${of('number')})`,
        () => `(${of('percent')}, at most ${of('percent')})`,
        () => `(${of('percent')}, at least ${of('percent')})`,
      ];
    case 'condition': {
      const compared =
        (one: Type): Form =>
        () =>
          `${of(one)} ${draw.pick(comparisons)} ${of(one)}`;
      const forms: Form[] = [
        compared('EUR'),
        compared('kg'),
        compared('number'),
        compared('percent'),
        () => `${of('kg')} is from 2 kg to 7.5 kg`,
        () => `${of('EUR')} is above 3 EUR up to 30 EUR`,
        () => `(${of('date')}) is ${draw.pick(['from', 'earlier than', 'later than'])} (${of('date')})`,
        () => `(${of('condition')} and ${of('condition')})`,
        () => `(${of('condition')} or ${of('condition')})`,
        () => `(not (${of('condition')}))`,
      ];
      const places = namesAt(words, place, 'zone');
      if (places.length > 0) {
        forms.push(
          () => `${draw.pick(places)} is ${draw.chance(25) ? 'not ' : ''}${draw.pick(zones)}`,
          () => `${draw.pick(places)} is one of (${draw.pick(['near, far', 'far, out', 'near, out'])})`,
          () => `${draw.pick(places)} is ${draw.pick(places)}`,
        );
      }
      return forms;
    }
    case 'zone':
      return [() => of('zone')];
    case 'date':
      return [
        () => `(${of('date')} + ${1 + draw.below(40)} days)`,
        () => `(${of('date')} ${draw.pick(['+', '-'])} ${1 + draw.below(14)} months)`,
        () => `(${draw.pick(['start', 'end'])} of ${draw.pick(['month', 'year'])} of (${of('date')}))`,
      ];
    default:
      return type satisfies never;
  }
}

/** Of an amount of money. */
export function step(words: Vocabulary, place: Place, depth: number): string {
  const { draw } = words;
  const of = (wanted: Type): string => term(words, place, wanted, depth - 1);
  const guard = draw.chance(30) ? ` when ${of('condition')}` : '';
  const forms: readonly Form[] = [
    () => `at least ${of('EUR')}`,
    () => `at most ${of('EUR')}`,
    () => `times ${of('percent')}`,
    () => `times ${of('number')}`,
    () => `plus ${of('EUR')}`,
    () => `plus ${draw.pick(['20 %', '5.5 %'])}`,
    () => `less ${draw.pick(['10 %', '33 %', '10 % and 5 %'])}`,
    () => `less ${of('EUR')}`,
    () => `rounded ${draw.pick(modes)} to ${draw.pick(['0.05 EUR', '1 EUR', '0.5 EUR', '10 EUR'])}`,
  ];
  return `${draw.pick(forms)()}${guard}`;
}
