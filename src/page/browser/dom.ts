// Elements of the page. Every text becomes a text node: no name or key is ever read as markup.

type Child = Node | string | undefined | false;

/** Properties of an element: attributes, and listeners under `on` and the name of the event. */
export interface Properties {
  readonly [name: string]: string | boolean | number | undefined | ((event: Event) => void);
}

/** An element with attributes and children. An attribute that is false or undefined is not set. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Properties = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter((child) => child !== undefined && child !== false));
  return element;
}

/** A button with a text. */
export function button(text: string, onclick: () => void, properties: Properties = {}): HTMLButtonElement {
  return el('button', { type: 'button', onclick, ...properties }, text);
}

/** Replaces the children of an element. */
export function fill(element: Element, ...children: readonly Child[]): void {
  element.replaceChildren(...children.filter((child) => child !== undefined && child !== false));
}

/** Copies a text, and reports it on the button for two seconds. */
export function copyButton(title: string, text: () => string): HTMLButtonElement {
  const self = button(title, () => {
    const done = (how: string): void => {
      self.textContent = how;
      setTimeout(() => {
        self.textContent = title;
      }, 2000);
    };
    navigator.clipboard.writeText(text()).then(
      () => done('Copied'),
      () => done('Copying is not permitted here'),
    );
  });
  return self;
}
