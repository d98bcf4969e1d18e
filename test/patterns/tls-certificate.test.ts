// TlsCertificate: one face, wherever the Secret comes from.
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  App,
  Chart,
  Deployment,
  Gateway,
  Ingress,
  Issuer,
  ReferenceGrant,
  Secret,
  SynthError,
  TlsCertificate,
  type TlsCertificateProps,
  volume,
} from 'cdk8s-patterns';
import { problemsAt } from '../../lib/objects/kube-object';
import { gather } from '../../lib/synth/gather';
import { aChart } from '../objects/a-chart';
import { made, problems } from '../objects/made';
import { printed } from '../synth/printed';

const dnsNames = ['shop.example.com'];
const CRT = 'apps/tls-certificate/localhost.crt';
const KEY = 'apps/tls-certificate/localhost.key';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'tls-'))));
afterAll(() => rmSync(folder, { recursive: true }));

/** Every way to have one, in the namespace `shop`. */
const ways: [string, (chart: Chart) => TlsCertificate][] = [
  ['cert-manager', (chart) => new TlsCertificate(chart, 'tls', { dnsNames, issuerRef: new Issuer(chart, 'i', { selfSigned: {} }) })],
  ['a name', (chart) => new TlsCertificate(chart, 'anything', { dnsNames, secret: 'tls' })],
  ['an existing Secret', (chart) => new TlsCertificate(chart, 'anything', { dnsNames, secret: Secret.existing('tls') })],
  [
    'files',
    (chart) =>
      new TlsCertificate(chart, 'tls', { dnsNames: ['localhost'], files: { 'tls.crt': CRT, 'tls.key': KEY }, allowInGit: 'a test' }),
  ],
];

describe.each(ways)('by %s', (_, make) => {
  test('it stands for the Secret wherever one is wanted, and nothing is said to be missing', () => {
    const chart = aChart({}, { namespace: 'shop' });
    const tls = make(chart);
    expect([tls.kind, tls.name, tls.secretName, tls.namespace]).toEqual(['Secret', 'tls', 'tls', 'shop']);
    const web = new Deployment(chart, 'web', { pod: { main: { image: 'x', ports: { http: 80 }, volumeMounts: { '/tls': volume(tls) } } } });
    const ingress = new Ingress(chart, 'front', {
      tls: [{ hosts: [...tls.dnsNames], secretName: tls }],
      rules: [{ host: tls.dnsNames[0]!, http: { paths: { '/': web.service() } } }],
    });
    expect(made(web).spec.template.spec.volumes).toEqual([{ name: 'tls', secret: { secretName: 'tls' } }]);
    expect(made(ingress).spec.tls).toEqual([{ hosts: [...tls.dnsNames], secretName: 'tls' }]);
    expect(gather(chart.node.root).findings).toEqual([]);
    expect(problems(tls)).toEqual([]);
  });

  test('a Gateway of another namespace gets leave, once; one of its own needs none', () => {
    const chart = aChart({}, { namespace: 'shop' });
    const tls = make(chart);
    expect(tls.certificateRef({ namespace: 'shop' })).toEqual({ group: '', kind: 'Secret', name: 'tls' });
    expect(tls.certificateRef()).toEqual({ group: '', kind: 'Secret', name: 'tls' });
    expect(grants(tls)).toEqual([]);
    expect(tls.certificateRef({ namespace: 'gateways' })).toEqual({ group: '', kind: 'Secret', name: 'tls', namespace: 'shop' });
    tls.grantTo(Gateway.existing('public', { namespace: 'gateways' }));
    tls.grantTo({ namespace: 'others' });
    expect(grants(tls).map((grant) => made(grant))).toEqual(
      ['gateways', 'others'].map((namespace) => ({
        apiVersion: 'gateway.networking.k8s.io/v1',
        kind: 'ReferenceGrant',
        metadata: { name: `tls-to-${namespace}`, namespace: 'shop' },
        spec: {
          from: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', namespace }],
          to: [{ group: '', kind: 'Secret', name: 'tls' }],
        },
      })),
    );
  });
});

const grants = (tls: TlsCertificate): ReferenceGrant[] =>
  tls.node.children.filter((one) => (one as ReferenceGrant).kind === 'ReferenceGrant') as ReferenceGrant[];

