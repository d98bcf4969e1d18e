// Every manifest of the corpus as source: whatever way it is pasted, and written as props, it compiles.
import { stringify } from 'yaml';
import { corpus, describeCorpus } from '../corpus/corpus';
import { propsOf } from '../corpus/props';
import { source } from '../corpus/source';
import { Program } from './corpus/program';

const classes = [...new Set(corpus.map(({ manifest }) => manifest.kind))];
const head = `import { Chart, Volume, ${classes.join(', ')} } from 'cdk8s-patterns';\ndeclare const chart: Chart;\n`;
const parsers = `import { parse } from 'yaml';\nimport { parseManifests } from '../../lib/kube/yaml-parse';\n`;

describeCorpus('the source of a manifest', () => {
  let program: Program;
  let errors: Record<string, string>;

  beforeAll(() => {
    program = new Program();
    program.add('const.ts', head + each((kind, json, id) => `const ${id} = ${json} as const;\n${kind}.from(chart, '${id}', ${id});`));
    program.add('mutable.ts', head + each((kind, json, id) => `const ${id} = ${json};\n${kind}.from(chart, '${id}', ${id});`));
    program.add('argument.ts', head + each((kind, json, id) => `${kind}.from(chart, '${id}', ${json});`));
    program.add('json.ts', head + each((kind, _, id) => `import ${id} from './${id}.json';\n${kind}.from(chart, '${id}', ${id});`));
    each((_, json, id) => program.add(`${id}.json`, json));
    program.add('yaml.ts', head + parsers + each((kind, json, id) => `${kind}.from(chart, '${id}', parse(${yaml(json)}));`));
    program.add(
      'ours.ts',
      head + parsers + each((kind, json, id) => `for (const m of parseManifests(${yaml(json)})) ${kind}.from(chart, '${id}', m);`),
    );
    program.add(
      'props.ts',
      head + corpus.map(({ manifest }, i) => `new ${manifest.kind}(chart, 'm${i}', ${source(propsOf(manifest))});`).join('\n'),
    );
    program.add('wrong.ts', `${head}const m = { kind: 'Pod', spec: { containers: 3 } } as const;\nPod.from(chart, 'm', m);\n`);
    const started = Date.now();
    errors = program.compile();
    process.stdout.write(
      `the compiler needed ${((Date.now() - started) / 1000).toFixed(1)} s for ${corpus.length} manifests, written seven ways\n`,
    );
  }, 180_000);
  afterAll(() => program.remove());

  it.each([
    ['as a const', 'const.ts'],
    ['as a mutable literal', 'mutable.ts'],
    ['as an argument', 'argument.ts'],
    ['as JSON', 'json.ts'],
    ['as YAML of the package yaml', 'yaml.ts'],
    ['as YAML of parseManifests', 'ours.ts'],
  ])('compiles for `from` %s', (_, file) => {
    expect(errors[file] ?? '').toBe('');
  });

  it('compiles for the constructor as props', () => {
    expect(errors['props.ts'] ?? '').toBe('');
  });

  it('does not compile where a value cannot be what its field holds', () => {
    expect(errors['wrong.ts']).toContain("The types of 'spec.containers' are incompatible");
  });

  it('is compiled with everything that it uses', () => {
    expect(Object.keys(errors)).toEqual(['wrong.ts']);
  });
});

const each = (line: (kind: string, json: string, id: string) => string | void): string =>
  corpus.map(({ manifest }, i) => line(manifest.kind, JSON.stringify(manifest), `m${i}`)).join('\n');

/** A text literal that holds the manifest as YAML. */
const yaml = (json: string): string => JSON.stringify(stringify(JSON.parse(json)));
