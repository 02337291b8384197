// A small XML reader for the parts of an xlsx file: elements, attributes and texts, nothing else.

export interface Element {
  /** Without its namespace prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** All text directly inside. */
  readonly text: string;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const decode = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(#x[0-9a-fA-F]+|#\d+|[a-z]+);/g, (whole, name: string) => {
        if (!name.startsWith('#')) return entities[name] ?? whole;
        const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      })
    : text;

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

const attributePattern = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

function attributesOf(text: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const match of text.matchAll(attributePattern)) {
    found[match[1] ?? ''] = decode(match[2] ?? match[3] ?? '');
  }
  return found;
}

interface Open {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

// What is not closed reaches to the end, and a tag to the next `<`: each character is looked at once, whatever the text is.
const tokens =
  /<!--[\s\S]*?(?:-->|$)|<\?[\s\S]*?(?:\?>|$)|<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)|<(\/?)([\w:.-]+)((?:[^<>"']|"[^"<]*"|'[^'<]*')*?)(\/?)>|([^<]+)/g;

/** The root element; an empty one where there is none. Never throws. */
export function parseXml(source: string): Element {
  const root: Open = { name: '', attributes: {}, children: [], text: '' };
  const stack: Open[] = [root];
  const top = (): Open => stack[stack.length - 1] ?? root;
  for (const match of source.matchAll(tokens)) {
    const [, data, closing, name, attributes, empty, text] = match;
    if (data !== undefined) top().text += data;
    else if (text !== undefined) top().text += decode(text);
    else if (name !== undefined && closing === '/') {
      const done = stack.length > 1 ? stack.pop() : undefined;
      if (done !== undefined) top().children.push(done);
    } else if (name !== undefined) {
      const made: Open = {
        name: localName(name),
        attributes: attributesOf(attributes ?? ''),
        children: [],
        text: '',
      };
      if (empty === '/') top().children.push(made);
      else stack.push(made);
    }
  }
  return root.children[0] ?? root;
}

export const child = (element: Element | undefined, name: string): Element | undefined =>
  element?.children.find((candidate) => candidate.name === name);

export const childrenNamed = (element: Element | undefined, name: string): readonly Element[] =>
  element?.children.filter((candidate) => candidate.name === name) ?? [];

/** All text inside, in order: of rich texts too. */
export const allText = (element: Element): string =>
  element.children.length === 0 ? element.text : element.children.map(allText).join('');
