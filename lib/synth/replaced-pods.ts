// Which Pods a raised target replaces: what it lets this library write into a template that had nothing of it in the last output.
import { entries } from '../kube/entries';
import { isPlainObject, type Manifest, objectId } from '../kube/manifest';
import { podTemplateOf } from '../kube/pod-template-of';

/** What is to be said of each, in a line; of those that change alike, in one. */
export function replacedPods(changed: readonly { readonly before: Manifest; readonly after: Manifest }[]): string[] {
  const alike = new Map<string, string[]>();
  for (const { before, after } of changed) {
    const found = raised.flatMap((one) => one(specOf(before), specOf(after)) ?? []).join(', ');
    const { kind, name } = objectId(after);
    const line = `${found}: ${FIXED.has(kind) ? 'the server refuses that; delete it first' : 'its Pods are replaced'}`;
    if (found !== '') alike.set(line, [...(alike.get(line) ?? []), `${kind}/${name}`]);
  }
  return [...alike].map(([line, which]) => {
    const more = which.length - FEW;
    const names = more > 0 ? `${which.slice(0, FEW).join(', ')} and ${more} more` : which.join(', ');
    return `${names}: ${which.length > 1 ? line.replace('its Pods', 'their Pods') : line}`;
  });
}

/** More than these are counted. */
const FEW = 3;

/** What cannot be changed in place. */
const FIXED: ReadonlySet<string> = new Set(['Pod', 'Job']);

type Spec = Readonly<Record<string, unknown>>;

/** What depends on the target in a template of ours, one after the other: from 1.29, from 1.30. */
const raised: readonly ((before: Spec, after: Spec) => string | undefined)[] = [
  (before, after) => {
    const ordinary = new Set(entries(before.containers).map(({ name }) => name));
    const native = entries(after.initContainers).filter(({ name, restartPolicy }) => restartPolicy === 'Always' && ordinary.has(name));
    if (native.length === 0) return undefined;
    return `${native.map(({ name }) => `"${String(name)}"`).join(', ')} ${native.length === 1 ? 'becomes a native sidecar' : 'become native sidecars'}`;
  },
  (before, after) => {
    const comes = entries(after.containers).some(({ name, lifecycle }) => {
      const former = entries(before.containers).find((one) => one.name === name);
      return former !== undefined && preStopOf(former.lifecycle) === undefined && preStopOf(lifecycle)?.sleep !== undefined;
    });
    return comes ? 'preStop.sleep comes in' : undefined;
  },
];

const preStopOf = (lifecycle: unknown): Spec | undefined =>
  isPlainObject(lifecycle) && isPlainObject(lifecycle.preStop) ? lifecycle.preStop : undefined;

const specOf = (manifest: Manifest): Spec => podTemplateOf(manifest)?.spec ?? {};
