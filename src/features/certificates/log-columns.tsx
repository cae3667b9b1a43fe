import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import type { Certificate } from '../../contract/certificates'
import { AlteredTag } from '../../parts/book/AlteredTag'
import { CertificateState } from '../../parts/certificates/CertificateState'
import { columnDay } from '../../parts/sessions/day-words'
import { useSessionWords } from '../../parts/sessions/session-words'
import { CellLine } from '../../ui/grid/CellLine'
import type { Column } from '../../ui/grid/data-table-shape'

/** Number, person, session, days, state, prints. `altered`: some of them carry a tag beside the name, in sight at any width. */
export function useLogColumns(today: string, altered: boolean): Column<Certificate>[] {
  const { t } = useTranslation('certificates')
  const language = useLanguage(state => state.language)
  const words = useSessionWords()
  return useMemo(
    () => [
      { key: 'number', head: t('column.number'), width: 150, cell: row => row.number },
      {
        key: 'staffNo',
        head: t('column.staffNo'),
        width: language === 'en' ? 84 : 70,
        priority: 3,
        ink: 2,
        cell: row => row.staffNo,
      },
      {
        key: 'name',
        head: t('column.name'),
        least: altered ? 140 : 84,
        cell: row =>
          row.altered ? (
            <CellLine before={<AlteredTag alterations={row.altered} />}>{nameOnPaper(row)}</CellLine>
          ) : (
            nameOnPaper(row)
          ),
      },
      {
        key: 'session',
        head: t('column.session'),
        least: language === 'en' ? 200 : 140,
        ink: 2,
        cell: row =>
          words.name({
            courseName: row.courseName,
            courseNameEn: row.courseNameEn,
            number: row.sessionNumber,
          }),
      },
      {
        key: 'issuedOn',
        head: t('column.issuedOn'),
        width: 100,
        cell: row => columnDay(language, row.issuedOn),
      },
      {
        key: 'validUntil',
        head: t('column.validUntil'),
        width: 100,
        ink: 2,
        cell: row => (row.validUntil === null ? t('state.always') : columnDay(language, row.validUntil)),
      },
      {
        key: 'status',
        head: t('column.status'),
        width: 84,
        cell: row => <CertificateState certificate={row} today={today} />,
      },
      {
        key: 'prints',
        priority: 3,
        head: t('column.prints'),
        width: 64,
        numeric: true,
        ink: 2,
        cell: row => row.prints || t('print.never'),
      },
    ],
    [t, language, words, today, altered],
  )
}

/** The name the paper has; the one the person has now, where it is another. */
function nameOnPaper(row: Certificate): string {
  return row.name === row.printedName ? row.printedName : `${row.printedName} → ${row.name}`
}
