/** Which words stand where, for a model and a layout. Pure. */
import { at, type Point } from './geometry.ts'
import type { Label, Run } from './labels.ts'
import type { Layout } from './layout.ts'
import type { BoardModel, IslandModel } from './model.ts'
import { css, INK } from './palette.ts'

const ON_LAND = css(0x0e241d)

export function labelsFor(model: BoardModel, layout: Layout): readonly Label[] {
  const you = model.islands.find(i => i.you)
  return [
    ...layout.others.flatMap(o => {
      const island = model.islands.find(i => i.node === o.node)
      return island === undefined
        ? []
        : [plateOf(island, at(o.centre.x, o.centre.y + (layout.compact ? 44 : 58) * o.scale), layout)]
    }),
    ...(layout.compact
      ? []
      : [...thingLabels(model, layout), markLabel(model, layout), ...horizonLabels(layout)].flat()),
    ...(model.loss > 0 ? [stormLabel(model, layout)] : []),
    ...(you === undefined ? [] : [ownPlate(you, model, layout)]),
  ]
}

function plateOf(island: IslandModel, place: Point, layout: Layout): Label {
  const seat = island.who === 'person' ? '' : island.who
  const rest = layout.compact ? (seat === '' ? '' : ` ${seat}`) : ` ${island.name}${seat === '' ? '' : ` · ${seat}`}`
  return {
    runs: [{ text: island.node, bold: true }, ...(rest === '' ? [] : [{ text: rest }])],
    place,
    align: 'middle',
    ground: 'plate',
    glyph: island.who,
  }
}

/** On a phone there is no room beside the tower, so the own plate says the role as well. */
function ownPlate(you: IslandModel, model: BoardModel, layout: Layout): Label {
  const word = roleWord(model)
  if (!layout.compact) {
    const place = at(layout.home.x, layout.home.y + 170 * layout.unit)
    return { runs: [{ text: `${you.node} ${you.name} · you`, bold: true }], place, align: 'middle', ground: 'you' }
  }
  const place = at(layout.home.x, layout.home.y + 84 * layout.unit)
  const text = word === '' ? `${you.node} · you` : `${you.node} · ${word}`
  return { runs: [{ text, bold: true }], place, align: 'middle', ground: 'you', glyph: roleGlyph(model) }
}

const roleWord = (model: BoardModel): string => (model.up ? model.mark.word : 'crashed')
const roleGlyph = (model: BoardModel): NonNullable<Label['glyph']> => (model.up ? model.mark.shape : 'crashed')

const ROLE_INK = { anchor: INK.ink, pennant: INK.wait, beacon: INK.light, mask: INK.inject, none: INK.ink } as const

function markLabel(model: BoardModel, layout: Layout): readonly Label[] {
  const word = roleWord(model)
  if (word === '') return []
  const place = at(layout.home.x - (model.up ? 52 : 60) * layout.unit, layout.home.y - 70 * layout.unit)
  const colour = model.up ? ROLE_INK[model.mark.shape] : INK.bad
  return [
    { runs: [{ text: word, bold: true, colour }], place, align: 'right', ground: 'plate', glyph: roleGlyph(model) },
  ]
}

function thingLabels(model: BoardModel, layout: Layout): readonly Label[] {
  if (!model.up) return []
  const words = (text: string, x: number, y: number, run: Omit<Run, 'text'> = {}): readonly Label[] =>
    text === ''
      ? []
      : [
          {
            runs: [{ text, bold: true, ...run }],
            place: at(layout.home.x + x * layout.unit, layout.home.y + y * layout.unit),
            align: 'middle',
            ground: 'none',
            wrap: 122 * layout.unit,
            edge: ON_LAND,
          },
        ]
  return [
    ...words(model.disk, 48, 35),
    ...words(model.memory, -74, 40),
    ...(model.unsaved ? words('unsaved', -74, 40 + 20 / layout.unit, { colour: INK.wait }) : []),
  ]
}

function stormLabel(model: BoardModel, layout: Layout): Label {
  const place = at(layout.storm.x, layout.storm.y + (layout.compact ? 64 : -62) * layout.unit)
  const rest = layout.compact || model.lossText === '' ? [] : [{ text: ` · ${model.lossText}`, colour: INK.dim }]
  return { runs: [{ text: 'storm', bold: true }, ...rest], place, align: 'middle', ground: 'none' }
}

function horizonLabels(layout: Layout): readonly Label[] {
  if (layout.others.length === 0 || layout.free.w < 640) return []
  const [x, y] = [layout.free.x + 26, layout.free.y + layout.free.h - 62]
  const line = (text: string, row: number, run: Omit<Run, 'text'>): Label => ({
    runs: [{ text, ...run }],
    place: at(x, y + row * 21),
    align: 'left',
    ground: 'none',
  })
  return [
    line('your horizon', 0, { bold: true, colour: INK.you }),
    line('beyond it,', 1, { colour: INK.dim }),
    line('only boats tell', 2, { colour: INK.dim }),
  ]
}
