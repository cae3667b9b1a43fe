import { useTranslation } from 'react-i18next'
import { tableText } from '../../app/history-words'
import { go, hrefOf } from '../../app/links'
import type { AlteredRow } from '../../contract/book/record'
import { fieldName, fieldText, rowName, spread } from '../../parts/book/change-words'

/** A row that is not what was written: whose it is, with the way there, and what should stand in it. */
export function AlteredRowText({ row }: { row: AlteredRow }) {
  const { t } = useTranslation(['book', 'common', 'settings'])
  const { table, kind, label, link } = row
  const words = t(`audit.stray.${kind}`, {
    table: tableText(t, table),
    label: label ? rowName(t, label) : t('audit.unnamed'),
  })
  const fields = spread(row).map(({ column, before, after, masked }) =>
    // What differs is what is hidden: both would read the same.
    t(masked && before === after ? 'audit.fieldHidden' : 'audit.field', {
      field: fieldName(t, table, column),
      before: fieldText(t, table, column, before),
      after: fieldText(t, table, column, after),
    }),
  )
  const route =
    link &&
    (link.page === 'person'
      ? { page: 'person' as const, id: link.id }
      : { page: 'session' as const, id: link.id })
  return (
    <>
      {route ? (
        <a
          href={hrefOf(route)}
          onClick={event => {
            event.preventDefault()
            go(route)
          }}
        >
          {words}
        </a>
      ) : (
        words
      )}
      {fields.map(field => (
        <div key={field}>{field}</div>
      ))}
    </>
  )
}
