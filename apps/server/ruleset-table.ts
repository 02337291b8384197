// The rulesets in service, by name. A change of a file makes a ruleset anew; the old one serves until the new one is whole,
// and stays where the new one has a mistake.

import type { Loaded, Port, ServedRuleset } from './port.js';

export interface ServiceState {
  readonly ruleset: ServedRuleset;
  /** Of the last change, where it could not be taken over. */
  readonly problems: readonly string[];
}

export interface TableEvents {
  readonly reloaded: (name: string) => void;
  readonly kept: (name: string, problems: readonly string[]) => void;
}

/** Milliseconds after a change before files are read: editors write several times. */
const settling = 50;

export class RulesetTable {
  readonly #port: Port;
  readonly #events: TableEvents;
  readonly #states = new Map<string, ServiceState>();
  readonly #watching = new Map<string, readonly (() => void)[]>();
  readonly #waiting = new Map<string, NodeJS.Timeout>();
  #closed = false;

  private constructor(port: Port, events: TableEvents) {
    this.#port = port;
    this.#events = events;
  }

  /** All of them, or the first that cannot be loaded. */
  static async open(
    wanted: readonly string[],
    port: Port,
    events: TableEvents,
  ): Promise<RulesetTable | { readonly wanted: string; readonly problems: readonly string[] }> {
    const table = new RulesetTable(port, events);
    for (const each of wanted) {
      const loaded = await port.load(each);
      if (!loaded.ok) return table.#failed(each, loaded.problems);
      const { name } = loaded.ruleset;
      if (table.#states.has(name)) return table.#failed(each, [`two rulesets are called ${name}`]);
      table.#states.set(name, { ruleset: loaded.ruleset, problems: [] });
      table.#watch(each, name, loaded.ruleset.files);
    }
    return table;
  }

  #failed(wanted: string, problems: readonly string[]) {
    this.close();
    return { wanted, problems };
  }

  get(name: string): ServedRuleset | undefined {
    return this.#states.get(name)?.ruleset;
  }

  /** In the order in which they were named. */
  all(): readonly ServiceState[] {
    return [...this.#states.values()];
  }

  close(): void {
    this.#closed = true;
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    for (const stops of this.#watching.values()) for (const stop of stops) stop();
  }

  #watch(wanted: string, name: string, files: readonly string[]): void {
    for (const stop of this.#watching.get(name) ?? []) stop();
    this.#watching.set(
      name,
      files.map((file) => this.#port.watch(file, () => this.#changed(wanted, name))),
    );
  }

  #changed(wanted: string, name: string): void {
    clearTimeout(this.#waiting.get(name));
    this.#waiting.set(
      name,
      setTimeout(() => void this.#reload(wanted, name), settling),
    );
  }

  async #reload(wanted: string, name: string): Promise<void> {
    const before = this.#states.get(name);
    if (before === undefined || this.#closed) return;
    const loaded = await this.#port.load(wanted).catch(
      (error: unknown): Loaded => ({
        ok: false,
        problems: [error instanceof Error ? error.message : String(error)],
        files: before.ruleset.files,
      }),
    );
    if (this.#closed) return;
    // A file that went away may come back: those of the rules in service are looked at as long as these are.
    this.#watch(
      wanted,
      name,
      loaded.ok ? loaded.ruleset.files : [...new Set([...before.ruleset.files, ...loaded.files])],
    );
    if (loaded.ok) {
      this.#states.set(name, { ruleset: { ...loaded.ruleset, name }, problems: [] });
      this.#events.reloaded(name);
    } else {
      this.#states.set(name, { ruleset: before.ruleset, problems: loaded.problems });
      this.#events.kept(name, loaded.problems);
    }
  }
}
