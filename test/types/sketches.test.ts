import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, type App, type WebService } from 'cdk8s-patterns';
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

describe('the sketches of pods with company and of workload patterns', () => {
  let all: string[];
  beforeAll(() => {
    const stderr = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const { app } = jest.requireActual<{ app: App }>('./sketches-patterns');
    const text = app.synthYaml();
    stderr.mockRestore();
    yaml = text;
    all = parseAllDocuments(text).map((document) => `${document.get('kind')}/${document.getIn(['metadata', 'name'])}`);
  });

  test('make reviewable YAML', () => {
    expect(yaml).toMatchSnapshot();
  });

  test('make every object that a pattern takes', () => {
    expect(all.map((name) => name.replace(/import-[0-9a-f]{8}/, 'import-<hash>'))).toEqual([
      'Pod/site',
      'Deployment/cart',
      'ConfigMap/cart-redis-proxy',
      'ConfigMap/cart-log-shipper',
      'Pod/own',
      'ConfigMap/own-exporter',
      'StatefulSet/db',
      'ConfigMap/db-postgresql',
      'Service/db',
      'Service/db-read',
      'Service/db-headless',
      'PodDisruptionBudget/db',
      'Certificate/tls',
      'Deployment/api',
      'PodDisruptionBudget/api',
      'HorizontalPodAutoscaler/api',
      'Service/api',
      'Ingress/api',
      'CronJob/report',
      'Job/import-<hash>',
      'StatefulSet/scheduler',
      'Service/scheduler-headless',
      'DaemonSet/node-metrics',
    ]);
  });

  test('a pattern gives its workload to whoever asks for the ApiObject, and names to whoever wants to reach it', () => {
    const { api } = jest.requireActual<{ api: WebService }>('./sketches-patterns');
    expect(ApiObject.of(api)).toMatchObject({ kind: 'Deployment', name: 'api' });
    expect(api.ingress).toMatchObject({ kind: 'Ingress', name: 'api' });
    expect(ApiObject.of(api).toJson().spec.template.spec.containers[0].env).toEqual([{ name: 'DATABASE_HOST', value: 'db' }]);
  });
});
