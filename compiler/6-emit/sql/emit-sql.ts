// The files of a query: price.sql, facts.sql, certificate.sql and a page for those who run them, in a folder by engine.

import type { Model } from '../../3-model/model.js';
import { lowerModel } from '../../5-lower/lower.js';
import type { Program } from '../../5-lower/program/program.js';
import { tellingCases } from '../../5-lower/telling/telling-cases.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { daysFromIso } from '../../runtime/exact/calendar.js';
import type { FactValues } from '../../runtime/facts/fact-shapes.js';
import type { EmittedFile, Provenance } from '../backend.js';
import { stepComments } from '../wording/step-comments.js';
import { type CertificateOptions, certificate, typeOfOutput } from './certificate/certificate.js';
import type { Dialect, DialectName } from './dialect.js';
import { dialects } from './dialects/all.js';
import { factsTable, remarkOf, typeOfInput } from './facts-table.js';
import { commentLine } from './levels.js';
import { limitDiagnostic, limitsOf } from './limits.js';
import { priceQuery } from './price-query.js';
import { readme } from './readme.js';

export interface SqlOptions {
  /** Option per reading; those left out are as chosen in the file. */
  readonly readings?: Readonly<Record<string, string>>;
  /** The date that decides what is in force, where it is no fact: without it, a column does. */
  readonly on?: string;
  /** Columns that identify a row; they pass through. */
  readonly keys?: readonly string[];
  /** The table of facts. */
  readonly table?: string;
  /** What chooses the cases of the certificate: `chosenOnce` where one build is for several engines. */
  readonly tell?: CertificateOptions['tell'];
}

/** The choice of cases, made once for a model: for engines that are built with the same readings and date. */
export function chosenOnce(): typeof tellingCases {
  const chosen = new WeakMap<Model, readonly FactValues[]>();
  return (model, program, effort) => {
    const cases = chosen.get(model) ?? tellingCases(model, program, effort);
    chosen.set(model, cases);
    return cases;
  };
}

/** Engines that were seen to answer as the evaluator does for every tariff of the house. */
export const offeredDialects: readonly DialectName[] = [
  'duckdb',
  'postgres',
  'clickhouse',
  'spark',
  'sqlite',
];
export const isOffered = (name: string): name is DialectName => offeredDialects.some((each) => each === name);

/** Cases of a certificate at least, and those that are tried for it. */
const certificateCases = { count: 120, tried: 600 };

/** Same model, same bytes. Nothing where a diagnostic says that the engine cannot price it. */
export function emitSql(
  model: Model,
  provenance: Provenance,
  engine: DialectName,
  { readings = {}, on, keys = ['case_id'], table = 'facts', tell }: SqlOptions,
  report: (diagnostic: Diagnostic) => void,
): readonly EmittedFile[] {
  const dialect = dialects[engine];
  const day = on === undefined ? undefined : daysFromIso(on);
  const lowered = lowerModel(model, { readings, ...(day === undefined ? {} : { on: day }) });
  if (!lowered.ok) {
    for (const { owner, reason } of lowered.limits) report(limitDiagnostic(model, dialect, owner, reason));
    return [];
  }
  const { program } = lowered;
  const names = { table, keys };
  const limits = limitsOf(model, program, dialect, names);
  if (limits.length > 0) {
    limits.forEach(report);
    return [];
  }
  const query = priceQuery(
    program,
    dialect,
    { keys, table: dialect.identifier(table) },
    stepComments(model, program),
  );
  const head = header(model, provenance, program, dialect, on);
  const asked = { readings, on, tell, ...certificateCases };
  const files: readonly (readonly [string, string])[] = [
    ['price.sql', `${head}${inputsHead(program, dialect)}${query.sql}`],
    ['facts.sql', `${head}${factsTable(program, dialect, names)}`],
    [
      'certificate.sql',
      `${head}-- No row: every case has the answer that it must have.\n${certificate(model, program, dialect, query, asked)}`,
    ],
    ['README.md', readme(model, program, dialect, names)],
  ];
  return files.map(([name, content]) => ({ name: `${engine}/${name}`, content }));
}

/** What the query reads: each fact with its type and what its values may be. */
const inputsHead = ({ inputs }: Program, dialect: Dialect): string =>
  inputs
    .map((input) => {
      const { name, list } = input.shape;
      const of = list === undefined ? '' : ` of ${list}`;
      return `${commentLine(`takes ${name}${of}: ${remarkOf(input)} · ${typeOfInput(input, dialect)}`)}\n`;
    })
    .join('');

function header(
  model: Model,
  { compilerVersion, ruleHash }: Provenance,
  program: Program,
  dialect: Dialect,
  on: string | undefined,
): string {
  const readings = Object.entries(program.readings).map(([name, option]) => `reading ${name} = ${option}`);
  const outputs = program.outputs.map((output) => {
    const { name, label } = output.result;
    return `gives ${name}: ${label} · ${typeOfOutput(output, dialect)}${output.list === undefined ? '' : ', one an item'}`;
  });
  return [
    `${model.label}, for ${dialect.label}. Generated by bareme ${compilerVersion}. Do not edit.`,
    `Rules: sha256 ${ruleHash}`,
    ...readings,
    ...(on === undefined ? [] : [`in force on ${on}`]),
    ...outputs,
    ...dialect.settings.map(({ en }) => en),
  ]
    .map((line) => `${commentLine(line)}\n`)
    .join('');
}
