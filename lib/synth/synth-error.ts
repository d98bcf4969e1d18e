// The failure of a synth: its findings, and as message the report.
import type { Finding } from '../rules/finding';

export class SynthError extends Error {
  override readonly name = 'SynthError';
  constructor(
    report: string,
    /** Everything that was found, warnings too. */
    readonly findings: readonly Finding[],
  ) {
    super(report);
    // whoever lets it end the program reads the report alone; a stack trace is for bugs of ours
    this.stack = report;
  }
}

let listening = false;

/** From now on, a SynthError that nobody catches prints its report on stderr, and nothing else; the exit status is 1. */
export function printUncaught(): void {
  if (listening) return;
  listening = true;
  process.on('uncaughtException', function print(error: unknown) {
    if (error instanceof SynthError) {
      process.stderr.write(`${error.message}\n`);
      process.exitCode = 1;
      return;
    }
    process.off('uncaughtException', print);
    throw error;
  });
}
