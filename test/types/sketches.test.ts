import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'cdk8s-patterns';
import { parseAllDocuments } from 'yaml';

const home = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'sketches-'));
let yaml: string;

beforeAll(() => {
  mkdirSync(join(folder, 'config'));
  writeFileSync(join(folder, 'config/app.ini'), 'color = blue\n');
  process.chdir(folder);
  const { app } = jest.requireActual<{ app: App }>('./sketches');
  yaml = app.synthYaml();
});
afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true, force: true });
});

test('the sketch of plain objects makes reviewable YAML', () => {
  expect(yaml).toMatchSnapshot();
});

test('the sketch makes the five objects that it speaks of', () => {
  const made = parseAllDocuments(yaml).map((document) => `${document.get('kind')}/${document.getIn(['metadata', 'name'])}`);
  expect(made).toEqual(['ConfigMap/settings', 'Deployment/web', 'Service/web', 'Ingress/front', 'Deployment/legacy']);
});
