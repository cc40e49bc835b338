// What a kind of document consists of: how a file declares it, and how the management API lists, puts and deletes it (RabbitMQ 3.10 to 4.3).
import type { Document, DocumentKind } from '../../model/entity.ts';
import type { Arguments, ArgumentValue } from '../../model/values.ts';
import type { Row } from '../rows.ts';
import type { Version } from '../version.ts';

/** One property of a document. */
export interface DocumentField {
  /** In the file. */
  readonly property: string;
  /** In the bodies of the management API. */
  readonly field: string;
  /** The value that RabbitMQ uses if it is not sent; absent for a property that is required, and for one that may be missing. */
  readonly otherwise?: ArgumentValue;
  /** A list without an order. */
  readonly unordered?: true;
  /** What RabbitMQ checks: a regular expression, or a table of policy keys; or a number of milliseconds, for which a file may have a duration. */
  readonly of?: 'pattern' | 'policy keys' | 'milliseconds';
  /** The former name of the field, which is still accepted. */
  readonly formerly?: string;
  /** The version from which on it is accepted, and from which on it is refused again. */
  readonly since?: Version;
  readonly until?: Version;
  /** Of a shovel: the protocols that have it, with the version from which on each does; absent: all, always. */
  readonly protocols?: { readonly [protocol in ShovelProtocol]?: Version };
  /** The versions from which on single values are accepted. */
  readonly valuesSince?: { readonly [value: string]: Version };
  /** Its texts are templates (`src/model/secret-text.ts`), and live values are hidden unless they are the declared ones. */
  readonly secret?: SecretKind;
  /** The property of the file that names a file with the secret instead. */
  readonly file?: string;
}

/**
 * What a secret property may contain. `password`: a reference, never a literal text. `hash`: also a literal text. `uri`: a URI, or a list of
 * them, whose password is a reference. `values`: any value; texts with references are secrets, and URIs as before.
 */
export type SecretKind = 'password' | 'hash' | 'uri' | 'values';

/** A protocol of one side of a shovel. */
export type ShovelProtocol = 'amqp091' | 'amqp10' | 'local';

/** When a document is put: before everything in its virtual host, before the exchanges and queues that it governs, or after the objects that it refers to. */
export type DocumentPhase = 'vhosts' | 'users' | 'access' | 'upstreams' | 'upstream sets' | 'policies' | 'references' | 'shovels';

/** A tag of a user that the management API checks. */
export type UserTag = 'management' | 'policymaker' | 'administrator';

/** A request of the management API. */
export interface DocumentRequest {
  readonly path: readonly string[];
  readonly body: Arguments;
}

/** One kind of document. */
export interface DocumentRow {
  readonly of: DocumentKind;
  /** In texts and in `--allow`; the plural in counts. */
  readonly title: string;
  readonly plural: string;
  /** The section of a file, and of `prune`. */
  readonly section: string;
  /** The section is the one document of its virtual host, which is its name. Nothing of its kind is undeclared. */
  readonly single?: true;
  /** Properties that a file does not declare are kept: a PUT contains them as observed. */
  readonly partial?: true;
  /** Belongs to the whole broker, not to a virtual host: the virtual host of its documents is empty. */
  readonly global?: true;
  /** The section is a mapping of mappings: the outer keys are the scope. */
  readonly scoped?: true;
  /** The documents are under this property of the objects of the section, which are the scope. */
  readonly within?: string;
  /** The section has a bare value per name, under this property of the body. */
  readonly bare?: string;
  /** Names of the file by RabbitMQ's names, where they differ. */
  readonly nameIn?: { readonly [name: string]: string };
  readonly fields: readonly DocumentField[];
  readonly phase: DocumentPhase;
  /** The plugin that provides the kind. */
  readonly plugin?: string;
  /**
   * Its names in the order in which they are put, one after the other: RabbitMQ keeps the documents of a virtual host in one, and of two that are
   * changed at once it may lose one (limits; 3.10.8, 4.0.5, 4.3.6).
   */
  readonly inTurn?: readonly string[];
  /** The tags that the user needs to list them, and to change them; `administrator` includes every tag. */
  readonly readTag: UserTag;
  readonly writeTag: UserTag;
  /** The name of the listing. */
  readonly rows: string;
  /** The path of a listing that contains all of a virtual host; it may contain others. */
  listing(vhost: string): readonly string[];
  /** Its query, if any. */
  readonly query?: string;
  /** The documents of one row of the listing. */
  fromRow(row: Row, vhost: string): readonly Document[];
  /** `document` has values in place of templates. */
  put(document: Document): DocumentRequest;
  remove(document: Document): readonly string[];
}

/** The body by the fields of the management API. */
export function bodyOf({ fields }: Pick<DocumentRow, 'fields'>, { body }: Document): Arguments {
  return Object.fromEntries(fields.flatMap(({ property, field }) => (body[property] === undefined ? [] : [[field, body[property]]])));
}

/** A row of a listing as a document; nothing for a row without its names. */
export function named(
  { of, fields }: Pick<DocumentRow, 'of' | 'fields'>,
  row: Row,
  vhost: string,
  name: unknown,
  scope?: unknown,
): readonly Document[] {
  if (typeof name !== 'string' || (scope !== undefined && typeof scope !== 'string')) return [];
  const entries = fields.flatMap(({ property, field, otherwise }) => {
    const found = Object.hasOwn(row, field) ? (row[field] as ArgumentValue) : otherwise;
    return found === undefined ? [] : [[property, found] as const];
  });
  return [{ kind: 'document', of, vhost, name, ...(scope === undefined ? {} : { scope }), body: Object.fromEntries(entries) }];
}
