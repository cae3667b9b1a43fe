import { useTranslation } from 'react-i18next'
import { ProgressBar } from '../../ui/feedback/ProgressBar'
import { DespiteDialog } from './DespiteDialog'
import { ReasonDialog } from './ReasonDialog'
import type { Printing } from './use-print-certificates'

/** What a print has to ask and how far it is; nothing while nothing is printed. */
export function PrintProgress({ printing }: { printing: Printing }) {
  const { t } = useTranslation(['certificates', 'common'])
  const { asked, despite, progress, stopping } = printing
  return (
    <>
      {progress && (
        <ProgressBar
          label={t(`phase.${progress.phase}`)}
          value={progress.phase === 'writing' ? progress.done : null}
          max={progress.total}
          detail={t('print.progress', { done: progress.done, all: progress.total })}
          stop={{ label: t('common:action.stop'), onStop: printing.stop, busy: stopping }}
        />
      )}
      {despite && (
        <DespiteDialog
          asked={despite.asked}
          printing
          busy={progress !== null}
          onConfirm={despite.again}
          onClose={printing.leave}
        />
      )}
      {asked && (
        <ReasonDialog
          asked={{ form: 'certificate-print', record: '' }}
          title={t('again.title')}
          explain={t('again.explain', { count: asked.copies })}
          usual={[t('again.jam'), t('again.faint'), t('again.lost'), t('again.archive')]}
          confirm={{ label: t('again.confirm'), kind: 'primary' }}
          onConfirm={(reason, given) => {
            given()
            printing.answer(reason)
          }}
          onClose={() => printing.answer(null)}
        />
      )}
    </>
  )
}
