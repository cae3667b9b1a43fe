import type { ComponentProps } from 'react'
import { ComboBox } from '../../ui/field/ComboBox'
import { useSounds } from './use-sounds'

/** One of a list that is here as a whole: by its words, pinyin or initials. */
export function Picker(props: Omit<ComponentProps<typeof ComboBox>, 'sounds' | 'onQuery'>) {
  return <ComboBox {...props} sounds={useSounds()} />
}
