// Where Fluent Bit sends: an output by the words of a user.
import { within } from './within';

/** What is on the other side, where the address does not say it. */
export type LogService = 'elasticsearch' | 'http' | 'loki' | 'opensearch';

const PORTS: { readonly [scheme: string]: number } = { 'http:': 80, 'https:': 443 };
const SERVICES: readonly LogService[] = ['elasticsearch', 'http', 'loki', 'opensearch'];

/**
 * A URL, and what answers there: what `service` says, else what the host's name begins with, else by its port (3100 Loki, 9200 Elasticsearch), else
 * plain HTTP. `'stdout'` is the container's own log.
 * @param labels the fields of a record by which Loki keeps its streams
 * @throws RangeError for a text that is no such URL, one with a password, a word that is no service
 */
export function logOutput(to: string, service: LogService | undefined, who: string, labels: readonly string[] = []): object {
  if (to === 'stdout') return { name: 'stdout', match: '*', format: 'json_lines' };
  const url = URL.canParse(to) ? new URL(to) : undefined;
  const place = url !== undefined && PORTS[url.protocol] !== undefined;
  within(to, `${who}: to`, place ? undefined : 'must be "stdout" or a URL, as in "http://loki:3100"');
  const { protocol, hostname, port, pathname, username, password } = url!;
  within(to, `${who}: to`, username || password ? 'must not have a password: say `login`, by reference to a Secret' : undefined);
  if (service !== undefined && !SERVICES.includes(service))
    throw new RangeError(
      `${who}: service: Unsupported value: "${service}": supported values: ${SERVICES.map((one) => `"${one}"`).join(', ')}`,
    );
  const kind = service ?? guessed(hostname, port);
  const path = pathname === '/' ? undefined : pathname;
  return {
    name: kind === 'elasticsearch' ? 'es' : kind,
    match: '*',
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || PORTS[protocol],
    ...(protocol === 'https:' && { tls: 'on', 'tls.verify': 'on' }),
    ...its(kind, path, labels),
    // what cannot be sent now is sent later, and not dropped after the first failure
    retry_limit: 'no_limits',
  };
}

function guessed(host: string, port: string): LogService {
  const named = SERVICES.find((one) => host.startsWith(one));
  return named ?? (port === '3100' ? 'loki' : port === '9200' ? 'elasticsearch' : 'http');
}

function its(kind: LogService, path: string | undefined, labels: readonly string[]): object {
  switch (kind) {
    case 'loki':
      return { ...(path && { uri: path }), labels: ['job=fluent-bit', ...labels.map((one) => `$${one}`)].join(', '), line_format: 'json' };
    case 'http':
      return { ...(path && { uri: path }), format: 'json_lines', json_date_format: 'iso8601' };
    default:
      // an index for each day; since Elasticsearch 8 and OpenSearch 2 a document has no type
      return { ...(path && { path }), logstash_format: 'on', logstash_prefix: 'logs', suppress_type_name: 'on', replace_dots: 'on' };
  }
}
