import { useTranslation } from 'react-i18next'
import { tableText } from '../../app/history-words'
import { go, hrefOf } from '../../app/links'
import type { RecordCheck } from '../../contract/book/record'
import { isRecordIntact } from '../../domain/history/record'
import { LinkButton } from '../../ui/LinkButton'
import { AlteredRows } from './AlteredRows'
import styles from './History.module.css'

/** More tables that say the same are said in one line. */
const mostLines = 6

/** What does not fit, line by line; nothing when all fits. */
export function RecordFindings({ found }: { found: RecordCheck }) {
  const { t, i18n } = useTranslation('book')
  const backups = { page: 'settings', section: 'backups' } as const
  const listed = (numbers: readonly number[]) =>
    new Intl.ListFormat(i18n.language).format(numbers.map(String))
  const nameOf = (table: string) => tableText(t, table)
  // What only follows entries that are missing was not changed itself.
  const broken = found.gone.length > 0 ? found.rewrittenAt : found.brokenAt
  const before = [
    ...(found.gone.length === 0
      ? []
      : [t('audit.gone', { count: found.gone.length, numbers: listed(found.gone) })]),
    ...(broken === null ? [] : [t('audit.broken', { seq: broken })]),
    ...(found.bare.length === 0
      ? []
      : [t('audit.bare', { count: found.bare.length, numbers: listed(found.bare) })]),
    ...found.tables.map(({ table, rows, sealed }) =>
      t('audit.table', { table: nameOf(table), rows, sealed }),
    ),
    ...(found.outOfSeal.length > mostLines
      ? [
          t('audit.outOfSealMany', {
            count: found.outOfSeal.length,
            tables: new Intl.ListFormat(i18n.language).format(found.outOfSeal.map(nameOf)),
          }),
        ]
      : found.outOfSeal.map(table => t('audit.outOfSeal', { table: nameOf(table) }))),
  ]
  const after = [
    ...(found.alteredAt === null ? [] : [t('audit.alteredAt', { seq: found.alteredAt })]),
    ...(found.unknown.length === 0 ? [] : [t('audit.unknown', { numbers: listed(found.unknown) })]),
    ...found.schema.map(entry => t('audit.schema', { entry })),
    ...found.untracked.map(table => t('audit.untracked', { table: nameOf(table) })),
    ...found.marks
      .filter(mark => !mark.fits)
      .map(({ place, entry: seq }) =>
        t(seq <= found.newest ? `audit.otherEntry.${place}` : `audit.mark.${place}`, { seq }),
      ),
  ]
  const { salvagedAt } = found
  // Who took note since went through what the damage took: what does not fit now came later.
  const isOfDamage = salvagedAt !== null && !found.notedAt.some(at => at > salvagedAt)
  const hint = isOfDamage ? 'audit.salvagedHint' : 'audit.alteredHint'
  return (
    <>
      {found.contents === 'unproven' && <p>{t('audit.unproven')}</p>}
      {found.salvagedAt !== null && <p>{t('audit.salvaged', { seq: found.salvagedAt })}</p>}
      {before.length + found.strays.length + after.length > 0 && (
        <>
          <ul className={styles.list}>
            {before.map(line => (
              <li key={line}>{line}</li>
            ))}
            <AlteredRows rows={found.strays} />
            {after.map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p>{t(isRecordIntact(found) ? 'audit.markHint' : hint)}</p>
        </>
      )}
      {found.derived.tables.length > 0 && (
        <>
          <p>
            {t('audit.derived', {
              tables: new Intl.ListFormat(i18n.language).format(found.derived.tables.map(nameOf)),
            })}
          </p>
          <p>{t(found.derived.anew ? 'audit.derivedAnew' : 'audit.derivedStays')}</p>
        </>
      )}
      {found.missing.map(({ count, held }) => (
        <p key={held}>
          {t('audit.missing', { count, held })}{' '}
          <LinkButton size="small" href={hrefOf(backups)} onSelect={() => go(backups)}>
            {t('notice.toBackups')}
          </LinkButton>
        </p>
      ))}
    </>
  )
}
