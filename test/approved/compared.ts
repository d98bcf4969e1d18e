// Where two stored objects differ, as lines: lists of named values are compared by name.

/** `spec.replicas: 2 → 3`; what only one of them has is one line, with `nothing` on the other side. */
export function differences(approved: unknown, ours: unknown, path = ''): string[] {
  if (JSON.stringify(approved) === JSON.stringify(ours)) return [];
  const [one, other] = [keyed(approved, path), keyed(ours, path)];
  if (!one || !other) return [`${path}: ${shown(approved)} → ${shown(ours)}`];
  return [...new Set([...Object.keys(one), ...Object.keys(other)])]
    .sort()
    .flatMap((key) => differences(one[key], other[key], path === '' ? key : `${path}.${key}`));
}

/** The fields of an object; the values of a list by what names them. No labels are the same as an empty map of them. */
function keyed(value: unknown, path: string): Record<string, unknown> | undefined {
  if (value === undefined && /(?:labels|annotations)$/.test(path)) return {};
  if (typeof value !== 'object' || value === null) return undefined;
  if (!Array.isArray(value)) return value as Record<string, unknown>;
  const named = value.map((one): [string | undefined, unknown] => [nameOf(one), one]);
  const names = new Set(named.map(([name]) => name));
  return names.size === value.length && !names.has(undefined) ? (Object.fromEntries(named) as Record<string, unknown>) : undefined;
}

function nameOf(one: unknown): string | undefined {
  if (typeof one !== 'object' || one === null) return undefined;
  const { name, mountPath, topologyKey } = one as { name?: string; mountPath?: string; topologyKey?: string };
  return mountPath ?? name ?? topologyKey;
}

const LONG = 120;

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value, (_, one: unknown) => sorted(one));
  return text.length > LONG ? `${text.slice(0, LONG)}…` : text;
}

const sorted = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
