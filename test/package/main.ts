// A user's program in a user's project, beside cdk8s-plus-33: scripts/test-package.mjs compiles and runs it against the packed library.
import * as kplus from 'cdk8s-plus-33';
import {
  App,
  Chart,
  ConfigMap,
  Deployment,
  HorizontalPodAutoscaler,
  Ingress,
  type k8s,
  overrule,
  PersistentVolumeClaim,
  Secret,
  secretKeyRef,
  StatefulSet,
  claim,
  httpGet,
  volume,
} from 'cdk8s-patterns';

const app = new App({ target: '1.33', security: 'hardened' });
const shop = new Chart(app, 'shop', { namespace: 'shop' });

const settings = new kplus.ConfigMap(shop, 'settings', { data: { MODE: 'prod' } });
const token = new kplus.Secret(shop, 'token', { stringData: { token: 'abc' } });
overrule(token, 'secret-in-git', 'a test');
const uploads = new PersistentVolumeClaim(shop, 'uploads', {
  accessModes: ['ReadWriteOnce'],
  resources: { requests: { storage: '10Gi' } },
});

const resources: k8s.ResourceRequirements = { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '256Mi' } };
const web = new Deployment(shop, 'web', {
  pod: {
    main: {
      image: 'ghcr.io/acme/web:1.4.2',
      ports: [{ name: 'http', containerPort: 8080 }],
      envFrom: [settings],
      env: { TOKEN: secretKeyRef(token, 'token'), LOGIN: secretKeyRef(Secret.existing('db-login'), 'password'), PORT: 8080 },
      readinessProbe: httpGet('/healthz', 'http', { periodSeconds: 5 }),
      resources,
      volumeMounts: { '/uploads': volume(uploads), '/etc/web': volume(settings).readOnly() },
    },
  },
});
const site = web.service({ ports: { http: 80 } });
new Ingress(shop, 'front', { rules: [{ host: 'shop.example', http: { paths: { '/': site } } }] });
new HorizontalPodAutoscaler(shop, 'scale', { scaleTargetRef: web, minReplicas: 2, maxReplicas: 5 });

const db = new StatefulSet(shop, 'db', {
  serviceName: 'db-headless',
  pod: { main: { image: 'postgres:16', ports: [5432], volumeMounts: { '/var/lib/postgresql': claim({ size: '20Gi' }) } } },
});
db.service('headless', { clusterIP: 'None' });
new ConfigMap(shop, 'hosts', { data: { DB_HOST: 'db-headless' } });

// the other way round: what cdk8s-plus makes for our workloads
new kplus.NetworkPolicy(shop, 'db-policy', {
  selector: db,
  ingress: { rules: [{ peer: web, ports: [kplus.NetworkPolicyPort.tcp(5432)] }] },
});
new kplus.Role(shop, 'reader').allowRead(settings);

app.synth();
