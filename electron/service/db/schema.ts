/**
 * The whole book as Kysely sees it. Raw SQL stays in this folder; stores write typed queries. Each file of `tables` adds
 * its own: `declare module '../schema' { interface BookSchema { need: NeedTable } }`.
 */
// biome-ignore lint/suspicious/noEmptyInterface: it is filled by the tables.
export interface BookSchema {}
