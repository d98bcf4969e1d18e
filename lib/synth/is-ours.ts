// Whether an object of a tree is one of this library's classes.
import type { ApiObject } from 'cdk8s';

export const isOurs = (object: ApiObject): boolean => 'existing' in object;
