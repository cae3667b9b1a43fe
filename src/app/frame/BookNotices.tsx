import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BookNotice } from '../../contract/book'
import { Notice } from '../../ui/Notice'

/** What a person must hear of a book that did open; each can be put away. */
export function BookNotices({ notices }: { notices: readonly BookNotice[] }) {
  const { t } = useTranslation(['book', 'common'])
  const [closed, setClosed] = useState<readonly string[]>([])
  const text = (notice: BookNotice): string => {
    switch (notice.code) {
      case 'read_only':
        return t(`notice.read_only.${notice.because}`)
      case 'commands_lost':
        return t('notice.commands_lost', { count: notice.count })
      case 'changed_outside':
        return t('notice.changed_outside')
      case 'foreign_log':
        return t('notice.foreign_log', { kept: notice.kept })
    }
  }
  return notices
    .filter(notice => !closed.includes(notice.code))
    .map(notice => (
      <Notice
        key={notice.code}
        tone={notice.code === 'commands_lost' ? 'cinnabar' : 'amber'}
        close={{ label: t('common:action.close'), onClose: () => setClosed([...closed, notice.code]) }}
      >
        {text(notice)}
      </Notice>
    ))
}
