// Values that a field table allows, made up: so that fields are met which no manifest written by hand has.
import type { Field, Shape, Type } from '../../../lib/kube/fields';
import type { Random } from './random';

/** A value of the right shape for a field; of an object, its required fields and some others. */
export function madeUp(field: Field, random: Random, depth = 3): unknown {
  return ofShape(field.shape, field, random, depth);
}

function ofShape(shape: Shape, field: Field, random: Random, depth: number): unknown {
  if ('list' in shape) return [ofShape(shape.list, field, random, depth)];
  if ('map' in shape) return { key: ofShape(shape.map, field, random, depth) };
  if ('type' in shape) return object(shape.type, random, depth);
  return scalar(shape.scalar, field, random);
}

function object(type: Type, random: Random, depth: number): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (const field of type.fields.values()) {
    if (!field.required && (depth <= 0 || !random.chance(2.5 / type.fields.size))) continue;
    made[field.name] = madeUp(field, random, depth - 1);
  }
  return made;
}

function scalar(scalar: string, { name, values }: Field, random: Random): unknown {
  if (values) return random.pick(values);
  switch (scalar) {
    case 'string':
      return PLAIN[name] ?? random.pick(['web', 'a.example.com', '/path']);
    case 'int32':
    case 'int64':
    case 'number':
      return random.pick([1, 2, 80, 8080]);
    case 'boolean':
      return random.chance(0.5);
    case 'Quantity':
      return random.pick(['1', '500m', '1Gi', 2]);
    case 'IntOrString':
      return random.pick([1, '50%', 'http']);
    case 'Time':
      return '2026-01-31T12:00:00Z';
    case 'MicroTime':
      return '2026-01-31T12:00:00.000000Z';
    case 'bytes':
      return 'aGVsbG8=';
    default:
      return {};
  }
}

/** Fields of text that take few texts, though no enum says so. */
const PLAIN: Record<string, string> = {
  operator: 'In',
  path: '/path',
  fieldPath: 'metadata.name',
  apiVersion: 'v1',
  ip: '10.0.0.1',
  cidr: '10.0.0.0/8',
};
