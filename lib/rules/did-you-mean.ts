// What somebody most likely meant: the nearest word, or the place where the field really is.
import type { Shape, Type } from '../kube/fields';

/** The one of the words that is nearest, if it is near enough to be a slip of the hand. */
export function nearest(word: string, words: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of words) {
    const d = word.toLowerCase() === candidate.toLowerCase() ? 0 : distance(word, candidate, least);
    if (d < least) [best, least] = [candidate, d];
  }
  return best;
}

/** Where the field exists: in a type above, below the type, or below one above. `above` counts the levels from the manifest. */
export function misplaced(name: string, type: Type, above: readonly Type[]): { above?: number; below?: string } | undefined {
  const levels = above.map((_, i) => above.length - 1 - i);
  for (const i of levels) if (above[i]!.fields.has(name)) return { above: i };
  const here = below(name, type);
  if (here !== undefined) return { below: here };
  for (const i of levels) {
    const there = beside(name, above[i]!);
    if (there !== undefined) return { above: i, below: there };
  }
  return undefined;
}

/** In an object of the type: which entry of a list it would be, nobody knows. */
function beside(name: string, type: Type): string | undefined {
  for (const field of type.fields.values()) if ('type' in field.shape && field.shape.type.fields.has(name)) return `${field.name}.${name}`;
  return undefined;
}

/** Breadth first, three levels deep. */
function below(name: string, type: Type): string | undefined {
  let level: { path: string; type: Type }[] = [{ path: '', type }];
  for (let depth = 0; depth < 3; depth++) {
    const next: typeof level = [];
    for (const { path, type: parent } of level) {
      for (const field of parent.fields.values()) {
        const inner = innerType(field.shape);
        if (!inner) continue;
        const at = `${path}${path === '' ? '' : '.'}${field.name}${'list' in field.shape ? '[]' : ''}`;
        if (inner.fields.has(name)) return `${at}.${name}`;
        next.push({ path: at, type: inner });
      }
    }
    level = next;
  }
  return undefined;
}

function innerType(shape: Shape): Type | undefined {
  if ('type' in shape) return shape.type;
  return 'list' in shape ? innerType(shape.list) : undefined;
}

/** Insertions, deletions, replacements and swaps of neighbours between two words; `limit` where it is that or more. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, before[j - 2]! + 1);
      row.push(least);
    }
    [before, previous] = [previous, row];
  }
  return Math.min(previous[b.length]!, limit);
}
