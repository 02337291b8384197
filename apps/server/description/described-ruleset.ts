// What clients are told of a ruleset.

import { isoFromDays } from '../../../compiler/runtime/exact/calendar.js';
import type { ServiceState } from '../ruleset-table.js';

export function describedRuleset({ ruleset: { name, model, provenance }, problems }: ServiceState) {
  const date = (days: number | undefined) => (days === undefined ? null : isoFromDays(days));
  return {
    name,
    label: model.label,
    language: model.language,
    rules: { sha256: provenance.ruleHash },
    versions: model.versions.map((version) => ({
      name: version.name ?? null,
      from: date(version.from),
      to: date(version.to),
    })),
    readings: model.readings.map((reading) => ({
      name: reading.name,
      label: reading.label,
      chosen: reading.chosen,
      options: reading.options.map((option) => option.name),
    })),
    // The files have changed since, and the change has a mistake: the rules before it are in service.
    ...(problems.length > 0 && { keptOut: problems }),
  };
}
