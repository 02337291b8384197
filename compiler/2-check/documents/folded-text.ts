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
const lineMarks = /[ \t\u00a0]*(?:[-–—•■▪◦●*#>+]+[ \t\u00a0]*)+/uy;
/** An HTML tag, the target of a link, the bracket that opens a link, or an entity by its number or its name. */
const markup =
  /<\/?[A-Za-z][^<>]{0,150}>|\]\([^()\s]{1,150}\)|\[(?=[^[\]]{1,150}\]\()|&(?:#(\d{1,6})|([A-Za-z][a-z]{1,5}));/uy;
const startsMarkup = new Set(['<', ']', '[', '&']);
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
    for (const character of characters) {
      const folded = alike[character] ?? character;
      if (dropped.test(folded)) continue;
      text += folded;
      for (let index = 0; index < folded.length; index++) offsets.push(at);
    }
  };
  let lineStart = true;
  for (let index = 0; index < original.length; ) {
    const marks = lineStart ? matchAt(lineMarks, original, index) : null;
    lineStart = false;
    if (marks) {
      index += marks[0].length;
      continue;
    }
    const character = String.fromCodePoint(original.codePointAt(index) ?? 0);
    const mark = startsMarkup.has(character) ? matchAt(markup, original, index) : null;
    if (mark) {
      const [written, code, name] = mark;
      if (code !== undefined) push(characterOf(Number(code)).normalize('NFKD'), index);
      if (name !== undefined) push((entities[name] ?? written).normalize('NFKD'), index);
      index += written.length;
      continue;
    }
    // Few characters have another form; asking costs more than all the rest.
    push(character < '\u0080' ? character : character.normalize('NFKD'), index);
    if (character === '\n') lineStart = true;
    index += character.length;
  }
  offsets.push(original.length);
  return { text, offsets };
}

function matchAt(sticky: RegExp, text: string, index: number): RegExpExecArray | null {
  sticky.lastIndex = index;
  return sticky.exec(text);
}

const characterOf = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : '');
