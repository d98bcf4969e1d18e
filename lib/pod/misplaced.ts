// Companions in a list that is not for them: they would be made, and half of what they say would be lost. And words of theirs that have a wrong type.
import { isPlainObject } from '../kube/manifest';
import { typeProblem } from '../kube/prop-type';
import { type AnyContainerProps, ROLE_WORDS, WORD_TYPES } from './companion';
import type { PodProps } from './pod-props';
import type { Rendering } from './rendering';

const FIELDS = ['main', 'containers', 'initContainers', 'sidecars', 'ambassadors', 'adapters'] as const;
const WORDS = Object.entries(ROLE_WORDS) as [word: keyof typeof ROLE_WORDS, field: string][];

export function misplaced(props: PodProps, path: string, rendering: Rendering): void {
  for (const field of FIELDS) {
    const said = props[field] as AnyContainerProps | AnyContainerProps[] | undefined;
    if (Array.isArray(said)) said.forEach((one, i) => judge(one, field, `${path}.${field}[${i}]`, rendering));
    else if (field === 'main' && said !== undefined) judge(said, field, `${path}.main`, rendering);
  }
}

function judge(one: AnyContainerProps, field: string, at: string, rendering: Rendering): void {
  if (!isPlainObject(one) || (field !== 'initContainers' && !hasWord(one))) return;
  const told = new Set<string>();
  for (const [word, right] of WORDS) {
    if (one[word] === undefined || told.has(right)) continue;
    if (right === field) {
      const message = typeProblem(one[word], WORD_TYPES[word]);
      if (one[word] !== null && message !== undefined) rendering.problem('field-type', `${at}.${word}`, message);
      continue;
    }
    told.add(right);
    rendering.problem('companion-place', `${at}.${word}`, `Forbidden: only ${right} have it`, `write ${named(one)} in ${right}`);
  }
  if (told.size === 0 && field === 'initContainers' && runsOn(one))
    rendering.problem(
      'companion-place',
      at,
      'Forbidden: it runs on, and what starts after it would never start',
      `write ${named(one)} in sidecars`,
    );
}

/** Nearly none has one: this is asked of every container there is. */
function hasWord(one: Record<string, unknown>): boolean {
  for (const word in ROLE_WORDS) if (one[word] !== undefined) return true;
  return false;
}

/** A ready-made one that ends by itself has no probe; a user's own may be anything. */
const runsOn = ({ program, startupProbe, restartPolicy }: Record<string, unknown>): boolean =>
  program !== undefined && startupProbe !== undefined && restartPolicy !== 'Always';

const named = ({ name }: Record<string, unknown>): string => (typeof name === 'string' ? `"${name}"` : 'it');
