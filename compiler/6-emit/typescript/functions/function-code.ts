// The body of a generated function: what it takes from the case, then the definitions in the order of the model.

import { type CarriedGroup, carriedGroups } from '../../../3-model/carried/carried-groups.js';
import type { Definition, DefinitionId, Model, Scale, Table } from '../../../3-model/model.js';
import type { Ranges } from '../../../4-analyse/ranges.js';
import { atom, type Code, textLiteral } from '../code/code.js';
import { access, Names } from '../code/names.js';
import { typed } from '../code/typed.js';
import { demanded } from '../expressions/refusing.js';
import { Block } from '../integers/block.js';
import type { Operand } from '../integers/operand.js';
import type { Kept, ListPlace, Mode, Scope } from '../integers/scope.js';
import { defineTogether } from './carried-code.js';
import { commentsOf, define } from './definition-code.js';
import { factOperand, optionNames, type ScaledFact } from './fact-code.js';

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
  readonly #names = new Map<string, string>();
  readonly #used = new Map<string, string>();

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
  prelude(): readonly string[] {
    return [...this.#used.values()];
  }

  /** Named at once, so that no inner function takes the name; declared where it is used. */
  #local(key: string, wanted: string, line: (name: string) => string): () => Code {
    const name = this.#names.get(key) ?? this.block.names.fresh(wanted);
    this.#names.set(key, name);
    return () => {
      if (!this.#used.has(key)) this.#used.set(key, line(name));
      return atom(name);
    };
  }

  #fact(name: string): Kept {
    const scaled = this.#sources.facts.get(name);
    if (scaled === undefined) return { read: () => ({ kind: 'none' }) };
    const { list } = scaled.fact;
    if (list !== undefined) {
      const items = this.#items(list);
      const find = this.#local(`find ${name}`, `given_${name}`, (own) => {
        const code = atom(`${items().text}[i]${typed('!')}${access(name)}`);
        return `const ${own} = (i${typed(': number')}) => ${demanded(code, `\`${list}[\${i}].${name}\``, scaled.fact.label).text};`;
      });
      return {
        read: (block, [index]) => {
          if (this.#strict) {
            const [value] = block.called(`${find().text}(${index?.text ?? '0'})`, [name]);
            return factOperand(scaled, value ?? atom('0'));
          }
          const code = `${items().text}[${index?.text ?? '0'}]${typed('!')}${access(name)}`;
          return factOperand(scaled, atom(scaled.mayBeAbsent ? `(${code} ?? ${scaled.standIn})` : code));
        },
      };
    }
    const property = `facts${access(name)}`;
    if (this.#strict) {
      const find = this.#local(`find ${name}`, `given_${name}`, (own) => {
        const given = demanded(atom(property), textLiteral(name), scaled.fact.label);
        return `const ${own} = () => ${given.text};`;
      });
      return {
        read: (block) => {
          const [value] = block.called(`${find().text}()`, [name]);
          return factOperand(scaled, value ?? atom('0'));
        },
      };
    }
    const local = this.#local(`fact ${name}`, name, (own) =>
      scaled.mayBeAbsent ? `const ${own} = ${property} ?? ${scaled.standIn};` : `const ${own} = ${property};`,
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
          code: atom(`(${items().text}[${index?.text ?? '0'}]${typed('!')}${access(name)} !== undefined)`),
        }),
      };
    }
    const local = this.#local(
      `given ${name}`,
      `${name}_given`,
      (own) => `const ${own} = facts${access(name)} !== undefined;`,
    );
    return { read: () => ({ kind: 'truth', code: local() }) };
  }

  #reading(name: string): Operand {
    const reading = this.#sources.model.readings.find((candidate) => candidate.name === name);
    const local = this.#local(`reading ${name}`, name, (own) => `const ${own} = readings${access(name)};`);
    return {
      kind: 'option',
      get code() {
        return local();
      },
      options: reading === undefined ? [] : optionNames(reading.set),
    };
  }

  #items(list: string): () => Code {
    const items = `facts${access(list)}`;
    const mayLack = this.#sources.model.lists.find(({ name }) => name === list)?.presence.kind !== 'always';
    const given = this.#strict || mayLack ? `${items} ?? []` : items;
    return this.#local(`list ${list}`, list, (own) => `const ${own} = ${given};`);
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
