// The second interpreter: a rule file and a case, to what the reference says it answers.

import * as calendar from './calendar.js';
import { evaluate } from './evaluate.js';
import { type Json, readGiven } from './facts.js';
import { toStep } from './formulas.js';
import { isListGiven, named } from './names.js';
import * as n from './numbers.js';
import { type Load, type Of, type Placed, Program } from './program.js';
import { looksAt } from './requirements.js';
import { atItem, outside, type Run, sizeOf } from './run.js';
import type { Value } from './values.js';
import * as v from './values.js';

export type Answer =
  | ({ readonly ok: true; readonly outputs: Readonly<Record<string, Shown>> } & Said)
  | { readonly ok: false; readonly code: v.Code; readonly about: string };
/** What is said beside the results, and what would be if the results came to the facts that it is about. */
interface Said {
  readonly notices: string[];
  readonly unlooked: string[];
}

export type Shown = string | boolean | n.Num | readonly (string | boolean | n.Num)[];

export interface Asked {
  readonly readings?: Readonly<Record<string, string | undefined>>;
  readonly results?: readonly string[];
  /** ISO date. */
  readonly on?: string;
}

export class Second {
  readonly program: Program;

  constructor(file: { readonly path: string; readonly text: string }, load?: Load) {
    this.program = new Program(file, load);
  }

  answer(input: Readonly<Record<string, Json>>, asked: Asked = {}): Answer {
    try {
      return this.#answer(input, asked);
    } catch (stopped) {
      if (stopped instanceof v.Refused) return { ok: false, code: stopped.code, about: stopped.about };
      throw stopped;
    }
  }

  #answer(input: Readonly<Record<string, Json>>, asked: Asked): Answer {
    const day = this.#dayOf(input, asked);
    const inForce = this.program.on(day);
    const bare: Run = {
      program: this.program,
      inForce,
      given: { facts: {}, lists: {} },
      day,
      readings: new Map(
        Object.entries(asked.readings ?? {}).flatMap(([name, option]) =>
          option === undefined ? [] : [[name, option]],
        ),
      ),
      replaced: new Map(),
      computed: new Map(),
      retained: new Map(),
      results: [],
      reached: new Set(),
    };
    const results = this.#results(bare, asked.results);
    const run: Run = {
      ...bare,
      given: readGiven(bare, input),
      results: results.map(({ name }) => name.text),
      computed: new Map(),
    };
    const outputs: Record<string, Shown> = {};
    for (const {
      name: { text: name },
      rounding,
    } of results) {
      const placed = run.inForce.named.get(name);
      // What the case does not have is absent: not in force, or a value or answer of a section that does not apply.
      if (placed === undefined || !exists(run, placed)) continue;
      const list = listOf(run, name);
      const isAmount = placed.declaration.kind === 'amount';
      const one = (value: Value): string | boolean | n.Num =>
        shownAs(
          inMoney(
            isAmount,
            rounding && value.kind === 'quantity' ? toStep(run, outside, value, rounding) : value,
            run,
          ),
        );
      outputs[name] =
        list === undefined
          ? one(named(run, outside, name, undefined))
          : Array.from({ length: sizeOf(run, list) }, (_, index) =>
              one(named(run, atItem(list, index), name, undefined)),
            );
    }
    const said: Said = { notices: [], unlooked: [] };
    // Only some results: the reference leaves open what else is looked at.
    for (const { declaration } of asked.results === undefined ? inForce.others : []) {
      if (declaration.kind === 'require') this.#require(run, declaration, said);
    }
    for (const { declaration } of asked.results === undefined ? inForce.others : []) {
      if (declaration.kind !== 'notice') continue;
      const { when } = declaration;
      const { looked, holds } = when ? looksAt(run, when, outside) : { looked: true, holds: true };
      if (holds) (looked ? said.notices : said.unlooked).push(declaration.text.text);
    }
    return { ok: true, outputs, ...said };
  }

  #require(run: Run, { condition, list, message }: Of<'require'>, said: Said): void {
    const scopes =
      list === undefined
        ? [outside]
        : run.given.lists[list.text] === undefined || !isListGiven(run, list.text)
          ? []
          : Array.from({ length: sizeOf(run, list.text) }, (_, index) => atItem(list.text, index));
    for (const scope of scopes) {
      const { looked, holds } = looksAt(run, condition, scope);
      if (holds) continue;
      if (looked) throw new v.Refused('requirement_failed', '');
      said.unlooked.push(message?.text ?? '');
    }
  }

  #dayOf(input: Readonly<Record<string, Json>>, { on }: Asked): number | undefined {
    if (!this.program.isDated) return undefined;
    const text = this.program.dated === undefined ? on : input[this.program.dated];
    const parts = typeof text === 'string' ? /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) : null;
    const [year, month, day] = (parts?.slice(1) ?? []).map(Number);
    if (year === undefined || month === undefined || day === undefined)
      throw new v.Refused('missing_fact', 'the date');
    return calendar.daysOf(year, month, day);
  }

  #results(run: Run, asked: readonly string[] | undefined): readonly Of<'results'>['names'][number][] {
    const said = run.inForce.named.get('results of the tariff')?.declaration;
    const listed = said?.kind === 'results' ? said.names : undefined;
    const span = { file: '', start: 0, end: 0 };
    const plain = (text: string) => ({ name: { text, span }, rounding: undefined });
    if (asked) return asked.map((name) => listed?.find((one) => one.name.text === name) ?? plain(name));
    if (listed) return listed;
    return [...run.inForce.named].flatMap(([name, { declaration }]) =>
      (declaration.kind === 'amount' || declaration.kind === 'answer') && declaration.list === undefined
        ? [plain(name)]
        : [],
    );
  }
}

function listOf(run: Run, name: string): string | undefined {
  const declaration = run.inForce.named.get(name)?.declaration;
  return declaration && 'list' in declaration && typeof declaration.list === 'object'
    ? declaration.list.text
    : undefined;
}

/** An amount is money: of a currency, not of a part of it. */
function inMoney(isAmount: boolean, value: Value, run: Run): Value {
  if (!isAmount || value.kind !== 'quantity' || value.wild) return value;
  const [code] = value.unit.dims.keys();
  return code === undefined ? value : { ...value, unit: run.program.units.of([code]) };
}

function shownAs(value: Value): string | boolean | n.Num {
  switch (value.kind) {
    case 'quantity': {
      const number = v.shown(value);
      if (!n.hasEnd(number)) throw new v.Refused('no_finite_decimal', '');
      return number;
    }
    case 'yes-no':
      return value.yes;
    case 'date': {
      const { year, month, day } = calendar.dayOf(value.days);
      return [
        String(year).padStart(4, '0'),
        ...[month, day].map((part) => String(part).padStart(2, '0')),
      ].join('-');
    }
    case 'year':
      return String(value.year);
    case 'time':
      return [Math.floor(value.minutes / 60), value.minutes % 60]
        .map((part) => String(part).padStart(2, '0'))
        .join(':');
    case 'text':
      return value.text;
    case 'option':
      return value.name;
    default:
      return value satisfies never;
  }
}

/** An amount of a section that does not apply is nought; a value or an answer of it is none. */
function exists(run: Run, { declaration, applies }: Placed): boolean {
  const list = 'list' in declaration && typeof declaration.list === 'object' ? declaration.list : undefined;
  if (list !== undefined && !isListGiven(run, list.text)) return false;
  if (applies === undefined || declaration.kind === 'amount') return true;
  return v.asYesNo(evaluate(run, outside, applies));
}
