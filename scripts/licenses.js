// @ts-check
// The build inlines single functions of date-fns, whose licence asks for its notice: it goes into the package.
import { readFileSync, writeFileSync } from 'node:fs';

const notices = ['date-fns', '@date-fns/utc'].map((name) => {
  const notice = readFileSync(`node_modules/${name}/LICENSE.md`, 'utf8').trim();
  return `Parts of ${name} are included in this package.\n\n${notice}\n`;
});
writeFileSync('dist/THIRD-PARTY-LICENSES.md', notices.join('\n---\n\n'));
