/** Where the compiler knows that nothing is left: a new case without its branch does not compile. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`)
}
