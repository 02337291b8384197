// An amount as people and spreadsheets write it → a plain decimal; undefined where it could be read in two ways.

/** Spaces of any kind group digits; signs and names of currencies may stand around. */
export function billedAmount(given: unknown): string | undefined {
  if (typeof given === 'number') return Number.isFinite(given) ? plain(String(given)) : undefined;
  if (typeof given !== 'string') return undefined;
  const text = given
    .replace(/[\s\u00a0\u202f']/g, '')
    .replace(/^(?:[A-Z]{3}|[€$£])|(?:[A-Z]{3}|[€$£])$/g, '')
    .replace(/^\((.*)\)$/, '-$1')
    .replace('\u2212', '-');
  const [comma, point] = [text.lastIndexOf(','), text.lastIndexOf('.')];
  if (comma >= 0 && point >= 0) {
    const [group, decimal] = comma > point ? ['.', ','] : [',', '.'];
    return plain(text.split(group).join('').replace(decimal, '.'));
  }
  if (comma < 0) return plain(text);
  // 1,234 may be a thousand or one and a bit: three digits behind a comma are not guessed.
  return /,\d{3}$/.test(text) ? undefined : plain(text.replace(',', '.'));
}

const plain = (text: string): string | undefined => (/^[+-]?\d+(?:\.\d+)?$/.test(text) ? text : undefined);
