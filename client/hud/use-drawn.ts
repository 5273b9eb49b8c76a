/** A sea that Phaser draws, fetched on its own: until it is here, or where it cannot run, words must do. */
import type { Ref } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Board, BoardOptions, Chart } from '../board/model.ts'
import { preferences, wantsReducedMotion } from '../model/preferences.ts'
import { rendererWanted } from '../model/route.ts'

export interface BoardModule {
  readonly createBoard: (options: BoardOptions) => Promise<Board>
  readonly createChart: (options: Canvas) => Promise<Chart>
}

export type Canvas = Pick<BoardOptions, 'parent' | 'renderer'>

interface Drawing {
  setReducedMotion(reduced: boolean): void
  destroy(): void
}

interface Drawn<T> {
  readonly host: Ref<HTMLDivElement> & { readonly current: HTMLDivElement | null }
  readonly drawing: T | null
  readonly failed: boolean
}

// A glob, so that a client without a board still builds.
const modules = import.meta.glob<BoardModule>('../board/board.ts')

/** `make` is called once, when the code is here. */
export function useDrawn<T extends Drawing>(make: (module: BoardModule, canvas: Canvas) => Promise<T>): Drawn<T> {
  const host = useRef<HTMLDivElement>(null)
  const [drawing, setDrawing] = useState<T | null>(null)
  const [failed, setFailed] = useState(false)
  const first = useRef(make)
  useEffect(() => {
    const parent = host.current
    const load = Object.values(modules)[0]
    if (parent === null || load === undefined) {
      setFailed(true)
      return undefined
    }
    let made: T | null = null
    let gone = false
    load()
      .then(module => first.current(module, { parent, renderer: rendererWanted() }))
      .then(created => {
        if (gone) created.destroy()
        else {
          made = created
          setDrawing(created)
        }
      })
      .catch(() => setFailed(true))
    return () => {
      gone = true
      made?.destroy()
    }
  }, [])

  useEffect(() => {
    if (drawing === null) return undefined
    const apply = () => drawing.setReducedMotion(wantsReducedMotion())
    apply()
    return preferences.subscribe(apply)
  }, [drawing])

  return { host, drawing, failed }
}
