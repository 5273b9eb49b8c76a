/** The gate for what people of a class ask of it. Who may ask it at all is looked at before. */
import * as v from 'valibot'
import {
  CLASS_SPEEDS,
  EXTRA_TIMES,
  type JoinClass,
  type NewSession,
  type StudentCommand,
  type TeacherCommand,
} from './classroom.ts'
import { ID, isMove, NAME, type Parsed, PRINTABLE, parse } from './validate.ts'
import { FAULT, PLAN } from './validate-plan.ts'

export const CLASS_LIMITS = {
  line: 300,
  why: 80,
  identifier: 64,
  freezeMinutes: [1, 30],
  extendMinutes: [-30, 30],
  rehearsed: 60,
  word: 80,
} as const

const text = (most: number) =>
  v.pipe(
    v.string('must be text'),
    v.maxLength(most * 4, `must have at most ${most} characters`),
    v.normalize('NFC'),
    v.trim(),
    v.check(line => [...line].length <= most, `must have at most ${most} characters`),
    v.regex(PRINTABLE, 'must have printable characters only'),
  )
const whole = (from: number, to: number) =>
  v.pipe(
    v.number('must be a number'),
    v.integer('must be a whole number'),
    v.minValue(from, `must be at least ${from}`),
    v.maxValue(to, `must be at most ${to}`),
  )

const GROUP = v.pipe(v.string('must be text'), v.regex(/^[1-9]\d{0,2}$/, 'must be the number of a group'))
/** 192 bits in base64url. */
const KEY = v.pipe(v.string('must be text'), v.regex(/^[\w-]{32}$/, 'must be a key of 32 letters'))
const STUDENT = ID
const NODE = ID

const NEW_SESSION: v.GenericSchema<unknown, NewSession> = v.object({ plan: PLAN })

const JOIN: v.GenericSchema<unknown, JoinClass> = v.object({
  name: v.exactOptional(NAME),
  word: v.exactOptional(text(CLASS_LIMITS.word)),
  teacherIdentifier: v.exactOptional(text(CLASS_LIMITS.identifier)),
})

type ByType<T extends { readonly type: string }> = {
  readonly [K in T['type']]: v.GenericSchema<unknown, Extract<T, { readonly type: K }>>
}

export const TEACHER_COMMANDS: ByType<TeacherCommand> = {
  start: v.object({ type: v.literal('start') }),
  next: v.object({ type: v.literal('next') }),
  freeze: v.object({
    type: v.literal('freeze'),
    group: v.nullable(GROUP),
    minutes: whole(...CLASS_LIMITS.freezeMinutes),
    why: text(CLASS_LIMITS.why),
  }),
  thaw: v.object({ type: v.literal('thaw'), group: v.nullable(GROUP) }),
  speed: v.object({ type: v.literal('speed'), speed: v.picklist(CLASS_SPEEDS, 'must be one of the speeds') }),
  extend: v.object({ type: v.literal('extend'), minutes: whole(...CLASS_LIMITS.extendMinutes) }),
  say: v.object({
    type: v.literal('say'),
    to: v.nullable(
      v.union([v.object({ group: GROUP }), v.object({ student: STUDENT })], 'must be a group or a student'),
    ),
    text: text(CLASS_LIMITS.line),
  }),
  nudge: v.object({ type: v.literal('nudge'), student: STUDENT }),
  control: v.object({ type: v.literal('control'), student: STUDENT, by: v.picklist(['person', 'bot']) }),
  move: v.object({ type: v.literal('move'), student: STUDENT, group: GROUP }),
  rename: v.object({ type: v.literal('rename'), student: STUDENT, name: NAME }),
  remove: v.object({ type: v.literal('remove'), student: STUDENT }),
  extraTime: v.object({
    type: v.literal('extraTime'),
    student: STUDENT,
    factor: v.picklist(EXTRA_TIMES, 'must be one of the factors'),
  }),
  helped: v.object({ type: v.literal('helped'), student: STUDENT }),
  fault: v.object({ type: v.literal('fault'), group: v.nullable(GROUP), fault: FAULT }),
  act: v.object({
    type: v.literal('act'),
    group: GROUP,
    node: NODE,
    move: v.custom<Extract<TeacherCommand, { type: 'act' }>['move']>(isMove, 'must be a move'),
  }),
  show: v.object({
    type: v.literal('show'),
    what: v.variant('type', [
      v.object({ type: v.literal('code') }),
      v.object({ type: v.literal('class') }),
      v.object({ type: v.literal('example'), id: v.pipe(v.string('must be text'), v.maxLength(80, 'is too long')) }),
    ]),
  }),
  replan: v.object({ type: v.literal('replan'), plan: PLAN }),
  rehearse: v.object({ type: v.literal('rehearse'), students: whole(1, CLASS_LIMITS.rehearsed) }),
  undo: v.object({ type: v.literal('undo') }),
  end: v.object({ type: v.literal('end') }),
  rekey: v.object({ type: v.literal('rekey'), teacher: KEY, coTeacher: KEY }),
  erase: v.object({ type: v.literal('erase') }),
}

export const STUDENT_COMMANDS: ByType<StudentCommand> = {
  help: v.object({ type: v.literal('help'), on: v.boolean('must be true or false') }),
  name: v.object({ type: v.literal('name'), name: NAME }),
  leave: v.object({ type: v.literal('leave') }),
}

export const parseNewSession = (input: unknown): Parsed<NewSession> => parse(NEW_SESSION, input, 'A new class')
export const parseJoinClass = (input: unknown): Parsed<JoinClass> => parse(JOIN, input, 'Joining a class')

/** The name of a command, and nothing else of it yet. */
export function commandType(input: unknown): string | undefined {
  return input instanceof Object && 'type' in input && typeof input.type === 'string' ? input.type : undefined
}

export const isTeacherCommand = (type: string): type is TeacherCommand['type'] => Object.hasOwn(TEACHER_COMMANDS, type)
export const isStudentCommand = (type: string): type is StudentCommand['type'] => Object.hasOwn(STUDENT_COMMANDS, type)

export function parseTeacherCommand<K extends TeacherCommand['type']>(
  type: K,
  input: unknown,
): Parsed<Extract<TeacherCommand, { readonly type: K }>> {
  return parse<Extract<TeacherCommand, { readonly type: K }>>(TEACHER_COMMANDS[type], input, `Command "${type}"`)
}

export function parseStudentCommand<K extends StudentCommand['type']>(
  type: K,
  input: unknown,
): Parsed<Extract<StudentCommand, { readonly type: K }>> {
  return parse<Extract<StudentCommand, { readonly type: K }>>(STUDENT_COMMANDS[type], input, `Command "${type}"`)
}
