// What is counted for Prometheus. Requests add to plain numbers; labels and texts are made when somebody looks.

import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  /** `route` as it is declared, never as it was typed, so that series stay few. */
  readonly request: (route: string, status: number, seconds: number) => void;
  readonly cases: (ruleset: string, priced: number, refused: number) => void;
  readonly reload: (ruleset: string, ok: boolean) => void;
  readonly text: () => Promise<string>;
  readonly contentType: string;
}

export function metricsOf(rulesets: () => number): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Tally<number>();
  new Counter({
    name: 'bareme_requests_total',
    help: 'Requests by route and status',
    labelNames: ['route', 'status'],
    registers,
    collect() {
      requests.handOver((route, status, count) => this.inc({ route, status }, count));
    },
  });
  const seconds = new Seconds({
    name: 'bareme_request_seconds',
    help: 'Time to answer, by route',
    labelNames: ['route'],
    registers,
  });
  const cases = new Tally<'priced' | 'refused'>();
  new Counter({
    name: 'bareme_cases_total',
    help: 'Cases by ruleset, priced or refused',
    labelNames: ['ruleset', 'outcome'],
    registers,
    collect() {
      cases.handOver((ruleset, outcome, count) => this.inc({ ruleset, outcome }, count));
    },
  });
  const reloads = new Counter({
    name: 'bareme_reloads_total',
    help: 'Changes of rule files, taken over or kept out for a mistake',
    labelNames: ['ruleset', 'result'],
    registers,
  });
  new Gauge({
    name: 'bareme_rulesets',
    help: 'Rulesets in service',
    registers,
    collect() {
      this.set(rulesets());
    },
  });
  return {
    request(route, status, took) {
      requests.add(route, status, 1);
      seconds.add(route, took);
    },
    cases(ruleset, priced, refused) {
      if (priced > 0) cases.add(ruleset, 'priced', priced);
      if (refused > 0) cases.add(ruleset, 'refused', refused);
    },
    reload: (ruleset, ok) => reloads.inc({ ruleset, result: ok ? 'taken' : 'kept_out' }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

/** What came since somebody looked last. */
class Tally<Kind> {
  readonly #counts = new Map<string, Map<Kind, number>>();

  add(name: string, kind: Kind, count: number): void {
    const kinds = this.#counts.get(name) ?? new Map<Kind, number>();
    kinds.set(kind, (kinds.get(kind) ?? 0) + count);
    this.#counts.set(name, kinds);
  }

  handOver(take: (name: string, kind: Kind, count: number) => void): void {
    for (const [name, kinds] of this.#counts) for (const [kind, count] of kinds) take(name, kind, count);
    this.#counts.clear();
  }
}

const bounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5];

interface Times {
  /** By the first bound that is no less; the last for what took longer than all of them. */
  readonly counts: number[];
  sum: number;
}

/** A histogram that adds up without looking for labels. */
class Seconds extends Histogram<'route'> {
  readonly #routes = new Map<string, Times>();

  add(route: string, seconds: number): void {
    let times = this.#routes.get(route);
    if (times === undefined) {
      times = { counts: new Array<number>(bounds.length + 1).fill(0), sum: 0 };
      this.#routes.set(route, times);
    }
    let place = 0;
    while (place < bounds.length && seconds > (bounds[place] ?? 0)) place++;
    times.counts[place] = (times.counts[place] ?? 0) + 1;
    times.sum += seconds;
  }

  override async get() {
    const told = await super.get();
    const values = [...this.#routes].flatMap(([route, { counts, sum }]) => {
      let until = 0;
      const buckets = counts.map((count, place) => {
        until += count;
        const labels = { route, le: bounds[place] ?? '+Inf' };
        return { metricName: `${told.name}_bucket`, labels, value: until };
      });
      return [
        ...buckets,
        { metricName: `${told.name}_sum`, labels: { route }, value: sum },
        { metricName: `${told.name}_count`, labels: { route }, value: until },
      ];
    });
    return { ...told, values };
  }
}
