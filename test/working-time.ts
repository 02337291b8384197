// The clock of tests that bound a time: processor time of this process, which other work on the machine does not lengthen.

/** Milliseconds of work since the process began. */
export function workingTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
