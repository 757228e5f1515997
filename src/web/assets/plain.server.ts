/** Makes files smaller in ways that cannot change what they do: comments, spaces and types go; nothing is renamed or reordered. */
import { stripTypeScriptTypes } from 'node:module'

/** A style sheet without comments and needless white space. Strings stay as they are. */
export function plainStyle(css: string): string {
  return css
    .replaceAll(/("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|\/\*[\s\S]*?\*\//gu, (_, text: string | undefined) => text ?? '')
    .replaceAll(/("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|\s+/gu, (_, text: string | undefined) => text ?? ' ')
    .replaceAll(
      /("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')| ?([{};,]) ?/gu,
      (_, text: string | undefined, sign: string | undefined) => text ?? sign ?? '',
    )
    .replaceAll(';}', '}')
    .trim()
}

/** A browser module as the browser runs it: types, comments and indents gone. The modules hold no regular expressions with quotes or slashes. */
export function plainScript(source: string): string {
  return withoutWarning(() => stripTypeScriptTypes(source))
    .replaceAll(
      /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\/[^\n]*|\/\*[\s\S]*?\*\//gu,
      (_, text: string | undefined) => text ?? '',
    )
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
}

/** The stripping of types is marked experimental and says so at each start; the runtime is pinned, so nobody needs to hear it. */
export function withoutWarning<T>(work: () => T): T {
  const speak = process.emitWarning.bind(process)
  process.emitWarning = () => undefined
  try {
    return work()
  } finally {
    process.emitWarning = speak
  }
}
