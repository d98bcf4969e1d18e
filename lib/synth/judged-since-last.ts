// One synth of an App, up to its writing: everything is judged, also for what it changes.
import type { App } from 'cdk8s';
import type { SynthFile } from './files';
import type { Gathered } from './gather';
import type { Judge } from './judge';
import { restore } from './last-good';
import { sinceLast } from './since-last';

/**
 * What is to be written. Whose Pods a raised target replaces is printed: no finding, since nobody has to do anything about it.
 * @throws SynthError with all findings, if one is an error; the last good output is put back then
 */
export function judgedSinceLast(judge: Judge, app: App): [gathered: Gathered, output: readonly SynthFile[]] {
  let output: readonly SynthFile[] = [];
  let replaced: readonly string[] = [];
  const gathered = judge.judged(
    () => restore(app.outdir),
    (tree) => {
      const since = sinceLast(app, tree);
      ({ output, replaced } = since);
      return since.said;
    },
  );
  if (replaced.length > 0) process.stderr.write(`${replaced.join('\n')}\n`);
  return [gathered, output];
}
