import { render, screen } from '@testing-library/react'
import { renderToString } from 'react-dom/server'
import { expect, it } from 'vitest'
import { ProgressBar } from '../../../src/ui/feedback/ProgressBar'

it('says each step as it begins, and not the figures', () => {
  const bar = (label: string, value: number) => (
    <ProgressBar label={label} value={value} max={10} detail={`${value} / 10`} />
  )
  // What stands in such a place when it appears is not heard.
  expect(renderToString(bar('正在打印', 0))).not.toContain('>正在打印<')
  const { rerender } = render(bar('正在打印', 0))
  const status = screen.getByRole('status')
  expect(status.textContent).toBe('正在打印')
  const observer = new MutationObserver(() => undefined)
  observer.observe(status, { childList: true, characterData: true, subtree: true })
  for (const value of [1, 2, 3]) rerender(bar('正在打印', value))
  expect(observer.takeRecords()).toEqual([])
  rerender(bar('正在写文件', 4))
  expect(observer.takeRecords().length).toBeGreaterThan(0)
  expect(status.textContent).toBe('正在写文件')
  expect(screen.getByText('4 / 10')).toBeTruthy()
  observer.disconnect()
})
