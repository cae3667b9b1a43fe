import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { tableText } from '../../app/history-words'
import { useLanguage } from '../../app/language'
import type { BackupEntry, SalvageLoss } from '../../contract/book/backup-entry'
import type { LostName } from '../../contract/book/lost-name'
import { rowsUnproved } from '../../domain/book/recovery'
import type { Language } from '../../i18n/setup'
import { Notice } from '../../ui/feedback/Notice'
import { instantText } from './moment-text'
import styles from './SalvageLosses.module.css'

/** Of more only their number is said. */
const mostNamed = 12

/** 李娜、王契 · KF-TS-2026-0003（余敏博）, and how many more. */
function namesText(t: TFunction<'book'>, language: Language, named: readonly LostName[]): string {
  const names = named.map(({ label, person }) => (person ? t('salvage.nameOf', { label, person }) : label))
  // Several rows of one person bear one name.
  const each = [...new Set(names)]
  const shown = each.slice(0, mostNamed)
  const more = each.length - shown.length
  return new Intl.ListFormat(language).format([
    ...shown,
    ...(more > 0 ? [t('salvage.more', { count: more })] : []),
  ])
}

/** What is missing in the copies that were salvaged from damaged data, table by table. */
export function SalvageLosses({
  backups,
}: {
  backups: readonly Pick<BackupEntry, 'name' | 'at' | 'lost'>[]
}) {
  const { t } = useTranslation('book')
  const language = useLanguage(state => state.language)
  return backups.map(({ name, at, lost }) => {
    if (!lost) return null
    const missing = lost.some(one => one.lost > 0)
    const unproved = lost.some(one => rowsUnproved(one) > 0)
    return (
      <Notice
        key={name}
        tone={missing || unproved ? 'amber' : 'info'}
        title={t(`salvage.${missing ? 'missing' : unproved ? 'doubtful' : 'complete'}`, {
          at: instantText(language, at),
        })}
      >
        <LossList lost={lost} />
      </Notice>
    )
  })
}

/** By table: how many rows are missing, at least, and which of them anything names, unless they are named elsewhere. */
export function LossList({ lost, names = true }: { lost: readonly SalvageLoss[]; names?: boolean }) {
  const { t } = useTranslation('book')
  const language = useLanguage(state => state.language)
  const number = new Intl.NumberFormat(language)
  if (lost.length === 0) return null
  // All of them came through: what is said of them is the same for each.
  const bare = lost.filter(one => one.lost === 0 && !one.unproved && one.unprovable === one.saved)
  const listed = bare.length > 1 ? lost.filter(one => !bare.includes(one)) : lost
  return (
    <ul className={styles.list}>
      {listed.map(({ table, saved, lost: gone, rebuilt, named = [], unproved: foreign, unprovable = 0 }) => (
        <li key={table}>
          {t('salvage.table', { table: tableText(t, table) })}
          {gone > 0
            ? t('salvage.lost', { count: gone, lost: number.format(gone), saved: number.format(saved) })
            : t('salvage.saved', { count: saved, saved: number.format(saved) })}
          {rebuilt > 0 && t('salvage.rebuilt', { count: rebuilt, rebuilt: number.format(rebuilt) })}
          {names && named.length > 0 && t('salvage.named', { names: namesText(t, language, named) })}
          {foreign && t('salvage.unproved', { count: foreign.count, number: number.format(foreign.count) })}
          {names &&
            foreign &&
            foreign.named.length > 0 &&
            t('salvage.named', { names: namesText(t, language, foreign.named) })}
          {unprovable > 0 &&
            (unprovable === saved
              ? t('salvage.allUnprovable', { count: saved })
              : t('salvage.unprovable', { count: unprovable, number: number.format(unprovable) }))}
        </li>
      ))}
      {bare.length > 1 && (
        <li>
          {t('salvage.bare', {
            count: bare.length,
            tables: new Intl.ListFormat(language).format(bare.map(({ table }) => tableText(t, table))),
          })}
        </li>
      )}
    </ul>
  )
}
