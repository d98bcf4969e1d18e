// What docs/compared.md says is true of what both programs make.
import { readdirSync, readFileSync } from 'node:fs';
import { countedFiles, made } from '../../scripts/docs/compared-page';
import { comparisons } from '../../scripts/docs/comparisons';
import { wordsOfPlus } from '../../scripts/docs/words-of-plus';
import type { Manifest } from '../../lib/kube/manifest';

const kinds = (all: readonly Manifest[]): string[] => all.map(({ kind, metadata }) => `${kind}/${metadata?.name}`).sort();

/** The value at `StatefulSet/db spec.replicas`; keys of annotations have dots themselves. */
function at(all: readonly Manifest[], field: string): unknown {
  const [title, path] = field.split(' ') as [string, string];
  let value: any = all.find(({ kind, metadata }) => `${kind}/${metadata?.name}` === title);
  let rest = path;
  while (rest !== '' && value !== undefined) {
    const key = Object.keys(value)
      .filter((one) => rest === one || rest.startsWith(`${one}.`))
      .sort((a, b) => b.length - a.length)[0];
    if (key === undefined) return undefined;
    value = value[key];
    rest = rest.slice(key.length + 1);
  }
  return value;
}

test('the files that are counted beside the other programs are what the library writes by itself; `npm run docs` brings them up to date', () => {
  const files = countedFiles();
  const scripts = readdirSync('test/compared/postgresql').map((name) => `test/compared/postgresql/${name}`);
  const written = ['test/compared/envoy.yaml', ...scripts].map((file) => [file, readFileSync(file, 'utf8')]);
  expect(Object.fromEntries(written)).toEqual(Object.fromEntries(files));
});

describe.each(comparisons.map((one) => [one.pattern, one] as const))('%s', (_, comparison) => {
  let ours: readonly Manifest[];
  let plus: readonly Manifest[];
  beforeAll(() => ({ ours, plus } = made(comparison)));

  test('both programs make the same objects, by the same names', () => {
    expect(kinds(plus)).toEqual(kinds(ours));
    expect(ours.length).toBeGreaterThan(0);
  });

  test('both run the same programs with the same arguments, variables, probes and ports', () => {
    expect(containers(plus)).toEqual(containers(ours));
  });

  test('cdk8s-plus-28 has no word for what it is said not to have one for', () => {
    const { words } = wordsOfPlus('cdk8s-plus-28');
    expect(comparison.missing.map(({ field }) => field.split(/[. ]/).at(-1)!).filter((word) => words.has(word))).toEqual([]);
  });

  test.each(comparison.missing.map(({ field }) => field))('only the library says %s', (field) => {
    expect(at(ours, field)).toBeDefined();
    expect(at(plus, field)).toBeUndefined();
  });
});

/** What runs, wherever the pod template is: ports by number. */
function containers(all: readonly Manifest[]): unknown[] {
  const found: any[] = [];
  const visit = (value: any): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value.containers)) found.push(...(value.initContainers ?? []), ...value.containers);
    else Object.values(value).forEach(visit);
  };
  all.forEach(visit);
  return found.map(({ name, image, command, args, env, ports, restartPolicy, startupProbe, readinessProbe, livenessProbe }) => ({
    name,
    image,
    command,
    args,
    restartPolicy,
    env: env?.map((one: { name: string }) => one.name).sort(),
    asked: [startupProbe, readinessProbe, livenessProbe].map((probe) => probe?.exec?.command ?? probe?.httpGet?.path),
    ports: ports?.map(({ containerPort }: { containerPort: number }) => containerPort),
  }));
}
