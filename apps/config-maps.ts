// ConfigMaps and Secrets: where the keys of ConfigMaps and Secrets come from, and the ways by which they reach a container.
import {
  type App,
  Chart,
  ConfigMap,
  configMap,
  configMapKeyRef,
  configure,
  Deployment,
  emptyDir,
  fieldRef,
  httpGet,
  Namespace,
  prefixed,
  projected,
  resourceFieldRef,
  Secret,
  secret,
  secretKeyRef,
  ServiceAccount,
  volume,
} from 'cdk8s-patterns';

const EXAMPLE = 'an example: no server knows this password';

export function configMaps(app: App): void {
  const chart = new Chart(app, 'config-maps', { namespace: 'config-maps' });
  configure(chart, { security: 'restricted' });
  new Namespace(chart, 'namespace', { metadata: { labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } });

  // ConfigMaps: literals, lines of an env file, whole files. Paths start where the app runs; a key of `data` wins
  const settings = new ConfigMap(chart, 'settings', {
    data: { LOG_LEVEL: 'warn', GREETING: 'hello' },
    envFiles: ['apps/config-maps/app.env'],
  });
  const site = new ConfigMap(chart, 'nginx', { files: { 'default.conf': 'apps/config-maps/nginx.conf' } });
  // what never changes is not watched by any kubelet: the next version gets the next name
  const features = new ConfigMap(chart, 'features-v3', { immutable: true, data: { 'features.json': '{ "checkout": "new" }\n' } });

  // Secrets that stand here stand in git, and have to say why they may: real ones are made elsewhere (sealed, external), and only said to exist
  const payment = Secret.existing('payment', { keys: ['api-key'] });
  const serving = Secret.existing('api-tls', { keys: ['tls.crt', 'tls.key'] });
  // the types say which keys there must be; what is missing is an error here, not on the cluster
  const login = new Secret(chart, 'db-login', {
    type: 'kubernetes.io/basic-auth',
    stringData: { username: 'shop', password: 'only-for-this-example' },
    allowInGit: EXAMPLE,
  });
  const registry = new Secret(chart, 'registry', {
    type: 'kubernetes.io/dockerconfigjson',
    stringData: { '.dockerconfigjson': JSON.stringify({ auths: { 'ghcr.io': { auth: 'b25seS1mb3I6dGhpcy1leGFtcGxl' } } }) },
    allowInGit: EXAMPLE,
  });
  const ci = new ServiceAccount(chart, 'ci', { automountServiceAccountToken: false });
  // a token that does not expire, for a program outside of the cluster; Kubernetes fills in its keys
  new Secret(chart, 'ci-token', {
    type: 'kubernetes.io/service-account-token',
    metadata: { annotations: { 'kubernetes.io/service-account.name': ci.name } },
  });

  // Into variables: all keys, keys with a prefix, one key, a fact of the Pod. They are read once, when the container starts
  const api = new Deployment(chart, 'api', {
    replicas: 2,
    pod: {
      imagePullSecrets: [registry],
      securityContext: { runAsUser: 10001 },
      main: {
        image: 'ghcr.io/acme/api:3.1.0',
        ports: { http: 8080 },
        envFrom: [settings, prefixed('DB_', login)], // DB_username, DB_password
        env: {
          PORT: 8080,
          PAYMENT_KEY: secretKeyRef(payment, 'api-key', { optional: true }), // starts without it, too
          FEATURES: configMapKeyRef(features, 'features.json'),
          DATABASE_URL: 'postgresql://$(DB_username):$(DB_password)@postgres.example.com/shop', // sees what envFrom and the lines above it say
          POD_NAME: fieldRef('metadata.name'),
          GOMEMLIMIT: resourceFieldRef('limits.memory'),
        },
        readinessProbe: httpGet('/healthz', 'http', { periodSeconds: 5 }),
        resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '128Mi' } },
      },
    },
  });
  api.service({ ports: { http: 80 } });

  // Into files, which follow changes; but not one that is mounted by itself (`at`): its path has no folder that could be swapped
  new Deployment(chart, 'proxy', {
    replicas: 2,
    pod: {
      securityContext: { runAsUser: 101, fsGroup: 101 },
      main: {
        image: 'nginxinc/nginx-unprivileged:1.27.5-alpine',
        ports: { http: 8080 },
        readinessProbe: httpGet('/', 'http', { periodSeconds: 5 }),
        resources: { requests: { cpu: '50m', memory: '32Mi' }, limits: { memory: '64Mi' } },
        volumeMounts: {
          '/etc/nginx/conf.d/default.conf': volume(site).at('default.conf').readOnly(),
          '/etc/nginx/tls': secret('tls', serving, { defaultMode: 0o440, optional: true }).readOnly(),
          '/etc/features': configMap('features', features, { items: [{ key: 'features.json', path: 'current.json' }] }).readOnly(),
          '/etc/app': projected('app', [
            { configMap: { name: settings.name } },
            { secret: { name: login.name, items: [{ key: 'username', path: 'database/user' }] } },
          ]).readOnly(),
          '/tmp': emptyDir('tmp', { sizeLimit: '64Mi' }),
        },
      },
    },
  });
}
