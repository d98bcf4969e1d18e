// A manifest as somebody has it: nothing says that its words are those of an enumeration, and a field is null.
export const legacyManifest = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'legacy', creationTimestamp: null, labels: { app: 'legacy' } },
  spec: {
    replicas: 1,
    strategy: { type: 'Recreate' },
    selector: { matchLabels: { app: 'legacy' } },
    template: {
      metadata: { labels: { app: 'legacy' } },
      spec: {
        restartPolicy: 'Always',
        containers: [{ name: 'legacy', image: 'ghcr.io/acme/legacy:0.9', imagePullPolicy: 'IfNotPresent' }],
      },
    },
  },
};
