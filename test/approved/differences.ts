// What is left between the approved YAML and what the patterns make, each with the reason. A test fails on any other, and on one that is gone.

export interface Left {
  readonly why: string;
  /** `Deployment/api`, `Job/import-*`; lines as `compared.ts` writes them. */
  readonly lines: readonly string[];
}

export const left: { readonly [file: string]: readonly Left[] } = { web: [], cart: [], db: [], daemon: [], rest: [] };
