// Makes dist/index.d.ts and dist/testing/index.d.ts, the declarations of each entry of the package in one file, at the end of `npm run types`.
// The compiler writes one declaration file per source; API Extractor, which brings a TypeScript of its own, joins those that an entry leads to.
import { fileURLToPath } from 'node:url';
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor';

const configPath = fileURLToPath(new URL('../api-extractor.json', import.meta.url));

for (const entry of ['index', 'testing/index']) {
  const file = ExtractorConfig.loadFile(configPath);
  file.mainEntryPointFilePath = file.mainEntryPointFilePath.replace(/index\.d\.ts$/, `${entry}.d.ts`);
  file.compiler.overrideTsconfig.files = [file.mainEntryPointFilePath.replace('<projectFolder>/', '')];
  file.dtsRollup.untrimmedFilePath = file.dtsRollup.untrimmedFilePath.replace(/index\.d\.ts$/, `${entry}.d.ts`);
  const config = ExtractorConfig.prepare({
    configObject: file,
    configObjectFullPath: configPath,
    packageJsonFullPath: fileURLToPath(new URL('../package.json', import.meta.url)),
  });
  const { succeeded } = Extractor.invoke(config, {
    messageCallback: (message) => {
      if (message.logLevel === 'info') message.handled = true; // its banner
    },
  });
  if (!succeeded) process.exitCode = 1;
}
