// Makes dist/index.d.ts, the declarations of the package in one file, at the end of `npm run types`. The compiler writes one declaration
// file per source; API Extractor, which brings a TypeScript of its own, joins those that src/index.ts leads to.
import { fileURLToPath } from 'node:url';
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor';

const config = ExtractorConfig.loadFileAndPrepare(fileURLToPath(new URL('../api-extractor.json', import.meta.url)));
const { succeeded } = Extractor.invoke(config, {
  messageCallback: (message) => {
    if (message.logLevel === 'info') message.handled = true; // its banner
  },
});
if (!succeeded) process.exitCode = 1;
