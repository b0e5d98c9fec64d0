/**
 * Examples are true: every `ts` block of the Markdown files and of the comments in src compiles and runs, and where
 * a statement is followed by `//=> value`, that is what it gives. Comments have the exports of their file in scope.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import ts from 'typescript';
import { afterAll, expect, test } from 'vitest';

interface Example {
  readonly title: string;
  readonly code: string;
}

function blocks(file: string, text: string): Example[] {
  return [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map((block) => ({
    title: `${file}:${text.slice(0, block.index).split('\n').length}`,
    code: block[1] ?? '',
  }));
}

function examplesInComments(file: string): Example[] {
  const text = readFileSync(file, 'utf8');
  const exported = [...text.matchAll(/^export (?:async )?(const|function|class|interface|type) (\w+)/gm)];
  return blocks(file, text.replace(/^ *(?:\/\*\*| \*\/?) ?/gm, '')).map(({ title, code }) => {
    const imports = (code.match(/^import [^;]*/gm) ?? []).join();
    const names = exported
      .filter(([, , name]) => !new RegExp(`\\b${name}\\b`).test(imports))
      .map(([, kind, name]) => (kind === 'interface' || kind === 'type' ? `type ${name}` : name));
    return {
      title,
      code: `import { ${names.join(', ')} } from '../../${file.replace(/ts$/, 'js')}';\n${code}`,
    };
  });
}

/** Turns `statement; //=> value` into an assertion. The value may go on over more comment lines. */
function withAssertions(code: string): string {
  const source = ts.createSourceFile('example.ts', code, ts.ScriptTarget.Latest);
  let result = "import { expect } from 'vitest';\n";
  let done = 0;
  for (const statement of source.statements) {
    const [mark, value = ''] = /^ *\/\/=> *(.*(?:\n *\/\/(?!=>).*)*)/.exec(code.slice(statement.end)) ?? [];
    if (mark === undefined) continue;
    const expected = value.replace(/\n *\/\//g, '\n');
    const declaration = ts.isVariableStatement(statement)
      ? statement.declarationList.declarations[0]
      : undefined;
    const actual = ts.isExpressionStatement(statement) ? statement.expression : declaration?.name;
    if (actual === undefined)
      throw new Error(`neither an expression nor a variable: ${statement.getText(source)}`);
    // what an expression statement gives is computed once, in the assertion
    result += code.slice(done, declaration === undefined ? statement.getStart(source) : statement.end);
    result += `;expect(${actual.getText(source)}).toStrictEqual(${expected});`;
    done = statement.end + mark.length;
  }
  result += `${code.slice(done)}\nexport {};\n`;
  if (result.includes('//=>')) throw new Error(`a value that no statement gives, in:\n${code}`);
  return result;
}

const folder = `temp/examples-${process.pid}`;
mkdirSync(folder, { recursive: true });
afterAll(() => rmSync(folder, { recursive: true }));

const texts = readdirSync('.').filter((file) => file.endsWith('.md'));
const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
);
const examples = [
  ...texts.flatMap((file) => blocks(file, readFileSync(file, 'utf8'))),
  ...sources.flatMap((file) => examplesInComments(`src/${file.replaceAll('\\', '/')}`)),
].map(({ title, code }) => {
  const path = resolve(folder, `${title.replace(/\W/g, '_')}.ts`);
  writeFileSync(path, withAssertions(code));
  return { title, path };
});

test('examples compile', { timeout: 60_000 }, () => {
  const config = ts.getParsedCommandLineOfConfigFile(
    'tsconfig.json',
    { skipLibCheck: true },
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: (diagnostic) => {
        throw new Error(String(diagnostic.messageText));
      },
    },
  );
  const program = ts.createProgram(
    examples.map((example) => example.path),
    config?.options ?? {},
  );
  const problems = ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
    const example = examples.find((candidate) => candidate.path === file?.fileName);
    return `${example?.title ?? file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
  });
  expect(problems).toEqual([]);
});

test.each(examples)('$title is true', async ({ path }) => {
  await import(/* @vite-ignore */ path);
});
