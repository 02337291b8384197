// Slips of another system, written into the text of the rules as a person would have programmed them: nothing of the
// catalogue of hypotheses is known here, and nothing of the model.

import { type Random, randomFrom } from '../../../compiler/4-analyse/cases/random.js';
import { type Mutation, mutated } from '../../mutations/mutate.js';
import { visible } from '../../mutations/visible.js';

interface Place {
  readonly start: number;
  readonly end: number;
  readonly put: string;
}

type Draw = (text: string) => readonly Place[];

const replaced =
  (pattern: RegExp, put: (found: string) => readonly string[]): Draw =>
  (text) =>
    [...visible(text).matchAll(pattern)].flatMap((match) =>
      put(match[0]).map((one) => ({ start: match.index, end: match.index + match[0].length, put: one })),
    );

const exchanged = (pairs: readonly (readonly [string, string])[]): ((found: string) => readonly string[]) => {
  const map = new Map<string, string[]>();
  for (const [a, b] of pairs) {
    map.set(a, [...(map.get(a) ?? []), b]);
    map.set(b, [...(map.get(b) ?? []), a]);
  }
  return (found) => map.get(found) ?? [];
};

/** Lines that do something to the amount above them. */
const stepLine =
  /^ {2}(?:at least|at most|times|plus|less|au moins|au plus|fois|moins|minimum|maximum) .*\n/gmu;
const figure = /(?<![\p{L}\p{N}_.,/-])\d[\d \u00a0]*(?:[.,]\d+)?(?= ?[\p{L}%€/]| *\||$)/gmu;

const draws: Readonly<Record<string, Draw>> = {
  'another figure': replaced(figure, (found) => {
    const shown = found.trimEnd();
    const last = shown.at(-1);
    return last === undefined || !/[1-8]/.test(last)
      ? []
      : [`${shown.slice(0, -1)}${Number(last) + 1}${found.slice(shown.length)}`];
  }),
  'a boundary to the other side': replaced(
    /(?<=[|] *|\b(?:is|est) )(?:up to|below|above|from|jusqu'à|moins de|plus de|à partir de)(?= \d)/gmu,
    exchanged([
      ['up to', 'below'],
      ['above', 'from'],
      ["jusqu'à", 'moins de'],
      ['plus de', 'à partir de'],
    ]),
  ),
  'another rounding': replaced(/\b(?:half up|half even|half down|down|up)(?= to (?:the )?\d)/gmu, (found) =>
    ['half up', 'half even', 'down', 'up'].filter((mode) => mode !== found),
  ),
  'the other alternative': replaced(
    /\b(?:lower of|higher of|le moins élevé de|le plus élevé de)/gmu,
    exchanged([
      ['lower of', 'higher of'],
      ['le moins élevé de', 'le plus élevé de'],
    ]),
  ),
  'a step left out': replaced(stepLine, () => ['']),
  'a step twice': replaced(stepLine, (line) =>
    /at least|at most|minimum|maximum|au /.test(line) ? [] : [`${line}${line}`],
  ),
  'another sign': replaced(/(?<=\S )[+-](?= \S)/gmu, exchanged([['+', '-']])),
  'a term left out': replaced(/(?<=\S) \+ [\p{L}_]+(?=$| *\|)/gmu, () => ['']),
  'a factor left out': replaced(/(?<=\S) \* [\p{L}_]+(?=$| *\|)/gmu, () => ['']),
  'a percentage as a fraction': replaced(/(?<=\d) %(?=$| *\||\s)/gmu, () => [' / 100 * 1 %']),
};

const kindsOfSlips = Object.keys(draws);

// Facts, periods and what the document is are no arithmetic of the other system; examples are tests.
const isRule = (line: string): boolean =>
  !/^\s*(?:#|fact|fait|valid|valable|quote|citation|source|tariff|barème|tarif|section|not |hors|version|never|jamais|require|exige|results|résultats|currency|monnaie|reading|because)/u.test(
    line,
  );

/** Up to `each` slips of every kind, the same for the same seed. */
export function slipsOf(
  rules: ReadonlyMap<string, string>,
  each: number,
  seed: number,
): readonly Mutation<string>[] {
  const random: Random = randomFrom(seed);
  return kindsOfSlips.flatMap((kind) => {
    const places = [...rules].flatMap(([path, text]) => {
      const end = text.search(/^(?:example|exemple)\b/mu);
      return (draws[kind]?.(text) ?? [])
        .filter(({ start }) => end < 0 || start < end)
        .map((place) => mutated(kind, path, text, place, place.put))
        .filter(({ before }) => isRule(before));
    });
    const drawn: Mutation<string>[] = [];
    while (drawn.length < each && places.length > 0) {
      const at = Number(random.below(BigInt(places.length)));
      drawn.push(...places.splice(at, 1));
    }
    return drawn;
  });
}
