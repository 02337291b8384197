// The document beside the rules: its text, every number by what became of it, every quote where it stands.

import type { Beside } from '../../../compiler/ide/views/beside.js';
import type { Span } from '../../../compiler/source.js';
import { button, fill, h } from './ground/elements.js';
import { say } from './ground/words.js';

export interface DocumentEvents {
  readonly show: (span: Span) => void;
  readonly quote: (text: string) => void;
  readonly notUsed: (text: string) => void;
}

interface Part {
  readonly start: number;
  readonly end: number;
  readonly kind: 'number' | 'quote';
  readonly status: 'used' | 'explained' | 'heading' | 'period' | 'unused' | 'quoteHere';
  readonly rules: readonly Span[];
  readonly because: string;
}

export function showDocument(host: HTMLElement, documents: readonly Beside[], events: DocumentEvents): void {
  const scroll = host.querySelector('.document-text')?.scrollTop ?? 0;
  if (documents.length === 0) {
    fill(host, h('p', { class: 'quiet' }, say('noDocument')));
    return;
  }
  fill(
    host,
    ...documents.flatMap((document) => {
      const unused = document.numbers.filter(({ status }) => status === 'unused').length;
      const missing = document.passages.filter(({ found }) => found === undefined);
      const text = h('div', {
        class: 'document-text',
        tabindex: '0',
        role: 'region',
        'aria-label': document.name,
        lang: document.language,
      });
      text.append(...pieces(document, events));
      const selected = () => document && (getSelection()?.toString().replace(/\s+/g, ' ').trim() ?? '');
      return [
        h(
          'div',
          { class: 'bar' },
          h('strong', {}, document.name),
          ` ${document.numbers.length} ${say(document.numbers.length === 1 ? 'number' : 'numbers')} · ${unused} ${say('unused')} `,
          button(say('nextUnused'), () => nextUnused(text), { 'data-key': 'next-unused' }),
          button(say('quoteSelection'), () => events.quote(selected())),
          button(say('notUsedSelection'), () => events.notUsed(selected())),
        ),
        missing.length > 0 &&
          h(
            'ul',
            { class: 'missing' },
            ...missing.map(({ rule, text: quote, nearest }) =>
              h(
                'li',
                {},
                button(`${say('quoteMissing')} : ${quote}`, () => events.show(rule), { class: 'plain' }),
                nearest !== undefined && h('div', { class: 'quiet' }, `${say('nearest')} : ${nearest.text}`),
              ),
            ),
          ),
        text,
      ];
    }),
  );
  const now = host.querySelector('.document-text');
  if (now !== null) now.scrollTop = scroll;
}

/** The text cut where numbers and quotes begin and end; a number within a quote is shown within it. */
function pieces({ text, numbers, passages }: Beside, events: DocumentEvents): readonly Node[] {
  const parts: Part[] = [
    ...numbers.map(
      ({ start, end, status, uses, because }): Part => ({
        start,
        end,
        status,
        rules: uses,
        because,
        kind: 'number',
      }),
    ),
  ];
  const quotes = passages.flatMap(({ found, rule, kind }): Part[] =>
    found === undefined
      ? []
      : [
          {
            ...found,
            kind: 'quote',
            status: kind === 'quote' ? 'quoteHere' : 'explained',
            rules: [rule],
            because: '',
          },
        ],
  );
  const edges = [
    ...new Set([0, text.length, ...[...parts, ...quotes].flatMap(({ start, end }) => [start, end])]),
  ]
    .filter((edge) => edge >= 0 && edge <= text.length)
    .sort((a, b) => a - b);
  return edges.slice(0, -1).map((start, index) => {
    const end = edges[index + 1] ?? text.length;
    const piece = text.slice(start, end);
    const number = parts.find((part) => part.start <= start && end <= part.end);
    const around = quotes.filter((part) => part.start <= start && end <= part.end);
    const own = number ?? around[0];
    if (own === undefined) return document.createTextNode(piece);
    const rules = [...(number?.rules ?? []), ...around.flatMap((part) => part.rules)];
    const title = [say(own.status), number?.because ?? ''].filter((word) => word !== '').join(' : ');
    const classes = [number ? `number ${number.status}` : '', around.length > 0 ? 'quoted' : '']
      .join(' ')
      .trim();
    const data = { 'data-rules': JSON.stringify(rules), 'data-start': String(start), title };
    const first = rules[0];
    if (number === undefined) {
      return h('span', { ...data, class: classes, onclick: () => first && events.show(first) }, piece);
    }
    return button(piece, () => first && events.show(first), {
      ...data,
      class: `plain ${classes}`,
      'aria-label': `${piece} : ${title}`,
    });
  });
}

function nextUnused(text: HTMLElement): void {
  const all = [...text.querySelectorAll<HTMLElement>('.number.unused')];
  const { activeElement } = document;
  const current = activeElement instanceof HTMLElement ? all.indexOf(activeElement) : -1;
  const next = all[(current + 1) % Math.max(all.length, 1)];
  next?.scrollIntoView({ block: 'center' });
  next?.focus();
}

/** Lights up what belongs to a place of the rules. */
export function lightDocument(host: HTMLElement, { file, start, end }: Span): void {
  let first: HTMLElement | undefined;
  for (const element of host.querySelectorAll<HTMLElement>('[data-rules]')) {
    const rules = JSON.parse(element.dataset.rules ?? '[]') as readonly Span[];
    const isLit = rules.some((rule) => rule.file === file && rule.start < end && start < rule.end);
    element.classList.toggle('lit', isLit);
    if (isLit) first ??= element;
  }
  first?.scrollIntoView({ block: 'nearest' });
}
