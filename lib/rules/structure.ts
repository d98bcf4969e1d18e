// The strict decoding of the API server, and the required fields and enums of every type.
import type { RuleFacts } from './rule';

const API = 'https://kubernetes.io/docs/reference/kubernetes-api/';
const STRICT = 'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation';

/** Rules that the walk over the field table applies by itself, to every field of every known kind. */
export const structure = {
  knownField: {
    id: 'known-field',
    severity: 'error',
    reads: ['*'],
    accepts: 'every field is one that the target version of Kubernetes has in that place',
    source: STRICT,
  },
  enabledField: {
    id: 'enabled-field',
    severity: 'warning',
    reads: ['*'],
    accepts: 'no field stands behind a feature gate that is off in the target version: its server would take it away',
    source: 'https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/',
  },
  fieldType: {
    id: 'field-type',
    severity: 'error',
    reads: ['*'],
    accepts: 'every value has the type of its field',
    source: STRICT,
  },
  requiredField: {
    id: 'required-field',
    severity: 'error',
    reads: ['*'],
    accepts: 'every required field has a value',
    source: API,
  },
  supportedValue: {
    id: 'supported-value',
    severity: 'error',
    reads: ['*'],
    accepts: 'a field with an enumeration has one of its values',
    source: API,
  },
} as const satisfies Record<string, RuleFacts>;
