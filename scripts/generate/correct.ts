// Puts the corrections into the model.
import { type Correction, corrections } from './corrections';
import type { Field, Model } from './model';

/** From then on only the table can be made of the model. A correction that changes nothing ends the script. */
export function correct(model: Model): void {
  for (const correction of corrections) {
    const { from = 0, until = Infinity } = correction;
    for (const name of correction.of) {
      const [type, fieldName] = name.split('.') as [string, string];
      const field = model.types.get(type)?.fields.get(fieldName);
      if (!field && fieldName === 'status') continue; // kinds without one
      if (!field) throw new Error(`corrections.ts: there is no ${name}`);
      const minors = field.minors.filter((minor) => minor >= from && minor <= until);
      if (minors.length === 0 || !changes(field, correction, minors)) throw new Error(`corrections.ts: ${name} is so already`);
    }
  }
}

function changes(field: Field, { is, within }: Correction, minors: number[]): boolean {
  const others = (list: readonly number[]): number[] => list.filter((minor) => !minors.includes(minor));
  const before = JSON.stringify([field, [...field.enum]]);
  if (is === 'optional') field.required = others(field.required);
  else if (is === 'required') [field.required, field.requiredIn] = [[...others(field.required), ...minors].sort((a, b) => a - b), within];
  else if (is === 'unvalidated') field.unvalidated = { minors, ...(within && { within }) };
  else if (is === 'nonempty') field.nonempty = minors;
  else for (const value of is) field.enum.set(value, others(field.enum.get(value) ?? []));
  for (const [value, when] of field.enum) if (when.length === 0) field.enum.delete(value);
  return JSON.stringify([field, [...field.enum]]) !== before;
}
