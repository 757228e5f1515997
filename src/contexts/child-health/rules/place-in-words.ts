/**
 * A score among children of the same age, as a word for people who do not know scores. The limits are ours: one standard deviation
 * on both sides holds two children in three, two hold nineteen in twenty; 2.5 is where the Dutch guideline on height looks first.
 * A word describes a number. It is no judgement of a child.
 */
export type Place = 'far-below' | 'below' | 'a-little-below' | 'middle' | 'a-little-above' | 'above' | 'far-above'

export function placeOf(z: number): Place {
  if (z < -2.5) return 'far-below'
  if (z < -2) return 'below'
  if (z < -1) return 'a-little-below'
  if (z <= 1) return 'middle'
  if (z <= 2) return 'a-little-above'
  return z <= 2.5 ? 'above' : 'far-above'
}

/** Outside the middle nineteen of twenty: worth a talk with the team. */
export const isWorthATalk = (place: Place): boolean => ['far-below', 'below', 'above', 'far-above'].includes(place)
