/* Generated from docs/reference/openapi/device-ingest.json: npm run generate */
export interface paths {
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
    "/v1/decoders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the decoders in force */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description One for each device family */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                codeCount: number;
                                family: string;
                                redecoding: {
                                    finishedAt: string | null;
                                    /** @description Of these, records that mean something else now */
                                    recordsChanged: number;
                                    /** @description Of this family, so far */
                                    recordsExamined: number;
                                    /** @description What is left to read of the log, other families included; null while waiting */
                                    remaining: number | null;
                                    startedAt: string | null;
                                    /**
                                     * @description `done`: the past is decoded with this table
                                     * @enum {string}
                                     */
                                    status: "waiting" | "running" | "done" | "superseded";
                                };
                                /** Format: date-time */
                                replacedAt: string;
                                replacedBy: string;
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
    "/v1/decoders/{family}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the code table of a device family */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    family: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The table in force */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            codeCount: number;
                            codes: {
                                [key: string]: {
                                    access?: {
                                        /** @enum {string} */
                                        accessType: "pin" | "rfid" | "rex" | "phone_key" | "key_fob" | "keycard" | "qr" | "passcode" | "remote" | "mechanical" | "schedule" | "unknown";
                                        /** @enum {string} */
                                        reason: "success" | "duress" | "rex" | "remote_unlock" | "scheduled_unlock" | "unknown_credential" | "invalid_pin" | "user_not_found" | "user_disabled" | "user_not_authorized" | "rule_disabled" | "schedule_day_not_permitted" | "outside_schedule_hours" | "credential_not_yet_valid" | "credential_expired" | "credential_blocked" | "cooldown" | "lockdown" | "too_many_attempts" | "anti_passback" | "device_denied" | "forced_door" | "held_open" | "device_communication_failure" | "database_error" | "macro_execution_failure" | "invalid_configuration";
                                        /** @enum {string} */
                                        result: "granted" | "denied" | "forced" | "held_open" | "error";
                                    };
                                    /**
                                     * @description What the data is of an unknown card: how many bits it sent, or 16 of them from this one on
                                     * @enum {string}
                                     */
                                    carries?: "card_bit_length" | "card_bits_0" | "card_bits_16" | "card_bits_32" | "card_bits_48";
                                    category: string;
                                    /**
                                     * @description What else the code proves
                                     * @enum {string}
                                     */
                                    evidence?: "overflow" | "clock" | "connectivity" | "tamper";
                                    name: string;
                                    /** @description For people: where public tables disagree, and the like */
                                    note?: string;
                                };
                            };
                            family: string;
                            redecoding: {
                                finishedAt: string | null;
                                /** @description Of these, records that mean something else now */
                                recordsChanged: number;
                                /** @description Of this family, so far */
                                recordsExamined: number;
                                /** @description What is left to read of the log, other families included; null while waiting */
                                remaining: number | null;
                                startedAt: string | null;
                                /**
                                 * @description `done`: the past is decoded with this table
                                 * @enum {string}
                                 */
                                status: "waiting" | "running" | "done" | "superseded";
                            };
                            /** Format: date-time */
                            replacedAt: string;
                            replacedBy: string;
                            version: number;
                        };
                    };
                };
                /** @description The family has no table: all its codes are unknown */
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
        /**
         * Replace the code table of a device family
         * @description From now on, and for the past too: no device is asked anything. The same table again is no change.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    family: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The whole table: four hexadecimal digits in capitals → what they mean */
                        codes: {
                            [key: string]: {
                                access?: {
                                    /** @enum {string} */
                                    accessType: "pin" | "rfid" | "rex" | "phone_key" | "key_fob" | "keycard" | "qr" | "passcode" | "remote" | "mechanical" | "schedule" | "unknown";
                                    /** @enum {string} */
                                    reason: "success" | "duress" | "rex" | "remote_unlock" | "scheduled_unlock" | "unknown_credential" | "invalid_pin" | "user_not_found" | "user_disabled" | "user_not_authorized" | "rule_disabled" | "schedule_day_not_permitted" | "outside_schedule_hours" | "credential_not_yet_valid" | "credential_expired" | "credential_blocked" | "cooldown" | "lockdown" | "too_many_attempts" | "anti_passback" | "device_denied" | "forced_door" | "held_open" | "device_communication_failure" | "database_error" | "macro_execution_failure" | "invalid_configuration";
                                    /** @enum {string} */
                                    result: "granted" | "denied" | "forced" | "held_open" | "error";
                                };
                                /**
                                 * @description What the data is of an unknown card: how many bits it sent, or 16 of them from this one on
                                 * @enum {string}
                                 */
                                carries?: "card_bit_length" | "card_bits_0" | "card_bits_16" | "card_bits_32" | "card_bits_48";
                                category: string;
                                /**
                                 * @description What else the code proves
                                 * @enum {string}
                                 */
                                evidence?: "overflow" | "clock" | "connectivity" | "tamper";
                                name: string;
                                /** @description For people: where public tables disagree, and the like */
                                note?: string;
                            };
                        };
                        /** @description Only if this version is in force; 0 when there is none */
                        ifVersion?: number;
                    };
                };
            };
            responses: {
                /** @description The table in force */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            codeCount: number;
                            codes: {
                                [key: string]: {
                                    access?: {
                                        /** @enum {string} */
                                        accessType: "pin" | "rfid" | "rex" | "phone_key" | "key_fob" | "keycard" | "qr" | "passcode" | "remote" | "mechanical" | "schedule" | "unknown";
                                        /** @enum {string} */
                                        reason: "success" | "duress" | "rex" | "remote_unlock" | "scheduled_unlock" | "unknown_credential" | "invalid_pin" | "user_not_found" | "user_disabled" | "user_not_authorized" | "rule_disabled" | "schedule_day_not_permitted" | "outside_schedule_hours" | "credential_not_yet_valid" | "credential_expired" | "credential_blocked" | "cooldown" | "lockdown" | "too_many_attempts" | "anti_passback" | "device_denied" | "forced_door" | "held_open" | "device_communication_failure" | "database_error" | "macro_execution_failure" | "invalid_configuration";
                                        /** @enum {string} */
                                        result: "granted" | "denied" | "forced" | "held_open" | "error";
                                    };
                                    /**
                                     * @description What the data is of an unknown card: how many bits it sent, or 16 of them from this one on
                                     * @enum {string}
                                     */
                                    carries?: "card_bit_length" | "card_bits_0" | "card_bits_16" | "card_bits_32" | "card_bits_48";
                                    category: string;
                                    /**
                                     * @description What else the code proves
                                     * @enum {string}
                                     */
                                    evidence?: "overflow" | "clock" | "connectivity" | "tamper";
                                    name: string;
                                    /** @description For people: where public tables disagree, and the like */
                                    note?: string;
                                };
                            };
                            family: string;
                            redecoding: {
                                finishedAt: string | null;
                                /** @description Of these, records that mean something else now */
                                recordsChanged: number;
                                /** @description Of this family, so far */
                                recordsExamined: number;
                                /** @description What is left to read of the log, other families included; null while waiting */
                                remaining: number | null;
                                startedAt: string | null;
                                /**
                                 * @description `done`: the past is decoded with this table
                                 * @enum {string}
                                 */
                                status: "waiting" | "running" | "done" | "superseded";
                            };
                            /** Format: date-time */
                            replacedAt: string;
                            replacedBy: string;
                            version: number;
                        };
                    };
                };
                /** @description Another version than `ifVersion` is in force */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/device-exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All doors as a CSV file
         * @description By id, as they were at one moment, without credentials; recorded in the audit log. The file can be imported elsewhere. An answer that breaks off is not complete.
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
    "/v1/device-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import doors from a CSV file
         * @description The first line names the columns: `id`, `kind`, `name` and, as wanted, `model`, `family`, `lockKind`, `zone`, `facilityPath`, `installedOn`, `expectedDbVersion`, `labels` (`{"nvr_camera":"7"}`). Every device whose row has no fault is registered, without a credential: that is issued to one device at a time, to whoever sets it up (`POST /v1/devices/{id}/credential`).
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
    "/v1/device-imports/{id}": {
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
    "/v1/device-imports/{id}/faults": {
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
    "/v1/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List devices
         * @description By id.
         */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before; opaque */
                    cursor?: string;
                    /** @description A facility path and everything below it */
                    facility?: string;
                    kind?: "lock" | "reader" | "controller" | "gateway" | "nvr";
                    /** @description Rows a page, 1–500 */
                    limit?: number;
                    model?: string;
                    /** @description Part of the id or the name */
                    q?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of devices */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: date-time */
                                changedAt: string;
                                expectedDbVersion: string | null;
                                facilityPath: string | null;
                                family: string;
                                /** @description Whether it can hand in blocks */
                                hasCredential: boolean;
                                id: string;
                                installedOn: string | null;
                                /** @enum {string} */
                                kind: "lock" | "reader" | "controller" | "gateway" | "nvr";
                                labels: {
                                    [key: string]: string;
                                };
                                /** @description When a block of it was last worked in */
                                lastContactAt: string | null;
                                lockKind: ("s50" | "relay") | null;
                                model: string | null;
                                name: string;
                                /** Format: date-time */
                                registeredAt: string;
                                /** @description For `If-Match` */
                                version: number;
                                zone: string;
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
         * Register a device
         * @description Answers the credential with which it hands in blocks.
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
                        /** @description The `nxtDbVerTS` the host last assigned */
                        expectedDbVersion?: string;
                        /** @description Premises from the outside in: `hq/building-1/floor-2` */
                        facilityPath?: string;
                        /** @description Which decoder reads its codes; engage when left out */
                        family?: string;
                        id: string;
                        /**
                         * Format: date
                         * @description Records from before this day have a suspect clock
                         */
                        installedOn?: string;
                        /** @enum {string} */
                        kind: "lock" | "reader" | "controller" | "gateway" | "nvr";
                        /** @description Free attributes: `nvr_camera`, … */
                        labels?: {
                            [key: string]: string;
                        };
                        /** @enum {string} */
                        lockKind?: "s50" | "relay";
                        /** @description The vendor’s model: `LE`, `NDE`, `RMRU`, `MTB` */
                        model?: string;
                        name: string;
                        /** @description IANA zone of its clock; that of the site when left out */
                        zone?: string;
                    };
                };
            };
            responses: {
                /** @description The device and its credential */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            changedAt: string;
                            expectedDbVersion: string | null;
                            facilityPath: string | null;
                            family: string;
                            /** @description Whether it can hand in blocks */
                            hasCredential: boolean;
                            id: string;
                            installedOn: string | null;
                            /** @enum {string} */
                            kind: "lock" | "reader" | "controller" | "gateway" | "nvr";
                            labels: {
                                [key: string]: string;
                            };
                            /** @description When a block of it was last worked in */
                            lastContactAt: string | null;
                            lockKind: ("s50" | "relay") | null;
                            model: string | null;
                            name: string;
                            /** Format: date-time */
                            registeredAt: string;
                            /** @description Its credential, sent as `Authorization: Bearer <token>`. Shown this once */
                            token: string;
                            /** @description For `If-Match` */
                            version: number;
                            zone: string;
                        };
                    };
                };
                /** @description A device with this id is registered already */
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
    "/v1/devices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a device */
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
                /** @description The device */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            changedAt: string;
                            expectedDbVersion: string | null;
                            facilityPath: string | null;
                            family: string;
                            /** @description Whether it can hand in blocks */
                            hasCredential: boolean;
                            id: string;
                            installedOn: string | null;
                            /** @enum {string} */
                            kind: "lock" | "reader" | "controller" | "gateway" | "nvr";
                            labels: {
                                [key: string]: string;
                            };
                            /** @description When a block of it was last worked in */
                            lastContactAt: string | null;
                            lockKind: ("s50" | "relay") | null;
                            model: string | null;
                            name: string;
                            /** Format: date-time */
                            registeredAt: string;
                            /** @description For `If-Match` */
                            version: number;
                            zone: string;
                        };
                    };
                };
                /** @description There is no such device */
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
    "/v1/devices/{id}/attributes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change attributes of a device
         * @description What is left out stays; null removes. Records that are there keep the zone they were read in.
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
                        expectedDbVersion?: string | null;
                        facilityPath?: string | null;
                        /** @description Which decoder reads its codes: `engage` */
                        family?: string;
                        installedOn?: string | null;
                        /** @description Labels to set; null removes one, or all */
                        labels?: {
                            [key: string]: string | null;
                        } | null;
                        lockKind?: ("s50" | "relay") | null;
                        model?: string | null;
                        name?: string;
                        zone?: string;
                    };
                };
            };
            responses: {
                /** @description The device as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            changedAt: string;
                            expectedDbVersion: string | null;
                            facilityPath: string | null;
                            family: string;
                            /** @description Whether it can hand in blocks */
                            hasCredential: boolean;
                            id: string;
                            installedOn: string | null;
                            /** @enum {string} */
                            kind: "lock" | "reader" | "controller" | "gateway" | "nvr";
                            labels: {
                                [key: string]: string;
                            };
                            /** @description When a block of it was last worked in */
                            lastContactAt: string | null;
                            lockKind: ("s50" | "relay") | null;
                            model: string | null;
                            name: string;
                            /** Format: date-time */
                            registeredAt: string;
                            /** @description For `If-Match` */
                            version: number;
                            zone: string;
                        };
                    };
                };
                /** @description There is no such device */
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
    "/v1/devices/{id}/audit-blocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand in an audit block
         * @description For devices. Success means that the whole block is durable and the device may forget it.
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
                        /** @description In the order of the device; may be empty */
                        audits: {
                            /** @description 0 to 255, then 0 again */
                            auditId?: number | string;
                            /** @description 2 to 16 hexadecimal digits: four of code, then data */
                            event: string;
                            /** @description `YYYYMMDDHHMMSS`, by the clock of the device */
                            time: string | number;
                        }[];
                        /** @description Only after it changed; 65535 switches no-tour off */
                        lockId?: number;
                        /** @description Version of its database: `0x` and 16 hexadecimal digits */
                        nxtDbVerTS?: string;
                    };
                };
            };
            responses: {
                /** @description The block is durable */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Records kept */
                            accepted: number;
                            /**
                             * Format: uuid
                             * @description The same for the same block, however often it is sent
                             */
                            blockId: string;
                            dbVersion: {
                                expected: string | null;
                                inSync: boolean | null;
                                reported: string | null;
                            };
                            /** @description Of these, equal to an earlier one of the block; kept all the same */
                            duplicates: number;
                            /** @description What could not be read and is kept byte for byte */
                            quarantined: number;
                        };
                    };
                };
                /** @description More than 1 MiB, or more than 5,000 records */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Nobody can read it; send it again */
                422: {
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
    "/v1/devices/{id}/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ask what to do, and wait for it
         * @description For devices. A command comes again each time, until the device replies to it or names it as known.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Id of a command the device is at already; repeat it for several */
                    known?: string | string[];
                    /** @description How long to wait when there is nothing to do, at most 60 */
                    waitSec?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What to do; nothing when the time is over */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            commands: {
                                command: {
                                    lockId: string;
                                    /**
                                     * @description Hand in the whole trail of the lock as audit blocks, then reply
                                     * @enum {string}
                                     */
                                    name: "RequestAuditTrail";
                                } | {
                                    /**
                                     * Format: uuid
                                     * @description The attempt that the action belongs to
                                     */
                                    accessEventId: string;
                                    action: {
                                        /** @enum {string} */
                                        kind: "command" | "macro";
                                        name: string;
                                    };
                                    doorId: string;
                                    /**
                                     * @description Do this at the door at once, then reply
                                     * @enum {string}
                                     */
                                    name: "ExecuteAction";
                                    operation: {
                                        /** @enum {string} */
                                        kind: "unlock";
                                        unlockSec: number;
                                    } | {
                                        /** @enum {string} */
                                        kind: "relock";
                                    } | {
                                        command: {
                                            name: string;
                                            parameters?: {
                                                [key: string]: string;
                                            };
                                        };
                                        /** @enum {string} */
                                        kind: "command";
                                    };
                                };
                                /** Format: uuid */
                                commandId: string;
                                /** Format: date-time */
                                expiresAt: string;
                                /** Format: date-time */
                                issuedAt: string;
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
    "/v1/devices/{id}/commands/{commandId}/reply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say how a command went
         * @description For devices. Once for each command; the same reply again changes nothing. A late one counts too.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    commandId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        outcome: "done";
                    } | {
                        /** @enum {string} */
                        outcome: "failed";
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The reply is durable */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description There is no such command for this device */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The device has replied otherwise before */
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
    "/v1/devices/{id}/credential": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a device another credential
         * @description The one before stops working.
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
                /** @description The credential */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            credentialId: string;
                            /** @description Sent as `Authorization: Bearer <token>`. Shown this once; only its hash is kept */
                            token: string;
                        };
                    };
                };
                /** @description There is no such device */
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
        /**
         * Revoke the credential of a device
         * @description It can hand in nothing until it is given another. Revoking it again changes nothing.
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
                /** @description There is no such device */
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
    "/v1/devices/{id}/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show how a device stands
         * @description Against what the host expects of it.
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
                /** @description How it stands */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Different blocks so far */
                            blockCount: number;
                            dbVersion: {
                                expected: string | null;
                                inSync: boolean | null;
                                reported: string | null;
                            };
                            deviceId: string;
                            lastAuditId: number | null;
                            lastContactAt: string | null;
                            /** @description When it last reported the version expected of it */
                            lastSyncedAt: string | null;
                            lockId: number | null;
                            /** @description False for lock id 65535 */
                            noTourEnabled: boolean | null;
                            /**
                             * @description `unknown`: nothing reported, or nothing expected
                             * @enum {string}
                             */
                            status: "in_sync" | "out_of_sync" | "unknown";
                        };
                    };
                };
                /** @description There is no such device */
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
    "/v1/phone-key-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report what happened at a lock, at once
         * @description For phones with a connection, one report each time. Success means that it is durable.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Stands for `eventId`; known for 30 days */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description As the lock files this key: the data of its records, hexadecimal. Without, the two are not brought together */
                        credentialRef?: string;
                        /** @description Made up by the phone for this moment; or sent as `Idempotency-Key` */
                        eventId?: string;
                        lockId: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339, by the clock of the phone; kept to the millisecond
                         */
                        occurredAt: string;
                        phoneKeyId?: string;
                        /**
                         * @description `success` for what was granted and `device_denied` for the rest, when left out
                         * @enum {string}
                         */
                        reason?: "success" | "duress" | "rex" | "remote_unlock" | "scheduled_unlock" | "unknown_credential" | "invalid_pin" | "user_not_found" | "user_disabled" | "user_not_authorized" | "rule_disabled" | "schedule_day_not_permitted" | "outside_schedule_hours" | "credential_not_yet_valid" | "credential_expired" | "credential_blocked" | "cooldown" | "lockdown" | "too_many_attempts" | "anti_passback" | "device_denied" | "forced_door" | "held_open" | "device_communication_failure" | "database_error" | "macro_execution_failure" | "invalid_configuration";
                        /**
                         * @default granted
                         * @enum {string}
                         */
                        result?: "granted" | "denied";
                        /**
                         * Format: uuid
                         * @description Whose phone it is; yourself when you are signed in
                         */
                        userId?: string;
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
                            /**
                             * Format: uuid
                             * @description The same for the same event id, however often it is sent
                             */
                            reportId: string;
                        };
                    };
                };
                /** @description There is no such lock */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The key was sent before with another report */
                422: {
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
    "/v1/quarantine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what could not be read
         * @description Newest first.
         */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before; opaque */
                    cursor?: string;
                    device?: string;
                    /** @description Rows a page, 1–500 */
                    limit?: number;
                    reason?: "body_unreadable" | "record_not_an_object" | "event_invalid" | "time_invalid" | "lock_id_invalid" | "db_version_invalid" | "member_repeated";
                    status?: "open" | "recorded" | "discarded";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of entries */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description How often it was tried again */
                                attempts: number;
                                /** Format: uuid */
                                blockId: string;
                                /** @description What is wrong, naming the field */
                                detail: string;
                                deviceId: string;
                                /** Format: uuid */
                                id: string;
                                indexInBlock: number | null;
                                lastTriedAt: string | null;
                                /**
                                 * @description What of the block it is
                                 * @enum {string}
                                 */
                                part: "body" | "record" | "tag";
                                /** @enum {string} */
                                reason: "body_unreadable" | "record_not_an_object" | "event_invalid" | "time_invalid" | "lock_id_invalid" | "db_version_invalid" | "member_repeated";
                                /** Format: date-time */
                                receivedAt: string;
                                settledAt: string | null;
                                settledBy: string | null;
                                settledReason: string | null;
                                sizeBytes: number;
                                /** @enum {string} */
                                status: "open" | "recorded" | "discarded";
                                tag: string | null;
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
    "/v1/quarantine/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show what could not be read
         * @description With all of its bytes.
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
                /** @description The entry */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description How often it was tried again */
                            attempts: number;
                            /** Format: uuid */
                            blockId: string;
                            /** @description What is wrong, naming the field */
                            detail: string;
                            deviceId: string;
                            /** Format: uuid */
                            id: string;
                            indexInBlock: number | null;
                            lastTriedAt: string | null;
                            /**
                             * @description What of the block it is
                             * @enum {string}
                             */
                            part: "body" | "record" | "tag";
                            /**
                             * Format: base64
                             * @description All bytes, as they came
                             */
                            rawBase64: string;
                            /** @description The same for people; null when the bytes are no text in UTF-8 */
                            rawText: string | null;
                            /** @enum {string} */
                            reason: "body_unreadable" | "record_not_an_object" | "event_invalid" | "time_invalid" | "lock_id_invalid" | "db_version_invalid" | "member_repeated";
                            /** Format: date-time */
                            receivedAt: string;
                            settledAt: string | null;
                            settledBy: string | null;
                            settledReason: string | null;
                            sizeBytes: number;
                            /** @enum {string} */
                            status: "open" | "recorded" | "discarded";
                            tag: string | null;
                        };
                    };
                };
                /** @description There is no such entry */
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
    "/v1/quarantine/{id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give it up
         * @description It stays visible, with who gave it up and why.
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
                        /** @description Why it is not worth reading */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The entry as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description How often it was tried again */
                            attempts: number;
                            /** Format: uuid */
                            blockId: string;
                            /** @description What is wrong, naming the field */
                            detail: string;
                            deviceId: string;
                            /** Format: uuid */
                            id: string;
                            indexInBlock: number | null;
                            lastTriedAt: string | null;
                            /**
                             * @description What of the block it is
                             * @enum {string}
                             */
                            part: "body" | "record" | "tag";
                            /** @enum {string} */
                            reason: "body_unreadable" | "record_not_an_object" | "event_invalid" | "time_invalid" | "lock_id_invalid" | "db_version_invalid" | "member_repeated";
                            /** Format: date-time */
                            receivedAt: string;
                            settledAt: string | null;
                            settledBy: string | null;
                            settledReason: string | null;
                            sizeBytes: number;
                            /** @enum {string} */
                            status: "open" | "recorded" | "discarded";
                            tag: string | null;
                        };
                    };
                };
                /** @description There is no such entry */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description It was recorded or discarded before */
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
    "/v1/quarantine/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try to read it again
         * @description Its bytes go through the log like those of a device.
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
                /** @description It is being tried */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * Format: uuid
                             * @description Block in which it is recorded, if it can be read now
                             */
                            blockId: string;
                            /** Format: uuid */
                            id: string;
                            /** @description Whether it can be read now; otherwise it stays in quarantine */
                            readable: boolean;
                        };
                    };
                };
                /** @description There is no such entry */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description It was recorded or discarded before */
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
