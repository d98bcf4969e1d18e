import { readFileSync } from 'node:fs';
import { App, Chart } from 'cdk8s-patterns';
import { parseAllDocuments } from 'yaml';
import { neighbours as neighbours28 } from './neighbours-28';
import { neighbours as neighbours33 } from './neighbours-33';

describe.each([
  ['cdk8s-plus-28', neighbours28],
  ['cdk8s-plus-33', neighbours33],
])('beside %s', (_, neighbours) => {
  const manifests = synthesized(neighbours);
  const named = (kind: string, at: RegExp): any => manifests.find((one) => one.kind === kind && at.test(one.metadata.name));

  test('our Deployment names its objects', () => {
    const { spec } = named('Deployment', /^web$/).spec.template;
    const [main] = spec.containers;
    expect(spec.serviceAccountName).toBe(named('ServiceAccount', /robot/).metadata.name);
    expect(spec.imagePullSecrets).toEqual([{ name: 'sealed-login' }]);
    expect(main.envFrom).toEqual([
      { configMapRef: { name: named('ConfigMap', /settings/).metadata.name } },
      { configMapRef: { name: 'known-settings' } },
      { secretRef: { name: named('Secret', /login/).metadata.name } },
    ]);
    expect(spec.volumes[0].persistentVolumeClaim.claimName).toBe(named('PersistentVolumeClaim', /uploads/).metadata.name);
  });

  test('our bindings name its roles and accounts', () => {
    const { roleRef, subjects } = named('RoleBinding', /^robot-reads$/);
    expect(roleRef).toEqual({ apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: named('Role', /reader/).metadata.name });
    expect(subjects).toEqual([{ kind: 'ServiceAccount', name: named('ServiceAccount', /robot/).metadata.name, namespace: 'shop' }]);
  });

  test('its NetworkPolicy selects the Pods of our workloads', () => {
    const { podSelector, ingress } = named('NetworkPolicy', /db-policy/).spec;
    expect(podSelector).toEqual({ matchLabels: named('StatefulSet', /^db$/).spec.template.metadata.labels });
    expect(ingress[0].from[0].podSelector).toEqual({ matchLabels: named('Deployment', /^web$/).spec.template.metadata.labels });
  });

  test('its Service selects the Pods of our Deployment', () => {
    expect(named('Service', /site/).spec.selector).toEqual(named('Deployment', /^web$/).spec.template.metadata.labels);
  });

  test('its autoscaler scales our Deployment, and its Role and RoleBinding name our objects', () => {
    expect(named('HorizontalPodAutoscaler', /scale/).spec.scaleTargetRef).toEqual({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      name: 'web',
    });
    expect(named('Role', /reader/).rules.map((rule: any) => rule.resourceNames)).toEqual([['ours'], ['web']]);
    expect(named('RoleBinding', /web-reads/).subjects.map((subject: any) => subject.name)).toContain('account');
  });

  test('our Ingress goes to its Service', () => {
    const [path] = named('Ingress', /^front$/).spec.rules[0].http.paths;
    expect(path.backend.service).toEqual({ name: named('Service', /site/).metadata.name, port: { number: 80 } });
  });
});

test('both are written the same', () => {
  const [of28, of33] = ['28', '33'].map((version) =>
    readFileSync(`test/types/neighbours-${version}.ts`, 'utf8').replaceAll(`plus-${version}`, 'plus'),
  );
  expect(of28).toBe(of33);
});

function synthesized(neighbours: (chart: Chart) => void): any[] {
  const app = new App({ target: '1.33' });
  neighbours(new Chart(app, 'shop', { namespace: 'shop' }));
  return parseAllDocuments(app.synthYaml()).map((document) => document.toJS());
}
