// Which file each manifest goes into, as cdk8s names files, and the writing of them.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Chart, Names, YamlOutputType } from 'cdk8s';
import { emit } from '../kube/yaml-emit';
import type { Made, Tree } from './gather';

export interface OutputFile {
  /** Relative to the output directory. */
  readonly path: string;
  readonly text: string;
}

/** A file, and what is in it. */
export interface SynthFile extends OutputFile {
  readonly made: readonly Made[];
}

/** The files of a synth, in the order in which cdk8s writes them. */
export function files({ order, made }: Tree, type: YamlOutputType, extension: string): SynthFile[] {
  const byChart = new Map<Chart, Made[]>(order.charts.map((chart) => [chart, []]));
  for (const one of made) byChart.get(one.chart)!.push(one);
  const names = new Map(
    order.charts.map((chart, i) => [
      chart,
      `${order.hasDependantCharts ? `${String(i).padStart(4, '0')}-` : ''}${Names.toDnsLabel(chart)}`,
    ]),
  );
  switch (type) {
    case YamlOutputType.FILE_PER_APP:
      return order.charts.length === 0 ? [] : [file(`app${extension}`, made)];
    case YamlOutputType.FILE_PER_RESOURCE:
      return perResource(made, () => '', extension);
    case YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE:
      return perResource(made, ({ chart }) => `${names.get(chart)}/`, extension);
    default:
      return [...byChart].map(([chart, its]) => file(`${names.get(chart)}${extension}`, its));
  }
}

const file = (path: string, made: readonly Made[]): SynthFile => ({ path, text: emit(made.map(({ manifest }) => manifest)), made });

/** Kind and name make a file's name; objects of one name in several namespaces also have theirs in it, so that none is lost. */
function perResource(made: readonly Made[], folder: (one: Made) => string, extension: string): SynthFile[] {
  const taken = new Set<string>();
  return made.map((one) => {
    const { kind, metadata } = one.manifest;
    const plain = `${folder(one)}${fit(`${kind}.${metadata?.name}`)}`;
    let path = plain;
    if (taken.has(path) && metadata?.namespace) path = `${plain}.${fit(metadata.namespace)}`;
    for (let i = 2; taken.has(path); i++) path = `${plain}.${i}`;
    taken.add(path);
    return file(path + extension, [one]);
  });
}

const fit = (name: string): string => name.replace(/[^0-9a-zA-Z-_.]/g, '');

/** Each file whole or not at all: written beside its place, then renamed. The output directory itself is never renamed or cleared. */
export function write(outdir: string, all: readonly OutputFile[]): void {
  mkdirSync(outdir, { recursive: true });
  const folders = new Set<string>([outdir]);
  for (const { path, text: content } of all) {
    const place = join(outdir, path);
    const folder = dirname(place);
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
    folders.add(folder);
    const beside = join(folder, `.${process.pid}.tmp`);
    writeFileSync(beside, content, 'utf8');
    renameSync(beside, place);
  }
}
