// The body of a generated function: what it takes from the case, then the definitions in the order of the model.

import type { Definition, DefinitionId, Model, Scale, Table } from '../../../3-model/model.js';
import { type CarriedGroup, carriedGroups } from '../../../3-model/together/carried-groups.js';
import type { Ranges } from '../../../4-analyse/ranges.js';
import { atom, type Code, call, js, Name, nought, textCode } from '../code/code.js';
import { Names, parameters } from '../code/names.js';
import { constant, lambda, returns, type Statement } from '../code/statements.js';
import { access } from '../code/texts.js';
import { typed } from '../code/typed.js';
import { demanded } from '../expressions/refusing.js';
import { Block } from '../integers/block.js';
import type { Operand } from '../integers/operand.js';
import type { Kept, ListPlace, Mode, Scope } from '../integers/scope.js';
import { defineTogether } from './carried-code.js';
import { commentsOf, define } from './definition-code.js';
import { factOperand, optionNames, type ScaledFact } from './fact-code.js';

const { facts } = parameters;

/** What every function of one generated file starts from. */
export interface Sources {
  readonly model: Model;
  readonly ranges: Ranges;
  readonly facts: ReadonlyMap<string, ScaledFact>;
  /** Names that stand for something in the whole file. */
  readonly reserved: readonly string[];
}

/** A function being written; its parameters are `facts` and `readings`. */
export class FunctionCode {
  readonly block: Block;
  readonly scope: Scope;
  readonly #sources: Sources;
  /** Local names, and the declarations of those that are used, by what they stand for. */
  readonly #names = new Map<string, Name>();
  readonly #used = new Map<string, Statement>();

  readonly #strict: boolean;
  readonly #certain: ReadonlySet<DefinitionId>;
  readonly #groups: ReadonlyMap<DefinitionId, CarriedGroup>;

