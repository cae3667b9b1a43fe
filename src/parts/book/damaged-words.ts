import type { TFunction } from 'i18next'
import type { Route } from '../../app/links'
import type { BookNotice } from '../../contract/book/state'
import type { Language } from '../../i18n/setup'
import { instantText } from './moment-text'

type Damaged = Extract<BookNotice, { code: 'damaged' }>

/** Damaged or altered data in words, the same wherever they are said. */
export function damagedText(
  t: TFunction<'book'>,
  language: Language,
  { what, backup, weighing }: Damaged,
): string {
  if (backup) return t(`notice.damaged.${what}`, { at: instantText(language, backup.at) })
  return t(`notice.${weighing ? 'damagedWeighing' : 'damagedNoBackup'}.${what}`)
}

/** Where something can be done about it: at the record, with the backups, or both. */
export const damagedRoutes = ({ what, backup }: Damaged): Route[] => [
  ...(what === 'records' ? [{ page: 'history' } as const] : []),
  ...(what === 'file' || backup ? [{ page: 'settings', section: 'backups' } as const] : []),
]
