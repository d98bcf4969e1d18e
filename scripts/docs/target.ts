// The version for which pages show YAML: that of dist/, which they link to (apps/main.ts; a test compares).

export const TARGET = '1.30';
