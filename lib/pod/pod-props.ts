// What a user writes for a pod.
import type { Security } from '../context';
import type { NameRef, Wire } from '../kube/reference';
import type * as k8s from '../kube/wire';
import type { AdapterProps, AmbassadorProps, InitContainerProps, SidecarProps } from './companion';
import type { ContainerProps, NamedContainerProps } from './container';
import type { PodVolume } from './pod-volumes';

/**
 * The pod spec with `metadata` beside it, under Kubernetes' own names.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodSpec
 */
export interface PodProps extends Omit<
  k8s.PodSpec,
  | 'containers'
  | 'initContainers'
  | 'volumes'
  | 'imagePullSecrets'
  | 'serviceAccountName'
  | 'priorityClassName'
  | 'runtimeClassName'
  | 'hostAliases'
> {
  /** Labels and annotations of the Pods. @default the workload's selector label */
  metadata?: k8s.ObjectMeta;
  /** The container that the pod is for; it is first, and called `main` unless it says otherwise. @default the first of `containers` */
  main?: ContainerProps;
  /** Containers beside the main one, or all of them. @default none beside `main` */
  containers?: NamedContainerProps[];
  /** Run one after the other, each to its end, before the containers start. @default none */
  initContainers?: InitContainerProps[];
  /** Containers that add to the main one: they start before it and end after it where the target version can do that. @default none */
  sidecars?: SidecarProps[];
  /** Proxies on 127.0.0.1 between the main container and what is outside; they start before init containers. @default none */
  ambassadors?: AmbassadorProps[];
  /** What shows the main container's figures as collectors want them, on a port `metrics`. @default none */
  adapters?: AdapterProps[];
  /** Volumes beside those that mounts bring with them. @default none */
  volumes?: PodVolume[];
  /** Secrets of type kubernetes.io/dockerconfigjson. @default none */
  imagePullSecrets?: (NameRef<'Secret'> | Wire<k8s.LocalObjectReference>)[];
  /** The account as which the Pods talk to the API server. @default the namespace's `default` */
  serviceAccountName?: NameRef<'ServiceAccount'>;
  /** @default the cluster's default class */
  priorityClassName?: NameRef<'PriorityClass'>;
  /** @default the node's default runtime */
  runtimeClassName?: NameRef<'RuntimeClass'>;
  /** Lines of /etc/hosts: names by address, or Kubernetes' own list. @default none */
  hostAliases?: { [ip: string]: string[] } | k8s.HostAlias[];
  /** Overrides what the scope says. @default the scope's */
  security?: Security;
}
