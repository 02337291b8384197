// What is counted for Prometheus.

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
  const requests = new Counter({
    name: 'bareme_requests_total',
    help: 'Requests by route and status',
    labelNames: ['route', 'status'],
    registers,
  });
  const seconds = new Histogram({
    name: 'bareme_request_seconds',
    help: 'Time to answer, by route',
    labelNames: ['route'],
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers,
  });
  const cases = new Counter({
    name: 'bareme_cases_total',
    help: 'Cases by ruleset, priced or refused',
    labelNames: ['ruleset', 'outcome'],
    registers,
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
      requests.inc({ route, status });
      seconds.observe({ route }, took);
    },
    cases(ruleset, priced, refused) {
      if (priced > 0) cases.inc({ ruleset, outcome: 'priced' }, priced);
      if (refused > 0) cases.inc({ ruleset, outcome: 'refused' }, refused);
    },
    reload: (ruleset, ok) => reloads.inc({ ruleset, result: ok ? 'taken' : 'kept_out' }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
