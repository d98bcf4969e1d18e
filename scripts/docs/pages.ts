// The pages of all patterns. A new one is imported here and nowhere else.
import type { Page } from './page';

export const pages: readonly Page[] = [];
