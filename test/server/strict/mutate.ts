// Manifests broken by chance, in the ways that people break them.
import { type Field, type Type, typeOfKind } from '../../../lib/kube/fields';
import { isPlainObject, type Manifest } from '../../../lib/kube/manifest';
import { mutations, type Spot } from './mutations';
import type { Random } from './random';

type Fields = Record<string, unknown>;
/** A copy of the manifest, broken once or a few times, and what was done to it. Its kind stays. */
export function mutated(manifest: Manifest, minor: number, random: Random): { manifest: Manifest; deeds: string[] } {
  const copy = JSON.parse(JSON.stringify(manifest)) as Manifest & Fields;
  const type = typeOfKind(copy.apiVersion, copy.kind, minor)!;
  const deeds: string[] = [];
  const times = random.chance(0.75) ? 1 : 2 + random.below(2);
  while (deeds.length < times) {
    const spot = random.pick(spotsOf(copy, type));
    const deed = random.pick(mutations)(spot, random);
    if (deed) deeds.push(deed);
  }
  return { manifest: { ...copy, apiVersion: manifest.apiVersion, kind: manifest.kind }, deeds };
}

/** Every object inside the manifest. */
function spotsOf(manifest: Fields, type: Type): Spot[] {
  const spots: Spot[] = [];
  const visit = (value: unknown, at: Type | undefined, root = false): void => {
    if (Array.isArray(value)) return value.forEach((one) => visit(one, at));
    if (!isPlainObject(value)) return;
    spots.push({ object: value, ...(at && { type: at }), root });
    for (const key of Object.keys(value)) visit(value[key], at && innerType(at.fields.get(key)));
  };
  visit(manifest, type, true);
  return spots;
}

function innerType(field: Field | undefined): Type | undefined {
  let shape = field?.shape;
  while (shape && !('type' in shape) && !('scalar' in shape)) shape = 'list' in shape ? shape.list : shape.map;
  return shape && 'type' in shape ? shape.type : undefined;
}
