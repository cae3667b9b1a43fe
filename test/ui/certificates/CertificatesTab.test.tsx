import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import type { Certificate } from '../../../src/contract/certificates'
import { CertificatesTab } from '../../../src/features/certificates/CertificatesTab'
import { office } from '../people/office'
import { office as settings } from '../sessions/classroom'
import { renderPage } from '../support/render-page'
import { Refused } from '../support/service-in-memory'
import { candidate, certificate, faceHtml } from './samples'

interface Given {
  /** In whose name certificates are issued; nobody has said where it is blank. */
  company?: string
  rows?: ReturnType<typeof candidate>[]
  refuse?: string
  print?: (input: { despite?: readonly number[] | undefined }) => { pages: number; bytes: number }
}

const alteredMark = {
  table: 'mark',
  kind: 'changed' as const,
  label: '王契',
  link: null,
  fields: [{ column: 'theory', before: '7000', after: '9900' }],
}

const ready = [candidate('00603', '王契'), candidate('00609', '欧阳娜娜')]

async function openTab({
  rows = [...ready, candidate('00633', '李娜', { verdict: 'failed', refusal: 'not_passed' })],
  refuse,
  print,
  company = '客服中心',
}: Given = {}) {
  let kept = rows
  let named = company
  const issuing = () => {
    if (named === '') throw new Refused('no_issuer', {})
  }
  const page = renderPage(<CertificatesTab sessionId="s1" />, {
    ...office(),
    settings: {
      office: () => ({ ...settings, company: named }),
      changeOffice: input => {
        named = input.company ?? named
        return {}
      },
    },
    sessions: { get: () => null },
    certificates: {
      ofSession: () => ({
        rows: kept,
        ready: kept.filter(row => row.refusal === null).length,
        nextNumber: 'KF-TS-2026-0001',
        lastDay: '2026-12-01',
        minimumAttendance: 80,
      }),
      preview: () => null,
      issue: ({ enrolmentIds, despite = [] }) => {
        const behind = kept.filter(
          row =>
            enrolmentIds.includes(row.enrolmentId) && row.altered.some(({ seq }) => !despite.includes(seq)),
        )
        if (behind.length > 0) {
          const notes = behind.flatMap(row => row.altered.map(({ seq }) => seq))
          throw new Refused('altered_marks', {
            count: behind.length,
            names: behind.map(row => row.name),
            notes,
          })
        }
        issuing()
        if (refuse) throw new Refused(refuse, { name: '王契' })
        const numbers: string[] = []
        kept = kept.map(row => {
          if (!enrolmentIds.includes(row.enrolmentId)) return row
          const issued = certificate(row.name, numbers.length + 1)
          numbers.push(issued.number)
          return { ...row, certificate: issued, refusal: 'already_issued' as const }
        })
        return { certificateIds: numbers, numbers }
      },
      voidOne: () => ({}),
      reissue() {
        issuing()
        return { id: 'n', number: 'KF-TS-2026-0009' }
      },
      printTogether: input => print?.(input) ?? { pages: 2, bytes: 1 },
      printEach: () => ({ files: ['a.pdf', 'b.pdf'] }),
    },
  })
  const chooseSave = vi.fn(async () => ({ ticket: 'ticket-file', name: '证书.pdf' }))
  const chooseFolder = vi.fn(async () => ({ ticket: 'ticket-folder', name: '第三期' }))
  const openWritten = vi.fn(async () => true)
  Object.assign(window.zhixing, { chooseSave, chooseFolder, openWritten })
  await screen.findByRole('grid')
  return { ...page, user: userEvent.setup(), chooseSave, chooseFolder, openWritten }
}

const column = (name: string) => {
  const [head, ...rows] = screen.getAllByRole('row')
  const heads = within(head as HTMLElement).getAllByRole('columnheader')
  const at = heads.findIndex(one => one.textContent === name)
  return rows.map(row => within(row).getAllByRole('cell')[at]?.textContent)
}
const states = () => column('证书')

