import { developmentAid } from '../pages/development-aid.ts'
import { computeHere } from './compute-here.ts'

void computeHere(developmentAid)
