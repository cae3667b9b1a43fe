import { useTranslation } from 'react-i18next'
import type { Caveat } from '../../contract/shapes'
import { useWriteWorkbook } from '../../parts/files/use-write-workbook'
import { useCaveat } from '../../parts/forms/use-caveat'

/** A workbook of these pages; what it says of itself, that something is not verified, is said here too. */
export function useWriteFile() {
  const { t } = useTranslation('reports')
  const withCaveat = useCaveat()
  const writeWorkbook = useWriteWorkbook()
  return (
    title: string,
    name: string,
    write: (ticket: string) => Promise<{ rows: number; caveat: Caveat }>,
  ) =>
    writeWorkbook({ title, name, area: 'reports', write }, ({ rows, caveat }, file) =>
      withCaveat(t('export.done', { count: rows, file }), caveat),
    )
}
