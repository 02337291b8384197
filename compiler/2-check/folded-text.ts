// A text without what typography, markup and white space add, with the way back to the places in the original.

export interface FoldedText {
  readonly text: string;
  /** Offset in the original of each character of `text`; one more for its end. */
  readonly offsets: readonly number[];
}

const entities: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  rsquo: "'",
  lsquo: "'",
  ldquo: '"',
  rdquo: '"',
  laquo: '"',
  raquo: '"',
  ndash: '-',
  mdash: '-',
  hellip: '...',
  euro: '€',
  pound: '£',
  deg: '°',
  middot: '·',
  eacute: 'é',
  egrave: 'è',
  ecirc: 'ê',
  agrave: 'à',
  acirc: 'â',
  ccedil: 'ç',
  icirc: 'î',
  ocirc: 'ô',
  ucirc: 'û',
  ugrave: 'ù',
  Eacute: 'É',
  Agrave: 'À',
};
const dropped = /[\s\u00ad\u200b-\u200d\u2060\ufeff*_`\\|~]/u;
/** List bullets and heading marks, at the beginning of a line. */
const lineMarks = /^[ \t\u00a0]*(?:[-–—•■▪◦●*#>+]+[ \t\u00a0]*)+/u;
const alike: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '«': '"',
  '»': '"',
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‛': "'",
  '′': "'",
  '´': "'",
  '″': '"',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '―': '-',
  '−': '-',
  œ: 'oe',
  Œ: 'OE',
  æ: 'ae',
  Æ: 'AE',
  '⁄': '/',
};

/** Folds typography, white space, HTML tags and entities, and Markdown marks. White space is left out altogether. */
export function foldText(original: string): FoldedText {
  let text = '';
  const offsets: number[] = [];
  const push = (characters: string, at: number): void => {
    for (const character of characters.normalize('NFKD')) {
      const folded = alike[character] ?? character;
      if (dropped.test(folded)) continue;
      text += folded;
      for (let index = 0; index < folded.length; index++) offsets.push(at);
    }
  };
  let lineStart = true;
  for (let index = 0; index < original.length; ) {
    const rest = original.slice(index, index + 200);
    const marks = lineStart ? lineMarks.exec(rest) : null;
    lineStart = false;
    if (marks) {
      index += marks[0].length;
      continue;
    }
    const tag = /^<\/?[A-Za-z][^<>]{0,150}>/.exec(rest);
    const link = /^\]\([^()\s]{1,150}\)/.exec(rest);
    if (tag ?? link) {
      index += (tag ?? link)?.[0].length ?? 1;
      continue;
    }
    if (/^\[[^[\]]{1,150}\]\(/.test(rest)) {
      index++;
      continue;
    }
    const entity = /^&(?:#(\d{1,6})|([A-Za-z][a-z]{1,5}));/.exec(rest);
    if (entity) {
      const [written, code, name = ''] = entity;
      push(code === undefined ? (entities[name] ?? written) : characterOf(Number(code)), index);
      index += written.length;
      continue;
    }
    const code = original.codePointAt(index) ?? 0;
    const character = String.fromCodePoint(code);
    push(character, index);
    if (character === '\n') lineStart = true;
    index += character.length;
  }
  offsets.push(original.length);
  return { text, offsets };
}

const characterOf = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : '');
