// Rows of files that are mounted by themselves.
import type { Manifest } from '../../lib/kube/manifest';
import { podOf, workload } from './row-of';
import type { Row, RuleRows } from './rows';

const config: Manifest = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' }, data: { 'a.ini': 'a' } };
const bytes: Manifest = { ...config, data: {}, binaryData: { 'a.ini': 'YQ==' } };
const login: Manifest = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'login' }, stringData: { password: 'x' } };

const container = (subPath: string): object => ({
  name: 'main',
  image: 'nginx:1.27',
  volumeMounts: [{ name: 'files', mountPath: '/etc/it', subPath }],
});
const mounting = (volume: object, subPath: string): object => ({
  volumes: [{ name: 'files', ...volume }],
  serviceAccountName: 'default', // a token is of one
  containers: [container(subPath)],
});
const ofConfig = (more: object = {}): object => ({ configMap: { name: 'settings', ...more } });
const SECRET = { secret: { secretName: 'login' } };
const FIELDS = { downwardAPI: { items: [{ path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } }] } };
const items = [{ key: 'a.ini', path: 'conf/a.ini' }];
const token = { serviceAccountToken: { path: 'token' } };
const several = (...sources: object[]): object => ({ projected: { sources: [{ secret: { name: 'login' } }, ...sources] } });

const silent = (volume: object, subPath: string, ...others: Manifest[]): Row => ({
  manifests: [...others, podOf(mounting(volume, subPath))],
});
const spoken = (volume: object, subPath: string, hint: string, ...others: Manifest[]): Row => ({
  manifests: [podOf(mounting(volume, subPath)), ...others],
  says: [{ path: 'spec.containers[0].volumeMounts[0].subPath', message: `Not found: "${subPath}"`, hint }],
});
const NEAR = 'did you mean "a.ini"?';

export const mountedFileRows: { readonly [rule: string]: RuleRows } = {
  'known-file': {
    accepted: [
      silent(ofConfig(), 'a.ini', config),
      silent(ofConfig(), 'a.ini/', config),
      silent(ofConfig(), 'a.ini', bytes),
      silent(ofConfig({ items }), 'conf/a.ini', config),
      silent(ofConfig({ items }), 'conf', config),
      silent(ofConfig(), '..data', config),
      silent(SECRET, 'password', login),
      silent(FIELDS, 'labels'),
      silent(several(token, ofConfig(), FIELDS), 'token', config, login),
      // nobody knows what is in there
      silent(ofConfig(), 'b.ini'),
      silent(several(ofConfig()), 'b.ini', config),
      silent({ emptyDir: {} }, 'html'),
      {
        manifests: [
          config,
          workload(
            {
              serviceName: 'web',
              volumeClaimTemplates: [
                { metadata: { name: 'files' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } },
              ],
            },
            mounting(ofConfig(), 'html'),
            'StatefulSet',
          ),
        ],
      },
    ],
    rejected: [
      spoken(ofConfig(), 'b.ini', NEAR, config),
      spoken(ofConfig(), 'a.ini/x', NEAR, config),
      spoken(ofConfig(), 'nginx.conf', 'the files of volume "files" are "a.ini"', config),
      spoken(ofConfig({ items }), 'a.ini', 'the files of volume "files" are "conf/a.ini"', config),
      spoken(SECRET, 'username', 'the files of volume "files" are "password"', login),
      spoken(FIELDS, 'annotations', 'the files of volume "files" are "labels"'),
      spoken(several(token, ofConfig()), 'key.pem', 'the files of volume "files" are "password", "token", "a.ini"', config, login),
      {
        manifests: [
          config,
          workload(
            {},
            {
              initContainers: [{ ...container('b.ini'), name: 'first' }],
              volumes: [{ name: 'files', ...ofConfig() }],
            },
          ),
        ],
        says: [{ path: 'spec.template.spec.initContainers[0].volumeMounts[0].subPath', message: 'Not found: "b.ini"', hint: NEAR }],
      },
    ],
  },
};
