// An app piece by piece: on the left what somebody writes, on the right the YAML that it becomes.
import { emit } from 'cdk8s-patterns';
import { formatted } from './formatted';
import { fenced, folded } from './markdown';
import { type Piece, piecesOf } from './pieces';
import type { Object } from './synthesized';

/** So many lines of YAML are shown open, whatever they are; of more, the workload. */
const FEW = 60;
const MANY = 150;
const WIDE = 160;

interface Row {
  readonly pieces: readonly Piece[];
  readonly objects: readonly Object[];
}

export async function sideBySide(file: string, objects: readonly Object[]): Promise<string> {
  const rows = await Promise.all(rowsOf(piecesOf(file), objects).map(shown));
  return ['<table>', '<tr><th>TypeScript</th><th>YAML</th></tr>', ...rows, '</table>'].join('\n');
}

/** What a statement does to what stands before belongs to that; what makes nothing by itself stands before the next that does. */
function rowsOf(pieces: readonly Piece[], objects: readonly Object[]): Row[] {
  const left = new Set(objects);
  const rows: { pieces: Piece[]; objects: Object[] }[] = [];
  const waiting: Piece[] = [];
  const own = pieces.map((piece) => objects.filter((one) => isBelow(piece, one, pieces)));
  for (const [i, piece] of pieces.entries()) {
    const others = new Set(own.flatMap((all, j) => (i === j ? [] : all)));
    // an id can be in several charts, and a statement is about one
    const chart = [...left].find(({ from }) => piece.ids.includes(from))?.chart;
    const its = [...left].filter(
      (one) => !others.has(one) && (own[i]!.includes(one) || (one.chart === chart && piece.ids.includes(one.from))),
    );
    const about = [...rows].reverse().find((row) => row.pieces.some(({ declares }) => declares.some((name) => piece.about.includes(name))));
    const before = about ?? (piece.waits ? undefined : rows.at(-1));
    if (its.length > 0) {
      for (const one of its) left.delete(one);
      rows.push({ pieces: [...waiting.splice(0), piece], objects: its });
    } else if (before) before.pieces.push(...waiting.splice(0), piece);
    else waiting.push(piece);
  }
  rows.at(-1)?.pieces.push(...waiting);
  return left.size === 0 ? rows : [...rows, { pieces: [], objects: [...left] }];
}

/** Whether a piece makes an object itself, below what another piece makes. */
const isBelow = ({ below }: Piece, { path }: Object, pieces: readonly Piece[]): boolean =>
  below.some(({ scope, id }) => path[1] === id && pieces.some(({ declares, ids }) => declares.includes(scope) && ids.includes(path[0]!)));

async function shown({ pieces, objects }: Row): Promise<string> {
  const code = await Promise.all(pieces.map(({ text }) => formatted(text)));
  const left = code.length > 0 ? fenced('ts', code.join('\n')) : '';
  const first =
    objects.find(({ manifest }) => isWorkload(manifest)) ??
    objects.find((one) => pieces.some(({ ids }) => ids[0] === one.from) && !isLong(one)) ??
    objects.find((one) => !isLong(one)) ??
    objects[0]!;
  const few = objects.reduce((sum, one) => sum + lines(yaml(one)), 0) <= FEW;
  const open = (one: Object): boolean => (few || one === first) && !isLong(one);
  const right = [first, ...objects.filter((one) => one !== first)]
    .map((one) => (open(one) ? yaml(one) : folded(one.title, yaml(one))))
    .join('\n\n');
  return `<tr><td valign="top">\n\n${left}\n\n</td><td valign="top">\n\n${right}\n\n</td></tr>`;
}

const isWorkload = ({ spec, kind }: Object['manifest']): boolean =>
  kind === 'Pod' || Object.keys((spec as object | undefined) ?? {}).some((field) => field === 'template' || field === 'jobTemplate');

/** What nobody reads as it stands there. */
const isLong = (one: Object): boolean =>
  one.manifest.kind === 'Secret' ||
  lines(yaml(one)) > MANY ||
  yaml(one)
    .split('\n')
    .some((line) => line.length > WIDE);

const yaml = ({ manifest }: Object): string => fenced('yaml', emit([manifest]));

const lines = (text: string): number => text.split('\n').length;
