// Which Pods a raised target replaces: their sidecars were ordinary containers in the last output, and are native now.
import { isPlainObject, type Manifest, objectId } from '../kube/manifest';
import { podTemplateOf } from '../kube/pod-template-of';
import { parseManifests } from '../kube/yaml-parse';
import type { OutputFile } from './files';

type Containers = readonly { readonly name?: unknown; readonly restartPolicy?: unknown }[];

/** What is to be said of each, in a line; nothing for most synths, and then hardly a moment is spent. */
export function replacedPods(lastOutput: () => readonly OutputFile[], after: readonly Manifest[]): string[] {
  const native = after.filter((manifest) => sidecarsOf(manifest).length > 0);
  if (native.length === 0) return [];
  const former = new Map(
    lastOutput()
      .flatMap(({ text }) => manifestsIn(text))
      .map((manifest) => [place(manifest), manifest]),
  );
  return native.flatMap((manifest) => {
    const ordinary = namesIn(former.get(place(manifest)), 'containers');
    const moved = sidecarsOf(manifest).filter((name) => ordinary.includes(name));
    if (moved.length === 0) return [];
    const { kind, name } = objectId(manifest);
    const which = `${moved.map((one) => `"${one}"`).join(', ')} ${moved.length === 1 ? 'becomes a native sidecar' : 'become native sidecars'}`;
    return [`${kind}/${name}: ${which}: ${FIXED.has(kind) ? 'the server refuses that; delete it first' : 'its Pods are replaced'}`];
  });
}

/** What cannot be changed in place. */
const FIXED: ReadonlySet<string> = new Set(['Pod', 'Job']);

const sidecarsOf = (manifest: Manifest): string[] => namesIn(manifest, 'initContainers', 'Always');

function namesIn(manifest: Manifest | undefined, list: 'containers' | 'initContainers', restartPolicy?: string): string[] {
  const spec: unknown = manifest && podTemplateOf(manifest)?.spec;
  const containers = isPlainObject(spec) ? spec[list] : undefined;
  if (!Array.isArray(containers)) return [];
  return (containers as Containers)
    .filter((one) => isPlainObject(one) && (restartPolicy === undefined || one.restartPolicy === restartPolicy))
    .map(({ name }) => String(name));
}

/** A file that is not ours, or broken, says nothing. */
function manifestsIn(text: string): Manifest[] {
  try {
    return parseManifests(text) as Manifest[];
  } catch {
    return [];
  }
}

const place = (manifest: Manifest): string => {
  const { kind, namespace = '', name } = objectId(manifest);
  return `${kind} ${namespace}/${name}`;
};
