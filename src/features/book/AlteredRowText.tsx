import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import { go, hrefOf } from '../../app/links'
import type { AlteredRow } from '../../contract/book/record'
import { alteredRowWords } from '../../parts/book/altered-row-words'

/** A row that is not what was written: whose it is, with the way there, and what should stand in it. */
export function AlteredRowText({ row }: { row: AlteredRow }) {
  const { t } = useTranslation(['book', 'common', 'settings'])
  const language = useLanguage(state => state.language)
  const { link } = row
  const words = alteredRowWords(t, language, row)
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
          {words.row}
        </a>
      ) : (
        words.row
      )}
      {words.fields.map(field => (
        <div key={field}>{field}</div>
      ))}
    </>
  )
}
