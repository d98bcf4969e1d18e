// The same Deployment and Service, made three ways.
import { ApiObject, Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';

/** What users have: the compiled library. */
export type Library = typeof import('cdk8s-patterns');
export type Subject = (chart: Chart, name: string, library: Library) => ApiObject[];

/** The manifests, handed to cdk8s as they are: the least that a synth can cost. */
const plain: Subject = (chart, name) => {
  const labels = { 'cdk8s-patterns/workload': `deployment.${name}` };
  const deployment = new ApiObject(chart, name, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      replicas: 2,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels: { ...labels } },
        spec: {
          containers: [
            {
              name: 'main',
              image: 'ghcr.io/acme/web:1.4.2',
              ports: [{ name: 'http', containerPort: 8080 }],
              env: [
                { name: 'MODE', value: 'prod' },
                { name: 'PORT', value: '8080' },
              ],
              resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '256Mi' } },
              readinessProbe: { httpGet: { path: '/healthz', port: 'http' }, periodSeconds: 5 },
              volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
            },
          ],
          volumes: [{ name: 'tmp', emptyDir: {} }],
        },
      },
    },
  });
  const service = new ApiObject(chart, `${name}-service`, {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name },
    spec: { ports: [{ name: 'http', port: 80, targetPort: 'http' }], selector: { ...labels } },
  });
  return [deployment, service];
};

const ours: Subject = (chart, name, { Deployment, emptyDir, httpGet }) => {
  const web = new Deployment(chart, name, {
    replicas: 2,
    pod: {
      main: {
        image: 'ghcr.io/acme/web:1.4.2',
        ports: { http: 8080 },
        env: { MODE: 'prod', PORT: 8080 },
        resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '256Mi' } },
        readinessProbe: httpGet('/healthz', 'http', { periodSeconds: 5 }),
        volumeMounts: { '/tmp': emptyDir('tmp') },
      },
    },
  });
  return [ApiObject.of(web), ApiObject.of(web.service({ ports: { http: 80 } }))];
};

const plus: Subject = (chart, name) => {
  const web = new kplus.Deployment(chart, name, {
    replicas: 2,
    containers: [
      {
        image: 'ghcr.io/acme/web:1.4.2',
        ports: [{ name: 'http', number: 8080 }],
        envVariables: { MODE: kplus.EnvValue.fromValue('prod'), PORT: kplus.EnvValue.fromValue('8080') },
        resources: {
          cpu: { request: kplus.Cpu.millis(100) },
          memory: { request: Size.mebibytes(128), limit: Size.mebibytes(256) },
        },
        readiness: kplus.Probe.fromHttpGet('/healthz', { port: 8080 }),
        volumeMounts: [{ path: '/tmp', volume: kplus.Volume.fromEmptyDir(chart, `${name}-tmp`, 'tmp') }],
      },
    ],
  });
  return [ApiObject.of(web), ApiObject.of(web.exposeViaService({ ports: [{ port: 80, targetPort: 8080 }] }))];
};

export const subjects = { plain, ours, plus };
