// Manifests that both judges take, of every kind: what the mutations start from.
import { kinds } from '../../../lib/kube/kinds';
import type { Manifest } from '../../../lib/kube/manifest';
import { cluster } from './valid/cluster';
import { network } from './valid/network';
import { operators } from './valid/operators';
import { storage } from './valid/storage';
import { workloads } from './valid/workloads';

/** For a minor version; at least one of each kind that there is a row for. */
export function validManifests(minor: number): Manifest[] {
  const all = [...workloads(minor), ...network(minor), ...storage(), ...cluster(), ...operators()];
  const missing = Object.keys(kinds).filter((kind) => !all.some((manifest) => manifest.kind === kind));
  if (missing.length > 0) throw new Error(`no valid manifest of ${missing.join(', ')}`);
  return all;
}
