// Within one synth a ConfigMap is made once, though every workload that reads it asks for its content too.
import type { ApiObject } from 'cdk8s';
import type { Manifest } from '../kube/manifest';

/** Only while a synth runs: whatever was edited between two of them is seen. */
let made: Map<ApiObject, Manifest> | undefined;

/** While it runs, what others ask for is made once. */
export function inOneSynth<T>(run: () => T): T {
  const before = made;
  made = new Map();
  try {
    return run();
  } finally {
    made = before;
  }
}

/** The manifest, made anew or as this synth has it. */
export function madeOnce(object: ApiObject, make: () => Manifest): Manifest {
  if (!made || (object.kind !== 'ConfigMap' && object.kind !== 'Secret')) return make();
  let manifest = made.get(object);
  if (!manifest) made.set(object, (manifest = make()));
  return manifest;
}