describe('issuing', () => {
  it('says who had a certificate whose record damage took, before another number is given', async () => {
    await openTab({ rows: [candidate('00603', '王契', { lost: 'KF-TS-2026-0003' }), ...ready.slice(1)] })
    expect(states()).toEqual(['可发证曾发 KF-TS-2026-0003，登记已丢失', '可发证'])
    expect(screen.getByText(/^这 1 人以前发过证书.*KF-TS-2026-0003（王契）.*再发会得到新编号/)).toBeTruthy()
  })

  it('tags whose records were altered, and issues on them only once that was confirmed', async () => {
    const rows = [candidate('00603', '王契', { altered: [{ seq: 12, row: alteredMark }] }), ...ready.slice(1)]
    const { user, sent } = await openTab({ rows })
    expect(states()).toEqual(['可发证改动过', '可发证'])
    expect((await screen.findByText('改动过')).title).toMatch(/应为 70，现为 99\n.*操作记录第 12 条/)
    expect(screen.getByText(/^其中 1 人的成绩或其他依据改动过，或可能改动过：王契/)).toBeTruthy()

    await user.click(screen.getByRole('button', { name: '全部发证 2 人' }))
    const asked = within(await screen.findByRole('dialog'))
    expect(asked.getByText(/王契.*的成绩.*操作记录第 12 条/)).toBeTruthy()
    await user.click(asked.getByRole('button', { name: '仍要发证' }))
    await waitFor(() => expect(states()).toContain('KF-TS-2026-0002'))
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(sent('certificates.issue')).toMatchObject([{}, { despite: [12] }])
  })

  it('says who is ready and why not the others, and issues to all at once', async () => {
    const { user, sent } = await openTab()
    expect(states()).toEqual(['可发证', '可发证', '未通过考核'])
    expect(screen.getByText('可发 2 人 · 已发 0 张 · 不符合条件 1 人')).toBeTruthy()
    expect(screen.getByText('撤销时会留下记录，已用的编号不再使用。')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: '全部发证 2 人' }))
    expect(sent('certificates.issue')).toEqual([
      { sessionId: 's1', enrolmentIds: ['e00603', 'e00609'], issuedOn: '2026-12-09' },
    ])
    expect(await screen.findByText('已发 2 张证书：KF-TS-2026-0001 至 KF-TS-2026-0002')).toBeTruthy()
  })

  it('says how much of it each attended, and what is asked for where that is too little', async () => {
    const { user } = await openTab({
      rows: [
        candidate('00603', '王契', { attended: 93 }),
        candidate('00609', '欧阳娜娜', { attended: 75, refusal: 'too_little_attendance' }),
        candidate('00633', '李娜', { attended: 0, refusal: 'absent' }),
        candidate('00660', '赵博文', { attended: null, refusal: 'attendance_missing' }),
      ],
    })
    expect(column('出勤率')).toEqual(['93%', '75%', '0%', ''])
    expect(states()).toEqual(['可发证', '出勤率未达 80%', '没有到课', '考勤未记录完'])
    await user.click(screen.getByText('欧阳娜娜'))
    expect(
      await screen.findByText('欧阳娜娜 的出勤率是 75%，低于最低出勤率 80%，不能发证。请先补训。'),
    ).toBeTruthy()
  })

  it('asks in whose name, where nobody has said', async () => {
    const { user, sent } = await openTab({ company: '' })
    await user.click(screen.getByRole('button', { name: '全部发证 2 人' }))
    const asked = within(await screen.findByRole('dialog'))
    await user.click(asked.getByRole('button', { name: '保存并发证' }))
    expect(asked.getByText('请填写单位名称。')).toBeTruthy()
    expect(sent('settings.changeOffice')).toEqual([])
    await user.type(asked.getByRole('textbox', { name: '单位名称' }), '蓝天客服')
    await user.click(asked.getByRole('button', { name: '保存并发证' }))
    await waitFor(() => expect(states()).toEqual(['KF-TS-2026-0001', 'KF-TS-2026-0002', '未通过考核']))
    expect(screen.queryByText(/还没有填写单位名称/)).toBeNull()
    expect(sent('settings.changeOffice')).toMatchObject([{ company: '蓝天客服' }])
  })

  it('asks once about what was altered, also where nobody has said in whose name', async () => {
    const rows = [candidate('00603', '王契', { altered: [{ seq: 12, row: alteredMark }] }), ...ready.slice(1)]
    const { user, sent } = await openTab({ rows, company: '' })
    await user.click(screen.getByRole('button', { name: '全部发证 2 人' }))
    await user.click(await screen.findByRole('button', { name: '仍要发证' }))
    await user.type(await screen.findByRole('textbox', { name: '单位名称' }), '客服中心')
    await user.click(screen.getByRole('button', { name: '保存并发证' }))
    await waitFor(() => expect(states()).toContain('KF-TS-2026-0002'))
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(sent('certificates.issue')).toMatchObject([{}, { despite: [12] }, { despite: [12] }])
  })

  it('says of whoever did not fail, but has yet to sit or cheated, what it is', async () => {
    const of = (staffNo: string, name: string, verdict: 'missed' | 'deferred' | 'cheating' | 'failed') =>
      candidate(staffNo, name, { verdict, refusal: 'not_passed' })
    await openTab({
      rows: [
        of('00603', '王契', 'missed'),
        of('00609', '欧阳娜娜', 'deferred'),
        of('00633', '李娜', 'cheating'),
        of('00636', '赵博文', 'failed'),
      ],
    })
    expect(states()).toEqual(['缺考', '缓考', '作弊', '未通过考核'])
  })

  it('issues to those chosen', async () => {
    const { user, sent } = await openTab()
    await user.click(screen.getByRole('checkbox', { name: '选中 欧阳娜娜' }))
    await user.click(screen.getByRole('button', { name: '发证 1 人' }))
    expect(sent('certificates.issue')).toMatchObject([{ enrolmentIds: ['e00609'] }])
  })

  it('has nothing to issue to somebody who failed', async () => {
    const { user, sent } = await openTab()
    await user.click(screen.getByRole('checkbox', { name: '选中 李娜' }))
    const button = screen.getByRole('button', { name: /发证 0 人/ })
    expect(button.getAttribute('aria-disabled')).toBe('true')
    await user.click(button)
    expect(sent('certificates.issue')).toEqual([])
  })

  it('says a refusal in words', async () => {
    const { user } = await openTab({ refuse: 'bad_certificate_pattern' })
    await user.click(screen.getByRole('button', { name: '全部发证 2 人' }))
    expect(await screen.findByText(/证书编号规则有误/)).toBeTruthy()
  })

  it('warns of characters the fonts lack', async () => {
    await openTab({ rows: [candidate('00801', '王𰻞', { uncovered: ['𰻞'] })] })
    expect(screen.getByText(/有 1 人的姓名含自带字体没有的字：𰻞/)).toBeTruthy()
  })

  it('explains an empty roster', async () => {
    renderPage(<CertificatesTab sessionId="s1" />, {
      ...office(),
      sessions: { get: () => null },
      certificates: {
        ofSession: () => ({
          rows: [],
          ready: 0,
          nextNumber: null,
          lastDay: '2026-12-01',
          minimumAttendance: 80,
        }),
      },
    })
    expect(await screen.findByText('名单是空的')).toBeTruthy()
  })
})

