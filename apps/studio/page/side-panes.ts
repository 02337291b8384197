// What stands beside the case: examples, readings with their price, proofs, curves.

import type { Span } from '../../../compiler/source.js';
import type { CurveDrawn, ProofTold, ReadingPrice } from '../engine/messages.js';
import { button, fill, h } from './ground/elements.js';
import { state } from './ground/state.js';
import { locale, say } from './ground/words.js';

export interface SideEvents {
  readonly show: (span: Span) => void;
  readonly load: (
    facts: Readonly<Record<string, unknown>>,
    readings: Readonly<Record<string, string>>,
  ) => void;
  readonly changed: () => void;
}

export function showExamples(host: HTMLElement, events: SideEvents): void {
  const examples = state.checked?.examples ?? [];
  const passed = examples.filter(({ status }) => status === 'passes').length;
  fill(
    host,
    h('p', { role: 'status' }, `${passed} / ${examples.length} ${say('passes')}`),
    ...examples.map((example) =>
      h(
        'article',
        { class: `example ${example.status}` },
        h(
          'h3',
          {},
          button(example.label || '…', () => events.show(example.span), { class: 'plain' }),
          ` ${{ passes: '✓', differs: '✗', refused: '✗', waiting: '…' }[example.status]} ${say(example.status)} `,
          button(say('loadCase'), () => events.load(example.facts, example.readings), {
            'aria-label': `${say('loadCase')} : ${example.label}`,
          }),
        ),
        ...example.results
          .filter(({ passes }) => !passes)
          .map(({ label, expected, actual }) =>
            h('p', {}, `${label} : ${actual ?? '–'} (${say('expected')} ${expected})`),
          ),
        ...example.refusals.map(({ message }) => h('p', {}, message[locale()])),
      ),
    ),
  );
}

export function showReadings(
  host: HTMLElement,
  prices: readonly ReadingPrice[] | undefined,
  price: () => void,
  events: SideEvents,
): void {
  const readings = state.checked?.readings ?? [];
  fill(
    host,
    button(say('price'), price, { 'data-key': 'price' }),
    prices?.length === 0 && h('p', {}, say('noPrice')),
    ...readings.map(({ name, label, chosen, options, span }) =>
      h(
        'fieldset',
        {},
        h(
          'legend',
          {},
          button(label, () => events.show(span), { class: 'plain' }),
        ),
        ...options.map((option) => {
          const id = `reading-${name}-${option.name}`;
          const input = h('input', {
            type: 'radio',
            id,
            'data-key': id,
            name: `reading-${name}`,
            checked: (state.readings[name] ?? chosen) === option.name,
            onchange: () => {
              if (option.name === chosen) delete state.readings[name];
              else state.readings[name] = option.name;
              events.changed();
            },
          });
          const own = (prices ?? []).filter((one) => one.reading === name && one.option === option.name);
          return h(
            'div',
            {},
            input,
            h('label', { for: id }, ` ${option.label}`),
            option.because !== '' && h('small', {}, ` ${say('because')} ${option.because}`),
            own.length > 0 &&
              h(
                'ul',
                {},
                ...own.map((one) =>
                  h('li', {}, `${one.example} : ${one.label} ${one.before} → ${one.after}`),
                ),
              ),
          );
        }),
      ),
    ),
  );
}

export function showProofs(
  host: HTMLElement,
  proofs: readonly ProofTold[] | 'working' | undefined,
  actions: { readonly start: () => void; readonly stop: () => void },
  events: SideEvents,
): void {
  const checks = state.checked?.checks ?? [];
  fill(
    host,
    proofs === 'working'
      ? h('p', { role: 'status' }, say('working'), button(say('stop'), actions.stop))
      : button(say('prove'), actions.start, { 'data-key': 'prove' }),
    checks.length === 0 && h('p', {}, say('noChecks')),
    h(
      'ul',
      { class: 'proofs' },
      ...(proofs === 'working' || proofs === undefined
        ? checks.map(({ text, span }) =>
            h(
              'li',
              {},
              button(text, () => events.show(span), { class: 'plain' }),
            ),
          )
        : proofs.map(({ text, span, verdict, says, facts }) =>
            h(
              'li',
              { 'data-verdict': verdict },
              h('strong', {}, verdict),
              ' ',
              button(text, () => events.show(span), { class: 'plain' }),
              h('div', { class: 'quiet' }, says),
              facts !== undefined && button(say('loadCounterexample'), () => events.load(facts, {})),
            ),
          )),
    ),
  );
}

