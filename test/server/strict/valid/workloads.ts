// Valid workloads: the least and the most of each of the eight.
import type { Manifest } from '../../../../lib/kube/manifest';
import { leastPodSpec, richPodSpec } from './pod-spec';

/** Valid manifests of every kind that makes Pods, for a minor version. */
export function workloads(minor: number): Manifest[] {
  const labels = { app: 'web' };
  const selector = { matchLabels: labels };
  const metadata = { name: 'web', labels, annotations: { 'example.com/note': 'text' } };
  const least = { metadata: { labels }, spec: leastPodSpec() };
  const rich = { metadata: { labels, annotations: { a: 'b' } }, spec: richPodSpec(minor) };
  const once = (restartPolicy: string, spec: Record<string, unknown>) => ({ metadata: { labels }, spec: { ...spec, restartPolicy } });
  const richJob = {
    activeDeadlineSeconds: 600,
    backoffLimit: 3,
    completionMode: 'Indexed',
    completions: 4,
    parallelism: 2,
    suspend: true,
    ttlSecondsAfterFinished: 60,
    podFailurePolicy: {
      rules: [
        { action: 'FailJob', onExitCodes: { containerName: 'main', operator: 'In', values: [1, 2] } },
        { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] },
      ],
    },
    podReplacementPolicy: 'Failed',
    ...(minor >= 31 && { successPolicy: { rules: [{ succeededIndexes: '0-2', succeededCount: 1 }] } }),
    template: once('Never', richPodSpec(minor)),
  };
  const claim = {
    metadata: { name: 'data' },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, volumeMode: 'Filesystem' },
  };
  return [
    { apiVersion: 'v1', kind: 'Pod', metadata, spec: leastPodSpec() },
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { ...metadata, finalizers: ['example.com/x'], ownerReferences: [OWNER] },
      spec: richPodSpec(minor),
    },
    {
      apiVersion: 'v1',
      kind: 'ReplicationController',
      metadata,
      spec: { replicas: 1, minReadySeconds: 1, selector: labels, template: least },
    },
    { apiVersion: 'v1', kind: 'ReplicationController', metadata, spec: { replicas: 1, selector: labels, template: rich } },
    { apiVersion: 'apps/v1', kind: 'ReplicaSet', metadata, spec: { selector, template: least } },
    { apiVersion: 'apps/v1', kind: 'ReplicaSet', metadata, spec: { replicas: 2, minReadySeconds: 1, selector, template: rich } },
    { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: { selector, template: least } },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { ...metadata, creationTimestamp: null },
      spec: {
        replicas: 3,
        minReadySeconds: 1,
        paused: false,
        progressDeadlineSeconds: 60,
        revisionHistoryLimit: 2,
        selector,
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } },
        template: rich,
      },
    },
    { apiVersion: 'apps/v1', kind: 'DaemonSet', metadata, spec: { selector, template: least } },
    {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata,
      spec: {
        minReadySeconds: 1,
        revisionHistoryLimit: 2,
        selector,
        updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } },
        template: rich,
      },
    },
    { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata, spec: { selector, serviceName: 'web', template: least } },
    {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata,
      spec: {
        minReadySeconds: 1,
        ordinals: { start: 1 },
        persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Delete' },
        podManagementPolicy: 'Parallel',
        replicas: 3,
        revisionHistoryLimit: 2,
        selector,
        serviceName: 'web',
        template: rich,
        updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 1 } },
        volumeClaimTemplates: [claim],
      },
    },
    { apiVersion: 'batch/v1', kind: 'Job', metadata, spec: { template: once('OnFailure', leastPodSpec()) } },
    { apiVersion: 'batch/v1', kind: 'Job', metadata, spec: richJob },
    {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata,
      spec: { schedule: '0 3 * * *', jobTemplate: { spec: { template: once('Never', leastPodSpec()) } } },
    },
    {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata,
      spec: {
        schedule: '*/5 * * * *',
        timeZone: 'Etc/UTC',
        concurrencyPolicy: 'Forbid',
        failedJobsHistoryLimit: 1,
        successfulJobsHistoryLimit: 1,
        startingDeadlineSeconds: 60,
        suspend: false,
        jobTemplate: { metadata: { labels }, spec: richJob },
      },
    },
  ];
}

const OWNER = {
  apiVersion: 'apps/v1',
  kind: 'ReplicaSet',
  name: 'web',
  uid: '7b2e0f9c-0000-4000-8000-000000000000',
  controller: true,
  blockOwnerDeletion: true,
};
