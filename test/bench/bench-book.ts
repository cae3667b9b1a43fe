import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { v7 } from 'uuid'
import type { Host } from '../../electron/service/context'
import { createService, type Service } from '../../electron/service/service'
import { type Caller, openCalls } from '../../src/contract/caller'
import { type Contract, contract } from '../../src/contract/contract'
import type { ProcedureDef } from '../../src/contract/define'
import type { Port } from '../../src/contract/wire'

export interface BenchBook {
  folder: string
  service: Service
  /** Over a real message channel, checked on both ends, as the page calls. */
  caller: Caller<Contract>
  ticket(path: string): string
  close(): Promise<void>
}

export interface BenchBookOptions {
  /** The writer and the readers of files in threads of their own, as in the application. */
  threads?: boolean
  print?: Host['print']
  /** A book that is there already, and stays; otherwise an empty one that goes when it is closed. */
  folder?: string | null
  /** Whether the book is made first; one in a folder of its own always is. */
  create?: boolean
}

/** A book, and a caller that goes over the wire. */
export async function openBenchBook({
  threads = false,
  print = () => Promise.reject(new Error('the bench prints elsewhere')),
  folder: given = null,
  create = given === null,
}: BenchBookOptions = {}): Promise<BenchBook> {
  const folder = given ?? mkdtempSync(join(tmpdir(), 'zhixing-bench-'))
  const tickets = new Map<string, string>()
  const service = await createService({
    dataDir: folder,
    host: {
      pathOf: ticket => tickets.get(ticket) ?? null,
      print,
    },
    now: () => new Date('2026-12-09T01:00:00Z'),
    writer: threads ? 'thread' : 'inline',
    backups: null,
    log: error => console.error(error),
    onFatal: error => console.error(error),
  })
  if (create) await service.call('book', 'create', { kind: 'empty' })
  const { port1, port2 } = new MessageChannel()
  service.attach(portOf(port1))
  const send = openCalls(portOf(port2), {
    meta: () => ({ commandId: v7(), operatorId: null }),
  })
  const caller = callerOver(send)
  return {
    folder,
    service,
    caller,
    ticket(path) {
      const ticket = `ticket-${tickets.size + 1}`
      tickets.set(ticket, path)
      return ticket
    },
    async close() {
      port1.close()
      await service.close()
      if (given === null) rmSync(folder, { recursive: true, force: true })
    },
  }
}

function callerOver(send: ReturnType<typeof openCalls>): Caller<Contract> {
  const rooms = Object.entries(contract as Record<string, Record<string, ProcedureDef>>).map(
    ([area, procedures]) => {
      const calls = Object.entries(procedures).map(([name, procedure]) => [
        name,
        (input: unknown) => send(area, name, procedure, input),
      ])
      return [area, Object.fromEntries(calls)]
    },
  )
  return Object.fromEntries(rooms) as Caller<Contract>
}

function portOf(port: MessagePort): Port {
  return {
    post: message => port.postMessage(message),
    onMessage: listener => port.on('message', listener),
    onClose: listener => port.on('close', listener),
  }
}

const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗']
const given = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀兰霞平刚桂英华玉萍红']
const branches = ['总部', '华东分部', '华南分部', '华北分部', '西南分部', '东北分部', '西北分部']

/** Row number `index` of an invented roster: the same every time, homonyms included. */
export function rosterPerson(index: number) {
  const pick = <T>(from: readonly T[], step: number) => from[Math.floor(index / step) % from.length] as T
  return {
    staffNo: String(10_000 + index).padStart(6, '0'),
    name: pick(surnames, 1) + pick(given, 20) + pick(given, 7),
    gender: index % 3 === 0 ? ('male' as const) : ('female' as const),
    unit: pick(branches, 3),
    team: `热线${(index % 4) + 1}组`,
    post: index % 9 === 0 ? '投诉处理专员' : '客服专员',
    gradeLevel: pick(['初级', '中级', '高级'], 5),
    hiredOn: `20${String(10 + (index % 15)).padStart(2, '0')}-0${(index % 9) + 1}-1${index % 9}`,
    phone: `138${String(index).padStart(8, '0')}`,
    supervisorNo: String(10_000 + (index % 50)).padStart(6, '0'),
    status: 'active' as const,
    note: '',
  }
}
