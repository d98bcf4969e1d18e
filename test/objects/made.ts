// What an object of a test becomes: its manifest, and what its renderer found wrong.
import { ApiObject } from 'cdk8s-patterns';
import type { IConstruct } from 'constructs';
import { problemsAt } from '../../lib/objects/kube-object';

/** A manifest as tests read it: any field may be asked for. */
// oxlint-disable-next-line typescript/no-explicit-any
export type Json = any;

/** The manifest, as it would be written. */
export const made = (object: IConstruct): Json => ApiObject.of(object).toJson();

/** What is wrong with its props, each as `rule path: message`. */
export const problems = (object: IConstruct): string[] => said(object, undefined);

/** What its props are warned of, each as `rule path: message`. */
export const warnings = (object: IConstruct): string[] => said(object, 'warning');

const said = (object: IConstruct, as: 'warning' | undefined): string[] =>
  problemsAt(object)
    .filter(({ severity }) => severity === as)
    .map(({ rule, path, message }) => `${rule} ${path}: ${message}`);
