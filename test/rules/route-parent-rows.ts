// Rows of routes and of what they lead through and to, in one synth.
import type { Manifest } from '../../lib/kube/manifest';
import { rejected } from './row-of';
import type { Row, RuleRows } from './rows';

const apiVersion = 'gateway.networking.k8s.io/v1';
const inNamespace = (kind: string, name: string, namespace: string | undefined, spec: object): Manifest => ({
  apiVersion,
  kind,
  metadata: { name, ...(namespace !== undefined && { namespace }) },
  spec,
});
const listener = (its: object = {}): object => ({ name: 'http', port: 80, protocol: 'HTTP', ...its });
const gateway = (listeners: object[] = [listener()], namespace: string | undefined = 'shop'): Manifest =>
  inNamespace('Gateway', 'front', namespace, { gatewayClassName: 'any', listeners });
const route = (spec: object, ref: object = {}, namespace: string | undefined = 'shop', kind = 'HTTPRoute'): Manifest =>
  inNamespace(kind, 'web', namespace, { parentRefs: [{ name: 'front', ...ref }], ...spec });
const taking = (from: string, selector?: object): object =>
  listener({ allowedRoutes: { namespaces: { from, ...(selector && { selector }) } } });
const namespace = (name: string, labels?: object): Manifest => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name, ...(labels && { labels: labels as Record<string, string> }) },
});
const together = (...manifests: Manifest[]): Row => ({ manifests });
const spoken = (manifests: Manifest[], ...says: Parameters<typeof rejected>[1][]): Row => ({
  ...rejected(manifests[0]!, ...says),
  manifests,
});

const elsewhere = { namespace: 'a' };
const fromB = (spec: object = {}): Manifest => route(spec, elsewhere, 'b');
const NOT_FROM_B = 'Forbidden: Gateway/front takes no route of namespace "b"';
const SAY_WHICH =
  "the listener says which it takes: allowedRoutes: { namespaces: { from: 'All' } }, or a Selector; left out, those of its own namespace";

const service: Manifest = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web', namespace: 'b' }, spec: { ports: [{ port: 80 }] } };
const leading = (its: object = {}, kind?: string): Manifest =>
  route({ rules: [{ backendRefs: [{ name: 'web', namespace: 'b', port: 80, ...its }] }] }, {}, 'a', kind);
const grant = (from: object = {}, to: object = {}, where = 'b'): Manifest =>
  inNamespace('ReferenceGrant', 'routes', where, {
    from: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'a', ...from }],
    to: [{ group: '', kind: 'Service', ...to }],
  });
const atBackend = 'spec.rules[0].backendRefs[0].namespace';
const notGranted = (kind: string): Parameters<typeof rejected>[1] => [
  atBackend,
  `Forbidden: nothing in namespace "b" lets ${kind}s of "a" refer to Service/web`,
  `make a ReferenceGrant there: from ${kind} of "a", to Service`,
];

export const routeParentRows: Readonly<Record<string, RuleRows>> = {
  'route-attached': {
    accepted: [
      together(gateway(), route({ hostnames: ['shop.example'] }, { sectionName: 'http', port: 80 })),
      together(gateway([listener({ hostname: '*.example' })]), route({ hostnames: ['a.shop.example', '*.shop.example'] })),
      together(gateway([listener({ hostname: 'a.shop.example' })]), route({ hostnames: ['*.example'] })),
      together(gateway([listener({ hostname: '*.example' })]), route({})),
      together(gateway([taking('All')], 'a'), fromB()),
      together(gateway([listener(), { ...taking('All'), name: 'open', port: 81 }], 'a'), fromB()),
      together(gateway([taking('Selector', { matchLabels: { team: 'web' } })], 'a'), namespace('b', { team: 'web' }), fromB()),
      together(gateway([taking('Selector', { matchLabels: { 'kubernetes.io/metadata.name': 'b' } })], 'a'), namespace('b'), fromB()),
      // of a namespace that is made elsewhere, nobody knows the labels
      together(gateway([taking('Selector', { matchLabels: { team: 'web' } })], 'a'), fromB()),
      together({ ...gateway(), metadata: { name: 'front' } }, route({}, { namespace: 'gateways' })),
      together(gateway(), route({}, { name: 'elsewhere', sectionName: 'x' })),
      together(gateway(), route({}, { group: '', kind: 'Service', sectionName: 'x' })),
      // the other one may be for it
      together(
        gateway([listener({ hostname: 'a.example' })]),
        inNamespace('HTTPRoute', 'web', 'shop', { parentRefs: [{ name: 'front' }, { name: 'elsewhere' }], hostnames: ['b.example'] }),
      ),
    ],
    rejected: [
      spoken(
        [gateway(), route({}, { sectionName: 'htp' })],
        ['spec.parentRefs[0].sectionName', 'Not found: "htp"', 'did you mean "http"?'],
      ),
      spoken(
        [gateway(), route({ hostnames: ['a.example'] }, { sectionName: 'secure' }, 'shop', 'GRPCRoute')],
        ['spec.parentRefs[0].sectionName', 'Not found: "secure"', 'the listeners of Gateway/front are "http"'],
      ),
      spoken(
        [gateway(), route({}, { port: 443 })],
        ['spec.parentRefs[0].port', 'Not found: 443', 'what it names of Gateway/front listens on 80'],
      ),
      spoken([gateway([listener()], 'a'), fromB()], ['spec.parentRefs[0]', NOT_FROM_B, SAY_WHICH]),
      spoken([gateway([taking('Same')], 'a'), fromB()], ['spec.parentRefs[0]', NOT_FROM_B, SAY_WHICH]),
      spoken(
        [gateway([taking('Selector', { matchLabels: { team: 'web' } })], 'a'), namespace('b', { team: 'db' }), fromB()],
        ['spec.parentRefs[0]', NOT_FROM_B, SAY_WHICH],
      ),
      spoken(
        [gateway([listener({ hostname: '*.acme.example' })]), route({ hostnames: ['shop.example', 'shop.acme.example', 'acme.example'] })],
        [
          'spec.hostnames[0]',
          'Invalid value: "shop.example": must be one of a listener',
          'those of Gateway/front are for "*.acme.example"',
        ],
        [
          'spec.hostnames[2]',
          'Invalid value: "acme.example": must be one of a listener',
          'those of Gateway/front are for "*.acme.example"',
        ],
      ),
      // a listener for every host counts only where it is named
      spoken(
        [
          gateway([listener(), listener({ name: 'own', port: 81, hostname: 'a.example' })]),
          route({ hostnames: ['b.example'] }, { sectionName: 'own' }),
        ],
        ['spec.hostnames[0]', 'Invalid value: "b.example": must be one of a listener', 'those of Gateway/front are for "a.example"'],
      ),
    ],
  },
  'route-backend-granted': {
    accepted: [
      together(service, leading(), grant()),
      together(service, leading(), grant({}, { name: 'web' })),
      together(service, leading({ namespace: 'a' })),
      together(leading()), // the Service is made elsewhere, and so may be the grant
      together(service, leading({ group: 'example.com', kind: 'Bucket' })),
    ],
    rejected: [
      spoken([service, leading()], notGranted('HTTPRoute')),
      spoken([service, leading({}, 'GRPCRoute'), grant()], notGranted('GRPCRoute')),
      spoken([service, leading(), grant({ namespace: 'c' })], notGranted('HTTPRoute')),
      spoken([service, leading(), grant({}, { name: 'other' })], notGranted('HTTPRoute')),
      spoken([service, leading(), grant({}, {}, 'a')], notGranted('HTTPRoute')),
    ],
  },
};
