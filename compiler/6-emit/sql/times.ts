// Times of day travel as texts, `08:30` or `8:30`, in every engine as in JSON and CSV: read by their characters, so that no type for
// times of an engine, with its seconds and zones, stands between a fact and its minutes.

import { minutesOfDay } from '../../runtime/exact/cycles.js';
import type { At, Dialect, Stages } from './dialect.js';

const twoDigits = (value: number): string => String(value).padStart(2, '0');
const upTo = (last: number, dialect: Dialect): string =>
  Array.from({ length: last + 1 }, (_, value) => dialect.text(twoDigits(value))).join(', ');

/** Units are minutes since midnight; so are the limits. */
export function timeStages(
  dialect: Dialect,
  column: string,
  limits: { readonly from: bigint; readonly to: bigint },
  prefix: string,
  at: At,
): Stages {
  const [kept, state, minutes] = [`${prefix}_v`, `${prefix}_s`, `${prefix}_x`];
  const zero = dialect.concat([dialect.text('0'), column]);
  const five = `CASE WHEN substr(${column}, 2, 1) = ':' THEN ${zero} ELSE ${column} END`;
  const [hours, rest] = [`substr(${five}, 1, 2)`, `substr(${five}, 4, 2)`];
  // Put together again, it is the whole text: whatever an engine takes a length to be.
  const same = `${dialect.concat([hours, dialect.text(':'), rest])} = ${five}`;
  const isTime = `${hours} IN (${upTo(minutesOfDay / 60, dialect)}) AND ${rest} IN (${upTo(59, dialect)}) AND ${same}`;
  const number = (from: number) => dialect.numberOf(`substr(${at(kept)}, ${from}, 2)`);
  const { from, to } = limits;
  return {
    first: {
      [state]: `CASE WHEN ${column} IS NULL THEN 0 WHEN ${isTime} THEN 4 ELSE 1 END`,
      [kept]: `CASE WHEN ${isTime} THEN ${five} ELSE '00:00' END`,
    },
    second: { [minutes]: `(${number(1)} * 60 + ${number(4)})` },
    state: `CASE WHEN ${at(state)} < 4 THEN ${at(state)} WHEN ${at(minutes)} > ${minutesOfDay} THEN 1 WHEN ${at(minutes)} >= ${from} AND ${at(minutes)} <= ${to} THEN 4 ELSE 2 END`,
    units: at(minutes),
  };
}

/** `08:30` of so many minutes since midnight. */
export function timeOf(dialect: Dialect, minutes: string): string {
  const two = (value: string) =>
    `CASE WHEN ${value} < 10 THEN ${dialect.concat([dialect.text('0'), dialect.asText(value)])} ELSE ${dialect.asText(value)} END`;
  const [hours, rest] = [dialect.divide(minutes, '60'), `(${minutes} % 60)`];
  return dialect.concat([two(hours), dialect.text(':'), two(rest)].map((part) => `(${part})`));
}
