// Rows of policies that open a port of Pods, or one that a Service has for them.
import type { Manifest } from '../../lib/kube/manifest';
import { policyOf, workload } from './row-of';
import type { Row, RuleRows } from './rows';

const WEB = { matchLabels: { app: 'web' } };
const web = workload({}, { containers: [{ name: 'main', image: 'nginx:1.27', ports: [{ name: 'http', containerPort: 8080 }] }] });
const opening = (...ports: object[]): Manifest => policyOf({ podSelector: WEB, ingress: [{ ports }] });
const service = (port: object, selector: object = WEB.matchLabels): Manifest => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'front' },
  spec: { selector, ports: [{ port: 80, ...port }] },
});
const within = (namespace: string, manifest: Manifest): Manifest => ({ ...manifest, metadata: { ...manifest.metadata, namespace } });

const silent = (...manifests: Manifest[]): Row => ({ manifests });
const spoken = (path: string, ...manifests: Manifest[]): Row => ({
  manifests,
  says: [
    {
      path,
      message: 'Invalid value: 80: must be a port of the Pods',
      hint: 'it is one of Service/front, which leads to 8080 of Deployment/web, and nobody gets there: write 8080',
    },
  ],
});

export const policyPortRows: Readonly<Record<string, RuleRows>> = {
  'policy-port': {
    accepted: [
      silent(web, service({ targetPort: 'http' }), opening({ port: 8080 })),
      silent(web, service({ targetPort: 'http' }), opening({ port: 'http' })),
      silent(web, service({ targetPort: 'http' }), opening({ port: 80 }, { port: 8080 })),
      silent(web, service({ targetPort: 'http' }), opening({ port: 80, endPort: 9000 })),
      // a container may listen on what it does not declare
      silent(web, service({ targetPort: 'http' }), opening({ port: 6222 })),
      silent(web, service({}), opening({ port: 80 })),
      silent(web, service({ targetPort: 0 }), opening({ port: 80 })),
      silent(web, service({ targetPort: 'admin' }), opening({ port: 80 })),
      silent(web, service({ targetPort: 'http' }), opening({ port: 80, protocol: 'UDP' })),
      silent(web, opening({ port: 80 })),
      silent(web, service({ targetPort: 'http' }, { app: 'api' }), opening({ port: 80 })),
      silent(web, service({ targetPort: 'http' }), policyOf({ ingress: [{ ports: [{ port: 80 }] }] })),
      silent(within('a', web), within('a', service({ targetPort: 8080 })), within('b', opening({ port: 80 }))),
    ],
    rejected: [
      spoken('spec.ingress[0].ports[0].port', web, service({ targetPort: 'http' }), opening({ port: 80 })),
      spoken('spec.ingress[0].ports[0].port', web, service({ targetPort: 8080 }), opening({ port: 80, protocol: 'TCP' })),
      spoken(
        'spec.ingress[1].ports[1].port',
        web,
        service({ targetPort: 'http' }),
        policyOf({ podSelector: WEB, ingress: [{ ports: [{ port: 8080 }] }, { ports: [{ port: 9090 }, { port: 80 }] }] }),
      ),
      spoken(
        'spec.ingress[0].ports[0].port',
        ...[web, service({ targetPort: 8080 }), opening({ port: 80 })].map((one) => within('a', one)),
      ),
    ],
  },
};
