/** What was learnt, met again outside the game: one question after each level. */
import type { Transfer } from '../../kernel/level.ts'

export const transfer = {
  journey: {
    type: 'code',
    excerpt:
      'try:\n' +
      '  bank.charge(order.id, amount, timeout = 5s)\n' +
      'except Timeout:\n' +
      '  order.state = "payment failed"\n' +
      '  hotel.cancel(order.id)',
    ask: 'The call times out. What does this code not know?',
    options: [
      'Whether the bank has charged',
      'Whether the hotel can be reached',
      'Nothing: a timeout means that the charge failed',
    ],
    right: 0,
    because:
      'The request may be lost, slow or done with its answer lost. Ask again under the same idempotency key until there is an answer, or compensate the charge too.',
    cite: 'Birrell and Nelson, “Implementing Remote Procedure Calls”, TOCS 1984: of a call that failed the caller is not told whether it was done',
  },
  refund: {
    type: 'log',
    excerpt:
      '12:00:01 refund order 7, attempt 1: timeout\n' +
      '12:00:06 refund order 7, attempt 2: timeout\n' +
      '12:00:11 refund order 7, attempt 3: timeout\n' +
      '12:00:11 giving up; order 7 marked "cancelled"',
    ask: 'What is missing from this saga?',
    options: [
      'A compensation is retried until it is done, or a person is told',
      'The order should have been marked before the first attempt',
      'The refund should have been rolled back as well',
    ],
    right: 0,
    because:
      'There is nothing behind a compensation to fall back on: it must be retriable, and idempotent because it is retried.',
    cite: 'Garcia-Molina and Salem, “Sagas”, SIGMOD 1987; Richardson, Microservices Patterns, ch. 4',
  },
  email: {
    type: 'code',
    excerpt:
      'on OrderPlaced(order):\n' +
      '  reserveSeat(order)\n' +
      '  sendMail(order.customer, "You are booked")\n' +
      '  charge(order)      // may be declined\n' +
      '  confirmSeat(order)',
    ask: 'Where does sendMail belong?',
    options: [
      'Before reserveSeat',
      'Where it is: customers like quick answers',
      'After charge, the last step that can be declined',
    ],
    right: 2,
    because:
      'A letter cannot be taken back. What cannot be compensated goes behind the pivot: the last step that can still fail for good.',
    cite: 'Richardson, Microservices Patterns, ch. 4: compensatable, pivot and retriable transactions',
  },
  between: {
    type: 'code',
    excerpt: 'compensate(order):\n' + '  room.free = order.snapshot.free   // as it was when the order began',
    ask: 'Two other orders booked rooms in the meantime. What happens?',
    options: [
      'Their bookings are wiped out of the count',
      'Nothing: a compensation restores the old state',
      'The database refuses, because of isolation',
    ],
    right: 0,
    because:
      'A saga commits step by step, so others have worked with what it wrote. A compensation is a new change (free = free + 1), never a return to an old picture.',
    cite: 'Garcia-Molina and Salem, “Sagas”, SIGMOD 1987; Richardson, Microservices Patterns, ch. 4, lack of isolation',
  },
} as const satisfies Record<string, Transfer>