test('a Gateway that is given gets its leave at once', () => {
  const app = new App();
  const gateway = new Gateway(new Chart(app, 'g', { namespace: 'gateways' }), 'public', { gatewayClassName: 'c', listeners: [] as never });
  const tls = new TlsCertificate(new Chart(app, 'shop', { namespace: 'shop' }), 'tls', { dnsNames, secret: 'tls', gateway });
  expect(grants(tls).map(({ name }) => name)).toEqual(['tls-to-gateways']);
});

test('cert-manager gets the fields of a Certificate; its Secret has its name, unless that is said', () => {
  const chart = aChart();
  const issuerRef = { name: 'letsencrypt', kind: 'ClusterIssuer' };
  const tls = new TlsCertificate(chart, 'tls', { dnsNames, issuerRef, duration: '2160h' });
  expect(made(tls.certificate!)).toEqual({
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: { name: 'tls' },
    spec: { dnsNames, duration: '2160h', issuerRef, secretName: 'tls' },
  });
  expect(tls.secret).toBeUndefined();
  const other = new TlsCertificate(chart, 'other', { dnsNames, issuerRef, secretName: 'shop-tls' });
  expect([other.name, made(other.certificate!).metadata.name]).toEqual(['shop-tls', 'other']);
});

test('files become a Secret of type kubernetes.io/tls', () => {
  const tls = new TlsCertificate(aChart(), 'tls', { dnsNames: ['localhost'], files: { 'tls.crt': CRT, 'tls.key': KEY } });
  const { type, data, metadata } = made(tls.secret!);
  expect([type, Object.keys(data), metadata.name]).toEqual(['kubernetes.io/tls', ['tls.crt', 'tls.key'], 'tls']);
  expect(Buffer.from(data['tls.crt'], 'base64').toString()).toMatch(/^-----BEGIN CERTIFICATE-----/);
  expect(tls.certificate).toBeUndefined();
});

test('a key from files is not written without a reason', () => {
  const chart = aChart();
  new TlsCertificate(chart, 'tls', { dnsNames: ['localhost'], files: { 'tls.crt': CRT, 'tls.key': KEY } });
  const { error } = printed(() => chart.toJson());
  expect(error).toBeInstanceOf(SynthError);
  expect(error!.message).toContain('shop/tls/Secret  Secret/tls\n  data: Forbidden: "tls.crt", "tls.key" would be readable');
});

describe('files are read', () => {
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const said = (props: object): string[] => {
    const tls = new TlsCertificate(aChart(), 'tls', { dnsNames: ['localhost'], allowInGit: 'a test', ...props } as TlsCertificateProps);
    return problemsAt(tls).map(({ rule, path, message, severity }) => `${severity}: ${rule} ${path}: ${message}`);
  };

  test('and right ones are not spoken of', () => {
    expect(said({ files: { 'tls.crt': CRT, 'tls.key': KEY } })).toEqual([]);
  });

  test('for what is no certificate, and what is no key', () => {
    const [crt, key] = [file('a.crt', 'hello'), file('a.key', 'hello')];
    expect(said({ files: { 'tls.crt': crt, 'tls.key': key } })).toEqual([
      `warning: tls-files files[tls.crt]: Invalid value: "${crt}": is no certificate`,
      `warning: tls-files files[tls.key]: Invalid value: "${key}": is no private key`,
    ]);
  });

  test('for a key of another certificate', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    const key = file('other.key', privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
    expect(said({ files: { 'tls.crt': CRT, 'tls.key': key } })).toEqual([
      `warning: tls-files files[tls.key]: Invalid value: "${key}": is not the key of ${CRT}`,
    ]);
  });

  test('for a name that it is not for', () => {
    expect(said({ dnsNames: ['localhost', 'shop.example.com', '*.example.com'], files: { 'tls.crt': CRT, 'tls.key': KEY } })).toEqual([
      `warning: tls-files dnsNames[1]: Invalid value: "shop.example.com": ${CRT} is not for it`,
      `warning: tls-files dnsNames[2]: Invalid value: "*.example.com": ${CRT} is not for it`,
    ]);
  });

  test('and one that is missing is said once, by the Secret', () => {
    const tls = new TlsCertificate(aChart(), 'tls', { dnsNames: ['localhost'], files: { 'tls.crt': 'none.crt', 'tls.key': KEY } });
    expect(problems(tls)).toEqual([]);
    expect(problems(tls.secret!).map((line) => line.split(':')[0])).toEqual(['readable-file files[tls.crt]', 'secret-type data[tls.crt]']);
  });
});
