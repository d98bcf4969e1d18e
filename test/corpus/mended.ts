// Manifests of the corpus that no server takes, and that props cannot say: their constructors write what is missing.

/** What the server says of the manifest; the props make an object that it takes. */
export const MENDED: Readonly<Record<string, string>> = {
  'kubernetes-examples/_archived/sysdig-cloud/sysdig-rc.yaml#0':
    'ReplicationController "sysdig-agent" is invalid: spec.selector: Required value',
};
