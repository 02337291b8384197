// Loaded before the server that is measured: what it holds once what is no longer used has been collected, when it is asked.

process.on('message', () => {
  globalThis.gc?.();
  process.send?.(process.memoryUsage().heapUsed);
});
process.channel?.unref();
