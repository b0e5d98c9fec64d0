import ts from 'typescript';
import { entries } from '../../scripts/entries.js';
import { RELEASES } from '../../src/core/release.js';

/** A function that a subpath exports, as the compiler sees it. */
export interface PublicFunction {
  readonly subpath: string;
  readonly name: string;
  readonly parameters: readonly ts.Type[];
}

const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile);
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, '.');
const program = ts.createProgram(
  entries.map(({ source }) => source),
  options,
);
export const checker: ts.TypeChecker = program.getTypeChecker();

/** Every function that some subpath exports, once. */
export function publicFunctions(): PublicFunction[] {
  const seen = new Set<ts.Symbol>();
  return entries.flatMap(({ name: subpath, source }) => {
    const file = program.getSourceFile(source);
    const module = file && checker.getSymbolAtLocation(file);
    if (module === undefined) throw new Error(`${source} exports nothing`);
    return checker.getExportsOfModule(module).flatMap((exported) => {
      const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
      if (!(symbol.flags & ts.SymbolFlags.Function) || seen.has(symbol)) return [];
      seen.add(symbol);
      const [signature] = checker.getTypeOfSymbol(symbol).getCallSignatures();
      const parameters = signature?.parameters.map((parameter) => checker.getTypeOfSymbol(parameter)) ?? [];
      return [{ subpath, name: exported.name, parameters }];
    });
  });
}

/** Whether a type is that of a modelled release. */
export function isRelease(type: ts.Type | undefined): boolean {
  if (type?.isUnion() !== true) return false;
  const words = type.types.map((word) => word.isStringLiteral() && word.value);
  return words.length === RELEASES.length && RELEASES.every((release) => words.includes(release));
}
