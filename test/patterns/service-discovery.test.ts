// ServiceDiscovery: names inside, ways in from outside.
import {
  App,
  Chart,
  Deployment,
  Gateway,
  type PodProps,
  Secret,
  ServiceDiscovery,
  type ServiceDiscoveryProps,
  StatefulSet,
  TlsCertificate,
} from 'cdk8s-patterns';
import { problemsAt } from '../../lib/objects/kube-object';
import { gather } from '../../lib/synth/gather';
import { aChart } from '../objects/a-chart';
import { made, problems } from '../objects/made';

const pod: PodProps = { main: { image: 'x', ports: { http: 8080 } } };
const shop = (): Chart => aChart({}, { namespace: 'shop' });
const web = (chart: Chart, own: PodProps = pod): Deployment => new Deployment(chart, 'web', { pod: own });
const discovery = (chart: Chart, props: Partial<ServiceDiscoveryProps> = {}): ServiceDiscovery =>
  new ServiceDiscovery(chart, 'discovery', { of: web(chart), ...props });

describe('inside', () => {
  test('the workload has one name, with the ports of its main container', () => {
    const found = discovery(shop());
    expect(made(found.service)).toEqual({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web', namespace: 'shop' },
      spec: {
        selector: { 'cdk8s-patterns/workload': 'deployment.web' },
        ports: [{ name: 'http', port: 8080, targetPort: 'http' }],
      },
    });
    expect([found.host, found.dnsName]).toEqual(['web', 'web.shop.svc.cluster.local']);
    expect([found.headless, found.nodePort, found.loadBalancer, found.ingress, found.route]).toEqual(Array(5).fill(undefined));
  });

  test('a URL has the port that its scheme does not have', () => {
    const url = (ports: { [name: string]: number }, options?: object): string => discovery(shop(), { service: { ports } }).url(options);
    expect(url({ http: 80 })).toBe('http://web.shop.svc.cluster.local');
    expect(url({ http: 8080 })).toBe('http://web.shop.svc.cluster.local:8080');
    expect(url({ https: 443 }, { scheme: 'https' })).toBe('https://web.shop.svc.cluster.local');
    expect(url({ http: 80, admin: 9000 }, { port: 'admin' })).toBe('http://web.shop.svc.cluster.local:9000');
    expect(url({ amqp: 5672 }, { scheme: 'amqp' })).toBe('amqp://web.shop.svc.cluster.local:5672');
  });

  test('the Pods of a StatefulSet have names behind the Service that it names', () => {
    const chart = shop();
    const db = new StatefulSet(chart, 'db', { serviceName: 'db-pods', pod });
    const found = new ServiceDiscovery(chart, 'discovery', { of: db, headless: { publishNotReadyAddresses: true } });
    expect(made(found.headless!)).toMatchObject({
      metadata: { name: 'db-pods', namespace: 'shop' },
      spec: { clusterIP: 'None', publishNotReadyAddresses: true, selector: db.podLabels },
    });
    expect(found.podDnsName(1)).toBe('db-1.db-pods.shop.svc.cluster.local');
    expect(found.host).toBe('db');
    expect(gather(chart.node.root).findings).toEqual([]);
  });

  test('a StatefulSet that names the Service of its own name has one Service, which is headless', () => {
    const chart = shop();
    const db = new StatefulSet(chart, 'db', { serviceName: 'db', pod });
    const found = new ServiceDiscovery(chart, 'discovery', { of: db, headless: true });
    expect(found.headless).toBe(found.service);
    expect(made(found.service).spec.clusterIP).toBe('None');
    expect(found.podDnsName(0)).toBe('db-0.db.shop.svc.cluster.local');
    expect(gather(chart.node.root).findings).toEqual([]);
  });

  test('a host outside has a name inside', () => {
    const chart = shop();
    const mail = new ServiceDiscovery(chart, 'mail', { of: 'smtp.example.net' });
    expect(made(mail.service)).toEqual({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'mail', namespace: 'shop' },
      spec: { type: 'ExternalName', externalName: 'smtp.example.net' },
    });
    expect(mail.dnsName).toBe('mail.shop.svc.cluster.local');
    expect(mail.url({ scheme: 'smtp' })).toBe('smtp://mail.shop.svc.cluster.local');
    expect(gather(chart.node.root).findings).toEqual([]);
  });
});

