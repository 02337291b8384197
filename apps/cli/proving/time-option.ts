// How long one check may take: `10s`, `500ms`, or seconds.

import { badChoice } from '../../../compiler/diagnostics/catalogue/outside/cli.js';
import { nowhere, Stop } from '../process/stop.js';

/** Milliseconds; undefined where nothing was asked for. Throws a Stop for what is no time. */
export function timeOption(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  const [, digits, unit] = /^(\d{1,6}(?:\.\d{1,3})?)(ms|s)?$/.exec(given) ?? [];
  const time = Number(digits) * (unit === 'ms' ? 1 : 1000);
  if (digits !== undefined && time > 0) return time;
  throw new Stop(
    badChoice(nowhere, {
      message: {
        en: `\`--time ${given}\` is no time such as \`10s\` or \`500ms\``,
        fr: `\`--time ${given}\` n'est pas une durée telle que \`10s\` ou \`500ms\``,
      },
    }),
  );
}
