// Messages received and not yet acknowledged, in order. A message can be acknowledged when its copy and the copies of all messages
// before it are confirmed: one acknowledgement then covers them. Pure.

interface Entry {
  readonly tag: number;
  readonly size: number;
  /** 1, or 0 for a message that needs no copy. */
  readonly copies: number;
  confirmed: boolean;
}

/** Messages that can be acknowledged: their copies and all copies before them are confirmed. */
export interface Settled {
  /** Everything up to this delivery tag can be acknowledged. */
  readonly tag: number;
  /** Copies among them. */
  readonly copies: number;
  readonly bytes: number;
}

/** The window between one receiving and one publishing channel. */
export interface Window {
  /** Messages received and not settled. */
  readonly size: number;
  /** Records a received message whose copy was sent as the next one of its channel. */
  add(tag: number, size: number): void;
  /** Records a received message that needs no copy. */
  skip(tag: number): Settled | undefined;
  /** Records a confirmed copy, with `multiple` all before it. Returns the additional messages that can be acknowledged, if any. */
  confirm(sequence: number, multiple: boolean): Settled | undefined;
}

/** Creates an empty window; copies are numbered from 1, as publisher confirms are. */
export function createWindow(): Window {
  let entries: Entry[] = [];
  /** Index into `entries`; all entries before it are settled. */
  let head = 0;
  let sent = 0;
  const bySequence = new Map<number, Entry>();
  let oldest = 1;

  function settle(): Settled | undefined {
    let last: Entry | undefined;
    let copies = 0;
    let bytes = 0;
    for (let entry = entries[head]; entry?.confirmed === true; entry = entries[head]) {
      last = entry;
      copies += entry.copies;
      bytes += entry.size;
      head += 1;
    }
    if (head > 4096 || head === entries.length) {
      entries = entries.slice(head);
      head = 0;
    }
    return last && { tag: last.tag, copies, bytes };
  }

  function mark(sequence: number): void {
    const entry = bySequence.get(sequence);
    if (entry === undefined) return;
    entry.confirmed = true;
    bySequence.delete(sequence);
  }

  return {
    get size() {
      return entries.length - head;
    },
    add: (tag, size) => {
      const entry = { tag, size, copies: 1, confirmed: false };
      entries.push(entry);
      sent += 1;
      bySequence.set(sent, entry);
    },
    skip: (tag) => {
      entries.push({ tag, size: 0, copies: 0, confirmed: true });
      return settle();
    },
    confirm: (sequence, multiple) => {
      if (!multiple) mark(sequence);
      else for (; oldest <= sequence; oldest += 1) mark(oldest);
      return settle();
    },
  };
}
