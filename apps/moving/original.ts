// What runs on the cluster before the move, as cdk8s-plus makes it. Not part of dist/.
import { ApiObject, type App, Chart, JsonPatch } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';

export function original(app: App): void {
  const chart = new Chart(app, 'moving', { namespace: 'moving' });
  const site = new kplus.Deployment(chart, 'site', {
    replicas: 2,
    containers: [{ image: 'nginxinc/nginx-unprivileged:1.27.5-alpine', portNumber: 8080, securityContext: { user: 101, group: 101 } }],
  });
  site.exposeViaService({ ports: [{ port: 80, targetPort: 8080 }] });

  const service = new kplus.Service(chart, 'ledger-service', { clusterIP: 'None', ports: [{ port: 6379 }] });
  const ledger = new kplus.StatefulSet(chart, 'ledger', {
    replicas: 2,
    service,
    containers: [{ image: 'redis:7.4.5-bookworm', portNumber: 6379, securityContext: { user: 999, group: 999 } }],
  });
  // claim templates are no prop there; and a patch takes quantities as an object, a text would be lost
  const storage = kplus.k8s.Quantity.fromString('5Gi');
  const data = { metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage } } } };
  ApiObject.of(ledger).addJsonPatch(
    JsonPatch.add('/spec/volumeClaimTemplates', [data]),
    JsonPatch.add('/spec/template/spec/containers/0/volumeMounts', [{ name: 'data', mountPath: '/data' }]),
  );
}
