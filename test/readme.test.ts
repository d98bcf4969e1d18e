// The README shows what really happens.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseManifests } from 'cdk8s-patterns';

const root = join(__dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const blocks = [...readme.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(([, language, text]) => ({ language, text: text! }));
const block = (language: string): string => blocks.find((one) => one.language === language)!.text;

function folder(): string {
  mkdirSync(join(root, '.cache'), { recursive: true });
  return mkdtempSync(join(root, '.cache', 'readme-'));
}

test('its ten lines of TypeScript become its YAML', () => {
  const place = folder();
  writeFileSync(join(place, 'main.ts'), block('ts'));
  execFileSync(process.execPath, ['scripts/run.mjs', join(place, 'main.ts')], {
    cwd: root,
    env: { ...process.env, CDK8S_OUTDIR: join(place, 'dist') },
  });
  expect(readFileSync(join(place, 'dist', 'shop.k8s.yaml'), 'utf8')).toBe(block('yaml'));
});

test('the patterns in one screen become the objects that it lists', () => {
  const place = folder();
  const [, screen] = blocks.filter(({ language }) => language === 'ts');
  expect(screen!.text.split('\n').length).toBeLessThan(50);
  writeFileSync(join(place, 'main.ts'), screen!.text);
  execFileSync(process.execPath, ['scripts/run.mjs', join(place, 'main.ts')], {
    cwd: root,
    env: { ...process.env, CDK8S_OUTDIR: join(place, 'dist') },
    stdio: 'ignore', // bare Pods are warned of
  });
  const made = parseManifests(readFileSync(join(place, 'dist', 'shop.k8s.yaml'), 'utf8'));
  const kinds = new Map<string, string[]>();
  for (const { kind, metadata } of made) kinds.set(kind, [...(kinds.get(kind) ?? []), metadata!.name!]);
  expect([...kinds].map(([kind, names]) => `${kind.padEnd(20)} ${names.join(', ')}\n`).join('')).toBe(block('text'));
});

test('its error is what somebody reads who makes these mistakes', () => {
  const place = folder();
  const slipped = `
    import { App, Chart, Deployment } from 'cdk8s-patterns';
    const app = new App({ outdir: 'dist' });
    new Deployment(new Chart(app, 'shop', { namespace: 'shop' }), 'web', {
      replicas: '3' as never,
      pod: { main: { image: 'web:1', volumeMounts: [{ name: 'dta', mountPath: '/data' }], lifecycle: { preStop: { sleep: { seconds: 5 } } } }, volumes: [{ name: 'data', emptyDir: {} }] },
    });
    app.synth();`;
  writeFileSync(join(place, 'main.ts'), slipped);
  const env = { ...process.env };
  delete env.CDK8S_OUTDIR;
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts/run.mjs'), join(place, 'main.ts')], {
    cwd: place,
    env,
    encoding: 'utf8',
  });
  expect({ status, stdout, stderr }).toEqual({ status: 1, stdout: '', stderr: block('') });
  expect(readdirSync(place)).toEqual(['main.ts']);
});
