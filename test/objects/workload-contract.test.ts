// What all eight workloads promise alike.
import { ApiObject, Chart, ConfigMap, claim, emptyDir, httpGet, JsonPatch, type PodProps, secretKeyRef, volume } from 'cdk8s-patterns';
import { aChart } from './a-chart';
import { eightWorkloads, templateIn } from './eight-workloads';
import { frozen } from './frozen';
import { made, problems } from './made';

const LABEL = 'cdk8s-patterns/workload';
const image = 'ghcr.io/acme/web:1';
const web: PodProps = { main: { image } };

describe.each(eightWorkloads)('a $kind', (row) => {
  const { kind, apiVersion, Class, withPod, withTemplate, podPath, selects } = row;

  test('has its kind, its apiVersion, the id as name, and the namespace and labels of the chart', () => {
    const chart = aChart({}, { namespace: 'live', labels: { team: 'a' } });
    const manifest = made(withPod(chart, 'web', web));
    expect(manifest).toMatchObject({ apiVersion, kind, metadata: { name: 'web', namespace: 'live', labels: { team: 'a' } } });
    expect(Object.keys(manifest).slice(0, 3)).toEqual(['apiVersion', 'kind', 'metadata']);
  });

  test('takes metadata beside the fields of its spec', () => {
    const metadata = { name: 'other', namespace: 'there', labels: { l: '1' }, annotations: { a: '2' }, finalizers: ['x/y'] };
    const workload = withPod(aChart(), 'web', web, { metadata });
    expect(made(workload).metadata).toMatchObject(metadata);
    expect([workload.name, workload.namespace, workload.kind, workload.apiVersion]).toEqual(['other', 'there', kind, apiVersion]);
  });

  test('keeps the labels of the chart away from its Pods and its selector', () => {
    const { spec } = made(withPod(aChart({}, { labels: { team: 'a' } }), 'web', web));
    expect(JSON.stringify(spec)).not.toContain('team');
  });

  test('calls its main container main, and puts it first', () => {
    const pod: PodProps = { main: { image }, containers: [{ name: 'beside', image }] };
    const { containers } = templateIn(row, made(withPod(aChart(), 'web', pod))).spec;
    expect(containers).toEqual([
      { image, name: 'main' },
      { image, name: 'beside' },
    ]);
  });

  if (withTemplate) {
    test('makes one manifest, whether its Pods are said in short or in Kubernetes’ own words', () => {
      const labelled = kind !== 'ReplicationController';
      const short = withPod(aChart(), 'web', {
        metadata: { annotations: { note: 'x' }, ...(labelled && { labels: { app: 'web' } }) },
        main: {
          image,
          ports: [8080, { name: 'admin', containerPort: 9090 }],
          env: { A: 1, B: secretKeyRef('login', 'password') },
          volumeMounts: { '/tmp': emptyDir('scratch') },
          readinessProbe: httpGet('/', 8080),
        },
        hostAliases: { '10.0.0.1': ['db'] },
        imagePullSecrets: ['registry'],
        restartPolicy: 'Never',
      });
      const long = withTemplate(aChart(), 'web', {
        metadata: { annotations: { note: 'x' }, ...(labelled && { labels: { app: 'web' } }) },
        spec: {
          containers: [
            {
              name: 'main',
              image,
              ports: [{ containerPort: 8080 }, { name: 'admin', containerPort: 9090 }],
              env: [
                { name: 'A', value: '1' },
                { name: 'B', valueFrom: { secretKeyRef: { name: 'login', key: 'password' } } },
              ],
              volumeMounts: [{ name: 'scratch', mountPath: '/tmp' }],
              readinessProbe: { httpGet: { path: '/', port: 8080 } },
            },
          ],
          volumes: [{ name: 'scratch', emptyDir: {} }],
          hostAliases: [{ ip: '10.0.0.1', hostnames: ['db'] }],
          imagePullSecrets: [{ name: 'registry' }],
          restartPolicy: 'Never',
        },
      });
      expect(JSON.stringify(made(short))).toBe(JSON.stringify(made(long)));
    });

    test('has a template with all its parts, however little was given', () => {
      const workload = withTemplate(aChart(), 'web', {});
      expect(workload.podTemplate.spec).toBeDefined();
      workload.podTemplate.metadata.annotations = { note: 'late' };
      expect(templateIn(row, made(workload)).metadata.annotations).toEqual({ note: 'late' });
    });
  }

  test(selects ? 'selects by its one label, which its Pods have' : 'has no selector of its own, and its Pods no label for one', () => {
    const manifest = made(withPod(aChart(), 'web', web));
    const label = { [LABEL]: `${kind.toLowerCase()}.web` };
    if (selects) {
      expect(manifest.spec.selector).toEqual(kind === 'ReplicationController' ? label : { matchLabels: label });
      expect(templateIn(row, manifest).metadata).toEqual({ labels: label });
    } else {
      expect(manifest.spec.selector).toBeUndefined();
      expect(JSON.stringify(manifest)).not.toContain(LABEL);
    }
  });

  test('tells by which labels its Pods are found, and they have them', () => {
    const workload = withPod(aChart(), 'web', { ...web, metadata: { labels: { app: 'shop' } } });
    const labels = workload.podLabels;
    expect(labels).toEqual({ [LABEL]: `${kind.toLowerCase()}.web` });
    expect(templateIn(row, made(workload)).metadata.labels).toEqual({ app: 'shop', ...labels });
    expect(workload.podLabels).toEqual(labels);
  });

  test('keeps everything of a manifest that is pasted', () => {
    const template = {
      metadata: { labels: { a: 'b' }, annotations: { note: 'kept' } },
      spec: { containers: [{ name: 'c', image, mystery: true }], someday: [1] },
    };
    const whole = { ...row.manifest('legacy', template), status: { phase: 'x' } };
    const pasted = made(Class.from(aChart(), 'some-id', frozen(whole)));
    expect(pasted).toEqual(whole);
  });

  test('says what is wrong with the kind or the version of a manifest that is pasted', () => {
    const manifest = row.manifest('legacy', { spec: {} });
    const chart = aChart();
    expect(problems(Class.from(chart, 'a', { ...manifest, kind: 'Deploymnt' }))).toEqual([
      `served-version kind: Invalid value: "Deploymnt": must be "${kind}"`,
    ]);
    expect(problems(Class.from(chart, 'b', { ...manifest, apiVersion: 'old/v1beta1' }))).toEqual([
      `served-version apiVersion: no matches for kind "${kind}" in version "old/v1beta1"`,
    ]);
    expect(problems(Class.from(chart, 'c', manifest))).toEqual([]);
  });

  test('can be said to exist elsewhere', () => {
    expect(Class.existing('old', { namespace: 'there' })).toEqual({ apiVersion, kind, name: 'old', namespace: 'there', existing: true });
  });

  test('shows what it rendered, and takes changes of it until the synth', () => {
    const workload = withPod(aChart(), 'web', web) as ReturnType<typeof withPod> & { spec: { someField?: string } };
    workload.spec.someField = 'late';
    workload.podTemplate.spec.priorityClassName = 'high';
    workload.podTemplate.spec.containers[0]!.args = ['--late'];
    workload.metadata.addAnnotation('note', 'late');
    const manifest = made(workload);
    expect(manifest.spec.someField).toBe('late');
    expect(manifest.metadata.annotations).toEqual({ note: 'late' });
    expect(templateIn(row, manifest).spec).toMatchObject({ priorityClassName: 'high', containers: [{ args: ['--late'] }] });
  });

  test('is patched as cdk8s patches, and a patch of one quantity leaves the others', () => {
    const resources = { requests: { memory: '128Mi', cpu: '1000m' }, limits: { memory: '256Mi' } };
    const workload = withPod(aChart(), 'web', { main: { image, resources } });
    const at = `/${podPath.replaceAll('.', '/')}/containers/0`;
    ApiObject.of(workload).addJsonPatch(JsonPatch.replace(`${at}/resources/requests/memory`, '1024Mi'), JsonPatch.add(`${at}/tty`, true));
    ApiObject.of(workload).addJsonPatch(JsonPatch.add('/metadata/labels', { late: 'yes' }));
    const manifest = made(workload);
    expect(templateIn(row, manifest).spec.containers[0]).toMatchObject({
      tty: true,
      resources: { requests: { memory: '1Gi', cpu: '1' }, limits: { memory: '256Mi' } },
    });
    expect(manifest.metadata.labels).toMatchObject({ late: 'yes' });
  });

  test('makes a Service of its own name and namespace, with the ports of its main container', () => {
    const workload = withPod(
      aChart(),
      'web',
      { main: { image, ports: [{ name: 'http', containerPort: 8080 }] } },
      { metadata: { namespace: 'there' } },
    );
    const service = made(workload.service());
    expect(service).toEqual({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web', namespace: 'there' },
      spec: { selector: workload.podLabels, ports: [{ name: 'http', port: 8080, targetPort: 'http' }] },
    });
    expect(templateIn(row, made(workload)).metadata.labels).toMatchObject(service.spec.selector);
  });

  test('makes further Services, called after it and their id', () => {
    const workload = withPod(aChart(), 'web', { main: { image, ports: [8080] } });
    workload.service();
    const further = workload.service('public', { type: 'LoadBalancer', ports: { http: 80 }, metadata: { annotations: { note: 'x' } } });
    expect(made(further)).toMatchObject({
      metadata: { name: 'web-public', annotations: { note: 'x' } },
      spec: { type: 'LoadBalancer', ports: [{ name: 'http', port: 80, targetPort: 8080 }] },
    });
  });

  test('takes company in its order: native where the target runs it, ordinary below', () => {
    const proxy = { name: 'proxy', image, startupProbe: httpGet('/', 9900), inject: { PROXY: '127.0.0.1:1111' } };
    const pod: PodProps = {
      ...web,
      initContainers: [{ name: 'init', image, needsNetwork: false }],
      sidecars: [{ name: 'sidecar', image }],
      adapters: [{ name: 'adapter', image, metrics: 9102 }],
      ambassadors: [proxy],
    };
    const spec = (target: string): any => templateIn(row, made(withPod(aChart({ target }), 'web', pod))).spec;
    const names = (list: { name: string }[]): string[] => list.map(({ name }) => name);
    expect(names(spec('1.30').initContainers)).toEqual(['proxy', 'init', 'sidecar', 'adapter']);
    expect(names(spec('1.30').containers)).toEqual(['main']);
    expect(names(spec('1.28').initContainers)).toEqual(['init']);
    expect(names(spec('1.28').containers)).toEqual(['main', 'proxy', 'sidecar', 'adapter']);
  });

  test('says where a problem of its Pods is', () => {
    const pod: PodProps = { main: { image, volumeMounts: { '/a': emptyDir('x'), '/b': emptyDir('x', { medium: 'Memory' }) } } };
    expect(problems(withPod(aChart(), 'web', pod))).toEqual([
      `one-volume-a-name ${podPath}.containers[0].volumeMounts["/b"]: Duplicate value: "x"`,
    ]);
  });

  test(
    kind === 'StatefulSet'
      ? 'makes a claim template of a claim that is mounted'
      : 'refuses a claim for each Pod: it has no claim templates',
    () => {
      const workload = withPod(aChart(), 'web', { main: { image, volumeMounts: { '/data': claim({ size: '1024Mi' }) } } });
      const manifest = made(workload);
      expect(templateIn(row, manifest).spec.containers[0].volumeMounts).toEqual([{ mountPath: '/data', name: 'data' }]);
      expect(templateIn(row, manifest).spec.volumes).toBeUndefined();
      if (kind === 'StatefulSet') {
        expect(problems(workload)).toEqual([]);
        expect(manifest.spec.volumeClaimTemplates).toEqual([
          { metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } },
        ]);
      } else {
        expect(problems(workload)).toEqual([
          `claim-template ${podPath}.volumes: Invalid value: claim "data": a ${kind === 'CronJob' ? 'Job' : kind} has no claim templates`,
        ]);
      }
    },
  );

  test('changes nothing of the props, and two of the same props share nothing', () => {
    const chart = aChart();
    const settings = new ConfigMap(chart, 'settings', { data: { A: '1' } });
    const pod: PodProps = frozen({
      metadata: { labels: { app: 'web' } },
      main: {
        image,
        ports: [8080],
        env: { A: 1 },
        envFrom: [settings],
        resources: { limits: { memory: '1Gi' } },
        volumeMounts: { '/etc/app': volume(settings) },
        securityContext: { capabilities: { add: ['NET_ADMIN'] } },
      },
      volumes: [{ name: 'more', emptyDir: {} }],
      tolerations: [{ key: 'a' }],
      hostAliases: { '10.0.0.1': ['db'] },
      affinity: { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [] } },
    } satisfies PodProps);
    const one = withPod(chart, 'one', pod, frozen({ metadata: { annotations: { a: '1' } } }));
    const two = withPod(chart, 'two', pod);
    const before = JSON.stringify(made(two));
    const { spec } = one.podTemplate;
    spec.containers[0]!.env!.push({ name: 'B', value: '2' });
    spec.containers[0]!.ports![0]!.name = 'changed';
    spec.containers[0]!.resources!.limits!.memory = '2Gi';
    spec.containers[0]!.securityContext!.capabilities!.add!.push('SYS_TIME');
    spec.volumes!.forEach((one) => (one.name = 'changed'));
    spec.tolerations!.push({});
    spec.hostAliases![0]!.hostnames!.push('changed');
    spec.affinity!.nodeAffinity!.preferredDuringSchedulingIgnoredDuringExecution!.push({ weight: 1, preference: {} });
    one.podTemplate.metadata.labels = { app: 'changed' };
    expect(JSON.stringify(made(two))).toBe(before);
    expect(JSON.stringify(templateIn(row, made(one)))).not.toBe(JSON.stringify(templateIn(row, made(two))));
  });

  test('tells an autoscaler what it would scale', () => {
    const workload = withPod(
      aChart(),
      'web',
      { main: { image, resources: { requests: { cpu: '100m' }, limits: { memory: '1Gi' } } } },
      { replicas: 3 },
    );
    expect(workload.toScalingTarget()).toMatchObject({
      kind,
      apiVersion,
      name: 'web',
      containers: [{ resources: { cpu: { request: '100m' }, memory: { limit: '1Gi' } } }],
      ...(kind !== 'Pod' && { replicas: 3 }),
    });
    expect(workload.hasAutoscaler).toBe(false);
    workload.markHasAutoscaler();
    expect(workload.hasAutoscaler).toBe(true);
    expect('replicas' in withPod(aChart(), 'web', web).toScalingTarget()).toBe(false);
  });

  test('is known by what RBAC wants of a resource', () => {
    const workload = withPod(aChart(), 'web', web);
    const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
    expect(workload).toMatchObject({ apiGroup: group, resourceType: `${kind.toLowerCase()}s`, resourceName: 'web' });
    expect(workload.asApiResource()).toBe(workload);
    expect(workload.asNonApiResource()).toBeUndefined();
  });

  test('is found below its chart by cdk8s', () => {
    const chart = aChart();
    const workload = withPod(chart, 'web', web);
    expect(ApiObject.of(workload).chart).toBe(Chart.of(workload));
    expect(ApiObject.of(workload).name).toBe('web');
  });
});
