// What the same app is for one version of Kubernetes and for the next: the lines that go and come.
import { emit, type App } from 'cdk8s-patterns';
import { minors } from '../../lib/kube/minors';
import { synthesized } from './synthesized';

export interface Change {
  /** The first version that has it: `1.29`. */
  readonly since: string;
  /** Lines of a diff. */
  readonly lines: readonly string[];
}

/** What changes from version to version; before the first that takes it, why it is refused. */
export function changes(make: (app: App) => void): Change[] {
  const found: Change[] = [];
  let before: readonly string[] | undefined;
  for (let minor = minors[0]; minor <= minors[1]; minor++) {
    const now = textOf(make, `1.${minor}`);
    if (before !== undefined && now.join('\n') !== before.join('\n')) found.push({ since: `1.${minor}`, lines: diff(before, now) });
    before = now;
  }
  return found;
}

function textOf(make: (app: App) => void, target: string): string[] {
  const { objects, errors } = synthesized(make, target);
  const refused = errors.map(({ path, message, hint }) => `# refused: ${path}: ${message}${hint === undefined ? '' : `; ${hint}`}`);
  if (refused.length > 0) return refused;
  return objects.flatMap(({ manifest, title }) => [`# ${title}`, ...emit([manifest]).trimEnd().split('\n')]);
}

const AROUND = 2;

/** The lines that differ, with two around them and the title of the object that they are of. */
export function diff(before: readonly string[], after: readonly string[]): string[] {
  const all = aligned(before, after);
  const near = all.map((_, i) => all.slice(Math.max(0, i - AROUND), i + AROUND + 1).some(({ mark }) => mark !== ' '));
  const lines: string[] = [];
  let title = '';
  let shown = '';
  all.forEach(({ mark, text }, i) => {
    if (text.startsWith('# ')) title = text;
    if (!near[i]) return;
    if (title !== shown && text !== title && !title.startsWith('# refused')) lines.push(`@@ ${title.slice(2)} @@`);
    else if (i > 0 && !near[i - 1] && lines.length > 0 && text !== title) lines.push('@@ … @@');
    shown = title;
    lines.push(text.startsWith('# ') && !text.startsWith('# refused') ? `@@ ${text.slice(2)} @@` : `${mark}${text}`);
  });
  // a title of which nothing is shown
  return lines.filter((line, i) => !line.startsWith('@@') || (lines[i + 1] ?? '@@').startsWith('@@') === false);
}

interface Marked {
  readonly mark: ' ' | '-' | '+';
  readonly text: string;
}

/** The longest common lines of both, and between them what goes and what comes. */
function aligned(before: readonly string[], after: readonly string[]): Marked[] {
  const width = after.length + 1;
  const common = new Uint32Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      common[i * width + j] =
        before[i] === after[j] ? common[(i + 1) * width + j + 1]! + 1 : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!);
    }
  }
  const all: Marked[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    if (i < before.length && before[i] === after[j]) {
      all.push({ mark: ' ', text: before[i]! });
      i++;
      j++;
    } else if (j >= after.length || (i < before.length && common[(i + 1) * width + j]! >= common[i * width + j + 1]!)) {
      all.push({ mark: '-', text: before[i]! });
      i++;
    } else {
      all.push({ mark: '+', text: after[j]! });
      j++;
    }
  }
  return all;
}
