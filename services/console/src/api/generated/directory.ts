/* Generated from docs/reference/openapi/directory.json: npm run generate */
export interface paths {
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Public keys of access tokens
         * @description A JSON Web Key Set (RFC 7517). A key is here ten minutes before it signs, and until what it signed has expired.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The keys */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            keys: {
                                /** @enum {string} */
                                alg: "EdDSA";
                                /** @enum {string} */
                                crv: "Ed25519";
                                kid: string;
                                /** @enum {string} */
                                kty: "OKP";
                                /** @enum {string} */
                                use: "sig";
                                x: string;
                            }[];
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List API tokens
         * @description Newest first, expired and revoked ones too.
         */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before; opaque */
                    cursor?: string;
                    /** @description Rows a page, 1–500 */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of tokens */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                expiresAt: string | null;
                                /** Format: uuid */
                                id: string;
                                /** Format: date-time */
                                issuedAt: string;
                                /** @description `token:<id>`, or `system` for the first administrator */
                                issuedBy: string;
                                name: string;
                                permissions: ("audit:read" | "audit:write" | "license:write" | "access-log:read" | "access-log:read-own" | "access-log:export" | "report:create" | "snapshot:view" | "face:compare" | "duress:read" | "lock:request-audit-trail" | "lock:configure" | "lock:program" | "lock:program-with-mobile" | "lock:open" | "lock:visit" | "door:read" | "door:write" | "rule:read" | "rule:write" | "lockdown:write" | "user:read" | "user:write" | "user:disable" | "credential:read" | "credential:write" | "credential:block" | "alert:read" | "alert:handle" | "alert:configure" | "subscription:read" | "subscription:write" | "retention:read" | "retention:write" | "hold:write" | "logs:delete" | "retention:override" | "face:configure" | "role:read" | "role:write" | "premises:read" | "premises:write" | "device:read" | "device:write" | "decoder:read" | "decoder:write" | "quarantine:read" | "quarantine:handle" | "token:write" | "operations:read" | "operations:write")[];
                                revokedAt: string | null;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Issue an API token
         * @description Other services accept it a moment after the answer.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description RFC 3339, or the last day; never when left out */
                        expiresAt?: string;
                        /** @description What it is for, for people: `reporting` */
                        name: string;
                        /** @description Any of your own */
                        permissions: ("audit:read" | "audit:write" | "license:write" | "access-log:read" | "access-log:read-own" | "access-log:export" | "report:create" | "snapshot:view" | "face:compare" | "duress:read" | "lock:request-audit-trail" | "lock:configure" | "lock:program" | "lock:program-with-mobile" | "lock:open" | "lock:visit" | "door:read" | "door:write" | "rule:read" | "rule:write" | "lockdown:write" | "user:read" | "user:write" | "user:disable" | "credential:read" | "credential:write" | "credential:block" | "alert:read" | "alert:handle" | "alert:configure" | "subscription:read" | "subscription:write" | "retention:read" | "retention:write" | "hold:write" | "logs:delete" | "retention:override" | "face:configure" | "role:read" | "role:write" | "premises:read" | "premises:write" | "device:read" | "device:write" | "decoder:read" | "decoder:write" | "quarantine:read" | "quarantine:handle" | "token:write" | "operations:read" | "operations:write")[];
                    };
                };
            };
            responses: {
                /** @description The token */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            expiresAt: string | null;
                            /** Format: uuid */
                            id: string;
                            name: string;
                            permissions: ("audit:read" | "audit:write" | "license:write" | "access-log:read" | "access-log:read-own" | "access-log:export" | "report:create" | "snapshot:view" | "face:compare" | "duress:read" | "lock:request-audit-trail" | "lock:configure" | "lock:program" | "lock:program-with-mobile" | "lock:open" | "lock:visit" | "door:read" | "door:write" | "rule:read" | "rule:write" | "lockdown:write" | "user:read" | "user:write" | "user:disable" | "credential:read" | "credential:write" | "credential:block" | "alert:read" | "alert:handle" | "alert:configure" | "subscription:read" | "subscription:write" | "retention:read" | "retention:write" | "hold:write" | "logs:delete" | "retention:override" | "face:configure" | "role:read" | "role:write" | "premises:read" | "premises:write" | "device:read" | "device:write" | "decoder:read" | "decoder:write" | "quarantine:read" | "quarantine:handle" | "token:write" | "operations:read" | "operations:write")[];
                            /** @description Sent as `Authorization: Bearer <token>`. Shown this once; only its hash is kept */
                            token: string;
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke an API token
         * @description Services stop accepting it within seconds. Revoking it again changes nothing.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It is revoked */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credential-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import keys, fobs, cards and codes from a CSV file
         * @description The first line names the columns: `kind`, `number` and, as wanted, `label`, `holder` (id, `userNo` or user name of who holds it from now on), `validFrom`, `validUntil`. Every credential whose row has no fault is added; see how far it is under the id answered. Numbers are kept as keyed hashes alone.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Check everything, change nothing */
                    dryRun?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "text/csv": string;
                };
            };
            responses: {
                /** @description The file is durable and is being worked in */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            createdAt: string;
                            /** @description Taken; in a dry run, could be taken */
                            done: number;
                            /** @description Everything is checked, nothing changed */
                            dryRun: boolean;
                            /** @description With faults, and left out */
                            failed: number;
                            finishedAt: string | null;
                            /** Format: uuid */
                            id: string;
                            requestedBy: string;
                            /** @description In the file, without the header and empty lines */
                            rows: number;
                            startedAt: string | null;
                            /**
                             * @description `abandoned`: not done within a day, or its key is gone; what was taken stays
                             * @enum {string}
                             */
                            state: "waiting" | "running" | "done" | "cancelled" | "abandoned";
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credential-imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show how far an import is */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The import */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            createdAt: string;
                            /** @description Taken; in a dry run, could be taken */
                            done: number;
                            /** @description Everything is checked, nothing changed */
                            dryRun: boolean;
                            /** @description With faults, and left out */
                            failed: number;
                            finishedAt: string | null;
                            /** Format: uuid */
                            id: string;
                            requestedBy: string;
                            /** @description In the file, without the header and empty lines */
                            rows: number;
                            startedAt: string | null;
                            /**
                             * @description `abandoned`: not done within a day, or its key is gone; what was taken stays
                             * @enum {string}
                             */
                            state: "waiting" | "running" | "done" | "cancelled" | "abandoned";
                        };
                    };
                };
                /** @description There is no such import */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /**
         * Cancel an import
         * @description Leaves the rows that still wait; what was taken stays.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The import as it was left */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            createdAt: string;
                            /** @description Taken; in a dry run, could be taken */
                            done: number;
                            /** @description Everything is checked, nothing changed */
                            dryRun: boolean;
                            /** @description With faults, and left out */
                            failed: number;
                            finishedAt: string | null;
                            /** Format: uuid */
                            id: string;
                            requestedBy: string;
                            /** @description In the file, without the header and empty lines */
                            rows: number;
                            startedAt: string | null;
                            /**
                             * @description `abandoned`: not done within a day, or its key is gone; what was taken stays
                             * @enum {string}
                             */
                            state: "waiting" | "running" | "done" | "cancelled" | "abandoned";
                        };
                    };
                };
                /** @description There is no such import */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description It is over already */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credential-imports/{id}/faults": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what is wrong with rows
         * @description By line; the first 10,000 that were found are kept.
         */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before; opaque */
                    cursor?: string;
                    /** @description Rows a page, 1–500 */
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of faults */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description For people; never what the row says */
                                detail: string;
                                /** @description Column, or `row` */
                                field: string;
                                /** @description Where the row ends in the file, from 1 */
                                line: number;
                                /** @description `missing`, `invalid`, `duplicate`, `taken`, `user_not_found`, … */
                                rule: string;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description There is no such import */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credentials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List credentials
         * @description In the order they were added; never with numbers.
         */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before; opaque */
                    cursor?: string;
                    kind?: "phone_key" | "key_fob" | "keycard" | "pin" | "passcode" | "qr";
                    /** @description Rows a page, 1–500 */
                    limit?: number;
                    /** @description Any but `removed` when left out */
                    state?: "active" | "blocked" | "removed";
                    /** @description Id, `userNo` or user name of who holds it now */
                    user?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of credentials */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: date-time */
                                createdAt: string;
                                /** @description Who holds it now, and since when */
                                holder: {
                                    /**
                                     * Format: date-time
                                     * @description RFC 3339, UTC, milliseconds
                                     */
                                    from: string;
                                    /** Format: uuid */
                                    userId: string;
                                } | null;
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "phone_key" | "key_fob" | "keycard" | "pin" | "passcode" | "qr";
                                label: string | null;
                                /** @description Of the number; null when so much would give it away */
                                last4: string | null;
                                /** @enum {string} */
                                state: "active" | "blocked" | "removed";
                                /** Format: date-time */
                                updatedAt: string;
                                validFrom: string | null;
                                validUntil: string | null;
                                /** @description Also the `ETag` */
                                version: number;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description There is no such person */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Add a credential
         * @description A key, fob, card or code that opens doors.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Opens as any other and calls for help silently; for a PIN or passcode */
                        duress?: boolean;
                        /** @enum {string} */
                        kind: "phone_key" | "key_fob" | "keycard" | "pin" | "passcode" | "qr";
                        /** @description Such as its tag; no name of a person */
                        label?: string;
                        /** @description As printed, read or typed. Never shown again, kept nowhere but as a keyed hash */
                        number: string;
                        /**
                         * Format: uuid
                         * @description Who holds it from now on
                         */
                        userId?: string;
                        /** @description RFC 3339, or the first day */
                        validFrom?: string;
                        /** @description RFC 3339, or the last day */
                        validUntil?: string;
                    };
                };
            };
            responses: {
                /** @description The credential; the `ETag` is its version */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            createdAt: string;
                            /** @description Who holds it now, and since when */
                            holder: {
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC, milliseconds
                                 */
                                from: string;
                                /** Format: uuid */
                                userId: string;
                            } | null;
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "phone_key" | "key_fob" | "keycard" | "pin" | "passcode" | "qr";
                            label: string | null;
                            /** @description Of the number; null when so much would give it away */
                            last4: string | null;
                            /** @enum {string} */
                            state: "active" | "blocked" | "removed";
                            /** Format: date-time */
                            updatedAt: string;
                            validFrom: string | null;
                            validUntil: string | null;
                            /** @description Also the `ETag` */
                            version: number;
                        };
                    };
                };
                /** @description There is one with this number, or the person cannot hold it */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credentials/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a credential
         * @description Also one that was removed.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The credential; the `ETag` is its version */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            createdAt: string;
                            /** @description Who holds it now, and since when */
                            holder: {
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC, milliseconds
                                 */
                                from: string;
                                /** Format: uuid */
                                userId: string;
                            } | null;
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "phone_key" | "key_fob" | "keycard" | "pin" | "passcode" | "qr";
                            label: string | null;
                            /** @description Of the number; null when so much would give it away */
                            last4: string | null;
                            /** @enum {string} */
                            state: "active" | "blocked" | "removed";
                            /** Format: date-time */
                            updatedAt: string;
                            validFrom: string | null;
                            validUntil: string | null;
                            /** @description Also the `ETag` */
                            version: number;
                        };
                    };
                };
                /** @description There is no such credential */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /**
         * Remove a credential
         * @description For good: nobody holds it any more. It stays in the record; its number can be added anew.
         */
        delete: {
            parameters: {
                query?: never;
                header: {
                    /** @description The `ETag` it was read with */
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It is removed */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description There is no such credential */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Changed meanwhile, or removed */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /**
         * Change the label or the validity of a credential
         * @description What is left out stays; null removes.
         */
        patch: {
            parameters: {
                query?: never;
                header: {
                    /** @description The `ETag` it was read with */
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        label?: string | null;
                        validFrom?: (string) | null;
                        validUntil?: (string) | null;
                    };
                };
            };
            responses: {
                /** @description The credential as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            createdAt: string;
                            /** @description Who holds it now, and since when */
                            holder: {
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC, milliseconds
                                 */
                                from: string;
                                /** Format: uuid */
                                userId: string;
                            } | null;
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "phone_key" | "key_fob" | "keycard" | "pin" | "passcode" | "qr";
                            label: string | null;
                            /** @description Of the number; null when so much would give it away */
                            last4: string | null;
                            /** @enum {string} */
                            state: "active" | "blocked" | "removed";
                            /** Format: date-time */
                            updatedAt: string;
                            validFrom: string | null;
                            validUntil: string | null;
                            /** @description Also the `ETag` */
                            version: number;
                        };
                    };
                };
                /** @description There is no such credential */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Changed meanwhile, or removed */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/v1/credentials/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a credential to a person
         * @description Whoever holds it so far holds it until then. What the record says of earlier times stays.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description Since when the person holds it; now when left out, never in the future
                         */
                        from?: string;
                        /** Format: uuid */
                        userId: string;
                    };
                };
            };
            responses: {
                /** @description The credential as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            createdAt: string;
                            /** @description Who holds it now, and since when */
                            holder: {
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC, milliseconds
                                 */
                                from: string;
                                /** Format: uuid */
                                userId: string;
                            } | null;
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "phone_key" | "key_fob" | "keycard" | "pin" | "passcode" | "qr";
                            label: string | null;
                            /** @description Of the number; null when so much would give it away */
                            last4: string | null;
                            /** @enum {string} */
                            state: "active" | "blocked" | "removed";
                            /** Format: date-time */
                            updatedAt: string;
                            validFrom: string | null;
                            validUntil: string | null;
                            /** @description Also the `ETag` */
                            version: number;
                        };
                    };
                };
                /** @description There is no such credential */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Somebody else held it then, it was removed, or the person is disabled or was erased */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credentials/{id}/block": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Block a credential
         * @description It opens nothing for now, and stays with whoever holds it. Again changes nothing.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description There is no such credential */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description It was removed */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credentials/{id}/prolong": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a credential valid for longer */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Later than it is valid so far; a day is the last */
                        validUntil: string;
                    };
                };
            };
            responses: {
                /** @description The credential as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            createdAt: string;
                            /** @description Who holds it now, and since when */
                            holder: {
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC, milliseconds
                                 */
                                from: string;
                                /** Format: uuid */
                                userId: string;
                            } | null;
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "phone_key" | "key_fob" | "keycard" | "pin" | "passcode" | "qr";
                            label: string | null;
                            /** @description Of the number; null when so much would give it away */
                            last4: string | null;
                            /** @enum {string} */
                            state: "active" | "blocked" | "removed";
                            /** Format: date-time */
                            updatedAt: string;
                            validFrom: string | null;
                            validUntil: string | null;
                            /** @description Also the `ETag` */
                            version: number;
                        };
                    };
                };
                /** @description There is no such credential */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description It is valid for so long already, or was removed */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credentials/{id}/regenerate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a PIN, passcode or QR code another number
         * @description The one before opens nothing from now on. Keys, fobs and cards keep theirs.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The new one; never shown again */
                        number: string;
                    };
                };
            };
            responses: {
                /** @description The credential as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            createdAt: string;
                            /** @description Who holds it now, and since when */
                            holder: {
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC, milliseconds
                                 */
                                from: string;
                                /** Format: uuid */
                                userId: string;
                            } | null;
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "phone_key" | "key_fob" | "keycard" | "pin" | "passcode" | "qr";
                            label: string | null;
                            /** @description Of the number; null when so much would give it away */
                            last4: string | null;
                            /** @enum {string} */
                            state: "active" | "blocked" | "removed";
                            /** Format: date-time */
                            updatedAt: string;
                            validFrom: string | null;
                            validUntil: string | null;
                            /** @description Also the `ETag` */
                            version: number;
                        };
                    };
                };
                /** @description There is no such credential */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Another one has this number, it is a thing, or it was removed */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credentials/{id}/unassign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a credential back
         * @description From now on nobody holds it.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The credential as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            createdAt: string;
                            /** @description Who holds it now, and since when */
                            holder: {
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC, milliseconds
                                 */
                                from: string;
                                /** Format: uuid */
                                userId: string;
                            } | null;
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "phone_key" | "key_fob" | "keycard" | "pin" | "passcode" | "qr";
                            label: string | null;
                            /** @description Of the number; null when so much would give it away */
                            last4: string | null;
                            /** @enum {string} */
                            state: "active" | "blocked" | "removed";
                            /** Format: date-time */
                            updatedAt: string;
                            validFrom: string | null;
                            validUntil: string | null;
                            /** @description Also the `ETag` */
                            version: number;
                        };
                    };
                };
                /** @description There is no such credential */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description It was removed */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credentials/{id}/unblock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Unblock a credential
         * @description Again changes nothing.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description There is no such credential */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description It was removed */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credentials/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All keys, fobs, cards and codes as a CSV file
         * @description In the order they were added, as they were at one moment, without those that were removed; recorded in the audit log. Of numbers no more than the last four characters: the file cannot be imported. An answer that breaks off is not complete.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Whether a byte order mark comes first, by which Excel knows UTF-8 */
                    bom?: string;
                    /** @description Between cells: spreadsheets expect a semicolon where the comma is the decimal sign */
                    delimiter?: "comma" | "semicolon" | "," | ";";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credentials/lookup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Find a credential by its number
         * @description Recorded in the audit log, without the number: whoever can ask can try numbers out.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "phone_key" | "key_fob" | "keycard" | "pin" | "passcode" | "qr";
                        /** @description As printed, read or typed */
                        number: string;
                    };
                };
            };
            responses: {
                /** @description The credential that has the number now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            createdAt: string;
                            /** @description Who holds it now, and since when */
                            holder: {
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC, milliseconds
                                 */
                                from: string;
                                /** Format: uuid */
                                userId: string;
                            } | null;
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "phone_key" | "key_fob" | "keycard" | "pin" | "passcode" | "qr";
                            label: string | null;
                            /** @description Of the number; null when so much would give it away */
                            last4: string | null;
                            /** @enum {string} */
                            state: "active" | "blocked" | "removed";
                            /** Format: date-time */
                            updatedAt: string;
                            validFrom: string | null;
                            validUntil: string | null;
                            /** @description Also the `ETag` */
                            version: number;
                        };
                    };
                };
                /** @description None has it */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List dead letters */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before; opaque */
                    cursor?: string;
                    /** @description Rows a page, 1–500 */
                    limit?: number;
                    /** @description `<service>.<projection>` */
                    projection?: string;
                    status?: "parked" | "retried" | "discarded";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                attempts: number;
                                /** @description Null when it only waits for an earlier event of its key */
                                failure: string | null;
                                /** @description `<service>.<number>` */
                                id: string;
                                key: string;
                                offset: number;
                                /** Format: date-time */
                                parkedAt: string;
                                partition: number;
                                /** @description `<service>.<projection>`; `<service>.outbox` for events that the log refuses */
                                projection: string;
                                settledAt: string | null;
                                settledBy: string | null;
                                settledReason: string | null;
                                /** @enum {string} */
                                status: "parked" | "retried" | "discarded";
                                topic: string;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a dead letter with its value */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            attempts: number;
                            /** @description Null when it only waits for an earlier event of its key */
                            failure: string | null;
                            /** @description `<service>.<number>` */
                            id: string;
                            key: string;
                            offset: number;
                            /** Format: date-time */
                            parkedAt: string;
                            partition: number;
                            /** @description `<service>.<projection>`; `<service>.outbox` for events that the log refuses */
                            projection: string;
                            settledAt: string | null;
                            settledBy: string | null;
                            settledReason: string | null;
                            /** @enum {string} */
                            status: "parked" | "retried" | "discarded";
                            topic: string;
                            /** @description The record as it is in the log */
                            value: string;
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters/{id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave the event out of its view for good */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Why; kept with the event */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Discarded; later events of its key can be retried now */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Work in the events of its key, in order, until one fails again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Why; kept with the event */
                        reason: string;
                    };
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Events of the key worked in now */
                            retried: number;
                            /** @description Events of the key that wait, the first because it failed again */
                            stillParked: number;
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List groups
         * @description In the order they were created.
         */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before; opaque */
                    cursor?: string;
                    /** @description Rows a page, 1–500 */
                    limit?: number;
                    /** @description Part of the name */
                    q?: string;
                    /** @description Id, `userNo` or user name of somebody who is in them */
                    user?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of groups */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                description: string | null;
                                /** Format: uuid */
                                id: string;
                                memberCount: number;
                                name: string;
                                /** @description Allows its members nothing from then on */
                                validUntil: string | null;
                                /** @description Also the `ETag`; who is in the group does not change it */
                                version: number;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description There is no such person */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Create a group
         * @description Nobody is in it yet.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        description?: string;
                        name: string;
                        /** @description Allows its members nothing from then on; a day is the last */
                        validUntil?: string;
                    };
                };
            };
            responses: {
                /** @description The group; the `ETag` is its version */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            description: string | null;
                            /** Format: uuid */
                            id: string;
                            memberCount: number;
                            name: string;
                            /** @description Allows its members nothing from then on */
                            validUntil: string | null;
                            /** @description Also the `ETag`; who is in the group does not change it */
                            version: number;
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a group */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The group; the `ETag` is its version */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            description: string | null;
                            /** Format: uuid */
                            id: string;
                            memberCount: number;
                            name: string;
                            /** @description Allows its members nothing from then on */
                            validUntil: string | null;
                            /** @description Also the `ETag`; who is in the group does not change it */
                            version: number;
                        };
                    };
                };
                /** @description There is no such group */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /**
         * Delete a group
         * @description Whoever is in it stays, without what the group may.
         */
        delete: {
            parameters: {
                query?: never;
                header: {
                    /** @description The `ETag` it was read with */
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It is gone */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description There is no such group */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Changed meanwhile */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /**
         * Rename, describe or prolong a group
         * @description What is left out stays; null removes.
         */
        patch: {
            parameters: {
                query?: never;
                header: {
                    /** @description The `ETag` it was read with */
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        description?: string | null;
                        name?: string;
                        /** @description Allows its members nothing from then on; a day is the last */
                        validUntil?: (string) | null;
                    };
                };
            };
            responses: {
                /** @description The group as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            description: string | null;
                            /** Format: uuid */
                            id: string;
                            memberCount: number;
                            name: string;
                            /** @description Allows its members nothing from then on */
                            validUntil: string | null;
                            /** @description Also the `ETag`; who is in the group does not change it */
                            version: number;
                        };
                    };
                };
                /** @description There is no such group */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Changed meanwhile */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/v1/groups/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who is in a group
         * @description By id.
         */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before; opaque */
                    cursor?: string;
                    /** @description Rows a page, 1–500 */
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of members */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: date-time */
                                since: string;
                                /** Format: uuid */
                                userId: string;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description There is no such group */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups/{id}/members/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put a person into a group
         * @description Again changes nothing.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The person is in the group */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description There is no such group, or no such person */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The person was erased */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /**
         * Take a person out of a group
         * @description Again changes nothing.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The person is not in the group */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description There is no such group, or no such person */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a link to set a password
         * @description The link goes to the mail address of whoever has the name. The answer is the same when nobody has, or when no mail server is configured; then an administrator hands out the link.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        username: string;
                    };
                };
            };
            responses: {
                /** @description Whatever is to be done is being done */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/password-resets/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set a password by a link
         * @description Works once. All sessions of the person end.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    token: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description At least 12 characters, and not the username */
                        newPassword: string;
                    };
                };
            };
            responses: {
                /** @description It is set; sign in with it */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The link was used, has expired or never existed */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/premises": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List premises
         * @description By id; `path` says what lies in what.
         */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before; opaque */
                    cursor?: string;
                    kind?: "organization" | "campus" | "building" | "floor" | "area";
                    /** @description Rows a page, 1–500 */
                    limit?: number;
                    /** @description Part of the name or the id */
                    q?: string;
                    /** @description These premises and all that lie in them */
                    within?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of premises */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description Whether leaving takes a credential, as set here */
                                checkInToExit: boolean;
                                id: string;
                                /** @enum {string} */
                                kind: "organization" | "campus" | "building" | "floor" | "area";
                                name: string;
                                parentId: string | null;
                                /** @description From the outside in, itself last */
                                path: string[];
                                /** @description Also the `ETag` */
                                version: number;
                                /** @description Its own; null when it is that of what it lies in */
                                zone: string | null;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Create premises
         * @description An organization, campus, building, floor or area.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Whether leaving takes a credential: who is inside and holds none that is valid raises an alert */
                        checkInToExit?: boolean;
                        /** @description One step of a device’s `facilityPath`; a UUID when left out */
                        id?: string;
                        /** @enum {string} */
                        kind: "organization" | "campus" | "building" | "floor" | "area";
                        name: string;
                        /**
                         * @description What it lies in
                         * @default null
                         */
                        parentId?: string | null;
                        /** @description IANA time zone; that of what it lies in when left out */
                        zone?: string;
                    };
                };
            };
            responses: {
                /** @description The premises */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Whether leaving takes a credential, as set here */
                            checkInToExit: boolean;
                            id: string;
                            /** @enum {string} */
                            kind: "organization" | "campus" | "building" | "floor" | "area";
                            name: string;
                            parentId: string | null;
                            /** @description From the outside in, itself last */
                            path: string[];
                            /** @description Also the `ETag` */
                            version: number;
                            /** @description Its own; null when it is that of what it lies in */
                            zone: string | null;
                        };
                    };
                };
                /** @description The id is, or was, in use, or it cannot lie there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/premises/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show premises */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The premises; the `ETag` is their version */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Whether leaving takes a credential, as set here */
                            checkInToExit: boolean;
                            id: string;
                            /** @enum {string} */
                            kind: "organization" | "campus" | "building" | "floor" | "area";
                            name: string;
                            parentId: string | null;
                            /** @description From the outside in, itself last */
                            path: string[];
                            /** @description Also the `ETag` */
                            version: number;
                            /** @description Its own; null when it is that of what it lies in */
                            zone: string | null;
                        };
                    };
                };
                /** @description There are no such premises */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Delete premises in which nothing is left */
        delete: {
            parameters: {
                query?: never;
                header: {
                    /** @description The `ETag` it was read with */
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description They are gone; their id is never used again */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description There are no such premises */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Changed meanwhile, or something is left in them */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /**
         * Rename or move premises
         * @description What the record says of the past stays.
         */
        patch: {
            parameters: {
                query?: never;
                header: {
                    /** @description The `ETag` it was read with */
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Whether leaving takes a credential */
                        checkInToExit?: boolean;
                        name?: string;
                        /** @description Moves it, with whatever lies in it */
                        parentId?: string | null;
                        /** @description null: that of what it lies in */
                        zone?: string | null;
                    };
                };
            };
            responses: {
                /** @description The premises as they are now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Whether leaving takes a credential, as set here */
                            checkInToExit: boolean;
                            id: string;
                            /** @enum {string} */
                            kind: "organization" | "campus" | "building" | "floor" | "area";
                            name: string;
                            parentId: string | null;
                            /** @description From the outside in, itself last */
                            path: string[];
                            /** @description Also the `ETag` */
                            version: number;
                            /** @description Its own; null when it is that of what it lies in */
                            zone: string | null;
                        };
                    };
                };
                /** @description There are no such premises */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Changed meanwhile, or it cannot lie there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/v1/projections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List views and event processors and how far they are */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /**
                                 * @description A view can be rebuilt; a reactor publishes
                                 * @enum {string}
                                 */
                                kind: "view" | "reactor";
                                /** @description Records of the log not worked in yet */
                                lag: number;
                                /** @description Of those this process was asked for */
                                lastRebuild?: {
                                    failure?: string;
                                    /**
                                     * @description `failed`: the live view is as it was
                                     * @enum {string}
                                     */
                                    outcome: "under_way" | "switched" | "failed";
                                    /** Format: date-time */
                                    startedAt: string;
                                };
                                /** @description `<service>.<projection>` */
                                name: string;
                                /** @description Events put aside */
                                parked: number;
                                partitions: {
                                    /** @description Where the next record of the log will be */
                                    endOffset: number;
                                    lag: number;
                                    /** @description Everything before it is worked in */
                                    nextOffset: number;
                                    partition: number;
                                }[];
                                /** @description Present while the view is rebuilt */
                                rebuild?: {
                                    /** @description Records of the log not worked in yet */
                                    lag: number;
                                    partitions: {
                                        /** @description Where the next record of the log will be */
                                        endOffset: number;
                                        lag: number;
                                        /** @description Everything before it is worked in */
                                        nextOffset: number;
                                        partition: number;
                                    }[];
                                    /** @description 0 when nothing has been read yet */
                                    version: number;
                                };
                                /** @description 0 when nothing has been read yet */
                                version: number;
                            }[];
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projections/{name}/rebuild": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Fill a view anew beside the live one, then switch */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                            /**
                             * Format: date-time
                             * @description By which `lastRebuild` of the view tells what became of it
                             */
                            startedAt: string;
                            /** @enum {string} */
                            status: "started";
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List roles
         * @description Built-in ones and those of the organisation, by id.
         */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before; opaque */
                    cursor?: string;
                    /** @description Rows a page, 1–500 */
                    limit?: number;
                    /** @description Roles that grant it */
                    permission?: "audit:read" | "audit:write" | "license:write" | "access-log:read" | "access-log:read-own" | "access-log:export" | "report:create" | "snapshot:view" | "face:compare" | "duress:read" | "lock:request-audit-trail" | "lock:configure" | "lock:program" | "lock:program-with-mobile" | "lock:open" | "lock:visit" | "door:read" | "door:write" | "rule:read" | "rule:write" | "lockdown:write" | "user:read" | "user:write" | "user:disable" | "credential:read" | "credential:write" | "credential:block" | "alert:read" | "alert:handle" | "alert:configure" | "subscription:read" | "subscription:write" | "retention:read" | "retention:write" | "hold:write" | "logs:delete" | "retention:override" | "face:configure" | "role:read" | "role:write" | "premises:read" | "premises:write" | "device:read" | "device:write" | "decoder:read" | "decoder:write" | "quarantine:read" | "quarantine:handle" | "token:write" | "operations:read" | "operations:write";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of roles */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description Built-in roles stay as they are */
                                builtIn: boolean;
                                description: string | null;
                                id: string;
                                name: string;
                                permissions: ("audit:read" | "audit:write" | "license:write" | "access-log:read" | "access-log:read-own" | "access-log:export" | "report:create" | "snapshot:view" | "face:compare" | "duress:read" | "lock:request-audit-trail" | "lock:configure" | "lock:program" | "lock:program-with-mobile" | "lock:open" | "lock:visit" | "door:read" | "door:write" | "rule:read" | "rule:write" | "lockdown:write" | "user:read" | "user:write" | "user:disable" | "credential:read" | "credential:write" | "credential:block" | "alert:read" | "alert:handle" | "alert:configure" | "subscription:read" | "subscription:write" | "retention:read" | "retention:write" | "hold:write" | "logs:delete" | "retention:override" | "face:configure" | "role:read" | "role:write" | "premises:read" | "premises:write" | "device:read" | "device:write" | "decoder:read" | "decoder:write" | "quarantine:read" | "quarantine:handle" | "token:write" | "operations:read" | "operations:write")[];
                                /** @description Also the `ETag` */
                                version: number;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Create a role
         * @description Where it holds is said where it is assigned to a person.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        description?: string;
                        /** @description A UUID when left out */
                        id?: string;
                        name: string;
                        /** @description Any of your own; administrators may add those that no built-in role has */
                        permissions: ("audit:read" | "audit:write" | "license:write" | "access-log:read" | "access-log:read-own" | "access-log:export" | "report:create" | "snapshot:view" | "face:compare" | "duress:read" | "lock:request-audit-trail" | "lock:configure" | "lock:program" | "lock:program-with-mobile" | "lock:open" | "lock:visit" | "door:read" | "door:write" | "rule:read" | "rule:write" | "lockdown:write" | "user:read" | "user:write" | "user:disable" | "credential:read" | "credential:write" | "credential:block" | "alert:read" | "alert:handle" | "alert:configure" | "subscription:read" | "subscription:write" | "retention:read" | "retention:write" | "hold:write" | "logs:delete" | "retention:override" | "face:configure" | "role:read" | "role:write" | "premises:read" | "premises:write" | "device:read" | "device:write" | "decoder:read" | "decoder:write" | "quarantine:read" | "quarantine:handle" | "token:write" | "operations:read" | "operations:write")[];
                    };
                };
            };
            responses: {
                /** @description The role */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Built-in roles stay as they are */
                            builtIn: boolean;
                            description: string | null;
                            id: string;
                            name: string;
                            permissions: ("audit:read" | "audit:write" | "license:write" | "access-log:read" | "access-log:read-own" | "access-log:export" | "report:create" | "snapshot:view" | "face:compare" | "duress:read" | "lock:request-audit-trail" | "lock:configure" | "lock:program" | "lock:program-with-mobile" | "lock:open" | "lock:visit" | "door:read" | "door:write" | "rule:read" | "rule:write" | "lockdown:write" | "user:read" | "user:write" | "user:disable" | "credential:read" | "credential:write" | "credential:block" | "alert:read" | "alert:handle" | "alert:configure" | "subscription:read" | "subscription:write" | "retention:read" | "retention:write" | "hold:write" | "logs:delete" | "retention:override" | "face:configure" | "role:read" | "role:write" | "premises:read" | "premises:write" | "device:read" | "device:write" | "decoder:read" | "decoder:write" | "quarantine:read" | "quarantine:handle" | "token:write" | "operations:read" | "operations:write")[];
                            /** @description Also the `ETag` */
                            version: number;
                        };
                    };
                };
                /** @description There is, or was, a role with this id */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/roles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a role */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The role; the `ETag` is its version */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Built-in roles stay as they are */
                            builtIn: boolean;
                            description: string | null;
                            id: string;
                            name: string;
                            permissions: ("audit:read" | "audit:write" | "license:write" | "access-log:read" | "access-log:read-own" | "access-log:export" | "report:create" | "snapshot:view" | "face:compare" | "duress:read" | "lock:request-audit-trail" | "lock:configure" | "lock:program" | "lock:program-with-mobile" | "lock:open" | "lock:visit" | "door:read" | "door:write" | "rule:read" | "rule:write" | "lockdown:write" | "user:read" | "user:write" | "user:disable" | "credential:read" | "credential:write" | "credential:block" | "alert:read" | "alert:handle" | "alert:configure" | "subscription:read" | "subscription:write" | "retention:read" | "retention:write" | "hold:write" | "logs:delete" | "retention:override" | "face:configure" | "role:read" | "role:write" | "premises:read" | "premises:write" | "device:read" | "device:write" | "decoder:read" | "decoder:write" | "quarantine:read" | "quarantine:handle" | "token:write" | "operations:read" | "operations:write")[];
                            /** @description Also the `ETag` */
                            version: number;
                        };
                    };
                };
                /** @description There is no such role */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Delete a role that nobody holds */
        delete: {
            parameters: {
                query?: never;
                header: {
                    /** @description The `ETag` it was read with */
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It is gone; its id is never used again */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description There is no such role */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Changed meanwhile, built in, or held by somebody */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /**
         * Change a role
         * @description Whoever holds it may do more, or less, within seconds.
         */
        patch: {
            parameters: {
                query?: never;
                header: {
                    /** @description The `ETag` it was read with */
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        description?: string | null;
                        name?: string;
                        /** @description All it is to grant; what is added is as for a new one */
                        permissions?: ("audit:read" | "audit:write" | "license:write" | "access-log:read" | "access-log:read-own" | "access-log:export" | "report:create" | "snapshot:view" | "face:compare" | "duress:read" | "lock:request-audit-trail" | "lock:configure" | "lock:program" | "lock:program-with-mobile" | "lock:open" | "lock:visit" | "door:read" | "door:write" | "rule:read" | "rule:write" | "lockdown:write" | "user:read" | "user:write" | "user:disable" | "credential:read" | "credential:write" | "credential:block" | "alert:read" | "alert:handle" | "alert:configure" | "subscription:read" | "subscription:write" | "retention:read" | "retention:write" | "hold:write" | "logs:delete" | "retention:override" | "face:configure" | "role:read" | "role:write" | "premises:read" | "premises:write" | "device:read" | "device:write" | "decoder:read" | "decoder:write" | "quarantine:read" | "quarantine:handle" | "token:write" | "operations:read" | "operations:write")[];
                    };
                };
            };
            responses: {
                /** @description The role as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Built-in roles stay as they are */
                            builtIn: boolean;
                            description: string | null;
                            id: string;
                            name: string;
                            permissions: ("audit:read" | "audit:write" | "license:write" | "access-log:read" | "access-log:read-own" | "access-log:export" | "report:create" | "snapshot:view" | "face:compare" | "duress:read" | "lock:request-audit-trail" | "lock:configure" | "lock:program" | "lock:program-with-mobile" | "lock:open" | "lock:visit" | "door:read" | "door:write" | "rule:read" | "rule:write" | "lockdown:write" | "user:read" | "user:write" | "user:disable" | "credential:read" | "credential:write" | "credential:block" | "alert:read" | "alert:handle" | "alert:configure" | "subscription:read" | "subscription:write" | "retention:read" | "retention:write" | "hold:write" | "logs:delete" | "retention:override" | "face:configure" | "role:read" | "role:write" | "premises:read" | "premises:write" | "device:read" | "device:write" | "decoder:read" | "decoder:write" | "quarantine:read" | "quarantine:handle" | "token:write" | "operations:read" | "operations:write")[];
                            /** @description Also the `ETag` */
                            version: number;
                        };
                    };
                };
                /** @description There is no such role */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Changed meanwhile, or built in */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/v1/services/{service}/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List dead letters of one service, wherever it runs */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before; opaque */
                    cursor?: string;
                    /** @description Rows a page, 1–500 */
                    limit?: number;
                    /** @description `<service>.<projection>` */
                    projection?: string;
                    status?: "parked" | "retried" | "discarded";
                };
                header?: never;
                path: {
                    service: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                attempts: number;
                                /** @description Null when it only waits for an earlier event of its key */
                                failure: string | null;
                                /** @description `<service>.<number>` */
                                id: string;
                                key: string;
                                offset: number;
                                /** Format: date-time */
                                parkedAt: string;
                                partition: number;
                                /** @description `<service>.<projection>`; `<service>.outbox` for events that the log refuses */
                                projection: string;
                                settledAt: string | null;
                                settledBy: string | null;
                                settledReason: string | null;
                                /** @enum {string} */
                                status: "parked" | "retried" | "discarded";
                                topic: string;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/services/{service}/projections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List views and event processors of one service, wherever it runs */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    service: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /**
                                 * @description A view can be rebuilt; a reactor publishes
                                 * @enum {string}
                                 */
                                kind: "view" | "reactor";
                                /** @description Records of the log not worked in yet */
                                lag: number;
                                /** @description Of those this process was asked for */
                                lastRebuild?: {
                                    failure?: string;
                                    /**
                                     * @description `failed`: the live view is as it was
                                     * @enum {string}
                                     */
                                    outcome: "under_way" | "switched" | "failed";
                                    /** Format: date-time */
                                    startedAt: string;
                                };
                                /** @description `<service>.<projection>` */
                                name: string;
                                /** @description Events put aside */
                                parked: number;
                                partitions: {
                                    /** @description Where the next record of the log will be */
                                    endOffset: number;
                                    lag: number;
                                    /** @description Everything before it is worked in */
                                    nextOffset: number;
                                    partition: number;
                                }[];
                                /** @description Present while the view is rebuilt */
                                rebuild?: {
                                    /** @description Records of the log not worked in yet */
                                    lag: number;
                                    partitions: {
                                        /** @description Where the next record of the log will be */
                                        endOffset: number;
                                        lag: number;
                                        /** @description Everything before it is worked in */
                                        nextOffset: number;
                                        partition: number;
                                    }[];
                                    /** @description 0 when nothing has been read yet */
                                    version: number;
                                };
                                /** @description 0 when nothing has been read yet */
                                version: number;
                            }[];
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List one’s own sessions
         * @description Those that are open, newest first, at most 500.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The sessions */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description What the client calls itself (`User-Agent`) */
                                client: string | null;
                                /**
                                 * Format: date-time
                                 * @description Unless it is refreshed before
                                 */
                                endsAt: string;
                                /** Format: uuid */
                                id: string;
                                /** @description The one that asks */
                                isCurrent: boolean;
                                /**
                                 * Format: date-time
                                 * @description When it began or was refreshed for the last time
                                 */
                                lastUsedAt: string;
                                /** Format: date-time */
                                startedAt: string;
                            }[];
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Sign in
         * @description Answers a short-lived access token for all services, and sets a cookie by which the session is refreshed. After ten wrong attempts for a name, or a hundred from an address, 429 says when to try again.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Of the app of a phone: what it calls its device, the same for as long as it is installed */
                        deviceId?: string;
                        password: string;
                        username: string;
                    };
                };
            };
            responses: {
                /** @description The session */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Sent as `Authorization: Bearer <token>` to every service */
                            accessToken: string;
                            /**
                             * Format: date-time
                             * @description When the session ends unless it is refreshed before
                             */
                            endsAt: string;
                            /** @description Of the access token; refresh the session before */
                            expiresInSec: number;
                            /** @description Signed in with a one-time password: nothing but `PUT /v1/users/me/password` is allowed before it is changed */
                            mustChangePassword: boolean;
                            /** Format: uuid */
                            sessionId: string;
                            /** Format: uuid */
                            userId: string;
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End another session of one’s own */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The session is over */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show one’s own session
         * @description Who is signed in and what that person may do, so that a user interface offers nothing else.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The session */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            mustChangePassword: boolean;
                            name: string | null;
                            /** @description What the person may do, as of now */
                            rights: {
                                /** @enum {string} */
                                permission: "audit:read" | "audit:write" | "license:write" | "access-log:read" | "access-log:read-own" | "access-log:export" | "report:create" | "snapshot:view" | "face:compare" | "duress:read" | "lock:request-audit-trail" | "lock:configure" | "lock:program" | "lock:program-with-mobile" | "lock:open" | "lock:visit" | "door:read" | "door:write" | "rule:read" | "rule:write" | "lockdown:write" | "user:read" | "user:write" | "user:disable" | "credential:read" | "credential:write" | "credential:block" | "alert:read" | "alert:handle" | "alert:configure" | "subscription:read" | "subscription:write" | "retention:read" | "retention:write" | "hold:write" | "logs:delete" | "retention:override" | "face:configure" | "role:read" | "role:write" | "premises:read" | "premises:write" | "device:read" | "device:write" | "decoder:read" | "decoder:write" | "quarantine:read" | "quarantine:handle" | "token:write" | "operations:read" | "operations:write";
                                /** @description Where it holds, and whatever lies in there; null: everywhere */
                                premises: string[] | null;
                            }[];
                            /** Format: uuid */
                            sessionId: string;
                            /** Format: uuid */
                            userId: string;
                            username: string | null;
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /**
         * Sign out
         * @description Every service refuses the session’s tokens within seconds.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The session is over */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/openid-connect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sign in with the identity provider
         * @description For browsers: leads there and back.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description On to the provider */
                302: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/openid-connect/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Come back from the identity provider
         * @description Sets the cookie of a session and leads on to `OIDC_RETURN_URL`, whose page refreshes the session.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description On to the page that people work with */
                302: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go on with a session
         * @description Takes the cookie of the sign-in, answers a new access token and replaces the cookie. The cookie that was replaced last may be sent again for 30 seconds, as by a second tab or after a lost answer, and is answered with the newest cookie. Any other cookie that was used before ends the session.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The session */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Sent as `Authorization: Bearer <token>` to every service */
                            accessToken: string;
                            /**
                             * Format: date-time
                             * @description When the session ends unless it is refreshed before
                             */
                            endsAt: string;
                            /** @description Of the access token; refresh the session before */
                            expiresInSec: number;
                            /** @description Signed in with a one-time password: nothing but `PUT /v1/users/me/password` is allowed before it is changed */
                            mustChangePassword: boolean;
                            /** Format: uuid */
                            sessionId: string;
                            /** Format: uuid */
                            userId: string;
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/user-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import people from a CSV file
         * @description The first line names the columns: `username`, `name` and, as wanted, `email`, `phone`, `roles` (`auditor@hq employee`; takes `role:write`, and what the roles allow), `enabled`, `userNo`, `premisesId`, `externalIds` (`hr:4711 badge:A9`). An `id` is passed over. Everybody whose row has no fault is created; see how far it is under the id answered.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Check everything, change nothing */
                    dryRun?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "text/csv": string;
                };
            };
            responses: {
                /** @description The file is durable and is being worked in */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            createdAt: string;
                            /** @description Taken; in a dry run, could be taken */
                            done: number;
                            /** @description Everything is checked, nothing changed */
                            dryRun: boolean;
                            /** @description With faults, and left out */
                            failed: number;
                            finishedAt: string | null;
                            /** Format: uuid */
                            id: string;
                            requestedBy: string;
                            /** @description In the file, without the header and empty lines */
                            rows: number;
                            startedAt: string | null;
                            /**
                             * @description `abandoned`: not done within a day, or its key is gone; what was taken stays
                             * @enum {string}
                             */
                            state: "waiting" | "running" | "done" | "cancelled" | "abandoned";
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/user-imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show how far an import is */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The import */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            createdAt: string;
                            /** @description Taken; in a dry run, could be taken */
                            done: number;
                            /** @description Everything is checked, nothing changed */
                            dryRun: boolean;
                            /** @description With faults, and left out */
                            failed: number;
                            finishedAt: string | null;
                            /** Format: uuid */
                            id: string;
                            requestedBy: string;
                            /** @description In the file, without the header and empty lines */
                            rows: number;
                            startedAt: string | null;
                            /**
                             * @description `abandoned`: not done within a day, or its key is gone; what was taken stays
                             * @enum {string}
                             */
                            state: "waiting" | "running" | "done" | "cancelled" | "abandoned";
                        };
                    };
                };
                /** @description There is no such import */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /**
         * Cancel an import
         * @description Leaves the rows that still wait; what was taken stays.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The import as it was left */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            createdAt: string;
                            /** @description Taken; in a dry run, could be taken */
                            done: number;
                            /** @description Everything is checked, nothing changed */
                            dryRun: boolean;
                            /** @description With faults, and left out */
                            failed: number;
                            finishedAt: string | null;
                            /** Format: uuid */
                            id: string;
                            requestedBy: string;
                            /** @description In the file, without the header and empty lines */
                            rows: number;
                            startedAt: string | null;
                            /**
                             * @description `abandoned`: not done within a day, or its key is gone; what was taken stays
                             * @enum {string}
                             */
                            state: "waiting" | "running" | "done" | "cancelled" | "abandoned";
                        };
                    };
                };
                /** @description There is no such import */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description It is over already */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/user-imports/{id}/faults": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what is wrong with rows
         * @description By line; the first 10,000 that were found are kept.
         */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before; opaque */
                    cursor?: string;
                    /** @description Rows a page, 1–500 */
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of faults */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description For people; never what the row says */
                                detail: string;
                                /** @description Column, or `row` */
                                field: string;
                                /** @description Where the row ends in the file, from 1 */
                                line: number;
                                /** @description `missing`, `invalid`, `duplicate`, `taken`, `user_not_found`, … */
                                rule: string;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description There is no such import */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List people
         * @description By number, erased ones too.
         */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before; opaque */
                    cursor?: string;
                    enabled?: string;
                    /** @description Id in another system */
                    externalId?: string;
                    /** @description Rows a page, 1–500 */
                    limit?: number;
                    /** @description Part of the name, the user name or the e-mail address */
                    q?: string;
                    /** @description Holds this role, wherever */
                    role?: string;
                    /** @description The other system; any when left out */
                    source?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of people */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description Roles held, each in some premises and what lies in them; null: everywhere */
                                assignments: {
                                    premisesId: string | null;
                                    roleId: string;
                                }[];
                                /** Format: date-time */
                                createdAt: string;
                                email: string | null;
                                enabled: boolean;
                                erasedAt: string | null;
                                /** @description Ids in other systems */
                                externalIds: {
                                    /** @description As the system writes it; unique within it */
                                    id: string;
                                    /** @description The system: `hr` */
                                    source: string;
                                }[];
                                /** Format: uuid */
                                id: string;
                                /** @description `erased person` after erasure */
                                name: string;
                                /**
                                 * @description Of the credentials that the person holds, how many are no longer valid: `all` opens nothing any more
                                 * @enum {string}
                                 */
                                permissionsExpired: "none" | "some" | "all";
                                phone: string | null;
                                /** @description Where the person belongs, and with that whose business he is */
                                premisesId: string | null;
                                /** Format: date-time */
                                updatedAt: string;
                                username: string | null;
                                userNo: number;
                                /** @description Also the `ETag` */
                                version: number;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Create a person */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description Roles to hold; takes `role:write`, and what they allow
                         * @default []
                         */
                        assignments?: {
                            premisesId: string | null;
                            roleId: string;
                        }[];
                        /** Format: email */
                        email?: string;
                        /** @description Ids in other systems; unique within each */
                        externalIds?: {
                            /** @description As the system writes it; unique within it */
                            id: string;
                            /** @description The system: `hr` */
                            source: string;
                        }[];
                        name: string;
                        phone?: string;
                        /** @description Where the person belongs; must be given by who acts in certain premises only */
                        premisesId?: string;
                        /** @description Unique, in whatever case and width it is written */
                        username: string;
                    };
                };
            };
            responses: {
                /** @description The person; the `ETag` is the version */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Roles held, each in some premises and what lies in them; null: everywhere */
                            assignments: {
                                premisesId: string | null;
                                roleId: string;
                            }[];
                            /** Format: date-time */
                            createdAt: string;
                            email: string | null;
                            enabled: boolean;
                            erasedAt: string | null;
                            /** @description Ids in other systems */
                            externalIds: {
                                /** @description As the system writes it; unique within it */
                                id: string;
                                /** @description The system: `hr` */
                                source: string;
                            }[];
                            /** Format: uuid */
                            id: string;
                            /** @description `erased person` after erasure */
                            name: string;
                            /**
                             * @description Of the credentials that the person holds, how many are no longer valid: `all` opens nothing any more
                             * @enum {string}
                             */
                            permissionsExpired: "none" | "some" | "all";
                            phone: string | null;
                            /** @description Where the person belongs, and with that whose business he is */
                            premisesId: string | null;
                            /** Format: date-time */
                            updatedAt: string;
                            username: string | null;
                            userNo: number;
                            /** @description Also the `ETag` */
                            version: number;
                        };
                    };
                };
                /** @description Somebody else has this user name, or this id in another system */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a person
         * @description Recorded in the audit log, unless it is oneself: whose data was read, and by whom.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id, `userNo` or user name */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The person; the `ETag` is the version */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Roles held, each in some premises and what lies in them; null: everywhere */
                            assignments: {
                                premisesId: string | null;
                                roleId: string;
                            }[];
                            /** Format: date-time */
                            createdAt: string;
                            email: string | null;
                            enabled: boolean;
                            erasedAt: string | null;
                            /** @description Ids in other systems */
                            externalIds: {
                                /** @description As the system writes it; unique within it */
                                id: string;
                                /** @description The system: `hr` */
                                source: string;
                            }[];
                            /** Format: uuid */
                            id: string;
                            /** @description `erased person` after erasure */
                            name: string;
                            /**
                             * @description Of the credentials that the person holds, how many are no longer valid: `all` opens nothing any more
                             * @enum {string}
                             */
                            permissionsExpired: "none" | "some" | "all";
                            phone: string | null;
                            /** @description Where the person belongs, and with that whose business he is */
                            premisesId: string | null;
                            /** Format: date-time */
                            updatedAt: string;
                            username: string | null;
                            userNo: number;
                            /** @description Also the `ETag` */
                            version: number;
                        };
                    };
                };
                /** @description There is no such person */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a person
         * @description What is left out stays; null removes.
         */
        patch: {
            parameters: {
                query?: never;
                header: {
                    /** @description The `ETag` it was read with */
                    "If-Match": string;
                };
                path: {
                    /** @description Id, `userNo` or user name */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description All roles to hold; takes `role:write`, and what those that are added allow */
                        assignments?: {
                            premisesId: string | null;
                            roleId: string;
                        }[];
                        email?: string | null;
                        /** @description All ids in other systems */
                        externalIds?: {
                            /** @description As the system writes it; unique within it */
                            id: string;
                            /** @description The system: `hr` */
                            source: string;
                        }[] | null;
                        name?: string;
                        phone?: string | null;
                        /** @description Where the person belongs */
                        premisesId?: string | null;
                        /** @description Unique, in whatever case and width it is written */
                        username?: string;
                    };
                };
            };
            responses: {
                /** @description The person as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Roles held, each in some premises and what lies in them; null: everywhere */
                            assignments: {
                                premisesId: string | null;
                                roleId: string;
                            }[];
                            /** Format: date-time */
                            createdAt: string;
                            email: string | null;
                            enabled: boolean;
                            erasedAt: string | null;
                            /** @description Ids in other systems */
                            externalIds: {
                                /** @description As the system writes it; unique within it */
                                id: string;
                                /** @description The system: `hr` */
                                source: string;
                            }[];
                            /** Format: uuid */
                            id: string;
                            /** @description `erased person` after erasure */
                            name: string;
                            /**
                             * @description Of the credentials that the person holds, how many are no longer valid: `all` opens nothing any more
                             * @enum {string}
                             */
                            permissionsExpired: "none" | "some" | "all";
                            phone: string | null;
                            /** @description Where the person belongs, and with that whose business he is */
                            premisesId: string | null;
                            /** Format: date-time */
                            updatedAt: string;
                            username: string | null;
                            userNo: number;
                            /** @description Also the `ETag` */
                            version: number;
                        };
                    };
                };
                /** @description There is no such person */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Changed meanwhile, user name taken, erased, or the last administrator */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/v1/users/{id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Disable a person
         * @description May do nothing any more, nor sign in, until somebody enables the person who holds `user:write` and whatever the person may do. Again changes nothing.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id, `userNo` or user name */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The person as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Roles held, each in some premises and what lies in them; null: everywhere */
                            assignments: {
                                premisesId: string | null;
                                roleId: string;
                            }[];
                            /** Format: date-time */
                            createdAt: string;
                            email: string | null;
                            enabled: boolean;
                            erasedAt: string | null;
                            /** @description Ids in other systems */
                            externalIds: {
                                /** @description As the system writes it; unique within it */
                                id: string;
                                /** @description The system: `hr` */
                                source: string;
                            }[];
                            /** Format: uuid */
                            id: string;
                            /** @description `erased person` after erasure */
                            name: string;
                            /**
                             * @description Of the credentials that the person holds, how many are no longer valid: `all` opens nothing any more
                             * @enum {string}
                             */
                            permissionsExpired: "none" | "some" | "all";
                            phone: string | null;
                            /** @description Where the person belongs, and with that whose business he is */
                            premisesId: string | null;
                            /** Format: date-time */
                            updatedAt: string;
                            username: string | null;
                            userNo: number;
                            /** @description Also the `ETag` */
                            version: number;
                        };
                    };
                };
                /** @description There is no such person */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The person was erased, or is the last administrator */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enable a person
         * @description Takes what the person may do. Again changes nothing.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id, `userNo` or user name */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The person as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Roles held, each in some premises and what lies in them; null: everywhere */
                            assignments: {
                                premisesId: string | null;
                                roleId: string;
                            }[];
                            /** Format: date-time */
                            createdAt: string;
                            email: string | null;
                            enabled: boolean;
                            erasedAt: string | null;
                            /** @description Ids in other systems */
                            externalIds: {
                                /** @description As the system writes it; unique within it */
                                id: string;
                                /** @description The system: `hr` */
                                source: string;
                            }[];
                            /** Format: uuid */
                            id: string;
                            /** @description `erased person` after erasure */
                            name: string;
                            /**
                             * @description Of the credentials that the person holds, how many are no longer valid: `all` opens nothing any more
                             * @enum {string}
                             */
                            permissionsExpired: "none" | "some" | "all";
                            phone: string | null;
                            /** @description Where the person belongs, and with that whose business he is */
                            premisesId: string | null;
                            /** Format: date-time */
                            updatedAt: string;
                            username: string | null;
                            userNo: number;
                            /** @description Also the `ETag` */
                            version: number;
                        };
                    };
                };
                /** @description There is no such person */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The person was erased */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/erasure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which services have removed what an erased person owned */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id, `userNo` or user name */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            erasedAt: string;
                            /** @description Every service that holds what people own, and since when it holds nothing of this person any more */
                            services: {
                                confirmedAt: string | null;
                                service: string;
                            }[];
                            /** Format: uuid */
                            userId: string;
                        };
                    };
                };
                /** @description There is no such person */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The person is not erased */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/password-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand out a one-time link to set a password
         * @description For whoever gets no mail. Works for an hour, for people who may do nothing that you may not.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id, `userNo` or user name */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The link */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            expiresAt: string;
                            /** @description For `POST /v1/password-resets/{token}`, once. Shown this once; only its hash is kept */
                            token: string;
                        };
                    };
                };
                /** @description There is no such person */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/personal-data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Erase a person
         * @description Destroys the key to everything the person owns, for ever, and takes name, addresses and roles away. What the person did stays in the record, under the same id. Takes what the person may do. Again changes nothing. Whoever a legal hold names is erased when it is released.
         */
        delete: {
            parameters: {
                query?: never;
                header: {
                    /** @description The `ETag` it was read with */
                    "If-Match": string;
                };
                path: {
                    /** @description Id, `userNo` or user name */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The person is erased */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description There is no such person */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Changed meanwhile, the last administrator, or under a legal hold */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Sign a person out
         * @description Ends all sessions; the person may sign in again.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id, `userNo` or user name */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description They are over */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description There is no such person */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All people as a CSV file
         * @description By number, as they were at one moment, without those who were erased; recorded in the audit log. The file can be imported elsewhere. An answer that breaks off is not complete.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Whether a byte order mark comes first, by which Excel knows UTF-8 */
                    bom?: string;
                    /** @description Between cells: spreadsheets expect a semicolon where the comma is the decimal sign */
                    delimiter?: "comma" | "semicolon" | "," | ";";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change one’s own password
         * @description All other sessions end. After a one-time password, refresh the session to be let in everywhere.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        currentPassword: string;
                        /** @description At least 12 characters, and not the username */
                        newPassword: string;
                    };
                };
            };
            responses: {
                /** @description It is changed */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Problem: {
            detail: string;
            errors?: {
                field: string;
                message: string;
            }[];
            /** @description The first field, parameter or header at fault */
            field?: string;
            status: number;
            title: string;
            /** @description `urn:doorledger:problem:<code>`; stable */
            type: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
