// Rows of volumes: where their files come from, how they are named, who may read them.
import { accepted, at, rejected, volumeOf, withoutPods, workload } from './row-of';
import type { RuleRows } from './rows';

const FIELD = { fieldRef: { fieldPath: 'metadata.name' } };
const RESOURCE = { resourceFieldRef: { containerName: 'main', resource: 'limits.cpu' } };
const configured = (its: object) => volumeOf({ configMap: { name: 'settings', ...its } });
const item = (its: object) => configured({ items: [{ key: 'a', path: 'b', ...its }] });
const shown = (its: object) => volumeOf({ downwardAPI: { items: [{ path: 'a', ...its }] } });
const projected = (...sources: object[]) => volumeOf({ projected: { sources } });
/** In a template, since a Pod would need an account. */
const token = (its: object, kind?: string) =>
  workload({}, { volumes: [{ name: 'a', projected: { sources: [{ serviceAccountToken: { path: 'token', ...its } }] } }] }, kind);
const atToken = 'spec.template.spec.volumes[0].projected.sources[0].serviceAccountToken';
const MODE = 'must be a number between 0 and 0777 (octal), both inclusive';
const NOT_TWO = 'Forbidden: may not specify more than 1 volume type';

export const volumeRows: Readonly<Record<string, RuleRows>> = {
  'volume-source': {
    accepted: [
      accepted(volumeOf({ emptyDir: {}, configMap: null })),
      accepted(volumeOf({})),
      accepted(projected({ configMap: { name: 'a' } }, { secret: { name: 'a' } }, {})),
    ],
    rejected: [
      rejected(volumeOf({ emptyDir: {}, configMap: { name: 'settings' } }), ['spec.volumes[0].configMap', NOT_TWO, 'write two of them']),
      rejected(projected({ configMap: { name: 'a' }, secret: { name: 'a' } }), [
        'spec.volumes[0].projected.sources[0].secret',
        NOT_TWO,
        'write two of them',
      ]),
    ],
  },
  'volume-object': {
    accepted: [accepted(configured({})), accepted(volumeOf({ secret: { secretName: 'keys' } }))],
    rejected: [
      rejected(configured({ name: '' }), ['spec.volumes[0].configMap.name', 'Required value']),
      rejected(volumeOf({ secret: { optional: true } }), ['spec.volumes[0].secret.secretName', 'Required value']),
      rejected(projected({ secret: {} }), ['spec.volumes[0].projected.sources[0].secret.name', 'Required value']),
    ],
  },
  'file-mode': {
    accepted: [
      accepted(configured({ defaultMode: 0 })),
      accepted(configured({ defaultMode: 0o777 })),
      accepted(item({ mode: 0o400 })),
      accepted(shown({ ...FIELD, mode: 0o444 })),
    ],
    rejected: [
      rejected(configured({ defaultMode: 644 }), [
        'spec.volumes[0].configMap.defaultMode',
        `Invalid value: 644: ${MODE}`,
        'did you mean 0o644, which is 420?',
      ]),
      rejected(volumeOf({ secret: { secretName: 'keys', defaultMode: 512 } }), [
        'spec.volumes[0].secret.defaultMode',
        `Invalid value: 512: ${MODE}`,
        'did you mean 0o512, which is 330?',
      ]),
      rejected(item({ mode: -1 }), ['spec.volumes[0].configMap.items[0].mode', `Invalid value: -1: ${MODE}`]),
      rejected(volumeOf({ projected: { defaultMode: 888 } }), ['spec.volumes[0].projected.defaultMode', `Invalid value: 888: ${MODE}`]),
      rejected(shown({ ...RESOURCE, mode: 1024 }), ['spec.volumes[0].downwardAPI.items[0].mode', `Invalid value: 1024: ${MODE}`]),
    ],
  },
  'file-path': {
    accepted: [
      accepted(item({ path: 'a/b/c.conf' })),
      accepted(item({ path: 'a/..b' })),
      accepted(item({ path: './a' })),
      // nobody judges it before 1.30
      accepted(token({ path: '/token' })),
    ],
    rejected: [
      rejected(item({ path: '/etc/a' }), ['spec.volumes[0].configMap.items[0].path', 'Invalid value: "/etc/a": must be a relative path']),
      rejected(item({ path: 'a/../b' }), ['spec.volumes[0].configMap.items[0].path', 'Invalid value: "a/../b": must not contain \'..\'']),
      rejected(shown({ ...FIELD, path: '..a' }), [
        'spec.volumes[0].downwardAPI.items[0].path',
        'Invalid value: "..a": must not start with \'..\'',
      ]),
      at('1.30', rejected(token({ path: '/token' }), [`${atToken}.path`, 'Invalid value: "/token": must be a relative path'])),
    ],
  },
  'file-once': {
    accepted: [
      accepted(
        configured({
          items: [
            { key: 'a', path: 'c' },
            { key: 'b', path: 'c' },
          ],
        }),
      ),
      accepted(projected({ configMap: { name: 'a', items: [{ key: 'a', path: 'c' }] } }, { secret: { name: 'a' } })),
    ],
    rejected: [
      rejected(
        projected({ configMap: { name: 'a', items: [{ key: 'a', path: 'c' }] } }, { downwardAPI: { items: [{ path: 'c', ...FIELD }] } }),
        ['spec.volumes[0].projected.sources[1].downwardAPI.items[0].path', 'Invalid value: "c": conflicting duplicate paths'],
      ),
    ],
  },
  'token-duration': {
    accepted: [accepted(token({ expirationSeconds: 600 })), accepted(token({ expirationSeconds: 2 ** 32 }))],
    rejected: [
      rejected(token({ expirationSeconds: 599 }), [
        `${atToken}.expirationSeconds`,
        'Invalid value: 599: may not specify a duration less than 10 minutes',
      ]),
      rejected(token({ expirationSeconds: 2 ** 32 + 1 }), [
        `${atToken}.expirationSeconds`,
        'Invalid value: 4294967297: may not specify a duration larger than 2^32 seconds',
      ]),
      // a server of 1.28 looks into no template of a StatefulSet
      withoutPods(
        rejected(token({ expirationSeconds: 0 }, 'StatefulSet'), [
          `${atToken}.expirationSeconds`,
          'Invalid value: 0: may not specify a duration less than 10 minutes',
        ]),
      ),
    ],
  },
  'downward-source': {
    accepted: [accepted(shown(FIELD)), accepted(shown(RESOURCE))],
    rejected: [
      rejected(shown({}), ['spec.volumes[0].downwardAPI.items[0]', 'Required value: one of fieldRef and resourceFieldRef is required']),
      rejected(shown({ ...FIELD, ...RESOURCE }), [
        'spec.volumes[0].downwardAPI.items[0]',
        'Invalid value: "resource": fieldRef and resourceFieldRef can not be specified simultaneously',
        'write two files',
      ]),
    ],
  },
};