describe('printing', () => {
  const held = (prints: number): ReturnType<typeof candidate>[] =>
    ready.map((row, index) => ({
      ...row,
      refusal: 'already_issued' as const,
      certificate: certificate(row.name, index + 1, { prints: index === 0 ? prints : 0 }),
    }))

  it('goes into the file the person chose, which can be opened', async () => {
    const { user, sent, openWritten } = await openTab({ rows: held(0) })
    await user.click(screen.getByRole('button', { name: '打印成一个 PDF' }))
    await waitFor(() =>
      expect(sent('certificates.printTogether')).toEqual([
        { certificateIds: ['c1', 'c2'], file: 'ticket-file', reason: null },
      ]),
    )
    expect(await screen.findByText('已写入 证书.pdf，共 2 页')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: '打开' }))
    expect(openWritten).toHaveBeenCalledWith('ticket-file')
  })

  it('leaves out what was printed already, unless it is chosen: then it asks why', async () => {
    const { user, sent, chooseFolder } = await openTab({ rows: held(1) })
    await user.click(screen.getByRole('button', { name: '打印成一个 PDF' }))
    await waitFor(() =>
      expect(sent('certificates.printTogether')).toMatchObject([{ certificateIds: ['c2'] }]),
    )

    await user.click(screen.getByRole('checkbox', { name: '选中 王契' }))
    await user.click(screen.getByRole('button', { name: '每人一个文件' }))
    const dialog = await screen.findByRole('dialog')
    await user.click(within(dialog).getByRole('button', { name: '补打' }))
    expect(within(dialog).getByText('请写明原因。')).toBeTruthy()
    expect(chooseFolder).not.toHaveBeenCalled()
    await user.click(within(dialog).getByRole('button', { name: '打印机卡纸' }))
    await user.click(within(dialog).getByRole('button', { name: '补打' }))
    await waitFor(() =>
      expect(sent('certificates.printEach')).toEqual([
        { certificateIds: ['c1'], folder: 'ticket-folder', reason: '打印机卡纸' },
      ]),
    )
    expect(await screen.findByText('已在“第三期”写入 2 个文件')).toBeTruthy()
  })

  it('does nothing when the dialog is given up', async () => {
    const { user, sent, chooseSave } = await openTab({ rows: held(0) })
    chooseSave.mockResolvedValueOnce(null as never)
    await user.click(screen.getByRole('button', { name: '打印成一个 PDF' }))
    expect(sent('certificates.printTogether')).toEqual([])
  })

  it('asks once where one was altered in the register, and into the same file', async () => {
    const { user, sent, chooseSave } = await openTab({
      rows: held(0),
      print: ({ despite = [] }) => {
        if (despite.includes(12)) return { pages: 2, bytes: 1 }
        throw new Refused('altered_certificates', { count: 1, names: ['KF-TS-2026-0001'], notes: [12] })
      },
    })
    await user.click(screen.getByRole('button', { name: '打印成一个 PDF' }))
    const asked = within(await screen.findByRole('dialog'))
    expect(asked.getByText(/有 1 张证书的登记.*操作记录第 12 条）：KF-TS-2026-0001/)).toBeTruthy()
    await user.click(asked.getByRole('button', { name: '仍要打印' }))
    expect(await screen.findByText('已写入 证书.pdf，共 2 页')).toBeTruthy()
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(sent('certificates.printTogether')).toMatchObject([
      { file: 'ticket-file' },
      { file: 'ticket-file', despite: [12] },
    ])
    expect(chooseSave).toHaveBeenCalledTimes(1)
  })

  it('asks once where the logo was altered, and says both where certificates were as well', async () => {
    const altered = { names: ['KF-TS-2026-0001'], notes: [12, 13], logo: [13] }
    const { user } = await openTab({
      rows: held(0),
      print: ({ despite = [] }) => {
        if (despite.includes(12)) return { pages: 2, bytes: 1 }
        throw despite.includes(13)
          ? new Refused('altered_certificates', { count: 1, ...altered })
          : new Refused('altered_certificates', {
              count: 0,
              names: [],
              notes: [13],
              logo: [13],
              context: 'logo',
            })
      },
    })
    await user.click(screen.getByRole('button', { name: '打印成一个 PDF' }))
    const logo = within(await screen.findByRole('dialog', { name: '标志改动过，仍要打印？' }))
    expect(logo.getByText(/证书上的标志.*操作记录第 13 条/)).toBeTruthy()
    expect(logo.queryByText(/证书的登记/)).toBeNull()
    await user.click(logo.getByRole('button', { name: '仍要打印' }))
    const both = within(await screen.findByRole('dialog', { name: '证书的登记改动过，仍要打印？' }))
    expect(both.getByText(/有 1 张证书的登记.*操作记录第 12 条）：KF-TS-2026-0001/)).toBeTruthy()
    expect(both.getByText(/证书上的标志.*操作记录第 13 条/)).toBeTruthy()
    await user.click(both.getByRole('button', { name: '仍要打印' }))
    expect(await screen.findByText('已写入 证书.pdf，共 2 页')).toBeTruthy()
  })

  it('says why it failed', async () => {
    const { user } = await openTab({
      rows: held(0),
      print: () => {
        throw new Refused('not_writable')
      },
    })
    await user.click(screen.getByRole('button', { name: '打印成一个 PDF' }))
    expect(await screen.findByText(/无法写入这个位置/)).toBeTruthy()
  })
})

