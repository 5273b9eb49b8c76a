/** What lies over the page: one thing at a time, asked for by a button or by a key. */
import type { GroupId, StudentId, TeacherCommand } from '../../../../shared/wire/classroom.ts'
import type { Asked } from '../../../model/teacher-session.ts'
import type { ClassProps } from '../class.tsx'
import { BeginDialog } from './begin-dialog.tsx'
import { CodeDialog } from './code-dialog.tsx'
import { EraseDialog } from './erase-dialog.tsx'
import { ExtendDialog } from './extend-dialog.tsx'
import { FreezeDialog } from './freeze-dialog.tsx'
import { KeysDialog } from './keys-dialog.tsx'
import { EndDialog, NextDialog } from './pace-dialogs.tsx'
import { PlanDialog } from './plan-dialog.tsx'
import { ProjectorDialog } from './projector-dialog.tsx'
import { RehearseDialog } from './rehearse-dialog.tsx'
import { RenewDialog } from './renew-dialog.tsx'
import { SayDialog } from './say-dialog.tsx'
import { StudentDialog } from './student-dialog.tsx'

export type Over =
  | {
      readonly type:
        | 'code'
        | 'start'
        | 'rehearse'
        | 'next'
        | 'extend'
        | 'projector'
        | 'end'
        | 'erase'
        | 'help'
        | 'plan'
        | 'renew'
    }
  | { readonly type: 'freeze'; readonly group: GroupId | null }
  | { readonly type: 'say'; readonly to: Extract<TeacherCommand, { type: 'say' }>['to'] }
  | { readonly type: 'student'; readonly id: StudentId }

export interface DialogProps extends ClassProps {
  readonly asked: Asked
  readonly onClose: () => void
  /** Asks, and closes the dialog when it was done. A refusal is said on the page. */
  readonly ask: (command: TeacherCommand) => void
}

interface DialogsProps extends Omit<DialogProps, 'ask'> {
  readonly over: Over
}

export function Dialogs({ over, ...rest }: DialogsProps) {
  const props: DialogProps = {
    ...rest,
    ask: command => void rest.session.ask(command).finally(rest.onClose),
  }
  switch (over.type) {
    case 'code':
      return <CodeDialog {...props} />
    case 'start':
      return <BeginDialog {...props} />
    case 'rehearse':
      return <RehearseDialog {...props} />
    case 'next':
      return <NextDialog {...props} />
    case 'extend':
      return <ExtendDialog {...props} />
    case 'projector':
      return <ProjectorDialog {...props} />
    case 'end':
      return <EndDialog {...props} />
    case 'erase':
      return <EraseDialog {...props} />
    case 'renew':
      return <RenewDialog {...props} />
    case 'plan':
      return <PlanDialog {...props} />
    case 'help':
      return <KeysDialog {...props} />
    case 'freeze':
      return <FreezeDialog {...props} group={over.group} />
    case 'say':
      return <SayDialog {...props} to={over.to} />
    case 'student':
      return <StudentDialog {...props} id={over.id} />
  }
}
