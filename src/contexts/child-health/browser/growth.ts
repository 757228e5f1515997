import { growthAid } from '../pages/growth-aid.ts'
import { computeHere } from './compute-here.ts'

void computeHere(growthAid)
