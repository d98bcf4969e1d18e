// The main container of a database: the engine's, under what the user writes for it.
import { DATABASE_STARTUP_SECONDS } from '../defaults';
import { isPlainObject } from '../kube/manifest';
import { over } from '../kube/over';
import type { NameRef } from '../kube/reference';
import { said } from '../kube/said';
import type * as k8s from '../kube/wire';
import type { ContainerProps } from '../pod/container';
import { type Env, type EnvValue, fieldRef, secretKeyRef } from '../pod/env';
import type { VolumeMounts } from '../pod/pod-volumes';
import type { Ports } from '../pod/ports';
import { exec } from '../pod/probe';
import { claim, type ClaimOptions } from '../pod/volumes';
import type { Engine } from './engine';

export interface DatabaseContainer {
  readonly engine: Engine;
  readonly storage: ClaimOptions;
  readonly credentials: NameRef<'Secret'>;
  readonly keys: { readonly username: string; readonly password: string };
  readonly allowMajorUpgrade: boolean;
}

/** Fields of the user win one by one; arguments come behind the engine's, variables and mounts beside them. */
export function engineContainer(database: DatabaseContainer, own: ContainerProps = {}): ContainerProps {
  const { engine, storage } = database;
  const { name, image, port, command, args, started, ready, resources } = engine;
  const { timeoutSeconds, startupEvery, readinessEvery } = engine.probing;
  const failureThreshold = Math.ceil(DATABASE_STARTUP_SECONDS / startupEvery);
  return {
    name,
    program: name,
    image,
    pinned: engine.pinned ?? image,
    major: engine.major,
    ...(engine.ownFolders && { ownFolders: [...engine.ownFolders] }),
    command: [...command],
    startupProbe: exec([...started], { periodSeconds: startupEvery, failureThreshold, timeoutSeconds }),
    readinessProbe: exec([...ready], { periodSeconds: readinessEvery, timeoutSeconds }),
    resources,
    ...said(own),
    args: Array.isArray(own.args ?? []) ? [...args, ...(own.args ?? [])] : own.args!,
    ports: besides([{ name, containerPort: port }], own.ports),
    env: beside(environment(database), own.env),
    files: over(engine.files, own.files),
    volumeMounts: mounted(volumesOf(engine, storage), own.volumeMounts),
    securityContext: over({ readOnlyRootFilesystem: true }, own.securityContext),
  };
}

/** What it mounts, by path. */
export const volumesOf = (engine: Engine, storage: ClaimOptions): MountMap => ({ [engine.folder]: claim(storage), ...engine.scratch });

type EnvMap = { [name: string]: EnvValue };
type MountMap = Extract<VolumeMounts, { [path: `/${string}`]: unknown }>;

function environment({ engine, credentials, keys, allowMajorUpgrade }: DatabaseContainer): EnvMap {
  const { username, password, usernameOptional = false } = engine.credentials;
  const optional = usernameOptional ? { optional: true } : {};
  return {
    POD_NAME: fieldRef('metadata.name'),
    POD_IP: fieldRef('status.podIP'),
    HEADLESS: '',
    ENGINE_MAJOR: engine.major,
    ...(allowMajorUpgrade && { ALLOW_MAJOR_UPGRADE: true }),
    ...engine.env,
    ...Object.fromEntries(username.map((variable) => [variable, secretKeyRef(credentials, keys.username, optional)])),
    ...Object.fromEntries(password.map((variable) => [variable, secretKeyRef(credentials, keys.password)])),
  };
}

/** The engine's come first, so that `$(NAME)` in the user's own sees them; the user's of the same name wins. */
function beside(engine: EnvMap, own: Env = {}): Env {
  if (!Array.isArray(own)) return over<Env>(engine, own);
  const written = new Set(own.map((one) => one?.name));
  const missing = Object.entries(engine).filter(([name, value]) => value !== undefined && !written.has(name));
  return [
    ...missing.map(([name, value]) =>
      isPlainObject(value) ? { name, valueFrom: value as k8s.EnvVarSource } : { name, value: String(value) },
    ),
    ...own,
  ];
}

function besides(engine: k8s.ContainerPort[], own: Ports = []): Ports {
  if (Array.isArray(own)) return [...engine, ...own];
  if (!isPlainObject(own ?? {})) return own;
  return [...engine, ...Object.entries(own ?? {}).map(([name, containerPort]) => ({ name, containerPort: containerPort as number }))];
}

/** The user's own mount of a path replaces the engine's. Beside a list of Kubernetes' own, the volumes have to be in the pod's list. */
function mounted(engine: MountMap, own: VolumeMounts = {}): VolumeMounts {
  if (!Array.isArray(own)) return over<VolumeMounts>(engine, own);
  return [...Object.entries(engine).map(([mountPath, { name }]) => ({ name, mountPath })), ...own];
}
