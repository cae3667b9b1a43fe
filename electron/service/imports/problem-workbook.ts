import type { Finding } from '../../../src/domain/imports/preview'
import type { Language } from '../../../src/i18n/setup'
import { areaWords } from '../documents/area-words'
import { writeWorkbook } from '../documents/workbook'
import type { ProblemRows } from './problem-rows'

/**
 * The rows that could not go in, on a sheet that is imported again once it is mended, and on a second one what is wrong
 * with each: headings of no kind of import, so that it is never taken for the data.
 */
export async function problemWorkbook(
  sheet: string,
  { headings, rows, problems }: ProblemRows,
  language: Language,
): Promise<Uint8Array> {
  const t = areaWords(language, 'imports')
  return writeWorkbook({
    sheets: [
      { name: sheet, columns: headings.map(heading => ({ heading, width: 14, kind: 'text' })), rows },
      {
        name: t('problems.sheet'),
        columns: [
          { heading: t('problems.row'), width: 8, kind: 'number' },
          { heading: t('problems.column'), width: 14, kind: 'text' },
          { heading: t('problems.value'), width: 18, kind: 'text' },
          { heading: t('problems.what'), width: 44, kind: 'text' },
          { heading: t('problems.fix'), width: 60, kind: 'text' },
        ],
        rows: problems.map(({ row, finding }) => [
          row,
          finding.column,
          finding.value,
          t(`finding.${finding.code}.what`, paramsOf(finding)),
          t(`finding.${finding.code}.fix`, paramsOf(finding)),
        ]),
      },
    ],
  })
}

const paramsOf = ({ params, column, value }: Finding) => ({ ...params, column, value })
