// How much it costs to use this library: beside plain ApiObjects, beside cdk8s-plus, beside cdk8s' own synth. Ends with 1 where it is more
// than the bounds below. Every number is the best of several rounds, each in a process of its own, in turns: noise only ever adds.
import { deepStrictEqual } from 'node:assert';
import { execFileSync } from 'node:child_process';

interface Measured {
  readonly times: Readonly<Record<'construct' | 'toJson' | 'allThreads' | 'synth' | 'check', number>>;
  readonly first: unknown;
}
interface Row {
  readonly what: string;
  readonly values: Readonly<Record<string, string>>;
  readonly measure: number;
  /** What it may be at most; left out: it is here to compare. */
  readonly bound?: number;
}

function bench(): void {
  let missed = missedIn(rows());
  // a neighbour on the machine can take a whole run: what is too slow is too slow twice
  if (missed.length > 0) missed = missedIn(rows()).filter(({ what }) => missed.some((before) => before.what === what));
  for (const { what, measure, bound } of missed) console.error(`${what}: ${measure.toFixed(2)}, and may be ${bound} at most, twice`);
  if (missed.length > 0) process.exitCode = 1;
}

function rows(): Row[] {
  const all = [...making(1_000, 20), ...making(10_000, 4), ...serving(1_000, 12), checking(1_000, 15), checking(10_000, 2), ...loading(25)];
  console.table(
    Object.fromEntries(
      all.map(({ what, values, measure, bound }) => [what, { ...values, measure: measure.toFixed(2), bound: bound ?? '' }]),
    ),
  );
  return all;
}

const missedIn = (all: readonly Row[]): Row[] => all.filter(({ measure, bound = Infinity }) => measure > bound);

/** To construct a Deployment and a Service, and to make their manifests: beside the same manifests handed to cdk8s as they are. */
const making = (count: number, rounds: number): Row[] =>
  beside(
    `${count} × Deployment + Service`,
    { plain: 'plain ApiObjects', ours: 'cdk8s-patterns', plus: 'cdk8s-plus-28' },
    count,
    rounds,
    1.3,
  );

/** The five objects of a web service: beside the same manifests, and as the one pattern that makes them. */
const serving = (count: number, rounds: number): Row[] =>
  beside(`${count} × web service`, { plainWeb: 'five plain ApiObjects', ourWeb: 'a WebService' }, count, rounds, 1.5);

/** The first of the subjects is what the second is measured by; both make the same manifests. */
function beside(what: string, names: { [subject: string]: string }, count: number, rounds: number, bound: number): Row[] {
  const subjects = Object.keys(names);
  const [plain, ours] = subjects as [string, string];
  const results = inTurns(subjects, rounds, (subject) => measured(subject, count));
  deepStrictEqual(results[ours]![0]!.first, results[plain]![0]!.first, 'both have to make the same manifests');
  const best = (subject: string, ...parts: ('construct' | 'toJson' | 'allThreads')[]): number =>
    Math.min(...results[subject]!.map(({ times }) => parts.reduce((sum, part) => sum + times[part], 0)));
  return subjects.map((subject) => ({
    what: `${what}, ${names[subject]}`,
    values: {
      construct: ms(best(subject, 'construct')),
      toJson: ms(best(subject, 'toJson')),
      both: ms(best(subject, 'construct', 'toJson')),
      'all threads': ms(best(subject, 'allThreads')),
    },
    measure: best(subject, 'construct', 'toJson') / best(plain, 'construct', 'toJson'),
    ...(subject === ours && { bound }),
  }));
}

/** The check, beside the whole synth of cdk8s: validation, order, manifests, YAML, files. */
function checking(count: number, rounds: number): Row {
  const results = Array.from({ length: rounds }, () => measured('plain', count, 'synth').times);
  const [check, synth] = (['check', 'synth'] as const).map((part) => Math.min(...results.map((times) => times[part]))) as [number, number];
  return {
    what: `${count} × Deployment + Service, checked`,
    values: { check: ms(check), synth: ms(synth) },
    measure: check / synth,
    bound: 0.3,
  };
}

/** Milliseconds that a program which has loaded cdk8s needs to load more. */
function loading(rounds: number): Row[] {
  const results = inTurns(['./build', 'cdk8s-plus-28'], rounds, loaded);
  return (['./build', 'cdk8s-plus-28'] as const).map((module) => ({
    what: `ms to load ${module} after cdk8s`,
    values: {},
    measure: Math.min(...results[module]),
    ...(module === './build' && { bound: 15 }),
  }));
}

function loaded(module: string): number {
  const program = `require('cdk8s'); const before = performance.now(); require('${module}'); console.log(performance.now() - before)`;
  return Number(execFileSync(process.execPath, ['-e', program], { encoding: 'utf8' }));
}

const measured = (...args: [subject: string, count: number, synth?: 'synth']): Measured =>
  JSON.parse(execFileSync(process.execPath, ['scripts/run.mjs', 'bench/measure.ts', ...args.map(String)], { encoding: 'utf8' }));

function inTurns<S extends string, T>(subjects: readonly S[], rounds: number, run: (subject: S) => T): Record<S, T[]> {
  const results = Object.fromEntries(subjects.map((subject) => [subject, []])) as unknown as Record<S, T[]>;
  for (let round = 0; round < rounds; round++) for (const subject of subjects) results[subject].push(run(subject));
  return results;
}

const ms = (time: number): string => `${time.toFixed(0)} ms`;

bench();
