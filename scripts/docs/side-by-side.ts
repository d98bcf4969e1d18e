// An app piece by piece: on the left what somebody writes, on the right the YAML that it becomes.
import { emit } from 'cdk8s-patterns';
import { formatted } from './formatted';
import { fenced, folded } from './markdown';
import { type Piece, piecesOf } from './source';
import type { Object } from './synthesized';

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
  for (const piece of pieces) {
    // an id can be in several charts, and a statement is about one
    const chart = [...left].find(({ from }) => piece.ids.includes(from))?.chart;
    const its = [...left].filter((one) => one.chart === chart && piece.ids.includes(one.from));
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

async function shown({ pieces, objects }: Row): Promise<string> {
  const code = await Promise.all(pieces.map(({ text }) => formatted(text)));
  const left = code.length > 0 ? fenced('ts', code.join('\n')) : '';
  const first = objects.find(({ manifest }) => isWorkload(manifest)) ?? objects[0]!;
  const others = objects.filter((one) => one !== first).map((one) => folded(one.title, yaml(one)));
  const right = [lines(yaml(first)) > 150 ? folded(first.title, yaml(first)) : yaml(first), ...others].join('\n\n');
  return `<tr><td valign="top">\n\n${left}\n\n</td><td valign="top">\n\n${right}\n\n</td></tr>`;
}

const isWorkload = ({ spec, kind }: Object['manifest']): boolean =>
  kind === 'Pod' || Object.keys((spec as object | undefined) ?? {}).some((field) => field === 'template' || field === 'jobTemplate');

const yaml = ({ manifest }: Object): string => fenced('yaml', emit([manifest]));

const lines = (text: string): number => text.split('\n').length;
