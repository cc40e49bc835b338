// The page as one HTML file that requests nothing from anywhere: its data, style and script are inside, and its Content-Security-Policy
// forbids everything else.
import { escapedXml } from '../graph/draw.ts';
import type { PageData } from './model.ts';

/** The fixed parts of every page, with their SHA-256 in Base64. */
export interface PageAssets {
  readonly script: Asset;
  readonly style: Asset;
}

/** A text with its hash for the Content-Security-Policy. */
export interface Asset {
  readonly text: string;
  /** `sha256-` and the Base64 of the hash. */
  readonly hash: string;
}

/** Renders the page. Names, keys and all other data are inside a JSON text, from which the script reads them: none of them is markup. */
export function renderPage(data: PageData, { script, style }: PageAssets): string {
  const policy = [
    "default-src 'none'",
    `script-src '${script.hash}'`,
    `style-src '${style.hash}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="topo ${escapedXml(data.topo)}">
<title>${escapedXml(data.title)}</title>
<style>${style.text}</style>
</head>
<body>
<noscript>This page requires JavaScript. It makes no network requests.</noscript>
<script type="application/json" id="data">${embedded(data)}</script>
<script>${script.text}</script>
</body>
</html>
`;
}

/** JSON that cannot end its script element, whatever its strings contain. */
function embedded(data: PageData): string {
  return JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
