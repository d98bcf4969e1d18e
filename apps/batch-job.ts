// BatchJob: work that is done once, and once more for each new version of it.
import { type App, BatchJob, Chart, configure, Namespace } from 'cdk8s-patterns';

export function batchJob(app: App): void {
  const chart = new Chart(app, 'batch-job', { namespace: 'batch-job' });
  configure(chart, {
    security: 'restricted',
    container: { resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '128Mi' } } },
  });
  new Namespace(chart, 'namespace', { metadata: { labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } });

  // indexed: ten parts, three at a time; each Pod reads its part from JOB_COMPLETION_INDEX. Job/import-<8 digits>: a new image is a new Job
  new BatchJob(chart, 'import', {
    completionMode: 'Indexed',
    completions: 10,
    parallelism: 3,
    backoffLimit: 2,
    activeDeadlineSeconds: 3600,
    pod: {
      securityContext: { runAsUser: 10001 },
      main: { image: 'ghcr.io/acme/import:1.0.0', args: ['--parts=10'] },
    },
  });

  // a fixed count: five Pods that are all alike have to end well
  new BatchJob(chart, 'load-test', {
    completions: 5,
    parallelism: 5,
    backoffLimit: 0, // a measurement that failed is not repeated
    pod: {
      securityContext: { runAsUser: 12345 },
      main: { image: 'grafana/k6:0.57.0', args: ['run', '/scripts/load.js'], files: { '/scripts/load.js': LOAD } },
    },
  });

  // a work queue: no `completions`; three Pods take from the queue until one of them finds it empty and ends well
  new BatchJob(chart, 'resize', {
    parallelism: 3,
    pod: {
      securityContext: { runAsUser: 10001 },
      main: { image: 'ghcr.io/acme/resize:2.1.0', env: { QUEUE_URL: 'amqp://queue:5672/resize' } },
    },
  });
}

/** Part of the sum in the Job's name, as all that the Pods are made of: another script is another Job. */
const LOAD = `import http from 'k6/http';
export const options = { vus: 10, duration: '30s' };
export default () => http.get('http://web');
`;
