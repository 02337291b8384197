// What an engine cannot price, told by the name of what it is met for. Nothing is approximated.

import type { Model } from '../../3-model/model.js';
import type { LimitReason, Node, Program } from '../../5-lower/program/program.js';
import { nodesOf, orderOf, rootsOf } from '../../5-lower/program/program-walk.js';
import { notInSql } from '../../diagnostics/catalogue/outside/sql.js';
import type { Diagnostic, Localized } from '../../diagnostics/diagnostic.js';
import { limitReasons } from '../wording/limit-reasons.js';
import { placeOfName } from '../wording/place-of-name.js';
import { decimalsWritten } from './answer-text.js';
import type { Dialect } from './dialect.js';
import { reachOf } from './node-text.js';
import { refusalColumns } from './price-query.js';

const widest = 2n ** 62n;
const mostDecimals = 18;

/** In the order of the file. */
export function limitsOf(
  model: Model,
  program: Program,
  dialect: Dialect,
  names: { readonly table: string; readonly keys: readonly string[] },
): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const tell = (name: string, reason: Localized) => found.push(cannotPrice(model, dialect, name, reason));
  const wide = orderOf(rootsOf(program)).find((node) => reachOf(node) > widest);
  if (wide !== undefined) tell(ownerOf(model, program, wide), limitReasons['too-wide']);
  for (const { shape, steps } of program.inputs) {
    const { first, last } = dialect.days;
    if (
      shape.kind === 'date' &&
      steps !== undefined &&
      (steps.lo < BigInt(first) || steps.hi > BigInt(last))
    ) {
      tell(shape.name, {
        en: 'its dates are not declared from 1900 to 2299, and the engine keeps no others',
        fr: "ses dates ne sont pas déclarées de 1900 à 2299, et le moteur n'en garde pas d'autres",
      });
    }
  }
  if (/^l\d+$/i.test(names.table)) {
    tell(names.table, {
      en: 'the query calls its own steps so; give the table another name',
      fr: 'la requête nomme ainsi ses propres étapes ; donnez un autre nom à la table',
    });
  }
  for (const output of program.outputs) {
    // Decimals have 38 digits, of which 20 stand before the point; SQLite divides by a power of ten of 64 bits.
    if ((decimalsWritten(output) ?? 0) <= mostDecimals) continue;
    tell(output.result.name, {
      en: `it has more than ${mostDecimals} decimals, and the engine keeps no more beside an amount; round it`,
      fr: `il a plus de ${mostDecimals} décimales, et le moteur n'en garde pas plus auprès d'un montant ; arrondissez-le`,
    });
  }
  const outputs = program.outputs.map(({ result }) => result.name);
  const inputs = program.inputs.map(({ shape }) => shape.name);
  const answer = [...names.keys, ...outputs, ...Object.values(refusalColumns)];
  for (const name of twice(answer)) tell(name, sameName);
  for (const name of twice([...names.keys, ...inputs, ...program.lists.map((list) => list.name)])) {
    tell(name, sameName);
  }
  for (const name of [...answer, ...inputs]) {
    if (dialect.name === 'postgres' && new TextEncoder().encode(name).length > 63) {
      tell(name, {
        en: 'the engine cuts names at 63 bytes',
        fr: 'le moteur coupe les noms à 63 octets',
      });
    }
  }
  return found;
}

const sameName: Localized = {
  en: 'two columns would have this name, whatever the case of its letters; choose another key',
  fr: 'deux colonnes porteraient ce nom, quelle que soit la casse ; choisissez une autre clé',
};

export const limitDiagnostic = (
  model: Model,
  dialect: Dialect,
  owner: string,
  reason: LimitReason,
): Diagnostic => cannotPrice(model, dialect, owner, limitReasons[reason]);

function cannotPrice(model: Model, { label }: Dialect, name: string, reason: Localized): Diagnostic {
  return notInSql(placeOfName(model, name), { name, engine: label, reason });
}

function twice(names: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return names.filter((name) => {
    const folded = name.toLowerCase();
    return seen.has(folded) || !seen.add(folded);
  });
}

/** The declared name of the first definition that computes the node. */
function ownerOf(model: Model, program: Program, node: Node): string {
  const step = program.steps.find(({ lowered }) => {
    const { value, refusal } = lowered;
    return orderOf([...nodesOf(value), ...(refusal === undefined ? [] : [refusal])]).includes(node);
  });
  return model.definitions.find(({ id }) => id === step?.definition)?.owner ?? '';
}
