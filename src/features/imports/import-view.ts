import { createStore, type StoreApi } from 'zustand'
import type { Caller } from '../../contract/caller'
import type { Contract } from '../../contract/contract'
import type { InputOf, PhaseOf } from '../../contract/define'
import {
  type ColumnsAsked,
  columnsAsked,
  type ImportChoices,
  type ImportPreviewOutput,
} from '../../contract/imports'
import { CallError, refusalCode } from '../../contract/wire'
import type { ImportKind } from '../../domain/imports/preview'
import { answersOf, type PickedOption, rowDecisionsOf } from './options'

/** One a person chose or dropped, or a table that was pasted. */
export type ImportFile = { name: string; source: ImportSource }
type ImportSource = Pick<InputOf<Contract['imports']['preview']>, 'file' | 'pasted'>

export type ReadingPhase = PhaseOf<Contract['imports']['preview']>

export type Stage =
  | { at: 'start' }
  | { at: 'reading'; phase: ReadingPhase }
  /** Too few columns were recognised: a person points them out. */
  | { at: 'asked'; asked: ColumnsAsked }
  | { at: 'preview'; preview: ImportPreviewOutput }
  | {
      at: 'writing'
      preview: ImportPreviewOutput
      phase: PhaseOf<Contract['imports']['apply']>
      stopping: boolean
    }

/** What a person wants of the file; the preview follows it. */
export interface PreviewRequest {
  kind: ImportKind | null
  sessionId: string | null
  sheet: string | null
  mapping: Record<string, string | null> | null
  /** Of a roster's numbers that lost their zeros, where no row says otherwise. */
  zeros: 'pad' | 'keep'
  picks: ReadonlyMap<string, PickedOption>
  /** The first of the findings that are shown, where they are many. */
  findingsFrom: number
}

export interface ImportDone {
  kind: ImportKind
  sessionId: string | null
  seq: number | null
  written: number
  leftOut: number
}

export interface ImportView {
  stage: Stage
  file: ImportFile | null
  request: PreviewRequest
  /** Being looked at again: what is shown is of an earlier request. */
  following: boolean
  /** Why the last thing asked for was refused. */
  error: unknown
  /** The book changed under the preview, which was made again by itself. */
  changed: boolean
  open(file: ImportFile, kind?: ImportKind): Promise<void>
  want(change: Partial<PreviewRequest>): void
  pick(key: string, pick: PickedOption | null): void
  /** Null when it was not done: the view says why. */
  apply(): Promise<ImportDone | 'stopped' | null>
  stop(): void
  close(): void
  forgetError(): void
}

type ImportsClient = Pick<Caller<Contract>['imports'], 'preview' | 'review' | 'apply' | 'forget'>

