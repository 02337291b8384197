// Runs within the page, before anything of its own: notes when keys fall, when frames follow, when the page has told what it found.

export interface PageTimes {
  /** Milliseconds from the address to the first messages with amounts, and bytes as they came over the line. */
  firstTold: number;
  bytesBefore: number;
  keyToFrame: number;
  /** From the last key to the messages and amounts that answer it. */
  keyToTold: number;
  factToAmounts: number;
  /** How often amounts were shown. */
  prices: number;
}

export function pageClock(): void {
  const times: PageTimes = {
    firstTold: 0,
    bytesBefore: 0,
    keyToFrame: 0,
    keyToTold: 0,
    factToAmounts: 0,
    prices: 0,
  };
  Object.assign(globalThis, { pageTimes: times });
  let keyAt = 0;
  let factAt = 0;
  const afterFrame = (then: () => void) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = then;
      port2.postMessage(undefined);
    });
  addEventListener(
    'keydown',
    () => {
      const at = performance.now();
      keyAt = at;
      afterFrame(() => {
        times.keyToFrame = performance.now() - at;
      });
    },
    true,
  );
  addEventListener(
    'input',
    ({ target }) => {
      if (target instanceof HTMLInputElement && target.id.startsWith('fact-')) factAt = performance.now();
    },
    true,
  );
  const told = () => {
    const now = performance.now();
    if (times.firstTold === 0) {
      times.firstTold = now;
      const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
      times.bytesBefore = entries.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
    }
    times.keyToTold = now - keyAt;
  };
  addEventListener('DOMContentLoaded', () => {
    new MutationObserver(told).observe(document.body, { attributeFilter: ['data-told'] });
    const amounts = document.getElementById('amounts');
    if (amounts === null) throw new Error('the page has no amounts');
    new MutationObserver(() => {
      times.prices += 1;
      times.factToAmounts = performance.now() - factAt;
    }).observe(amounts, { childList: true });
  });
}
