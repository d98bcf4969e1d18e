// The sketch of the design that shows plain objects, as it is written there: tsc compiles it, sketches.test.ts looks at what it makes.
import { ApiObject, JsonPatch, suppress } from 'cdk8s-patterns';
import { App, Chart, configure, ConfigMap, Deployment, Ingress, Secret, emptyDir, fieldRef, httpGet, resourceFieldRef, secretKeyRef, volume } from 'cdk8s-patterns';
import { legacyManifest } from './legacy-manifest';

const app = new App({ target: '1.30', security: 'restricted' });     // cdk8s' App works as well
const shop = new Chart(app, 'shop', { namespace: 'shop' });
configure(shop, { pod: { imagePullSecrets: ['registry'] } });        // defaults for all that is made below it

const settings = new ConfigMap(shop, 'settings', { data: { MODE: 'prod' }, files: { 'app.ini': 'config/app.ini' } });
const login = Secret.existing('db-login');                           // made elsewhere (sealed, external, by hand): said once, here
const scratch = emptyDir('scratch', { sizeLimit: '1Gi' });

const web = new Deployment(shop, 'web', {
  replicas: 3,                                                       // left out → not emitted: an HPA owns it
  strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
  pod: {
    main: {
      image: 'ghcr.io/acme/web:1.4.2',
      ports: [{ name: 'http', containerPort: 8080 }],                // or [8080]
      envFrom: [settings],
      env: { PASSWORD: secretKeyRef(login, 'password'), NODE: fieldRef('spec.nodeName'), CPUS: resourceFieldRef('requests.cpu'), PORT: 8080 },
      readinessProbe: httpGet('/healthz', 'http', { periodSeconds: 5 }),
      resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '256Mi' } },
      volumeMounts: {
        '/tmp': scratch,                                             // the volume is declared where it is used
        '/etc/app.ini': volume(settings).readOnly().at('app.ini'),   // at: subPath
      },
    },
  },
});
const site = web.service({ ports: { http: 80 } });                   // Service/web; further ones: web.service('public', { … })
new Ingress(shop, 'front', { ingressClassName: 'traefik', rules: [{ host: 'shop.example', http: { paths: { '/': site } } }] });

Deployment.from(shop, 'legacy', legacyManifest);                     // a whole manifest: literal, JSON import, parsed YAML
web.spec.template.spec.priorityClassName = 'high';                   // what was rendered: typed, mutable, never undefined
ApiObject.of(web).addJsonPatch(JsonPatch.add('/spec/paused', true)); // cdk8s' own way
suppress(web, 'run-as-non-root', 'the vendor image needs root until 5.0');

export { app };
