// The tabs beside the rules: what each shows, and the long work behind it.

import type { CurveDrawn, ProofTold, ReadingPrice } from '../engine/messages.js';
import { app, failed } from './app.js';
import { showForm } from './case-pane.js';
import { changes } from './file-actions.js';
import { button, fill, part } from './ground/elements.js';
import { EngineClient } from './ground/engine-client.js';
import { state } from './ground/state.js';
import { locale, say, type Word } from './ground/words.js';
import { insertExample } from './insert.js';

let prover: EngineClient | undefined;
let prices: readonly ReadingPrice[] | undefined;
let proofs: readonly ProofTold[] | 'working' | undefined;
let curve: CurveDrawn | undefined | 'none';

export const caseEvents = {
  show: (span: Parameters<typeof app.show>[0]) => app.show(span),
  changed: () => app.price(),
  asExample: insertExample,
};

const sideEvents = {
  show: caseEvents.show,
  changed: caseEvents.changed,
  load: (facts: Readonly<Record<string, unknown>>, readings: Readonly<Record<string, string>>) => {
    state.facts = structuredClone({ ...facts });
    state.readings = { ...readings };
    showForm(part('form'), caseEvents, true);
    app.price();
    openTab('case');
  },
};

/** What was made of another file is not shown for this one. */
export function forgetWork(): void {
  prices = undefined;
  proofs = undefined;
  curve = undefined;
}

export async function showSide(): Promise<void> {
  // Behind the tab that is open first, so that the first message does not wait for it.
  const { showCurves, showExamples, showProofs, showReadings } = await import('./side-panes.js');
  showExamples(part('pane-examples'), sideEvents);
  showReadings(part('pane-readings'), prices, () => void priceReadings().catch(failed), sideEvents);
  showProofs(
    part('pane-proofs'),
    proofs,
    { start: () => void prove(), stop: () => prover?.stop() },
    sideEvents,
  );
  showCurves(part('pane-curves'), curve, (result, fact) => void draw(result, fact).catch(failed));
  app.showHeader();
}

async function priceReadings(): Promise<void> {
  prices = await app.engine.ask('priceReadings', { locale: locale() });
  await showSide();
}

async function prove(): Promise<void> {
  prover ??= new EngineClient();
  proofs = 'working';
  await showSide();
  try {
    await prover.ask(
      'files',
      [...state.files.values()].map(({ path, text }) => ({ path, text })),
    );
    await prover.ask('check', { main: state.main, file: state.main, version: 0, locale: locale() });
    proofs = await prover.ask('prove', { locale: locale() });
  } catch {
    proofs = undefined;
  }
  await showSide();
}

async function draw(result: string, fact: string): Promise<void> {
  const { facts, readings } = state;
  curve = (await app.engine.ask('curve', { result, fact, facts, readings, locale: locale() })) ?? 'none';
  await showSide();
}

const tabs = [
  'case',
  'examples',
  'readings',
  'proofs',
  'curves',
  'changes',
] as const satisfies readonly Word[];

export function openTab(wanted: (typeof tabs)[number], focus = false): void {
  for (const name of tabs) {
    const tab = part(`tab-${name}`);
    const isOpen = name === wanted;
    tab.setAttribute('aria-selected', String(isOpen));
    tab.tabIndex = isOpen ? 0 : -1;
    part(`pane-${name}`).hidden = !isOpen;
    if (isOpen && focus) tab.focus();
  }
  if (wanted === 'changes') void changes();
}

export function tabList(): void {
  fill(
    part('tabs'),
    ...tabs.map((name, index) =>
      button(say(name), () => openTab(name), {
        id: `tab-${name}`,
        role: 'tab',
        'aria-controls': `pane-${name}`,
        onkeydown: (event) => {
          const step = { ArrowRight: 1, ArrowLeft: -1 }[(event as KeyboardEvent).key] ?? 0;
          const next = tabs[(index + step + tabs.length) % tabs.length];
          if (step !== 0 && next !== undefined) openTab(next, true);
        },
      }),
    ),
  );
}
