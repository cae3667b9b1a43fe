import type { TFunction } from 'i18next'
import type { ImportFinding } from '../../contract/imports'
import type { Column } from '../../ui/grid/data-table-shape'
import styles from './Imports.module.css'

/** Where something was found: row, column, what stands there, and whom the row is about. */
export function placeColumns<Row>(
  t: TFunction<readonly ['imports', 'common']>,
  of: (row: Row) => { finding: ImportFinding; row: string | number; value?: string; who?: string },
): Column<Row>[] {
  return [
    { key: 'row', head: t('decide.row'), width: 56, cell: one => of(one).row },
    { key: 'column', head: t('decide.column'), width: 96, cell: one => of(one).finding.column },
    {
      key: 'value',
      head: t('decide.value'),
      width: 104,
      cell(one) {
        const { finding, value } = of(one)
        return (value ?? finding.value) || <span className={styles.quiet}>{t('what.blank')}</span>
      },
    },
    {
      key: 'who',
      head: t('decide.who'),
      width: 92,
      cell(one) {
        const { finding, who } = of(one)
        return (who ?? finding.who) || <span className={styles.quiet}>–</span>
      },
    },
  ]
}
