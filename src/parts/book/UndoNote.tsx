import { useTranslation } from 'react-i18next'
import type { UndoClass } from '../../contract/define'
import { Tag } from '../../ui/Tag'

/** Beside the button of a command that leaves a trace or cannot be taken back: the page says so before the click. */
export function UndoNote({ kind }: { kind: UndoClass }) {
  const { t } = useTranslation('common')
  return <Tag tone={kind === 'final' ? 'amber' : 'neutral'}>{t(`undoNote.${kind}`)}</Tag>
}