  /** Where it is thorough, facts may be missing, and reading one that is refuses. `certain` are always computed. */
  constructor(sources: Sources, mode: Mode, certain: ReadonlySet<DefinitionId> = new Set()) {
    this.#strict = mode === 'thorough';
    this.#certain = certain;
    this.#groups = carriedGroups(sources.model);
    const names = new Names();
    names.reserve(sources.reserved);
    this.#sources = sources;
    this.block = new Block(names);
    const { model } = sources;
    const byId = <T extends { readonly id: string }>(all: readonly T[]): ReadonlyMap<string, T> =>
      new Map(all.map((each) => [each.id, each]));
    this.scope = {
      model,
      ranges: sources.ranges,
      facts: new Map(model.facts.map((fact) => [fact.name, this.#fact(fact.name)])),
      given: new Map(model.facts.map((fact) => [fact.name, this.#given(fact.name)])),
      readings: new Map(model.readings.map((reading) => [reading.name, this.#reading(reading.name)])),
      lists: new Map(model.lists.map((list) => [list.name, this.#list(list.name, list.capacity)])),
      definitions: new Map(),
      tables: byId<Table>(model.tables),
      scales: byId<Scale>(model.scales),
      mode,
      owner: '',
      items: new Map(),
    };
  }

  /** Writes those of the definitions that are not written yet, into this block. */
  define(wanted: ReadonlySet<DefinitionId>, block: Block, withComments: boolean): void {
    const sections = new Map(this.#sources.model.sections.map((section) => [section.id, section]));
    const commented = (definition: Definition): readonly string[] => {
      const section = definition.section === undefined ? undefined : sections.get(definition.section);
      return withComments ? commentsOf(definition, section) : [];
    };
    for (const definition of this.#sources.model.definitions) {
      if (!wanted.has(definition.id) || this.scope.definitions.has(definition.id)) continue;
      const group = this.#groups.get(definition.id);
      if (group !== undefined) {
        defineTogether(group, block, this.scope, commented);
        continue;
      }
      define(definition, block, this.scope, commented(definition), this.#certain.has(definition.id));
    }
  }

  /** What the body takes from its parameters, to stand before all that was written. */
  prelude(): readonly Statement[] {
    return [...this.#used.values()];
  }

  /** Named at once, so that no inner function takes the name; declared where it is used. */
  #local(key: string, wanted: string, declared: (name: Name) => Statement): () => Code {
    const name = this.#names.get(key) ?? this.block.names.fresh(wanted);
    this.#names.set(key, name);
    return () => {
      if (!this.#used.has(key)) this.#used.set(key, declared(name));
      return name;
    };
  }

  #fact(name: string): Kept {
    const scaled = this.#sources.facts.get(name);
    if (scaled === undefined) return { read: () => ({ kind: 'none' }) };
    const { list } = scaled.fact;
    if (list !== undefined) {
      const items = this.#items(list);
      const find = this.#local(`find ${name}`, `given_${name}`, (own) => {
        const i = new Name('i', 'local');
        const code = js`${items()}[${i}]${typed('!')}${atom(access(name))}`;
        const path = js`\`${atom(list)}[\${${i}}].${atom(name)}\``;
        const value = returns(demanded(code, path, scaled.fact.label));
        return lambda(own, [{ by: undefined, parameter: i }], [value]);
      });
      return {
        read: (block, [index]) => {
          if (this.#strict) {
            const [value] = block.called(call(find(), index ?? nought), [name]);
            return factOperand(scaled, value ?? nought);
          }
          const code = js`${items()}[${index ?? nought}]${typed('!')}${atom(access(name))}`;
          return factOperand(scaled, scaled.mayBeAbsent ? js`(${code} ?? ${scaled.standIn})` : code);
        },
      };
    }
    const property = js`${facts}${atom(access(name))}`;
    if (this.#strict) {
      const find = this.#local(`find ${name}`, `given_${name}`, (own) => {
        const given = demanded(property, textCode(name), scaled.fact.label);
        return lambda(own, [{ by: undefined, parameter: undefined }], [returns(given)]);
      });
      return {
        read: (block) => {
          const [value] = block.called(call(find()), [name]);
          return factOperand(scaled, value ?? nought);
        },
      };
    }
    const local = this.#local(`fact ${name}`, name, (own) =>
      constant(own, scaled.mayBeAbsent ? js`${property} ?? ${scaled.standIn}` : property),
    );
    return { read: () => factOperand(scaled, local()) };
  }

  #given(name: string): Kept {
    const scaled = this.#sources.facts.get(name);
    const list = scaled?.fact.list;
    if (list !== undefined) {
      const items = this.#items(list);
      return {
        read: (_, [index]) => ({
          kind: 'truth',
          code: js`(${items()}[${index ?? nought}]${typed('!')}${atom(access(name))} !== undefined)`,
        }),
      };
    }
    const local = this.#local(`given ${name}`, `${name}_given`, (own) =>
      constant(own, js`${facts}${atom(access(name))} !== undefined`),
    );
    return { read: () => ({ kind: 'truth', code: local() }) };
  }

  #reading(name: string): Operand {
    const reading = this.#sources.model.readings.find((candidate) => candidate.name === name);
    const local = this.#local(`reading ${name}`, name, (own) =>
      constant(own, js`${parameters.readings}${atom(access(name))}`),
    );
    return {
      kind: 'option',
      get code() {
        return local();
      },
      options: reading === undefined ? [] : optionNames(reading.set),
    };
  }

  #items(list: string): () => Code {
    const items = js`${facts}${atom(access(list))}`;
    const mayLack = this.#sources.model.lists.find(({ name }) => name === list)?.presence.kind !== 'always';
    const given = this.#strict || mayLack ? js`${items} ?? []` : items;
    return this.#local(`list ${list}`, list, (own) => constant(own, given));
  }

  #list(name: string, capacity: number): ListPlace {
    const local = this.#items(name);
    return {
      name,
      capacity,
      get code() {
        return local();
      },
    };
  }
}
