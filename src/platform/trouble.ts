/** A bad circumstance that the person who runs the centre can mend: shown as one sentence, without a stack, with a non-zero exit. */
export class Trouble extends Error {
  override readonly name = 'Trouble'
}