export function showCurves(
  host: HTMLElement,
  curve: CurveDrawn | undefined | 'none',
  draw: (result: string, fact: string) => void,
): void {
  const results = state.checked?.results ?? [];
  const facts = (state.checked?.facts ?? []).filter(
    ({ kind, list }) => kind === 'quantity' && list === undefined,
  );
  const select = (
    id: string,
    label: string,
    all: readonly { readonly name: string; readonly label: string }[],
  ) => {
    const before = host.querySelector<HTMLSelectElement>(`#${id}`)?.value;
    const made = h(
      'select',
      { id, 'data-key': id },
      ...all.map((one) => h('option', { value: one.name }, one.label)),
    );
    if (before !== undefined && all.some(({ name }) => name === before)) made.value = before;
    return [h('label', { for: id }, ` ${label} `), made] as const;
  };
  const [resultLabel, result] = select('curve-result', say('result'), results);
  const [factLabel, fact] = select('curve-fact', say('over'), facts);
  fill(
    host,
    h(
      'p',
      {},
      resultLabel,
      result,
      factLabel,
      fact,
      button(say('draw'), () => draw(result.value, fact.value)),
    ),
    curve === 'none' && h('p', { role: 'status' }, say('noCurve')),
    curve !== undefined && curve !== 'none' && picture(curve),
    curve !== undefined && curve !== 'none' && pointTable(curve),
  );
}

const svg = (tag: string, attributes: Readonly<Record<string, string>>, ...children: Node[]): SVGElement => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

/** Exact points joined; each says its own numbers. */
function picture({ title, points, fact, unit }: CurveDrawn): Node {
  const [width, height, edge] = [520, 260, 34];
  const xs = points.map(({ at }) => at);
  const ys = points.map(({ value }) => value);
  const scale = (all: readonly number[], from: number, to: number, lowest?: number) => {
    const low = Math.min(lowest ?? Number.POSITIVE_INFINITY, ...all);
    const span = Math.max(...all) - low || 1;
    return (value: number) => from + ((value - low) / span) * (to - from);
  };
  const x = scale(xs, edge, width - 8);
  const y = scale(ys, height - edge, 12, 0);
  const line = points.map(({ at, value }) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
  return svg(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': title, class: 'curve' },
    svg('line', {
      x1: `${edge}`,
      y1: `${height - edge}`,
      x2: `${width}`,
      y2: `${height - edge}`,
      class: 'axis',
    }),
    svg('line', { x1: `${edge}`, y1: '0', x2: `${edge}`, y2: `${height - edge}`, class: 'axis' }),
    svg('polyline', { points: line, class: 'line' }),
    svg(
      'text',
      { x: `${width - 8}`, y: `${height - 10}`, 'text-anchor': 'end' },
      document.createTextNode(fact),
    ),
    svg('text', { x: `${edge + 6}`, y: '14' }, document.createTextNode(unit)),
  );
}

function pointTable({ points, fact, unit }: CurveDrawn): HTMLElement {
  const seen = new Set<string>();
  const rows = points.filter(({ x, y }) => !seen.has(`${x} ${y}`) && seen.add(`${x} ${y}`));
  return h(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': fact },
    h(
      'table',
      {},
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, fact), h('th', { scope: 'col' }, unit))),
      h('tbody', {}, ...rows.map(({ x, y }) => h('tr', {}, h('td', {}, x), h('td', {}, y)))),
    ),
  );
}
