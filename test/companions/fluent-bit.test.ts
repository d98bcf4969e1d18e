// The configuration of Fluent Bit: the program cannot be had from a registry of packages here, so that its words are compared with its manual.
import { emptyDir, logCollector, logShipper, type LogShipperProps, secretKeyRef } from 'cdk8s-patterns';
import { parse } from 'yaml';

/** @see https://docs.fluentbit.io/manual/administration/configuring-fluent-bit/yaml/service-section and the pages of each plugin */
const KEYS: { readonly [section: string]: readonly string[] } = {
  service: ['flush', 'grace', 'log_level', 'http_server', 'http_listen', 'http_port'],
  tail: [
    'path',
    'path_key',
    'exclude_path',
    'read_from_head',
    'refresh_interval',
    'rotate_wait',
    'skip_long_lines',
    'db',
    'mem_buf_limit',
    'multiline.parser',
  ],
  parser: ['key_name', 'parser', 'preserve_key', 'reserve_data', 'unescape_key'],
  record_modifier: ['record', 'remove_key', 'allowlist_key'],
  loki: ['host', 'port', 'uri', 'http_user', 'http_passwd', 'labels', 'line_format', 'tls', 'tls.verify'],
  es: [
    'host',
    'port',
    'path',
    'http_user',
    'http_passwd',
    'logstash_format',
    'logstash_prefix',
    'suppress_type_name',
    'replace_dots',
    'tls',
    'tls.verify',
  ],
  opensearch: [
    'host',
    'port',
    'path',
    'http_user',
    'http_passwd',
    'logstash_format',
    'logstash_prefix',
    'suppress_type_name',
    'replace_dots',
    'tls',
    'tls.verify',
  ],
  http: ['host', 'port', 'uri', 'http_user', 'http_passwd', 'format', 'json_date_format', 'tls', 'tls.verify'],
  stdout: ['format', 'json_date_key', 'json_date_format'],
};
const OF_ALL: { readonly [list: string]: readonly string[] } = {
  inputs: ['name', 'tag'],
  filters: ['name', 'match'],
  outputs: ['name', 'match', 'retry_limit'],
};

type Section = { [key: string]: unknown };
interface Configuration {
  service: Section;
  parsers?: Section[];
  pipeline: { inputs: Section[]; filters: Section[]; outputs: Section[] };
}

const logs = emptyDir('logs');
const configurationOf = ({ files }: { files?: { [path: string]: string } }): Configuration =>
  parse(Object.values(files!)[0]!) as Configuration;
const shipped = (to: string, more: Partial<LogShipperProps> = {}): Section =>
  configurationOf(logShipper({ from: logs, to, ...more })).pipeline.outputs[0]!;

const login = { username: 'elastic', password: secretKeyRef('login', 'password') };
test.each([
  'stdout',
  'http://loki:3100',
  'https://loki.example/push',
  'http://elasticsearch:9200/es',
  'https://opensearch:9200',
  'https://logs.example/in',
])('to %s, no key is used that the manual does not have', (to) => {
  for (const made of [logShipper({ from: logs, to, login }), logCollector({ to })]) {
    const { service, parsers = [], pipeline } = configurationOf(made);
    expect(KEYS.service).toEqual(expect.arrayContaining(Object.keys(service)));
    for (const parser of parsers) expect(Object.keys(parser)).toEqual(['name', 'format', 'regex']);
    for (const [list, plugins] of Object.entries(pipeline))
      for (const plugin of plugins as Section[])
        expect([...OF_ALL[list]!, ...KEYS[plugin.name as string]!]).toEqual(
          expect.arrayContaining(Object.keys(plugin).filter((key) => to !== 'stdout' || !key.startsWith('http_'))),
        );
  }
});

test.each<[string, Partial<LogShipperProps>, Section]>([
  ['http://loki:3100', {}, { name: 'loki', host: 'loki', port: 3100, labels: 'job=fluent-bit, $namespace, $pod' }],
  ['https://logs.example:3100/loki/api/v1/push', {}, { name: 'loki', uri: '/loki/api/v1/push', tls: 'on', 'tls.verify': 'on' }],
  ['https://elasticsearch.logs', {}, { name: 'es', port: 443, tls: 'on', suppress_type_name: 'on' }],
  ['http://search:9200', {}, { name: 'es', host: 'search', port: 9200 }],
  ['http://search:9200', { service: 'opensearch' }, { name: 'opensearch' }],
  ['https://logs.example/in', {}, { name: 'http', host: 'logs.example', port: 443, uri: '/in', format: 'json_lines' }],
  ['http://[fd00::7]:8080/', {}, { name: 'http', host: 'fd00::7', port: 8080 }],
  ['stdout', {}, { name: 'stdout', format: 'json_lines' }],
])('%s %j is understood', (to, more, output) => {
  expect(shipped(to, more)).toMatchObject(output);
});

test('a login is in the environment, from its Secret, and the configuration names the variables', () => {
  const shipper = logShipper({ from: logs, to: 'http://elasticsearch:9200', login });
  expect(shipper.env).toMatchObject({ LOGIN_USERNAME: 'elastic', LOGIN_PASSWORD: login.password });
  expect(configurationOf(shipper).pipeline.outputs[0]).toMatchObject({ http_user: '${LOGIN_USERNAME}', http_passwd: '${LOGIN_PASSWORD}' });
});

describe('logCollector', () => {
  const { parsers, pipeline } = configurationOf(logCollector({ to: 'stdout' }));
  const regex = new RegExp(parsers![0]!.regex as string);
  const id = 'ab12'.repeat(16);

  test.each([
    [`/var/log/containers/web-7d4b9c6f5d-x2x7k_shop_main-${id}.log`, { pod: 'web-7d4b9c6f5d-x2x7k', namespace: 'shop', container: 'main' }],
    [`/var/log/containers/db-0_my-shop_redis-proxy-${id}.log`, { pod: 'db-0', namespace: 'my-shop', container: 'redis-proxy' }],
    [
      `/var/log/containers/kube-proxy.node-1_kube-system_kube-proxy-${id}.log`,
      { pod: 'kube-proxy.node-1', namespace: 'kube-system', container: 'kube-proxy' },
    ],
  ])('knows pod, namespace and container by the name of the file', (file, fields) => {
    expect({ ...regex.exec(file)?.groups }).toEqual(fields);
  });

  test('does not read its own log', () => {
    const pattern = pipeline.inputs[0]!.exclude_path as string;
    const glob = new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
    expect(glob.test(`/var/log/containers/logs-x2x7k_logging_log-collector-${id}.log`)).toBe(true);
    expect(glob.test(`/var/log/containers/web-x2x7k_shop_main-${id}.log`)).toBe(false);
  });

  test('remembers on the node where it stopped, and writes nowhere else', () => {
    const { volumeMounts, files } = logCollector({ to: 'stdout' });
    const mounts = volumeMounts as { [path: string]: { source: object; mount: { readOnly?: boolean } } };
    expect(mounts['/var/log']!.mount.readOnly).toBe(true);
    expect(mounts['/positions']!.source).toEqual({ hostPath: { path: '/var/lib/log-collector', type: 'DirectoryOrCreate' } });
    expect(Object.values(files!)[0]).toContain('db: /positions/');
  });
});
