/**
 * The personal word of an identity card, good for the same seat on any device: three words that can be said aloud, written
 * down and typed on a phone. No two words of the list are closer than three letters, so a slip never makes another's.
 */
export const REJOIN_WORDS: readonly string[] = `
  acorn almond amber anchor angel apple apricot arrow aspen autumn badger balloon bamboo banana basil basket
  beacon beaver bicycle birch biscuit blossom bonnet bottle boulder branch breeze bridge broom butter cabbage
  cabin cactus camel candle canyon captain carpet cedar celery cherry chimney cinema circle citrus clarinet
  clover coconut coffee compass copper coral cotton cousin coyote cricket crystal cushion daisy dancer desert
  dolphin domino donkey dragon drummer eagle echo elbow elephant engine envelope fabric falcon feather fennel
  fiddle finger flamingo forest fossil fountain galaxy garden garlic giraffe glacier goblet gondola granite
  grape guitar hammock harvest hedgehog helmet heron horizon iceberg igloo island ivory jaguar jasmine jelly
  jigsaw jungle juniper kangaroo kayak kimono kitten koala lagoon lantern laurel lavender lemur leopard library
  lilac lizard lobster locket lynx magnet magpie mango marble marmot meadow mermaid meteor mosaic muffin museum
  mustard napkin narwhal nectar needle newt nutmeg ocean olive onion opera orange orchard origami ostrich palace
  pancake panda panther papaya paper pastry peach peacock peanut pebble pelican pencil penguin piano pillow
  pirate plum pony popcorn potato prairie pumpkin puppet puzzle python quartz quilt rabbit raccoon radish
  rainbow raven reindeer ribbon saffron salad sapphire scarf seahorse sequoia shovel signal silver sketch
  spinach squirrel stadium statue stork sunset swallow teapot temple thimble thunder toucan tractor trombone
  trumpet tulip turtle ukulele umbrella unicorn valley vanilla village violin volcano waffle walnut whistle
  window wombat zebra zigzag
`
  .trim()
  .split(/\s+/)

/** Nearly 12 million of them: out of reach of a guesser who is limited to some tries a minute. */
const WORDS = 3

/** `below`: a number from 0 up to that, from a source that nobody can foretell. */
export function rejoinWord(below: (count: number) => number, taken: ReadonlySet<string>): string {
  for (;;) {
    const word = Array.from({ length: WORDS }, () => REJOIN_WORDS[below(REJOIN_WORDS.length)]).join(' ')
    if (!taken.has(word)) return word
  }
}

/** As typed: any case, and anything between the words. */
export function normalRejoinWord(typed: string): string {
  return typed
    .normalize('NFKD')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(Boolean)
    .join(' ')
}