describe('one certificate', () => {
  const row = (some: Partial<Certificate>, refusal: 'already_issued' | 'voided_needs_reissue') => {
    const own = certificate('王契', 1, some)
    const valid = own.status === 'valid'
    return candidate('00603', '王契', {
      refusal,
      certificate: valid ? own : null,
      voided: valid ? [] : [own],
    })
  }

  it('is voided with a reason', async () => {
    const { user, sent } = await openTab({ rows: [row({}, 'already_issued')] })
    await user.click(screen.getByRole('cell', { name: '王契' }))
    await user.click(await screen.findByRole('button', { name: '作废…' }))
    await user.keyboard('姓名有误{Enter}')
    await waitFor(() => expect(sent('certificates.voidOne')).toEqual([{ id: 'c1', reason: '姓名有误' }]))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('is issued anew with a reason when it was voided', async () => {
    const voided = { status: 'voided' as const, voidedOn: '2026-12-08', voidReason: '姓名有误' }
    const { user, sent } = await openTab({ rows: [row(voided, 'voided_needs_reissue')] })
    expect(states()).toEqual(['KF-TS-2026-0001作废'])
    await user.click(screen.getByRole('cell', { name: '王契' }))
    expect(await screen.findByText('12月8日 · 姓名有误')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: '重新发证…' }))
    await user.click(screen.getByRole('button', { name: '更正后补发' }))
    await user.click(screen.getByRole('button', { name: '重新发证' }))
    await waitFor(() =>
      expect(sent('certificates.reissue')).toEqual([{ enrolmentId: 'e00603', reason: '更正后补发' }]),
    )
  })

  it('is issued anew for the same reason once somebody has said in whose name', async () => {
    const voided = { status: 'voided' as const, voidedOn: '2026-12-08', voidReason: '姓名有误' }
    const { user, sent } = await openTab({ rows: [row(voided, 'voided_needs_reissue')], company: '' })
    await user.click(screen.getByRole('cell', { name: '王契' }))
    await user.click(await screen.findByRole('button', { name: '重新发证…' }))
    await user.click(screen.getByRole('button', { name: '更正后补发' }))
    await user.click(screen.getByRole('button', { name: '重新发证' }))
    await user.type(await screen.findByRole('textbox', { name: '单位名称' }), '蓝天客服')
    await user.click(screen.getByRole('button', { name: '保存并发证' }))
    const asked = { enrolmentId: 'e00603', reason: '更正后补发' }
    await waitFor(() => expect(sent('certificates.reissue')).toEqual([asked, asked]))
    await waitFor(() => expect(screen.queryByRole('dialog', { name: '填写发证单位' })).toBeNull())
    expect(screen.queryByText(/还没有填写单位名称/)).toBeNull()
  })
})

it('draws the document in a root of its own', async () => {
  renderPage(<CertificatesTab sessionId="s1" />, {
    ...office(),
    sessions: { get: () => null },
    certificates: {
      ofSession: () => ({
        rows: ready,
        ready: 2,
        nextNumber: null,
        lastDay: '2026-12-01',
        minimumAttendance: 80,
      }),
      preview: () => ({ face: faceHtml.face, html: faceHtml.html }),
    },
  })
  const figure = await screen.findByRole('figure', { name: '王契 的证书' })
  expect(figure.firstElementChild?.shadowRoot?.textContent).toContain('兹证明王契')
})
