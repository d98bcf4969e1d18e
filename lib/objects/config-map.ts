// Configuration that is no secret.
import { readFileSync } from 'node:fs';
import type { Construct } from 'constructs';
import { copied } from '../kube/copied';
import { later } from '../kube/later';
import { over } from '../kube/over';
import type { PropTypes } from '../kube/prop-type';
import { existing, type Existing, type ExistingOptions } from '../kube/reference';
import type * as k8s from '../kube/wire';
import { dataOf, type DataSources } from './data-sources';
import { given } from './given';
import { KubeObject } from './kube-object';
import { asProps, pasted, type Pasted } from './pasted';
import { noteSource } from './restart';

/** Literals as Kubernetes has them, files and env files. A key of `data` wins over one of a file. */
export interface ConfigMapProps extends Pick<k8s.ConfigMap, 'data' | 'binaryData' | 'immutable'>, DataSources {
  /** @default the name is made of the construct's ids */
  metadata?: k8s.ObjectMeta;
  /** Who reads it notices changes by itself: no Pod is restarted for them, whatever the scope says. @default false */
  reload?: boolean;
}

/** Of what is no field of the manifest. */
const TYPES: PropTypes<ConfigMapProps> = { files: ['an object'], envFiles: ['a list'], reload: ['true or false'] };

/**
 * Configuration that is no secret: text by key, at most 1 MiB. Pods see a change of a mounted key after a while, one in their
 * environment only when they start.
 * @see https://kubernetes.io/docs/concepts/configuration/configmap/
 */
export class ConfigMap extends KubeObject<'ConfigMap', k8s.ConfigMap> {
  constructor(scope: Construct, id: string, props: ConfigMapProps = {}) {
    super(
      scope,
      id,
      'ConfigMap',
      pasted<k8s.ConfigMap>(props, 'ConfigMap') ?? {
        metadata: props.metadata,
        render: (rendering, self) => {
          const { metadata: _, reload: _reload, data, binaryData, files, envFiles, ...rest } = given(self.scope, props, TYPES);
          const read = dataOf({ files, envFiles }, (path) => readFileSync(path), rendering);
          const texts = later(copied(data) ?? {}, (own) => over(read.texts, own));
          const bytes = later(copied(binaryData) ?? {}, (own) => over(read.bytes, own));
          return {
            ...copied(rest),
            ...((data !== undefined || Object.keys(texts).length > 0) && { data: texts }),
            ...((binaryData !== undefined || Object.keys(bytes).length > 0) && { binaryData: bytes }),
          };
        },
      },
    );
    noteSource(this, props?.reload === true);
  }

  /** A whole manifest as it is: a literal, a JSON import, parsed YAML. */
  static from(scope: Construct, id: string, manifest: Pasted<k8s.ConfigMap>): ConfigMap {
    return new ConfigMap(scope, id, asProps(manifest));
  }

  /** One that is made elsewhere. */
  static existing(name: string, options?: ExistingOptions): Existing<'ConfigMap'> {
    return existing('ConfigMap', name, options);
  }
}
