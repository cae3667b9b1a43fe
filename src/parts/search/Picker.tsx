import { type ComponentProps, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ComboBox } from '../../ui/field/ComboBox'
import { soundsOf } from './sounds'

/** One of a list that is here as a whole: by its words, pinyin or initials. */
export function Picker({ words, ...props }: PickerProps) {
  const { t } = useTranslation('common')
  const unknown = (text: string) => t('picker.unknown', { text })
  return <ComboBox {...props} words={{ unknown, ...words }} sounds={useSounds()} />
}

type BoxProps = ComponentProps<typeof ComboBox>
type PickerProps = Omit<BoxProps, 'sounds' | 'onQuery' | 'words'> & {
  words: Omit<BoxProps['words'], 'unknown'>
}

type Sounds = (label: string) => readonly string[]

/** Once for all pickers: the readings are large, and come when the first of them is shown. */
let loading: Promise<Sounds> | null = null
const loaded = (): Promise<Sounds> => {
  loading ??= import('pinyin-pro').then(({ pinyin }) => {
    const known = new Map<string, readonly string[]>()
    return label => {
      const sounds =
        known.get(label) ??
        soundsOf(label, text => pinyin(text, { toneType: 'none', type: 'array', nonZh: 'removed', v: true }))
      known.set(label, sounds)
      return sounds
    }
  })
  return loading
}

const silent: Sounds = () => []

/** How a label sounds; nothing until the readings are here. */
function useSounds(): Sounds {
  const [sounds, setSounds] = useState<{ of: Sounds }>({ of: silent })
  useEffect(() => {
    let shown = true
    void loaded().then(of => shown && setSounds({ of }))
    return () => {
      shown = false
    }
  }, [])
  return sounds.of
}
