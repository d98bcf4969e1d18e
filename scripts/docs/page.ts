// What a person writes for the page of a pattern; everything else on it is made.
import type { App } from 'cdk8s-patterns';
import type { Mistake } from '../../test/patterns/mistake';

export interface Guarantee {
  /** A sentence in the present tense. Markdown. */
  readonly what: string;
  /** The test that shows it, or several: `test/patterns/web-service.test.ts › nobody is cut off while it rolls`. */
  readonly test: string | readonly string[];
}

/** File and name of each test that a guarantee cites. */
export const cited = ({ test }: Guarantee): { readonly file: string; readonly name: string }[] =>
  [test].flat().map((one) => {
    const [file = '', ...name] = one.split(' › ');
    return { file, name: name.join(' › ') };
  });

export interface Page {
  /** The class: `WebService`. */
  readonly pattern: string;
  /** What it is, in one sentence. */
  readonly sentence: string;
  readonly use: readonly string[];
  readonly not: readonly string[];
  readonly guarantees: readonly Guarantee[];
  /** What it does not do, said plainly. @default none */
  readonly limits?: readonly string[];
  /** Which version does what, in words; what differs between versions is shown below them. @default none */
  readonly versions?: readonly string[];
  /** The function of the app that shows it, and the file it is in. */
  readonly app: (app: App) => void;
  readonly file: `apps/${string}.ts`;
  /** The ids below the chart whose objects the picture shows, where one stands for others that are alike. @default all */
  readonly pictured?: readonly string[];
  /** The table of bad inputs, and the file it is in. */
  readonly mistakes: readonly Mistake[];
  readonly table: `test/patterns/${string}.mistakes.ts`;
}

/** `WebService` → `web-service`: the name of its page, its table and its tests. */
export const kebab = (pattern: string): string => pattern.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase();
