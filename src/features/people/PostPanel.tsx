import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import { seenNow } from '../../app/shown'
import type { PostRow } from '../../contract/people/structure'
import { most } from '../../domain/fields/lengths'
import { Field } from '../../ui/field/Field'
import { TextArea } from '../../ui/field/TextArea'
import { RecordPanel, useRecordForm } from './RecordPanel'

export function PostPanel({ post, onClose }: { post: PostRow | null; onClose: () => void }) {
  const { t } = useTranslation('people')
  const form = useRecordForm('post', post, { duties: post?.duties ?? '' })
  const add = useCommand('people', 'addPost', { saved: form.saved })
  const change = useCommand('people', 'changePost', form)
  const remove = useCommand('people', 'removePost', seenNow)
  return (
    <RecordPanel
      form={form}
      title={t(post ? 'posts.changePost' : 'posts.addPost')}
      record={post}
      nameLabel={t('field.post')}
      error={remove.error ?? change.error ?? add.error}
      busy={add.isPending || change.isPending}
      onSave={({ duties, ...names }, onSuccess) => {
        const fields = { ...names, duties: duties.trim() || null }
        if (post) change.mutate({ id: post.id, ...fields }, { onSuccess })
        else add.mutate(fields, { onSuccess })
      }}
      onRemove={() => post && remove.mutate({ id: post.id }, { onSuccess: onClose })}
      onClose={onClose}
    >
      {({ duties }, put) => (
        <Field label={t('posts.duties')} mark={t('form.optional')} hint={t('posts.dutiesHint')}>
          <TextArea value={duties} onChange={duties => put({ duties })} rows={4} maxLength={most.duties} />
        </Field>
      )}
    </RecordPanel>
  )
}
