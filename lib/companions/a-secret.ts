// A Secret that a companion is told of.
import { isRef, type NameRef } from '../kube/reference';
import { within } from './within';

/** @throws RangeError for an object that names none */
export const aSecret = (secret: NameRef<'Secret'>, prop: string): NameRef<'Secret'> =>
  within(secret, prop, typeof secret === 'string' || isRef(secret) ? undefined : 'must be a Secret or its name');
