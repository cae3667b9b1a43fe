/** Rows that a note names; of more, only their tables are told. */
export const mostNoted = 200
