import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button'
import { DataTable } from '../../ui/grid/DataTable'
import { Dialog } from '../../ui/overlay/Dialog'
import type { PasteQuestion } from './use-mark-paste'

type Problem = PasteQuestion['problems'][number]

/** Each cell that cannot be taken, where it stands and why; the others wait for the answer. */
export function PasteProblems({
  question,
  onAnswer,
}: {
  question: PasteQuestion
  onAnswer: (take: boolean) => void
}) {
  const { t } = useTranslation(['assessments', 'common'])
  const { problems, cells } = question
  return (
    <Dialog
      open
      onClose={() => onAnswer(false)}
      title={t('paste.title', { count: problems.length })}
      closeLabel={t('common:action.close')}
      size="large"
      actions={
        <>
          <Button onClick={() => onAnswer(false)}>{t('paste.none')}</Button>
          {cells > 0 && (
            <Button kind="primary" onClick={() => onAnswer(true)} autoFocus>
              {t('paste.rest', { count: cells })}
            </Button>
          )}
        </>
      }
    >
      <p>{t(cells > 0 ? 'paste.explain' : 'paste.nothing')}</p>
      <DataTable<Problem>
        label={t('paste.problems')}
        rows={problems}
        rowKey={problem => `${problem.row} ${problem.column}`}
        height={360}
        columns={[
          {
            key: 'row',
            head: t('paste.row'),
            width: 180,
            cell: ({ row, name }) =>
              name === null ? t('paste.beyond', { row: row + 1 }) : t('paste.rowOf', { row: row + 1, name }),
          },
          {
            key: 'column',
            head: t('paste.column'),
            width: 120,
            cell: ({ column, head }) => head ?? t('paste.columnNumber', { column: column + 1 }),
          },
          { key: 'text', head: t('paste.value'), width: 160, cell: problem => problem.text.trim() },
          { key: 'why', head: t('paste.why'), ink: 2, wrap: true, cell: ({ code }) => t(`problem.${code}`) },
        ]}
      />
    </Dialog>
  )
}
