// What a condition leaves in a list, `[debug && { … }]`: it stands for nothing, as `undefined` does among variables.

export const isNothing = (value: unknown): value is undefined | null | false => value === undefined || value === null || value === false;
