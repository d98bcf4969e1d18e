import * as fc from 'fast-check';
import { App, BatchJob, type BatchJobProps, Chart, configure, JsonPatch, ApiObject, Lazy, type PodProps } from 'cdk8s-patterns';
import type { ApiObject as AnyObject } from 'cdk8s';
import { aChart } from '../objects/a-chart';
import { made, problems, warnings } from '../objects/made';

const main = { image: 'ghcr.io/acme/import:1.0.0', args: ['--all'], resources: { requests: { cpu: '100m', memory: '128Mi' } } };
const aJob = (props: Partial<BatchJobProps> = {}, chart = aChart()): BatchJob =>
  new BatchJob(chart, 'import', { pod: { main }, ...props } as BatchJobProps);
const named = (props?: Partial<BatchJobProps>): string => aJob(props).name;
const withMain = (more: object): Partial<BatchJobProps> => ({ pod: { main: { ...main, ...more } } });

describe('the name of a BatchJob', () => {
  test('is the name of the work and eight digits, in the constructor already, and that of the manifest', () => {
    const job = aJob();
    expect(job.name).toMatch(/^import-[0-9a-f]{8}$/);
    expect(made(job).metadata.name).toBe(job.name);
    expect(job.job.name).toBe(job.name);
  });

  test('is pinned: no release of this library may change it', () => {
    expect(named()).toBe('import-bc776eb8');
  });

  test('begins with the name that is given', () => {
    expect(named({ metadata: { name: 'nightly' } })).toMatch(/^nightly-[0-9a-f]{8}$/);
  });

  test('begins with the name that a chart gives by itself', () => {
    class Naming extends Chart {
      override generateObjectName(object: AnyObject): string {
        return `acme-${object.kind.toLowerCase()}`;
      }
    }
    const job = aJob({}, new Naming(new App(), 'shop'));
    expect(job.name).toMatch(/^acme-job-[0-9a-f]{8}$/);
    expect(job.node.findAll().filter((one) => ApiObject.isApiObject(one))).toHaveLength(1);
  });

  test.each<[what: string, props: Partial<BatchJobProps>]>([
    ['a new image', withMain({ image: 'ghcr.io/acme/import:1.0.1' })],
    ['another argument', withMain({ args: ['--some'] })],
    ['the order of arguments', withMain({ args: ['--all', '--more'] })],
    ['another variable', withMain({ env: { MODE: 'fast' } })],
    ['another request', withMain({ resources: { requests: { cpu: '200m', memory: '128Mi' } } })],
    ['another user', { pod: { main, securityContext: { runAsUser: 1000 } } }],
    ['another label of the Pods', { pod: { main, metadata: { labels: { team: 'data' } } } }],
    ['another security', { pod: { main, security: 'restricted' } }],
    ['another restart policy', { pod: { main, restartPolicy: 'OnFailure' } }],
    ['another count', { completions: 4 }],
    ['indexes', { completionMode: 'Indexed', completions: 4 }],
    ['a failure policy', { podFailurePolicy: { rules: [{ action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget' }] }] } }],
    ['a file', withMain({ files: { '/etc/import/import.ini': 'a = 1' } })],
  ])('changes with %s', (_, props) => {
    expect(named(props)).not.toBe(named());
  });

  test('changes with the content of a file, whose ConfigMap is the new Job’s own', () => {
    const [one, two] = ['a = 1', 'a = 2'].map((text) => aJob(withMain({ files: { '/etc/import/import.ini': text } }))) as [
      BatchJob,
      BatchJob,
    ];
    expect(one.name).not.toBe(two.name);
    const [{ configMap }] = made(one).spec.template.spec.volumes;
    expect(configMap.name).toBe(`${one.name}-main`);
    expect(
      one.node.findAll().some((child) => ApiObject.isApiObject(child) && child.kind === 'ConfigMap' && child.name === configMap.name),
    ).toBe(true);
  });

  test('changes with what the scope says of its Pods', () => {
    const chart = aChart();
    configure(chart, { pod: { tolerations: [{ operator: 'Exists' }] } });
    expect(aJob({}, chart).name).not.toBe(named());
  });

  test.each<[what: string, props: Partial<BatchJobProps>]>([
    ['parallelism', { parallelism: 5 }],
    ['suspension', { suspend: true }],
    ['the number of tries', { backoffLimit: 3 }],
    ['the deadline', { activeDeadlineSeconds: 60 }],
    ['the time to live', { ttlSecondsAfterFinished: 60 }],
    ['labels and annotations of the Job itself', { metadata: { labels: { team: 'data' }, annotations: { note: 'x' } } }],
    ['the spelling of a quantity', withMain({ resources: { requests: { cpu: 0.1, memory: '131072Ki' } } })],
    ['a field that is undefined', withMain({ env: undefined })],
    ['the other form of the same pod', { pod: undefined, template: { spec: { containers: [{ name: 'main', ...main }] } } } as never],
  ])('stays with %s, which the Job of that name can take over', (_, props) => {
    expect(named(props)).toBe(named());
  });

  test('does not depend on the order in which keys are written', () => {
    const value = fc.oneof(fc.string(), fc.integer());
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), value, { minKeys: 2, maxKeys: 6 }), (labels) => {
        const texts = Object.entries(labels).map(([key, one]) => [key, String(one)] as const);
        const pod = (entries: typeof texts): PodProps => ({ main, nodeSelector: Object.fromEntries(entries) });
        expect(named({ pod: pod(texts) })).toBe(named({ pod: pod([...texts].reverse()) }));
      }),
    );
    expect(named({ pod: { main, hostNetwork: false, restartPolicy: 'Never' } })).toBe(
      named({ pod: { restartPolicy: 'Never', hostNetwork: false, main } }),
    );
  });

  test('does not depend on CDK8S_DISABLE_SORT', () => {
    const before = named();
    process.env.CDK8S_DISABLE_SORT = '1';
    try {
      expect(named()).toBe(before);
    } finally {
      delete process.env.CDK8S_DISABLE_SORT;
    }
  });

  test('does not depend on the id of the chart, nor on its namespace', () => {
    expect(aJob({}, new Chart(new App(), 'other', { namespace: 'elsewhere' })).name).toBe(named());
  });

  test('is not changed by edits of what was rendered', () => {
    const job = aJob();
    const { name } = job;
    job.job.spec.template.spec.containers[0]!.image = 'ghcr.io/acme/import:2';
    ApiObject.of(job).addJsonPatch(JsonPatch.add('/spec/suspend', true));
    expect(made(job).metadata.name).toBe(name);
  });

  test('is given with a warning where a value is a Lazy, which is not in it', () => {
    const job = aJob(withMain({ args: Lazy.any({ produce: () => ['--late'] }) }));
    expect(made(job).spec.template.spec.containers[0].args).toEqual(['--late']);
    expect(warnings(job)).toEqual(['batch-job-name metadata.name: a Lazy value is not in the sum at the end of the name']);
  });
});

describe('a BatchJob', () => {
  test('never restarts a container in its Pod, unless it is told to', () => {
    expect(made(aJob()).spec.template.spec.restartPolicy).toBe('Never');
    expect(made(aJob({ pod: { main, restartPolicy: 'OnFailure' } })).spec.template.spec.restartPolicy).toBe('OnFailure');
  });

  test('has no time to live, no limit of tries and no deadline by itself', () => {
    expect(Object.keys(made(aJob()).spec)).toEqual(['template']);
  });

  test('has Pods that can be found: by its own name, and by that of the work', () => {
    const job = aJob();
    const labels = { 'app.kubernetes.io/name': 'import', 'cdk8s-patterns/workload': `job.${job.name}` };
    expect(made(job).spec.template.metadata.labels).toEqual(labels);
    expect(made(job).metadata.labels['app.kubernetes.io/name']).toBe('import');
    expect(
      made(aJob({ pod: { main, metadata: { labels: { 'app.kubernetes.io/name': 'own' } } } })).spec.template.metadata.labels[
        'app.kubernetes.io/name'
      ],
    ).toBe('own');
  });

  test('of a work queue has no completions', () => {
    expect(made(aJob({ parallelism: 3 })).spec).toMatchObject({ parallelism: 3 });
    expect(made(aJob({ parallelism: 3 })).spec.completions).toBeUndefined();
  });

  test('leaves its props as they were', () => {
    const props = { metadata: { name: 'once' }, completions: 2, pod: { main } };
    const before = structuredClone(props);
    aJob(props);
    expect(props).toEqual(before);
  });

  test('takes a name of 50 characters, and says so of a longer one', () => {
    expect(problems(aJob({ metadata: { name: 'a'.repeat(50) } }))).toEqual([]);
    expect(problems(aJob({ metadata: { name: 'a'.repeat(51) } }))).toHaveLength(1);
  });
});
