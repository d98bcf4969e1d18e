// Rules about lists whose entries are told apart by a key, when they are applied.
import { entries, isText } from './entries';
import type { Place, Rule } from './rule';

const APPLY = 'https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy';

export const mergedEntryRules: readonly Rule[] = [
  {
    id: 'entry-once',
    severity: 'warning',
    on: ['Container', 'PodSpec'],
    reads: ['Container.env', 'Container.ports', 'PodSpec.imagePullSecrets', 'PodSpec.hostAliases'],
    accepts:
      'no variable, port, pull secret or address of a host stands twice: server-side apply refuses it, and kubectl apply may lose one',
    source: APPLY,
    check: ({ env, ports, imagePullSecrets, hostAliases }, at) => {
      onceEach(env, 'env', nameOf, 'the last of them counts: leave the other out', at);
      onceEach(ports, 'ports', portOf, 'it is one port: leave the other out', at);
      onceEach(imagePullSecrets, 'imagePullSecrets', nameOf, undefined, at);
      onceEach(hostAliases, 'hostAliases', ipOf, 'write all host names into one entry', at);
    },
  },
];

type Entry = Readonly<Record<string, unknown>>;

const nameOf = ({ name }: Entry): string | undefined => (isText(name) ? `name="${name}"` : undefined);
const ipOf = ({ ip }: Entry): string | undefined => (isText(ip) ? `ip="${ip}"` : undefined);
const portOf = ({ containerPort, protocol }: Entry): string | undefined =>
  typeof containerPort === 'number' ? `containerPort=${containerPort},protocol="${isText(protocol) ? protocol : 'TCP'}"` : undefined;

function onceEach(list: unknown, field: string, keyOf: (entry: Entry) => string | undefined, hint: string | undefined, at: Place): void {
  if (!Array.isArray(list) || list.length < 2) return;
  const seen = new Set<string>();
  entries(list).forEach((entry, i) => {
    const key = keyOf(entry);
    if (key === undefined) return;
    if (seen.has(key)) at.report(`${field}[${i}]`, `duplicate entries for key [${key}]`, hint);
    seen.add(key);
  });
}
