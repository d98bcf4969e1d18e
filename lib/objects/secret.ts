// Configuration that is a secret, of every type that Kubernetes knows.
import { readFileSync } from 'node:fs';
import type { Construct, IConstruct } from 'constructs';
import { copied } from '../kube/copied';
import { later } from '../kube/later';
import { isPlainObject } from '../kube/manifest';
import { over } from '../kube/over';
import type { PropTypes } from '../kube/prop-type';
import { existing, type Existing, type ExistingOptions } from '../kube/reference';
import type * as k8s from '../kube/wire';
import { dataOf, type DataSources } from './data-sources';
import { given } from './given';
import { KubeObject } from './kube-object';
import { asProps, isPasted, pasted, type Pasted } from './pasted';
import { noteSource } from './restart';

/** The types that Kubernetes itself gives a meaning; any other text is one's own. */
export type SecretType =
  | 'Opaque'
  | 'kubernetes.io/basic-auth'
  | 'kubernetes.io/dockercfg'
  | 'kubernetes.io/dockerconfigjson'
  | 'kubernetes.io/service-account-token'
  | 'kubernetes.io/ssh-auth'
  | 'kubernetes.io/tls'
  | 'bootstrap.kubernetes.io/token'
  | (string & {});

/** `stringData` is text as it is, `data` is in base64; both end as `data` in the manifest, and a key of `stringData` wins. */
export interface SecretProps extends Pick<k8s.Secret, 'data' | 'stringData' | 'immutable'>, DataSources {
  /** @default the name is made of the construct's ids */
  metadata?: k8s.ObjectMeta;
  /** Says which keys it must have; never to be changed once applied. @default 'Opaque' */
  type?: SecretType;
  /** Why it may be read by everybody who can read the manifests; without a reason, our App does not write a Secret that has data. @default it is not written */
  allowInGit?: string;
  /** Who reads it notices changes by itself: no Pod is restarted for them, whatever the scope says. @default false */
  reload?: boolean;
}

/** What each type asks for: one of several keys, all of them, or an annotation. */
const REQUIRED: Record<string, { keys?: string[]; all?: boolean; annotation?: string; json?: boolean }> = {
  'kubernetes.io/basic-auth': { keys: ['username', 'password'] },
  'kubernetes.io/dockercfg': { keys: ['.dockercfg'], json: true },
  'kubernetes.io/dockerconfigjson': { keys: ['.dockerconfigjson'], json: true },
  'kubernetes.io/service-account-token': { annotation: 'kubernetes.io/service-account.name' },
  'kubernetes.io/ssh-auth': { keys: ['ssh-privatekey'] },
  'kubernetes.io/tls': { keys: ['tls.crt', 'tls.key'], all: true },
};

/** Of what is no field of the manifest. */
const TYPES: PropTypes<SecretProps> = { files: ['an object'], envFiles: ['a list'], reload: ['true or false'], allowInGit: ['text'] };

/**
 * Configuration that is a secret. What is written here is in the manifests, and so in git: a Secret that somebody else makes (sealed,
 * external) is `Secret.existing(name)`, and one that may stand there says why with `allowInGit`.
 * @see https://kubernetes.io/docs/concepts/configuration/secret/
 */
export class Secret extends KubeObject<'Secret', k8s.Secret> {
  constructor(scope: Construct, id: string, props: SecretProps = {}) {
    super(
      scope,
      id,
      'Secret',
      pasted<k8s.Secret>(props, 'Secret') ?? {
        metadata: props.metadata,
        render: (rendering, self) => {
          const { metadata, data, stringData, files, envFiles, allowInGit: _, reload: _reload, ...rest } = given(self.scope, props, TYPES);
          const read = dataOf({ files, envFiles }, (path) => readFileSync(path), rendering);
          const texts = later(copied(stringData) ?? {}, (own) => over(read.texts, own));
          const bytes = later(copied(data) ?? {}, (own) => over(read.bytes, own));
          for (const { path, message } of missing(props.type, texts, bytes, metadata))
            rendering.problem('secret-type', path, message, `type ${props.type} asks for it`);
          return {
            ...copied(rest),
            ...((data !== undefined || Object.keys(bytes).length > 0) && { data: bytes }),
            ...((stringData !== undefined || Object.keys(texts).length > 0) && { stringData: texts }),
          };
        },
      },
    );
    noteSource(this, props?.reload === true);
    if (!isPasted(props)) reasons.set(this, props?.allowInGit);
  }

  /** A whole manifest as it is: a literal, a JSON import, parsed YAML. */
  static from(scope: Construct, id: string, manifest: Pasted<k8s.Secret>): Secret {
    return new Secret(scope, id, asProps(manifest));
  }

  /** One that is made elsewhere: sealed, by an operator, by hand. */
  static existing(name: string, options?: ExistingOptions): Existing<'Secret'> {
    return existing('Secret', name, options);
  }
}

const reasons = new WeakMap<IConstruct, string | undefined>();

/** Why a Secret may stand in git, if it says so; and whether it could say so, having been made with props. */
export const inGit = (secret: IConstruct | undefined): { readonly reason?: string | undefined; readonly canSay: boolean } =>
  secret ? { reason: reasons.get(secret), canSay: reasons.has(secret) } : { canSay: false };

type Keys = { [key: string]: string };

function missing(type: string | undefined, texts: Keys, bytes: Keys, metadata: k8s.ObjectMeta = {}): { path: string; message: string }[] {
  const { keys = [], all, annotation, json } = REQUIRED[type ?? ''] ?? {};
  if (annotation !== undefined)
    return metadata.annotations?.[annotation] ? [] : [{ path: `metadata.annotations[${annotation}]`, message: 'Required value' }];
  if (!isPlainObject(texts) || !isPlainObject(bytes)) return []; // a Lazy is not known yet
  const lacking = keys.filter((key) => !(key in texts) && !(key in bytes));
  if (all ? lacking.length > 0 : keys.length > 0 && lacking.length === keys.length)
    return lacking.map((key) => ({ path: `data[${key}]`, message: 'Required value' }));
  const text = texts[keys[0] ?? ''];
  return json && text !== undefined && !isJsonObject(text)
    ? [{ path: `data[${keys[0]}]`, message: 'Invalid value: "<secret contents redacted>": must be a JSON object' }]
    : [];
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
