import { vaccinationAid } from '../pages/vaccination-aid.ts'
import { computeHere } from './compute-here.ts'

void computeHere(vaccinationAid)
