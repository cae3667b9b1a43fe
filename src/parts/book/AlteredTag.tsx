import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import type { Alteration } from '../../contract/book/record'
import { Tag } from '../../ui/Tag'
import { alterationLines } from './altered-row-words'

/** 改动过: something behind this was altered outside and taken note of; its title says what it should be. Nothing where nothing was. */
export function AlteredTag({ alterations }: { alterations: readonly Alteration[] }) {
  return alterations.length === 0 ? null : <Altered alterations={alterations} />
}

/** By itself: the words are brought where something is said. */
function Altered({ alterations }: { alterations: readonly Alteration[] }) {
  const { t } = useTranslation('book')
  const language = useLanguage(state => state.language)
  const known = alterations.some(({ row }) => row !== null)
  return (
    <Tag tone="cinnabar" title={alterationLines(t, language, alterations).join('\n')}>
      {t(known ? 'behind.altered' : 'behind.perhaps')}
    </Tag>
  )
}
