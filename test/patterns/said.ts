// What is said of mistakes: each in a chart and a cluster of its own, so that several in one App know nothing of each other.
import { App, Chart, configure, type Finding } from 'cdk8s-patterns';
import { quietlyGathered } from '../synth/quietly-gathered';
import type { Mistake } from './mistake';

export interface Made {
  readonly app: App;
  /** What was thrown, by the number of the mistake: a call without a construct has nowhere else to say it. */
  readonly thrown: ReadonlyMap<number, string>;
}

/** An App with all of the mistakes in it; each has the chart `mistake-<n>`. */
export function appWith(mistakes: readonly Mistake[], outdir?: string): Made {
  const app = new App({ target: '1.30', ...(outdir !== undefined && { outdir }) });
  const thrown = new Map<number, string>();
  mistakes.forEach(({ make }, i) => {
    const chart = new Chart(app, `mistake-${i}`, { namespace: 'shop' });
    configure(chart, { cluster: `cluster-${i}` });
    try {
      make(chart);
    } catch (error) {
      thrown.set(i, (error as Error).message);
    }
  });
  return { app, thrown };
}

/** All that is said of each mistake of an App, in the order of the mistakes. */
export function saidIn({ thrown }: Made, findings: readonly Finding[], count: number): string[][] {
  return Array.from({ length: count }, (_, i) => [
    ...(thrown.has(i) ? [thrown.get(i)!] : []),
    ...findings.filter(({ construct }) => construct?.split('/')[0] === `mistake-${i}`).map(line),
  ]);
}

/** All that is said of one mistake, warnings too. */
export function said(mistake: Mistake): string[] {
  const made = appWith([mistake]);
  return saidIn(made, findingsOf(made), 1)[0]!;
}

/** The same for people who read it: what is warned of, and written all the same, is marked. */
export function shown(mistake: Mistake): string[] {
  const made = appWith([mistake]);
  const warnings = findingsOf(made).filter(({ severity }) => severity === 'warning');
  const warned = saidIn({ ...made, thrown: new Map() }, warnings, 1)[0]!;
  return saidIn(made, findingsOf(made), 1)[0]!.map((one) => (warned.includes(one) ? `warning: ${one}` : one));
}

/** All findings of an App, whether it would be written or not. */
export const findingsOf = ({ app }: Made): readonly Finding[] => quietlyGathered(app).findings;

/** As the report writes it. */
export const line = ({ path, message, hint, rule }: Finding): string =>
  `${path === '' ? '' : `${path}: `}${message}${hint === undefined ? '' : `; ${hint}`}   ${rule}`;
