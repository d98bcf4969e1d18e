// cdk8s-plus-33 and this library, each in the other's props: tsc compiles it, neighbours.test.ts looks at what it makes.
import * as kplus from 'cdk8s-plus-33';
import {
  type Chart,
  ClusterRoleBinding,
  ConfigMap,
  configMapKeyRef,
  CronJob,
  Deployment,
  Ingress,
  overrule,
  Pod,
  RoleBinding,
  secretKeyRef,
  ServiceAccount,
  Size,
  StatefulSet,
  volume,
} from 'cdk8s-patterns';

export function neighbours(chart: Chart): void {
  // theirs in our references, made there or existing
  const settings = new kplus.ConfigMap(chart, 'settings', { data: { MODE: 'prod' } });
  const login = new kplus.Secret(chart, 'login', { stringData: { password: 'x' } });
  overrule(login, 'secret-in-git', 'a test');
  const robot = new kplus.ServiceAccount(chart, 'robot');
  const uploads = new kplus.PersistentVolumeClaim(chart, 'uploads', {
    storage: Size.gibibytes(10),
    accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE],
  });
  const known = kplus.ConfigMap.fromConfigMapName(chart, 'known', 'known-settings');
  const sealed = kplus.Secret.fromSecretName(chart, 'sealed', 'sealed-login');
  const role = new kplus.Role(chart, 'reader');
  const clusterRole = new kplus.ClusterRole(chart, 'cluster-reader');

  const web = new Deployment(chart, 'web', {
    pod: {
      serviceAccountName: robot,
      imagePullSecrets: [sealed],
      main: {
        image: 'ghcr.io/acme/web:1.4.2',
        ports: [8080],
        envFrom: [settings, known, login],
        env: {
          PASSWORD: secretKeyRef(login, 'password'),
          SEALED: secretKeyRef(sealed, 'password'),
          MODE: configMapKeyRef(settings, 'MODE'),
        },
        resources: { requests: { cpu: '100m', memory: '128Mi' } },
        volumeMounts: {
          '/uploads': volume(uploads),
          '/etc/web': volume(settings),
          '/etc/login': volume(login),
          '/etc/known': volume(known),
        },
      },
    },
  });
  const db = new StatefulSet(chart, 'db', { pod: { main: { image: 'ghcr.io/acme/db:1', ports: [5432] } } });
  const nightly = new CronJob(chart, 'nightly', {
    schedule: '0 3 * * *',
    job: { pod: { main: { image: 'ghcr.io/acme/nightly:1' }, restartPolicy: 'Never' } },
  });
  const probe = new Pod(chart, 'probe', { main: { image: 'ghcr.io/acme/probe:1' } });
  new RoleBinding(chart, 'robot-reads', { roleRef: role, subjects: [robot] });
  new ClusterRoleBinding(chart, 'robot-reads-all', { roleRef: clusterRole, subjects: [robot] });

  // our workloads and objects in theirs
  new kplus.NetworkPolicy(chart, 'db-policy', {
    selector: db,
    ingress: { rules: [{ peer: web }, { peer: nightly }, { peer: probe }] },
    egress: { rules: [{ peer: web }] },
  });
  new kplus.HorizontalPodAutoscaler(chart, 'scale', {
    target: web,
    maxReplicas: 5,
    metrics: [kplus.Metric.resourceCpu(kplus.MetricTarget.averageUtilization(70))],
  });
  const site = new kplus.Service(chart, 'site', { selector: web, ports: [{ port: 80, targetPort: 8080 }] });
  role.allowRead(new ConfigMap(chart, 'ours', { data: { A: 'b' } }), web);
  new kplus.RoleBinding(chart, 'web-reads', { role }).addSubjects(web, new ServiceAccount(chart, 'account'));

  // and back: their Service behind our Ingress
  new Ingress(chart, 'front', { rules: [{ host: 'shop.example', http: { paths: { '/': site } } }] });
}
