/** All figures of the calculators, printed; also by itself: `node bench/calculators.ts`. */
import { benchCommand } from './calculators-command.ts'
import { benchDevelopment } from './calculators-development.ts'
import { measureGrowthCalculators } from './calculators-growth.ts'

const round = (value: number): string => Math.round(value).toLocaleString('en')

export async function printCalculators(): Promise<void> {
  console.log('Calculators in process, one thread: how many times the rate of the baseline; rates per second beside it.\n')
  for (const { name, baseline, ratio, perSecond, unit, rateAtHundredfold } of await measureGrowthCalculators()) {
    console.log(`${name.padEnd(70)} ${ratio.toFixed(2).padStart(7)} x ${baseline}   [${round(perSecond)} ${unit}/s]`)
    if (rateAtHundredfold !== undefined) console.log(`  the rate at a hundred times the size: ${rateAtHundredfold.toFixed(2)} x`)
  }
  for (const { name, perSecond, baseline, growth } of await benchDevelopment()) {
    const compared = baseline === null ? '' : `${baseline.ratio.toFixed(2).padStart(7)} x ${baseline.name}`
    console.log(`${name.padEnd(70)} ${compared}   [${round(perSecond)}/s]`)
    const [smallest] = growth
    if (smallest !== undefined) {
      const rates = growth.map((at) => `${round(at.size)}: ${(at.perSecond / smallest.perSecond).toFixed(2)} x`)
      console.log(`  the rate by size: ${rates.join(', ')}`)
    }
  }
  console.log('\n./cjg calc, start included: how many times the time of a bare loop that parses and prints the same lines.\n')
  for (const { name, lines, byLine, atOnce, perSecond } of benchCommand()) {
    const ratios = `${byLine.toFixed(2).padStart(6)} x line by line ${atOnce.toFixed(2).padStart(6)} x all at once`
    console.log(`${`${name}, ${round(lines)} lines`.padEnd(45)} ${ratios}   [${round(perSecond)} lines/s]`)
  }
}

if (import.meta.main) await printCalculators()
