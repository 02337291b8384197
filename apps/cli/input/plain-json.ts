// The usual JSON of a case by JSON.parse, several times as fast as the exact reader, wherever both surely read the same.

/** As deep as this is looked into; what lies deeper is left to the exact reader. */
const deepest = 16;
/** Characters up to which a double stands for exactly the decimal that it is written as. */
const exactLength = 15;

const quote = 0x22;
const dot = 0x2e;
const minus = 0x2d;

/** Anywhere in the text, also within words: then it is read slowly, and right. */
const doubtfulNumber = /[-0-9.]{16}|[0-9][eE]/;

/**
 * An object or a list of objects; undefined where the exact reader must look: what is no JSON, a name given twice, a number
 * whose digits a double may not keep. Objects have the usual prototype.
 */
export function plainJson(text: string): object | undefined {
  const names = plainNames(text);
  if (names < 0) return undefined;
  const hasLists = text.includes('[');
  if (hasLists && doubtfulNumber.test(text)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const isFlat = !hasLists && text.indexOf('{', 1) < 0;
  // As many names as were written: none was written twice.
  return (isFlat ? namesOf(value) : namesIn(value, 0)) === names ? value : undefined;
}

function namesOf(value: object): number {
  let names = 0;
  for (const _ in value) names++;
  return names;
}

/** How many names seem to be written; below 0 where the value of one is a number that a double may alter. */
function plainNames(text: string): number {
  let names = 0;
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
    let before = at - 1;
    while (isSpace(text.charCodeAt(before))) before--;
    // Within a text no quote stands alone: where a colon seems to end a name there, there are more names than are found.
    if (text.charCodeAt(before) !== quote) continue;
    names++;
    let next = at + 1;
    while (isSpace(text.charCodeAt(next))) next++;
    const begin = next;
    while (isOfNumber(text.charCodeAt(next))) next++;
    if (next - begin > exactLength) return -1;
    if (next > begin && (text.charCodeAt(next) | 0x20) === 0x65) return -1;
  }
  return names;
}

const isSpace = (code: number): boolean => code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;

const isOfNumber = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) || code === dot || code === minus;

/** NaN where it is too deep. */
function namesIn(value: object, depth: number): number {
  if (depth > deepest) return Number.NaN;
  let names = 0;
  if (Array.isArray(value)) {
    for (const item of value as readonly unknown[]) {
      if (typeof item === 'object' && item !== null) names += namesIn(item, depth + 1);
    }
    return names;
  }
  for (const name in value) {
    names++;
    const inner: unknown = value[name as keyof typeof value];
    if (typeof inner === 'object' && inner !== null) names += namesIn(inner, depth + 1);
  }
  return names;
}
