// What an output would change in the last one, which clusters may have: said before it is written.
import type { App } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { minorAt, settingsOf } from '../context';
import type { Finding } from '../rules/finding';
import { changedObjects } from './changed-objects';
import { files, type SynthFile } from './files';
import type { Tree } from './gather';
import { lastOutput } from './last-good';

export interface SinceLast {
  readonly output: readonly SynthFile[];
  readonly said: readonly { readonly finding: Finding; readonly at: IConstruct }[];
  /** Whose Pods are replaced since the target was raised, in lines. */
  readonly replaced: readonly string[];
}

/** The output, and what is to be said of it; where nothing has changed, its text has been compared, and that is all. */
export function sinceLast(app: App, tree: Tree): SinceLast {
  const output = files(tree, app.yamlOutputType, app.outputFileExtension);
  const changed = changedObjects(output, lastOutput(app.outdir, output));
  if (changed.length === 0) return { output, said: [], replaced: [] };
  // loaded here: most outputs change nothing
  const { changedMajor } = require('./changed-major') as typeof import('./changed-major');
  const { refusedChanges } = require('./refused-changes') as typeof import('./refused-changes');
  const { replacedPods } = require('./replaced-pods') as typeof import('./replaced-pods');
  const { unownedReplicas } = require('./unowned-replicas') as typeof import('./unowned-replicas');
  const said = changed.flatMap(({ before, after, object, item }) => {
    const beside = () => tree.made.filter((one) => clusterOf(one.object) === clusterOf(object)).map(({ manifest }) => manifest);
    const found = [
      ...changedMajor(before, after),
      ...refusedChanges(before, after, minorAt(object)),
      ...unownedReplicas(before, after, beside),
    ];
    return found.map((finding) => ({ finding: item === '' ? finding : { ...finding, path: `${item}.${finding.path}` }, at: object }));
  });
  return { output, said, replaced: replacedPods(changed) };
}

const clusterOf = (object: IConstruct): string | undefined => settingsOf(object).cluster;
