/**
 * A night as an OpenTelemetry trace: OTLP/JSON, as the OpenTelemetry Protocol Specification 1.x writes it (ids in hex,
 * 64-bit times as strings, enums as numbers). One resource for each node; a span for each card that was handled, linked
 * to the span that sent it. Ids follow from the night's name: the same night gives the same trace.
 */
import { hash32, hashText } from '../../kernel/dice.ts'
import type { Kit } from '../../kernel/protocol.ts'
import { actWords, claimWords, sentWords } from '../act-words.ts'
import type { Chronicle } from '../chronicle.ts'
import { type Span, spansOf } from './spans.ts'

const INTERNAL = 1
const CONSUMER = 5
const STATUS_ERROR = 2

interface Attribute {
  readonly key: string
  readonly value: { readonly stringValue: string } | { readonly intValue: string }
}

interface OtlpSpan {
  readonly traceId: string
  readonly spanId: string
  readonly name: string
  readonly kind: number
  readonly startTimeUnixNano: string
  readonly endTimeUnixNano: string
  readonly attributes: readonly Attribute[]
  readonly events: readonly { readonly timeUnixNano: string; readonly name: string }[]
  readonly links: readonly { readonly traceId: string; readonly spanId: string }[]
  readonly status?: { readonly code: number; readonly message: string }
}

interface OtlpTrace {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] }
    readonly scopeSpans: readonly { readonly scope: { readonly name: string }; readonly spans: readonly OtlpSpan[] }[]
  }[]
}

/** `beganUnixMs`: when the night began in real time, where that is known; simulated time counts from there. */
export function otlpTrace<K extends Kit>(history: Chronicle<K>, beganUnixMs = 0): OtlpTrace {
  const spans = spansOf(history.acts)
  return {
    resourceSpans: history.nodes.map(({ node, role }) => ({
      resource: {
        attributes: [text('service.name', node), text('service.namespace', history.name), text('role', role)],
      },
      scopeSpans: [
        {
          scope: { name: 'lossy-isles' },
          spans: spans.filter(span => span.node === node).map(span => otlpSpan(history, span, beganUnixMs)),
        },
      ],
    })),
  }
}

function otlpSpan<K extends Kit>(history: Chronicle<K>, span: Span<K>, beganUnixMs: number): OtlpSpan {
  const { protocol, name } = history
  const { begins, ends, cause } = span
  const { word, detail } = actWords(protocol, ends)
  const card = begins === ends ? undefined : actWords(protocol, begins)
  const traceId = traceIdOf(name)
  const endTimeUnixNano = nanos(beganUnixMs + ends.atMs)
  const said = [
    ...sentWords(protocol, ends).map(s => `sends ${s}`),
    ...claimWords(protocol, ends).map(c => `claims ${c}`),
  ]
  const [rule] = ends.mistakes
  return {
    traceId,
    spanId: spanIdOf(name, ends.index),
    name: word,
    kind: begins.act.type === 'deliver' ? CONSUMER : INTERNAL,
    startTimeUnixNano: nanos(beganUnixMs + begins.atMs),
    endTimeUnixNano,
    attributes: [
      text('detail', detail),
      text('by', ends.by),
      { key: 'act', value: { intValue: String(ends.index) } },
      ...(card ? [text('card', `${card.word}: ${card.detail}`)] : []),
      ...ends.mistakes.map(broken => text('breaks_rule', broken)),
    ],
    events: said.map(words => ({ timeUnixNano: endTimeUnixNano, name: words })),
    links: cause === undefined ? [] : [{ traceId, spanId: spanIdOf(name, cause) }],
    ...(rule !== undefined && { status: { code: STATUS_ERROR, message: protocol.rules[rule as K['rule']].why } }),
  }
}

function traceIdOf(name: string): string {
  return hashText(`${name}/trace`) + hashText(`${name}/more`)
}

/** Half from the name and half the act's own number: no two acts of a night can meet. */
function spanIdOf(name: string, act: number): string {
  return hex8(hash32(`${name}/span`)) + hex8(act + 1)
}

const hex8 = (n: number): string => n.toString(16).padStart(8, '0')

/** Milliseconds as nanoseconds: too large for a number, so the zeros are written. */
const nanos = (ms: number): string => `${Math.round(ms)}000000`

function text(key: string, value: string): Attribute {
  return { key, value: { stringValue: value } }
}
