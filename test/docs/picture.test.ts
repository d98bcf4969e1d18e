// The pictures of pages: what is a box, and what an arrow.
import type { Manifest } from 'cdk8s-patterns';
import { picture } from '../../scripts/docs/picture';

test('a picture has a box for every object, and an arrow for every name and selection', () => {
  const labels = { app: 'web' };
  const manifests: Manifest[] = [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } },
    {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'db' },
      spec: {
        serviceName: 'db',
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: { containers: [{ name: 'main', image: 'x', envFrom: [{ secretRef: { name: 'login' } }] }] },
        },
        volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { resources: { requests: { storage: '1Gi' } } } }],
      },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'db' },
      spec: { selector: { ...labels, 'statefulset.kubernetes.io/pod-name': 'db-0' } },
    },
  ];
  expect(picture(manifests).split('\n')).toEqual([
    '```mermaid',
    'graph LR',
    '  o0["<b>StatefulSet</b><br/>db"]',
    '  o1["<b>Service</b><br/>db"]',
    '  o2("<b>Secret</b><br/>login<br/><i>made elsewhere</i>")',
    '  o3[("data-db-0 …<br/>1Gi for each Pod")]',
    '  o0 --> o2',
    '  o0 --> o1',
    '  o0 == claims ==> o3',
    '  o1 -. db-0 alone .-> o0',
    '```',
  ]);
});

describe('a picture', () => {
  const deployment = (name: string, spec: object = {}): Manifest => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: 'shop' },
    spec: { selector: {}, template: { metadata: { labels: { app: name } }, spec: { containers: [], ...spec } } },
  });
  const drawn = (...manifests: Manifest[]): string[] => {
    const lines = picture(manifests).split('\n');
    const names = new Map(
      lines.flatMap((line) =>
        [...line.matchAll(/^ {2}(o\d+)[[(]+"(.*?)"/g)].map(([, id, text]) => [id!, text!.replace(/<.*?>/g, ' ').trim()] as const),
      ),
    );
    return lines.filter((line) => /^ {2}o\d+ /.test(line)).map((line) => line.trim().replace(/\bo\d+\b/g, (id) => names.get(id)!));
  };
  const pods = (app: string): object => ({ podSelector: { matchLabels: { app } } });

  test('has each way that NetworkPolicies open once, with its ports, from one end to the other', () => {
    const policy = (name: string, spec: object): Manifest => ({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name, namespace: 'shop' },
      spec,
    });
    const ports = [{ port: 8080, protocol: 'TCP' }];
    const monitoring = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } } };
    const out = policy('out', {
      ...pods('web'),
      egress: [{ to: [pods('api')], ports }, { to: [{ ipBlock: { cidr: '203.0.113.0/24' } }] }],
    });
    const into = policy('in', { ...pods('api'), ingress: [{ from: [pods('web'), monitoring], ports }] });
    expect(drawn(deployment('web'), deployment('api'), out, into).sort()).toEqual([
      'Deployment  web == "8080" ==> Deployment  api',
      'Deployment  web ==> addresses  203.0.113.0/24',
      'namespace  monitoring == "8080" ==> Deployment  api',
    ]);
  });

  test('has what a pod stands near', () => {
    const labelSelector = { matchLabels: { app: 'cache' } };
    const podAffinity = { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm: { labelSelector } }] };
    expect(drawn(deployment('cache'), deployment('api', { affinity: { podAffinity } }))).toEqual([
      'Deployment  api -. rather near .-> Deployment  cache',
    ]);
  });

  test('has the Secret between a certificate and who serves with it', () => {
    const made = (kind: string, spec: object): Manifest => ({
      apiVersion: 'x/v1',
      kind,
      metadata: { name: 'web', namespace: 'shop' },
      spec,
    });
    const certificate = made('Certificate', { secretName: 'web-tls' });
    const ingress = made('Ingress', { tls: [{ secretName: 'web-tls' }] });
    const gateway = made('Gateway', { listeners: [{ tls: { certificateRefs: [{ name: 'web-tls' }] } }] });
    expect(drawn(certificate, ingress, gateway)).toEqual([
      'Certificate  web -- makes --> Secret  web-tls  made by cert-manager',
      'Ingress  web --> Secret  web-tls  made by cert-manager',
      'Gateway  web --> Secret  web-tls  made by cert-manager',
    ]);
  });
});
