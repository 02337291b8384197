// What bareme build --sql writes: the query of a ruleset for engines that price tables where they lie.

import type { Backend } from '../../../compiler/6-emit/backend.js';
import { badChoice } from '../../../compiler/diagnostics/catalogue/outside/cli.js';
import { readCaseOptions } from '../input/case-options.js';
import { nowhere, Stop } from '../process/stop.js';

export interface SqlAsked {
  /** Names of engines, separated by commas. */
  readonly sql: string;
  readonly key?: readonly string[];
  readonly table?: string;
  readonly reading?: readonly string[];
  readonly on?: string;
}

/** One back end an engine. Throws a Stop for an engine that is not offered. */
export async function sqlBackends({ sql, key, table, ...asked }: SqlAsked): Promise<readonly Backend[]> {
  const { chosenOnce, emitSql, isOffered, offeredDialects } = await import(
    '../../../compiler/6-emit/sql/emit-sql.js'
  );
  const engines = sql.split(',').map((name) => name.trim());
  const unknown = engines.find((name) => !isOffered(name));
  if (unknown !== undefined) {
    const known = offeredDialects.map((name) => `\`${name}\``).join(', ');
    throw new Stop(
      badChoice(nowhere, {
        message: {
          en: `\`--sql\` knows no engine \`${unknown.slice(0, 60)}\`; there are: ${known}`,
          fr: `\`--sql\` ne connaît pas de moteur \`${unknown.slice(0, 60)}\` ; il y a : ${known}`,
        },
      }),
    );
  }
  const tell = chosenOnce();
  return engines.filter(isOffered).map(
    (engine): Backend =>
      async (model, provenance, report) => {
        const { readings, on } = readCaseOptions(model, asked);
        const options = {
          readings,
          tell,
          ...(on === undefined ? {} : { on }),
          ...(key === undefined ? {} : { keys: key }),
          ...(table === undefined ? {} : { table }),
        };
        return emitSql(model, provenance, engine, options, report);
      },
  );
}
