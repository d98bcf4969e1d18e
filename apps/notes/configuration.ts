// ConfigMaps and Secrets, and the three ways into a container: files, one key, all keys (notes 004).
import { type App, type Chart, ConfigMap, configMap, configMapKeyRef, Pod, Secret, secret, secretKeyRef } from 'cdk8s-patterns';
import { topic } from './topic';

export function configuration(app: App): void {
  const chart = topic(app, 'notes-configuration');
  configMaps(chart);
  secrets(chart);
}

function configMaps(chart: Chart): void {
  new ConfigMap(chart, 'my-configmap', { data: { key1: 'value1', key2: 'value2' } });

  // kubectl create configmap ex-config --from-literal=foo=bar --from-literal=foo2=bar2, and the key that is used below
  const config = new ConfigMap(chart, 'ex-config', { data: { foo: 'bar', foo2: 'bar2', 'ex.ample': 'one key' } });

  new Pod(chart, 'config-as-files', {
    main: { name: 'ex-env', image: 'foo/bar', volumeMounts: { '/etc/config': configMap('ex-volume', config) } },
  });
  new Pod(chart, 'config-key', {
    main: { name: 'ex-env', image: 'foo/bar', env: { 'foo-env': configMapKeyRef(config, 'ex.ample') } },
  });
  // each key is a variable: the entry has no `name` and no `valueFrom`, as the notes have it
  new Pod(chart, 'config-keys', {
    main: { name: 'ex-env', image: 'foo/bar', envFrom: [config] },
  });
}

const PRINTED = 'the notes print it';

function secrets(chart: Chart): void {
  new Secret(chart, 'mysecret', { type: 'Opaque', data: { username: 'YWRtaW4=', password: 'cGFzc3dvcmQ=' }, allowInGit: PRINTED });

  // text as it is; the manifest has it in base64
  const login = new Secret(chart, 'ex-secret', { stringData: { example: 'one key' }, allowInGit: PRINTED });

  new Pod(chart, 'secret-as-files', {
    main: { name: 'ex-env', image: 'foo/bar', volumeMounts: { '/etc/secret': secret('ex-volume', login) } },
  });
  new Pod(chart, 'secret-key', {
    main: { name: 'ex-env', image: 'foo/bar', env: { 'foo-env': secretKeyRef(login, 'example') } },
  });
  // no `name` and no `valueFrom` here either
  new Pod(chart, 'secret-keys', {
    main: { name: 'ex-env', image: 'foo/bar', envFrom: [login] },
  });
}
