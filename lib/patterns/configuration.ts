// What a program is told: a ConfigMap, a Secret beside it if something of it is secret, and Pods that restart when it changes.
import type { Construct } from 'constructs';
import { notSubstituted } from '../defaults';
import { isPlainObject } from '../kube/manifest';
import type { Existing, Ref } from '../kube/reference';
import type * as k8s from '../kube/wire';
import { ConfigMap, type ConfigMapProps } from '../objects/config-map';
import { given, noProps, OBJECT } from '../objects/given';
import { complain } from '../objects/kube-object';
import { coverRestart } from '../objects/restart';
import { Secret, type SecretProps } from '../objects/secret';
import { configMapKeyRef, secretKeyRef } from '../pod/env';
import { Volume } from '../pod/volume';

/** The ConfigMap's own fields, and the Secret. */
export interface ConfigurationProps extends ConfigMapProps {
  /** What is secret of it: the props of a Secret of the same name, or one that is made elsewhere. @default nothing is secret */
  secret?: SecretProps | Existing<'Secret'>;
}

/**
 * A ConfigMap, and a Secret beside it if something is secret. The Pods of our Deployments, StatefulSets, DaemonSets and CronJobs that read
 * the ConfigMap, as variables or as files, are replaced when a key that they read changes, and only then; its name stays. Not with
 * `reload`, and not by a StatefulSet or DaemonSet that is updated `OnDelete`. Jobs and bare Pods cannot be changed: they read what is
 * there when they start. It is never `immutable`: a server refuses to change what is, and a name that stays is what readers know.
 *
 * It stands wherever a ConfigMap does: `envFrom: [settings]`, `volume(settings)`. A text with `${…}` is kept from Flux' substitution.
 * @see https://kubernetes.io/docs/concepts/configuration/configmap/
 * @example apps/configuration.ts
 */
export class Configuration extends ConfigMap {
  /** Its secret part, if it has one. */
  readonly secret: Secret | Existing<'Secret'> | undefined;

  constructor(scope: Construct, id: string, asked: ConfigurationProps = {}) {
    super(scope, id, withoutSecret(asked));
    // what it has as a ConfigMap, that says
    const { secret, ...props } = noProps(asked) ? ({} as ConfigurationProps) : given(this, asked, { secret: OBJECT });
    if (hasVariables(this.manifest.data) && !(FLUX in (props.metadata?.annotations ?? {}))) {
      for (const [key, value] of Object.entries(notSubstituted)) this.metadata.addAnnotation(key, value);
    }
    if (secret !== undefined) this.secret = isExistingSecret(secret) ? secret : this.secretOf(secret, props.reload);
    for (const [path, immutable] of [
      ['immutable', props.immutable],
      ['secret.immutable', secret && !isExistingSecret(secret) && secret.immutable],
    ] as const)
      if (immutable === true) complain(this, [{ rule: 'immutable-configuration', path, message: LOCKED, hint: NEW_NAME }]);
    coverRestart(this);
  }

  /** One key as the value of a variable, from wherever it is: `env: { MODE: settings.key('MODE') }`. */
  key(key: string, options: { optional?: boolean } = {}): k8s.EnvVarSource {
    return this.secret && !this.has(key) && secretHas(this.secret, key)
      ? secretKeyRef(this.secret, key, options)
      : configMapKeyRef(this, key, options);
  }

  /** All keys of both as variables: `envFrom: settings.all`. */
  get all(): Ref<'ConfigMap' | 'Secret'>[] {
    return this.secret ? [this, this.secret] : [this];
  }

  /** All keys of both as files of one folder. With nothing secret, `volume(settings)` is the same. */
  files(options: Omit<k8s.ProjectedVolumeSource, 'sources'> = {}): Volume {
    const name = this.name.replaceAll('.', '-');
    if (!this.secret) return Volume.of(name, { configMap: { name: this.name, ...options } }, this);
    const sources = [{ configMap: { name: this.name } }, { secret: { name: this.secret.name } }];
    return Volume.of(name, { projected: { sources, ...options } }, this.secret);
  }

  private secretOf({ metadata, ...props }: SecretProps, reload: boolean | undefined): Secret {
    const { name, namespace } = this;
    const own = { name, ...(namespace !== undefined && { namespace }), ...metadata };
    return new Secret(this, 'Secret', { ...(reload !== undefined && { reload }), ...props, metadata: own });
  }

  /** A Lazy is not known yet, and may have any key. */
  private has(key: string): boolean {
    const { data = {}, binaryData = {} } = this.manifest;
    return [data, binaryData].some((keys) => !isPlainObject(keys) || key in keys);
  }
}

/** What is no object is none of the ConfigMap either, and that says so. */
function withoutSecret(props: ConfigurationProps): ConfigMapProps {
  if (noProps(props)) return props;
  const { secret: _, ...own } = props;
  return own;
}

const LOCKED = 'Forbidden: its name stays, so that the server would refuse every change of what is in it';
const NEW_NAME =
  "leave it out; what is never changed, only replaced, is an object whose name you change with it: new ConfigMap(…, 'settings-v2', { immutable: true })";

const [FLUX] = Object.keys(notSubstituted) as [string];

const hasVariables = (data: unknown): boolean =>
  isPlainObject(data) && Object.values(data).some((text) => typeof text === 'string' && text.includes('${'));

const isExistingSecret = (secret: SecretProps | Existing<'Secret'>): secret is Existing<'Secret'> => 'existing' in secret;

/** One of which no key is known has the keys that the ConfigMap has not. */
function secretHas(secret: Secret | Existing<'Secret'>, key: string): boolean {
  if ('existing' in secret) return secret.keys === undefined || secret.keys.includes(key);
  const { data = {}, stringData = {} } = secret.manifest;
  return [data, stringData].some((keys) => !isPlainObject(keys) || key in keys);
}