describe('outside', () => {
  test('a port of the nodes, and a load balancer, have the ports of the Service', () => {
    const found = discovery(shop(), {
      service: { ports: { http: 80 } },
      nodePort: true,
      loadBalancer: { externalTrafficPolicy: 'Local', ports: { http: 443 } },
    });
    const http = { name: 'http', port: 80, targetPort: 'http' };
    const selector = { 'cdk8s-patterns/workload': 'deployment.web' };
    expect(made(found.nodePort!)).toMatchObject({ metadata: { name: 'web-node' }, spec: { type: 'NodePort', ports: [http], selector } });
    expect(made(found.loadBalancer!)).toMatchObject({
      metadata: { name: 'web-public' },
      spec: { type: 'LoadBalancer', externalTrafficPolicy: 'Local', ports: [{ ...http, port: 443 }], selector },
    });
  });

  test('an Ingress serves its host, with the certificate', () => {
    const chart = shop();
    const tls = new TlsCertificate(chart, 'tls', { dnsNames: ['a.example'], secret: Secret.existing('tls') });
    const found = discovery(chart, { host: 'a.example', ingress: { ingressClassName: 'nginx' }, tls });
    const rule = (host: string): object => ({
      host,
      http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { number: 8080 } } } }] },
    });
    expect(made(found.ingress!)).toMatchObject({
      metadata: { name: 'web', namespace: 'shop' },
      spec: {
        ingressClassName: 'nginx',
        rules: [rule('a.example')],
        tls: [{ hosts: ['a.example'], secretName: 'tls' }],
      },
    });
  });

  test('a route goes to the Service, and its Gateway may read the certificate', () => {
    const app = new App();
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    const gateway = new Gateway(new Chart(app, 'g', { namespace: 'gateways' }), 'public', {
      gatewayClassName: 'c',
      listeners: [] as never,
    });
    const tls = new TlsCertificate(chart, 'tls', { dnsNames: ['a.example'], secret: 'tls' });
    const found = discovery(chart, { host: 'a.example', route: { parentRefs: [gateway] }, tls });
    expect(made(found.route!)).toMatchObject({
      metadata: { name: 'web' },
      spec: {
        hostnames: ['a.example'],
        parentRefs: [{ name: 'public', namespace: 'gateways' }],
        rules: [{ backendRefs: [{ name: 'web', port: 8080 }] }],
      },
    });
    expect(tls.node.tryFindChild('to-gateways')).toBeDefined();
  });

  test('of several ports it is the one called http', () => {
    const chart = shop();
    const several: PodProps = { main: { image: 'x', ports: { metrics: 9090, http: 8080 } } };
    const { ingress } = new ServiceDiscovery(chart, 'discovery', {
      of: web(chart, several),
      host: 'a.example',
      ingress: { ingressClassName: 'n' },
    });
    expect(made(ingress!).spec.rules[0].http.paths[0].backend.service.port).toEqual({ name: 'http' });
  });

  test('is all accepted at once', () => {
    const chart = shop();
    discovery(chart, {
      nodePort: true,
      loadBalancer: true,
      host: 'a.example',
      ingress: { ingressClassName: 'nginx' },
      route: { parentRefs: [Gateway.existing('public', { namespace: 'gateways' })] },
    });
    expect(gather(chart.node.root).findings.filter(({ rule }) => rule !== 'known-reference')).toEqual([]);
  });
});

describe('what cannot be is said', () => {
  test.each<[string, Partial<ServiceDiscoveryProps>, string[]]>([
    [
      'an Ingress without host and class',
      { ingress: {} },
      [
        'ingress.ingressClassName: Required value: no controller is known to serve it',
        'host: Required value: requests for every host would come here',
      ],
    ],
    ['a route without Gateway', { host: 'a.example', route: {} }, ['route.parentRefs: Required value: it belongs to no Gateway']],
    ['a host to which nothing leads', { host: 'a.example' }, ['host: Invalid value: "a.example": nothing leads there']],
    ['ways in to what is outside', { of: 'a.example', nodePort: true }, ['nodePort: Forbidden: "a.example" is outside of the cluster']],
    ['an address for a name', { of: '10.0.0.1' }, ['of: Invalid value: "10.0.0.1": must be a name']],
  ])('%s', (_, props, lines) => {
    expect(problems(discovery(shop(), props)).map((line) => line.replace(/^\S+ /, ''))).toEqual(lines);
  });

  test('names of Pods without a headless Service', () => {
    const found = discovery(shop());
    found.podDnsName(0);
    expect(problems(found)).toEqual(['pod-names headless: Required value']);
  });

  test('a headless Service that names no Pods, which is a warning', () => {
    const chart = shop();
    const said = (of: Deployment | StatefulSet): (string | undefined)[] =>
      problemsAt(new ServiceDiscovery(chart, `of-${of.kind}`, { of, headless: true })).map(({ severity, hint }) => `${severity}: ${hint}`);
    expect(said(web(chart))).toEqual(['warning: Deployment/web has no Pods with names']);
    expect(said(new StatefulSet(chart, 'db', { pod }))).toEqual(["warning: write serviceName: 'db-headless' in StatefulSet/db"]);
  });
});
