import type { OfficeSettings } from '../../../src/contract/settings'
import { USUAL_PATTERN } from '../../../src/domain/certificates/number-rule'
import type { Db, Tx } from '../context'

export const officeDefaults: OfficeSettings = {
  // Whose name stands on a certificate nobody makes up: the page asks before the first, and without one none is issued.
  company: '',
  companyEn: '',
  minutesPerHour: 45,
  certificatePattern: USUAL_PATTERN,
  certificateCompany: 'KF',
  formNumbers: {
    notice: 'QR-HR-04 A/0',
    sign_in: 'QR-HR-05 A/0',
    mark_sheet: 'QR-HR-06 A/0',
    retraining: 'QR-HR-07 A/0',
    certificate_register: 'QR-HR-08 A/0',
    personal_file: 'QR-HR-09 A/0',
    ledger: 'QR-HR-10 A/0',
  },
  fileDays: 5,
  actionDays: 14,
}

const officeKey = 'office'
const logoKey = 'logo'
const todayKey = 'book.today'

export async function findSetting(db: Db, key: string): Promise<unknown> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst()
  return row ? (JSON.parse(row.value) as unknown) : undefined
}

export async function putSetting(tx: Tx, key: string, value: unknown): Promise<void> {
  const text = JSON.stringify(value)
  await tx
    .insertInto('setting')
    .values({ key, value: text })
    .onConflict(conflict => conflict.column('key').doUpdateSet({ value: text }))
    .execute()
}

export async function getOffice(db: Db): Promise<OfficeSettings> {
  const stored = (await findSetting(db, officeKey)) as Partial<OfficeSettings> | undefined
  const formNumbers = { ...officeDefaults.formNumbers, ...stored?.formNumbers }
  return { ...officeDefaults, ...stored, formNumbers }
}

export async function putOffice(tx: Tx, changes: Partial<OfficeSettings>): Promise<void> {
  const stored = (await findSetting(tx, officeKey)) as Partial<OfficeSettings> | undefined
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
  await putSetting(tx, officeKey, { ...stored, ...given })
}

/** A PNG in base64; null where the office has none. */
export async function getLogo(db: Db): Promise<string | null> {
  const stored = (await findSetting(db, logoKey)) as { png: string } | undefined
  return stored?.png ?? null
}

export async function putLogo(tx: Tx, png: string | null): Promise<void> {
  if (png !== null) await putSetting(tx, logoKey, { png })
  else await tx.deleteFrom('setting').where('key', '=', logoKey).execute()
}

/** What stands at the head of forms and certificates. */
export interface Letterhead extends OfficeSettings {
  logo: string | null
}

export async function getLetterhead(db: Db): Promise<Letterhead> {
  return { ...(await getOffice(db)), logo: await getLogo(db) }
}

/** The day the book lives in, when it is the demonstration year; otherwise null: the clock decides. */
export async function bookToday(db: Db): Promise<string | null> {
  return ((await findSetting(db, todayKey)) as string | null | undefined) ?? null
}

export async function putBookToday(tx: Tx, today: string | null): Promise<void> {
  await putSetting(tx, todayKey, today)
}
