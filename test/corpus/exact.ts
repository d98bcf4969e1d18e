// When a shorter form says exactly what a wire value says.

/** An object of a manifest, as it was read. */
export type Wire = Record<string, any>;

/** Whether it has these fields and no others. */
export const hasOnly = (value: Wire, ...fields: string[]): boolean =>
  Object.keys(value).length === fields.length && fields.every((field) => value[field] !== undefined);

/** Whether they can be the keys of a map that keeps them all, and their order: JavaScript puts integers first. */
export const canBeKeys = (texts: readonly unknown[]): boolean =>
  texts.every((text) => typeof text === 'string' && text !== '' && !/^\d+$/.test(text)) && new Set(texts).size === texts.length;
