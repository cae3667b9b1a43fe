import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import type { PostRow } from '../../contract/people'
import { Field } from '../../ui/Field'
import { TextArea } from '../../ui/TextArea'
import { RecordPanel } from './RecordPanel'

export function PostPanel({ post, onClose }: { post: PostRow | null; onClose: () => void }) {
  const { t } = useTranslation('people')
  const [duties, setDuties] = useState(post?.duties ?? '')
  const add = useCommand('people', 'addPost')
  const change = useCommand('people', 'changePost')
  const remove = useCommand('people', 'removePost')
  const done = { onSuccess: onClose }
  return (
    <RecordPanel
      title={t(post ? 'posts.changePost' : 'posts.addPost')}
      record={post}
      nameLabel={t('field.post')}
      error={remove.error ?? change.error ?? add.error}
      busy={add.isPending || change.isPending}
      onSave={names => {
        const fields = { ...names, duties: duties.trim() || null }
        if (post) change.mutate({ id: post.id, ...fields }, done)
        else add.mutate(fields, done)
      }}
      onRemove={() => post && remove.mutate({ id: post.id }, done)}
      onClose={onClose}
    >
      <Field label={t('posts.duties')} mark={t('form.optional')} hint={t('posts.dutiesHint')}>
        <TextArea value={duties} onChange={setDuties} rows={4} maxLength={2000} />
      </Field>
    </RecordPanel>
  )
}
