import type { Alteration } from '../../../src/contract/book/record'
import type { Certificate } from '../../../src/contract/certificates'
import { alteredBehind } from '../book/book-service'
import type { Db, Refuse } from '../context'
import type { FaceOnFile } from './certificates-store'

/** What was altered outside of these themselves, taken note of, and stands; by certificate. */
const alteredOf = (db: Db, ids: readonly string[]): Promise<Map<string, Alteration[]>> =>
  alteredBehind(db, ['certificate'], new Map(ids.map(id => [id, new Map([['certificate', new Set([id])]])])))

/** The same of the logo. All else of the office that a certificate says was kept with it when it was issued. */
async function alteredLogo(db: Db): Promise<Alteration[]> {
  const found = await alteredBehind(
    db,
    ['setting'],
    new Map([['', new Map([['setting', new Set(['logo'])]])]]),
  )
  return found.get('') ?? []
}

/** Rows of the register with what is known of theirs. */
export async function withAltered(db: Db, rows: readonly Certificate[]): Promise<Certificate[]> {
  const altered = await alteredOf(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map(row => ({ ...row, ...(altered.has(row.id) && { altered: altered.get(row.id) }) }))
}

/** What a print of some certificates would rest on that was altered outside, as whoever prints is told. */
export interface AlteredForPrint {
  /** How many of them were altered themselves, and their numbers. */
  count: number
  names: string[]
  /** Entries of the notes that tell, in order: of the certificates and of the logo. */
  notes: number[]
  /** Of those, the ones that tell of the logo. */
  logo: number[]
}

/** What was altered outside, taken note of, and stands, of these and of the logo that is printed on them. */
export async function alteredForPrint(
  db: Db,
  faces: readonly Pick<FaceOnFile, 'id' | 'face'>[],
): Promise<AlteredForPrint> {
  const found = await alteredOf(
    db,
    faces.map(({ id }) => id),
  )
  const names = faces.filter(({ id }) => found.has(id)).map(({ face }) => face.number)
  const logo = entriesIn(await alteredLogo(db))
  return {
    count: names.length,
    names,
    notes: entriesIn([...[...found.values()].flat(), ...logo.map(seq => ({ seq }))]),
    logo,
  }
}

const entriesIn = (alterations: readonly Pick<Alteration, 'seq'>[]): number[] =>
  [...new Set(alterations.map(({ seq }) => seq))].sort((one, other) => one - other)

/**
 * Refused as `altered_certificates` while some of these or their logo were altered and whoever prints has not said that they
 * know it: `known` are the entries of the notes they were shown.
 */
export async function refuseAlteredFaces(
  context: { db: Db; refuse: Refuse<'altered_certificates'> },
  faces: readonly FaceOnFile[],
  known: readonly number[],
): Promise<AlteredForPrint> {
  const altered = await alteredForPrint(context.db, faces)
  if (altered.notes.every(seq => known.includes(seq))) return altered
  return context.refuse('altered_certificates', {
    ...altered,
    ...(altered.count === 0 && { context: 'logo' }),
  })
}
