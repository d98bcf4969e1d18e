// The clock of the bench.
import { existsSync, readFileSync } from 'node:fs';

const SCHEDULER = '/proc/thread-self/schedstat';

/**
 * Milliseconds for which the main thread has run: what a user waits for on an idle machine, whatever else runs on this one. What V8 does
 * beside it (compiling, part of collecting garbage) is not in it. Where Linux does not say it, the time of all threads.
 */
export function threadTime(): number {
  if (existsSync(SCHEDULER)) {
    // Linux brings the number up to date when the thread stops running
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    return Number(readFileSync(SCHEDULER, 'utf8').split(' ')[0]) / 1e6;
  }
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
