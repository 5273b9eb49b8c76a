/** Names that no class should have to read aloud. */
import { englishDataset, englishRecommendedTransformers, RegExpMatcher } from 'obscenity'

const matcher = new RegExpMatcher({ ...englishDataset.build(), ...englishRecommendedTransformers })

export const isUnkind = (name: string): boolean => matcher.hasMatch(name)
