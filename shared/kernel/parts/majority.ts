/** More than half of n: any two such sets share a member, which is what every quorum argument rests on. */
export function majority(n: number): number {
  return Math.floor(n / 2) + 1
}