/** One visit to the page: which file is open, what was decided, what came of it. */
export function createImportView(
  imports: ImportsClient,
  start: { kind: ImportKind | null; sessionId: string | null },
): StoreApi<ImportView> {
  const noRequest: PreviewRequest = {
    ...start,
    sheet: null,
    mapping: null,
    zeros: 'pad',
    picks: new Map(),
    findingsFrom: 0,
  }
  let token: string | null = null
  let running: AbortController | null = null
  /** The newest request that gave a preview: gone back to when the next one cannot be met. */
  let met: PreviewRequest | null = null

  return createStore<ImportView>((set, get) => {
    const putDown = () => {
      running?.abort()
      running = null
      if (token !== null) imports.forget({ token }).catch(() => undefined)
      token = null
      met = null
    }

    const shown = (preview: ImportPreviewOutput, request: PreviewRequest) => {
      token = preview.token
      const { kind, sessionId } = preview
      met = { ...request, kind, sessionId }
      set({ stage: { at: 'preview', preview }, request: met })
    }

    /** True when the refusal asks for columns, and the file stays open. */
    const askedBy = (error: unknown): boolean => {
      const asked = columnsIn(error)
      if (!asked) return false
      token = asked.token
      set(view => ({ stage: { at: 'asked', asked }, request: { ...view.request, kind: asked.kind }, error }))
      return true
    }

    const giveUp = (error: unknown) => {
      putDown()
      set({ stage: { at: 'start' }, error })
    }

    /** Looks again until what is shown is what is wanted; only the newest request counts. */
    const follow = async (settled: PreviewRequest | null = null) => {
      const asked = token
      if (get().following || asked === null) return
      set({ following: true })
      while (token === asked && get().request !== settled) {
        const request = get().request
        const answer = await imports
          .review({ ...askedOf(request), findingsFrom: request.findingsFrom, token: asked })
          .then(
            preview => ({ preview }),
            (error: unknown) => ({ error }),
          )
        if (token !== asked || get().request !== request) continue
        if ('preview' in answer) shown(answer.preview, request)
        else if (!askedBy(answer.error)) {
          const { error } = answer
          if (met && met !== request && refusalCode(error) !== 'token_gone') {
            set({ request: met, error })
            continue
          }
          giveUp(error)
        }
        settled = get().request
      }
      set({ following: false })
      if (token !== null && token !== asked) await follow()
    }

    const read = (file: ImportFile, kind: ImportKind | null, control: AbortController) =>
      imports.preview(
        { ...askedOf(get().request), kind, ...file.source },
        {
          signal: control.signal,
          onProgress: ({ phase }) => running === control && set({ stage: { at: 'reading', phase } }),
        },
      )

    return {
      stage: { at: 'start' },
      file: null,
      request: noRequest,
      following: false,
      error: null,
      changed: false,

      async open(file, kind) {
        putDown()
        const control = new AbortController()
        running = control
        const request = { ...noRequest, kind: kind ?? null }
        set({ stage: { at: 'reading', phase: 'reading' }, file, request, error: null, changed: false })
        try {
          // The headings say what the file is; only where they say nothing does it count what was expected.
          const preview = await read(file, kind ?? null, control).catch((error: unknown) => {
            if (kind || !start.kind || refusalCode(error) !== 'kind_unknown') throw error
            return read(file, start.kind, control)
          })
          if (running === control) shown(preview, request)
          else imports.forget({ token: preview.token }).catch(() => undefined)
        } catch (error) {
          if (running === control && !askedBy(error)) giveUp(isStopped(error) ? null : error)
        } finally {
          if (running === control) running = null
        }
      },

      want(change) {
        // What is written is what was shown: nothing of it changes until that has ended.
        if (get().stage.at === 'writing') return
        // Another sheet or another kind has other rows: what was decided does not hold there.
        const anew = change.kind !== undefined || change.sheet !== undefined
        const base = anew ? { mapping: null, zeros: 'pad' as const, findingsFrom: 0 } : {}
        const before = get().request
        // Nor does what was decided about the file for one session hold for another.
        const moved = before.sessionId !== null && (change.sessionId ?? before.sessionId) !== before.sessionId
        const picks = anew || moved ? new Map<string, PickedOption>() : before.picks
        const request = { ...before, ...base, picks, ...change }
        set({ request, error: null })
        // That a future date shall stay as it is changes nothing of the preview.
        if (get().stage.at !== 'preview' || requestKey(before) !== requestKey(request)) void follow()
      },

      pick(key, pick) {
        const picks = new Map(get().request.picks)
        if (pick) picks.set(key, pick)
        else picks.delete(key)
        get().want({ picks })
      },

      async apply() {
        const { stage, following, request } = get()
        if (stage.at !== 'preview' || following || token === null) return null
        const { preview } = stage
        const control = new AbortController()
        running = control
        set({
          stage: { at: 'writing', preview, phase: 'backup', stopping: false },
          error: null,
          changed: false,
        })
        try {
          const { seq, written, leftOut } = await imports.apply(
            { token },
            {
              signal: control.signal,
              onProgress: ({ phase }) =>
                running === control &&
                set({ stage: { at: 'writing', preview, phase, stopping: control.signal.aborted } }),
            },
          )
          token = null
          set({ stage: { at: 'start' }, file: null, request: noRequest })
          return { kind: preview.kind, sessionId: preview.sessionId, seq, written, leftOut }
        } catch (error) {
          set({ stage: { at: 'preview', preview } })
          if (isStopped(error)) return 'stopped'
          if (refusalCode(error) === 'book_changed') {
            set({ changed: true, request: { ...request } })
            void follow()
          } else if (refusalCode(error) === 'token_gone') giveUp(error)
          else set({ error })
          return null
        } finally {
          if (running === control) running = null
        }
      },

      stop() {
        running?.abort()
        const { stage } = get()
        if (stage.at === 'writing') set({ stage: { ...stage, stopping: true } })
      },

      close() {
        putDown()
        set({ stage: { at: 'start' }, file: null, request: noRequest, error: null, changed: false })
      },

      forgetError: () => set({ error: null, changed: false }),
    }
  })
}

function askedOf({ kind, sessionId, sheet, mapping, zeros, picks }: PreviewRequest): {
  kind?: ImportKind
  sessionId: string | null
  choices: ImportChoices
} {
  const choices = {
    sheet,
    mapping,
    // Of files that decide nothing about zeros a number without them stays a question.
    pad: zeros === 'pad' ? null : false,
    takeConflicts: false,
    decisions: rowDecisionsOf(picks),
    answers: answersOf(picks),
    enrolMissing: false,
  }
  return { ...(kind === null ? {} : { kind }), sessionId, choices }
}

const requestKey = (request: PreviewRequest) => JSON.stringify([askedOf(request), request.findingsFrom])

const isStopped = (error: unknown) => error instanceof CallError && error.error.kind === 'stopped'

function columnsIn(error: unknown): ColumnsAsked | null {
  if (!(error instanceof CallError) || error.error.kind !== 'refused') return null
  const read = columnsAsked.safeParse(error.error.params)
  return read.success ? read.data : null
}
