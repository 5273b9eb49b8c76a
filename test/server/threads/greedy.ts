/** A thread that wants all the memory there is. */
const hoard: number[][] = []
for (;;) hoard.push(Array.from({ length: 1_000 }, (_, i) => i + 0.5))
