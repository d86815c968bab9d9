/* Generated from docs/reference/openapi/access-decision.json: npm run generate */
export interface paths {
    "/v1/access-attempts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask whether somebody may pass
         * @description For devices. The answer comes once the attempt is durable. The same `attemptId` gets the same answer. With `offline`, hands in what the device decided alone. A `snapshot` neither delays nor changes the answer.
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
                        /** @description Where, for a device at several doors */
                        accessPoint?: string;
                        /**
                         * Format: uuid
                         * @description Made by the device for this attempt: asked again, the answer is the same
                         */
                        attemptId: string;
                        credential?: {
                            /** @description How many bits the reader sent, when `value` is what it sent */
                            bits?: number;
                            /**
                             * Format: uuid
                             * @description Of the snapshot, with `offline` only, instead of `value`
                             */
                            credentialId?: string;
                            /** @enum {string} */
                            kind: "pin" | "passcode" | "rfid" | "keycard" | "key_fob" | "phone_key" | "qr";
                            /** @description As typed, printed or read: a site code and number `11:572`, or the bits of a card in hexadecimal */
                            value?: string;
                        };
                        /** @description Which, where access points of several doors are called the same */
                        door?: string;
                        /** @description A card and a PIN, instead of `credential` */
                        factors?: {
                            /** @description How many bits the reader sent, when `value` is what it sent */
                            bits?: number;
                            /**
                             * Format: uuid
                             * @description Of the snapshot, with `offline` only, instead of `value`
                             */
                            credentialId?: string;
                            /** @enum {string} */
                            kind: "pin" | "passcode" | "rfid" | "keycard" | "key_fob" | "phone_key" | "qr";
                            /** @description As typed, printed or read: a site code and number `11:572`, or the bits of a card in hexadecimal */
                            value?: string;
                        }[];
                        /**
                         * Format: date-time
                         * @description By the clock of the device; now when left out
                         */
                        occurredAt?: string;
                        offline?: {
                            /** @enum {string} */
                            decision: "granted" | "denied";
                            /** @description Of the policy it decided by */
                            policyVersion?: string;
                            /** @enum {string} */
                            reason?: "success" | "duress" | "rex" | "remote_unlock" | "scheduled_unlock" | "unknown_credential" | "invalid_pin" | "user_not_found" | "user_disabled" | "user_not_authorized" | "rule_disabled" | "schedule_day_not_permitted" | "outside_schedule_hours" | "credential_not_yet_valid" | "credential_expired" | "credential_blocked" | "cooldown" | "lockdown" | "too_many_attempts" | "anti_passback" | "device_denied" | "forced_door" | "held_open" | "device_communication_failure" | "database_error" | "macro_execution_failure" | "invalid_configuration";
                        };
                        /** @description A picture, as a data URI or an https address. The answer never waits for it, nor is refused for it */
                        snapshot?: ({
                            /** @description `data:image/jpeg;base64,…` */
                            dataUri: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC, milliseconds
                             */
                            takenAt?: string;
                        } | {
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC, milliseconds
                             */
                            expiresAt?: string;
                            mime?: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC, milliseconds
                             */
                            takenAt?: string;
                            /** @description `https:` and complete */
                            url: string;
                        }) | unknown;
                    };
                };
            };
            responses: {
                /** @description The decision */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * Format: uuid
                             * @description Of the row in the access log
                             */
                            accessEventId: string;
                            action?: {
                                /** @enum {string} */
                                kind: "command" | "macro";
                                name: string;
                            };
                            /** Format: uuid */
                            attemptId: string;
                            /** @enum {string} */
                            decision: "granted" | "denied";
                            /**
                             * @description Never tells of duress
                             * @enum {string}
                             */
                            reason: "success" | "duress" | "rex" | "remote_unlock" | "scheduled_unlock" | "unknown_credential" | "invalid_pin" | "user_not_found" | "user_disabled" | "user_not_authorized" | "rule_disabled" | "schedule_day_not_permitted" | "outside_schedule_hours" | "credential_not_yet_valid" | "credential_expired" | "credential_blocked" | "cooldown" | "lockdown" | "too_many_attempts" | "anti_passback" | "device_denied" | "forced_door" | "held_open" | "device_communication_failure" | "database_error" | "macro_execution_failure" | "invalid_configuration";
                            /** @description What becomes of the picture that came with it */
                            snapshot?: {
                                detail?: string;
                                /** @description Why it is refused: `type_mismatch`, `damaged`, `too_large`, … */
                                reason?: string;
                                /**
                                 * @description `pending`: it is about to be kept. Whoever must be sure hands it in with `PUT …/snapshot`
                                 * @enum {string}
                                 */
                                status: "pending" | "refused";
                            };
                            /** @description How long to unlock */
                            unlockSec?: number;
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
    "/v1/access-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List access rules
         * @description By id.
         */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before; opaque */
                    cursor?: string;
                    /** @description A facility path and everything below it */
                    facility?: string;
                    /** @description Rows a page, 1–500 */
                    limit?: number;
                    /** @description Part of the id or the name */
                    q?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of them */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /**
                                 * @description With which credentials; none: with any
                                 * @default []
                                 */
                                accessTypes: ("pin" | "rfid" | "rex" | "phone_key" | "key_fob" | "keycard" | "qr" | "passcode" | "remote" | "mechanical" | "schedule" | "unknown")[];
                                /**
                                 * @default {
                                 *       "kind": "command",
                                 *       "name": "unlock"
                                 *     }
                                 */
                                action: {
                                    /** @enum {string} */
                                    kind: "command";
                                    /** @enum {string} */
                                    name: "unlock";
                                } | {
                                    /** @enum {string} */
                                    kind: "macro";
                                    macroId: string;
                                };
                                /** Format: date-time */
                                changedAt: string;
                                /** @description Least time between two grants of the rule at a door */
                                cooldownSec?: number;
                                /** Format: date-time */
                                createdAt: string;
                                /** @description Runs silently when somebody enters by a duress PIN */
                                duressMacroId?: string;
                                /** @default true */
                                enabled: boolean;
                                /** @description Premises from the outside in: `hq/building-1/floor-2` */
                                facilityPath?: string;
                                /**
                                 * @description Whether a card or a PIN alone is enough
                                 * @default any
                                 * @enum {string}
                                 */
                                factors: "any" | "card_and_pin";
                                /** @description Instead of that of the door */
                                heldOpenThresholdSec?: number;
                                id: string;
                                name: string;
                                /**
                                 * @description Any of them permits; none: at any time
                                 * @default []
                                 */
                                scheduleIds: string[];
                                /** @description Instead of that of the door */
                                unlockSec?: number;
                                /** @description For `If-Match`; also the `ETag` */
                                version: number;
                                where: {
                                    /** @default [] */
                                    doorIds: string[];
                                    /**
                                     * @description All doors in these premises and in what lies in them
                                     * @default []
                                     */
                                    premisesIds: string[];
                                };
                                who: {
                                    /**
                                     * @description Everybody who holds a credential
                                     * @default false
                                     */
                                    everyone: boolean;
                                    /** @default [] */
                                    groupIds: string[];
                                    /** @default [] */
                                    roleIds: string[];
                                    /** @default [] */
                                    userIds: string[];
                                };
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
         * Create an access rule
         * @description In force at every replica within a second.
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
                        /**
                         * @description With which credentials; none: with any
                         * @default []
                         */
                        accessTypes?: ("pin" | "rfid" | "rex" | "phone_key" | "key_fob" | "keycard" | "qr" | "passcode" | "remote" | "mechanical" | "schedule" | "unknown")[];
                        /**
                         * @default {
                         *       "kind": "command",
                         *       "name": "unlock"
                         *     }
                         */
                        action?: {
                            /** @enum {string} */
                            kind: "command";
                            /** @enum {string} */
                            name: "unlock";
                        } | {
                            /** @enum {string} */
                            kind: "macro";
                            macroId: string;
                        };
                        /** @description Least time between two grants of the rule at a door */
                        cooldownSec?: number;
                        /** @description Runs silently when somebody enters by a duress PIN */
                        duressMacroId?: string;
                        /** @default true */
                        enabled?: boolean;
                        /** @description Premises from the outside in: `hq/building-1/floor-2` */
                        facilityPath?: string;
                        /**
                         * @description Whether a card or a PIN alone is enough
                         * @default any
                         * @enum {string}
                         */
                        factors?: "any" | "card_and_pin";
                        /** @description Instead of that of the door */
                        heldOpenThresholdSec?: number;
                        /** @description A UUID when left out */
                        id?: string;
                        name: string;
                        /**
                         * @description Any of them permits; none: at any time
                         * @default []
                         */
                        scheduleIds?: string[];
                        /** @description Instead of that of the door */
                        unlockSec?: number;
                        where: {
                            /** @default [] */
                            doorIds?: string[];
                            /**
                             * @description All doors in these premises and in what lies in them
                             * @default []
                             */
                            premisesIds?: string[];
                        };
                        who: {
                            /**
                             * @description Everybody who holds a credential
                             * @default false
                             */
                            everyone?: boolean;
                            /** @default [] */
                            groupIds?: string[];
                            /** @default [] */
                            roleIds?: string[];
                            /** @default [] */
                            userIds?: string[];
                        };
                    };
                };
            };
            responses: {
                /** @description The access rule */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * @description With which credentials; none: with any
                             * @default []
                             */
                            accessTypes: ("pin" | "rfid" | "rex" | "phone_key" | "key_fob" | "keycard" | "qr" | "passcode" | "remote" | "mechanical" | "schedule" | "unknown")[];
                            /**
                             * @default {
                             *       "kind": "command",
                             *       "name": "unlock"
                             *     }
                             */
                            action: {
                                /** @enum {string} */
                                kind: "command";
                                /** @enum {string} */
                                name: "unlock";
                            } | {
                                /** @enum {string} */
                                kind: "macro";
                                macroId: string;
                            };
                            /** Format: date-time */
                            changedAt: string;
                            /** @description Least time between two grants of the rule at a door */
                            cooldownSec?: number;
                            /** Format: date-time */
                            createdAt: string;
                            /** @description Runs silently when somebody enters by a duress PIN */
                            duressMacroId?: string;
                            /** @default true */
                            enabled: boolean;
                            /** @description Premises from the outside in: `hq/building-1/floor-2` */
                            facilityPath?: string;
                            /**
                             * @description Whether a card or a PIN alone is enough
                             * @default any
                             * @enum {string}
                             */
                            factors: "any" | "card_and_pin";
                            /** @description Instead of that of the door */
                            heldOpenThresholdSec?: number;
                            id: string;
                            name: string;
                            /**
                             * @description Any of them permits; none: at any time
                             * @default []
                             */
                            scheduleIds: string[];
                            /** @description Instead of that of the door */
                            unlockSec?: number;
                            /** @description For `If-Match`; also the `ETag` */
                            version: number;
                            where: {
                                /** @default [] */
                                doorIds: string[];
                                /**
                                 * @description All doors in these premises and in what lies in them
                                 * @default []
                                 */
                                premisesIds: string[];
                            };
                            who: {
                                /**
                                 * @description Everybody who holds a credential
                                 * @default false
                                 */
                                everyone: boolean;
                                /** @default [] */
                                groupIds: string[];
                                /** @default [] */
                                roleIds: string[];
                                /** @default [] */
                                userIds: string[];
                            };
                        };
                    };
                };
                /** @description There is one with this id already */
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
    "/v1/access-rules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an access rule */
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
                /** @description The access rule */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * @description With which credentials; none: with any
                             * @default []
                             */
                            accessTypes: ("pin" | "rfid" | "rex" | "phone_key" | "key_fob" | "keycard" | "qr" | "passcode" | "remote" | "mechanical" | "schedule" | "unknown")[];
                            /**
                             * @default {
                             *       "kind": "command",
                             *       "name": "unlock"
                             *     }
                             */
                            action: {
                                /** @enum {string} */
                                kind: "command";
                                /** @enum {string} */
                                name: "unlock";
                            } | {
                                /** @enum {string} */
                                kind: "macro";
                                macroId: string;
                            };
                            /** Format: date-time */
                            changedAt: string;
                            /** @description Least time between two grants of the rule at a door */
                            cooldownSec?: number;
                            /** Format: date-time */
                            createdAt: string;
                            /** @description Runs silently when somebody enters by a duress PIN */
                            duressMacroId?: string;
                            /** @default true */
                            enabled: boolean;
                            /** @description Premises from the outside in: `hq/building-1/floor-2` */
                            facilityPath?: string;
                            /**
                             * @description Whether a card or a PIN alone is enough
                             * @default any
                             * @enum {string}
                             */
                            factors: "any" | "card_and_pin";
                            /** @description Instead of that of the door */
                            heldOpenThresholdSec?: number;
                            id: string;
                            name: string;
                            /**
                             * @description Any of them permits; none: at any time
                             * @default []
                             */
                            scheduleIds: string[];
                            /** @description Instead of that of the door */
                            unlockSec?: number;
                            /** @description For `If-Match`; also the `ETag` */
                            version: number;
                            where: {
                                /** @default [] */
                                doorIds: string[];
                                /**
                                 * @description All doors in these premises and in what lies in them
                                 * @default []
                                 */
                                premisesIds: string[];
                            };
                            who: {
                                /**
                                 * @description Everybody who holds a credential
                                 * @default false
                                 */
                                everyone: boolean;
                                /** @default [] */
                                groupIds: string[];
                                /** @default [] */
                                roleIds: string[];
                                /** @default [] */
                                userIds: string[];
                            };
                        };
                    };
                };
                /** @description There is no such access rule */
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
         * Replace an access rule
         * @description What is left out has its default again.
         */
        put: {
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
                        /**
                         * @description With which credentials; none: with any
                         * @default []
                         */
                        accessTypes?: ("pin" | "rfid" | "rex" | "phone_key" | "key_fob" | "keycard" | "qr" | "passcode" | "remote" | "mechanical" | "schedule" | "unknown")[];
                        /**
                         * @default {
                         *       "kind": "command",
                         *       "name": "unlock"
                         *     }
                         */
                        action?: {
                            /** @enum {string} */
                            kind: "command";
                            /** @enum {string} */
                            name: "unlock";
                        } | {
                            /** @enum {string} */
                            kind: "macro";
                            macroId: string;
                        };
                        /** @description Least time between two grants of the rule at a door */
                        cooldownSec?: number;
                        /** @description Runs silently when somebody enters by a duress PIN */
                        duressMacroId?: string;
                        /** @default true */
                        enabled?: boolean;
                        /** @description Premises from the outside in: `hq/building-1/floor-2` */
                        facilityPath?: string;
                        /**
                         * @description Whether a card or a PIN alone is enough
                         * @default any
                         * @enum {string}
                         */
                        factors?: "any" | "card_and_pin";
                        /** @description Instead of that of the door */
                        heldOpenThresholdSec?: number;
                        name: string;
                        /**
                         * @description Any of them permits; none: at any time
                         * @default []
                         */
                        scheduleIds?: string[];
                        /** @description Instead of that of the door */
                        unlockSec?: number;
                        where: {
                            /** @default [] */
                            doorIds?: string[];
                            /**
                             * @description All doors in these premises and in what lies in them
                             * @default []
                             */
                            premisesIds?: string[];
                        };
                        who: {
                            /**
                             * @description Everybody who holds a credential
                             * @default false
                             */
                            everyone?: boolean;
                            /** @default [] */
                            groupIds?: string[];
                            /** @default [] */
                            roleIds?: string[];
                            /** @default [] */
                            userIds?: string[];
                        };
                    };
                };
            };
            responses: {
                /** @description The access rule as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * @description With which credentials; none: with any
                             * @default []
                             */
                            accessTypes: ("pin" | "rfid" | "rex" | "phone_key" | "key_fob" | "keycard" | "qr" | "passcode" | "remote" | "mechanical" | "schedule" | "unknown")[];
                            /**
                             * @default {
                             *       "kind": "command",
                             *       "name": "unlock"
                             *     }
                             */
                            action: {
                                /** @enum {string} */
                                kind: "command";
                                /** @enum {string} */
                                name: "unlock";
                            } | {
                                /** @enum {string} */
                                kind: "macro";
                                macroId: string;
                            };
                            /** Format: date-time */
                            changedAt: string;
                            /** @description Least time between two grants of the rule at a door */
                            cooldownSec?: number;
                            /** Format: date-time */
                            createdAt: string;
                            /** @description Runs silently when somebody enters by a duress PIN */
                            duressMacroId?: string;
                            /** @default true */
                            enabled: boolean;
                            /** @description Premises from the outside in: `hq/building-1/floor-2` */
                            facilityPath?: string;
                            /**
                             * @description Whether a card or a PIN alone is enough
                             * @default any
                             * @enum {string}
                             */
                            factors: "any" | "card_and_pin";
                            /** @description Instead of that of the door */
                            heldOpenThresholdSec?: number;
                            id: string;
                            name: string;
                            /**
                             * @description Any of them permits; none: at any time
                             * @default []
                             */
                            scheduleIds: string[];
                            /** @description Instead of that of the door */
                            unlockSec?: number;
                            /** @description For `If-Match`; also the `ETag` */
                            version: number;
                            where: {
                                /** @default [] */
                                doorIds: string[];
                                /**
                                 * @description All doors in these premises and in what lies in them
                                 * @default []
                                 */
                                premisesIds: string[];
                            };
                            who: {
                                /**
                                 * @description Everybody who holds a credential
                                 * @default false
                                 */
                                everyone: boolean;
                                /** @default [] */
                                groupIds: string[];
                                /** @default [] */
                                roleIds: string[];
                                /** @default [] */
                                userIds: string[];
                            };
                        };
                    };
                };
                /** @description There is no such access rule */
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
        post?: never;
        /**
         * Delete an access rule
         * @description Refused while something else names it.
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
                /** @description There is no such access rule */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Something else names it, or it was changed meanwhile */
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
    "/v1/alert-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When events become alerts */
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
                            auditGap: {
                                /** @default true */
                                enabled: boolean;
                            };
                            /** @description Denials of one person, or at one device */
                            bruteForce: {
                                /** @default 5 */
                                count: number;
                                /** @default true */
                                enabled: boolean;
                                /** @default 600 */
                                windowSec: number;
                            };
                            deviceOutOfSync: {
                                /** @default true */
                                enabled: boolean;
                            };
                            deviceTamper: {
                                /** @default true */
                                enabled: boolean;
                            };
                            duress: {
                                /** @default true */
                                enabled: boolean;
                            };
                            forcedDoor: {
                                /** @default true */
                                enabled: boolean;
                            };
                            heldOpen: {
                                /** @default true */
                                enabled: boolean;
                            };
                            lockdown: {
                                /** @default true */
                                enabled: boolean;
                            };
                            /** @description Denials at one device */
                            sameDevice: {
                                /** @default 10 */
                                count: number;
                                /** @default true */
                                enabled: boolean;
                                /** @default 3600 */
                                windowSec: number;
                            };
                            /** @description Somebody inside an area is refused at a door that leads out of it, or is inside one that takes a credential to leave and holds none, or none for longer than that (D-23) */
                            trappedInside: {
                                /** @default true */
                                enabled: boolean;
                                /** @default 3600 */
                                warnBeforeSec: number;
                            };
                            /** @description Unknown credentials at one device */
                            unknownCredential: {
                                /** @default 3 */
                                count: number;
                                /** @default true */
                                enabled: boolean;
                                /** @default 900 */
                                windowSec: number;
                            };
                            /** @description Logins of one person from devices not seen before; also one on each of so many days in a row (D-22) */
                            unrecognizedDevices: {
                                /** @default 2 */
                                count: number;
                                /** @default 3 */
                                daysInARow: number;
                                /** @default true */
                                enabled: boolean;
                                /** @default 86400 */
                                windowSec: number;
                            };
                            /** @description Denials at these hours of the site; over midnight when `from` is later than `to` */
                            unusualHours: {
                                /** @default true */
                                enabled: boolean;
                                /** @default 22:00 */
                                from: string;
                                /** @default 06:00 */
                                to: string;
                            };
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
        /**
         * Set when events become alerts
         * @description What is left out is as by default.
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
                        /** @default {} */
                        auditGap?: {
                            /** @default true */
                            enabled?: boolean;
                        };
                        /**
                         * @description Denials of one person, or at one device
                         * @default {}
                         */
                        bruteForce?: {
                            /** @default 5 */
                            count?: number;
                            /** @default true */
                            enabled?: boolean;
                            /** @default 600 */
                            windowSec?: number;
                        };
                        /** @default {} */
                        deviceOutOfSync?: {
                            /** @default true */
                            enabled?: boolean;
                        };
                        /** @default {} */
                        deviceTamper?: {
                            /** @default true */
                            enabled?: boolean;
                        };
                        /** @default {} */
                        duress?: {
                            /** @default true */
                            enabled?: boolean;
                        };
                        /** @default {} */
                        forcedDoor?: {
                            /** @default true */
                            enabled?: boolean;
                        };
                        /** @default {} */
                        heldOpen?: {
                            /** @default true */
                            enabled?: boolean;
                        };
                        /** @default {} */
                        lockdown?: {
                            /** @default true */
                            enabled?: boolean;
                        };
                        /**
                         * @description Denials at one device
                         * @default {}
                         */
                        sameDevice?: {
                            /** @default 10 */
                            count?: number;
                            /** @default true */
                            enabled?: boolean;
                            /** @default 3600 */
                            windowSec?: number;
                        };
                        /**
                         * @description Somebody inside an area is refused at a door that leads out of it, or is inside one that takes a credential to leave and holds none, or none for longer than that (D-23)
                         * @default {}
                         */
                        trappedInside?: {
                            /** @default true */
                            enabled?: boolean;
                            /** @default 3600 */
                            warnBeforeSec?: number;
                        };
                        /**
                         * @description Unknown credentials at one device
                         * @default {}
                         */
                        unknownCredential?: {
                            /** @default 3 */
                            count?: number;
                            /** @default true */
                            enabled?: boolean;
                            /** @default 900 */
                            windowSec?: number;
                        };
                        /**
                         * @description Logins of one person from devices not seen before; also one on each of so many days in a row (D-22)
                         * @default {}
                         */
                        unrecognizedDevices?: {
                            /** @default 2 */
                            count?: number;
                            /** @default 3 */
                            daysInARow?: number;
                            /** @default true */
                            enabled?: boolean;
                            /** @default 86400 */
                            windowSec?: number;
                        };
                        /**
                         * @description Denials at these hours of the site; over midnight when `from` is later than `to`
                         * @default {}
                         */
                        unusualHours?: {
                            /** @default true */
                            enabled?: boolean;
                            /** @default 22:00 */
                            from?: string;
                            /** @default 06:00 */
                            to?: string;
                        };
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
                            auditGap: {
                                /** @default true */
                                enabled: boolean;
                            };
                            /** @description Denials of one person, or at one device */
                            bruteForce: {
                                /** @default 5 */
                                count: number;
                                /** @default true */
                                enabled: boolean;
                                /** @default 600 */
                                windowSec: number;
                            };
                            deviceOutOfSync: {
                                /** @default true */
                                enabled: boolean;
                            };
                            deviceTamper: {
                                /** @default true */
                                enabled: boolean;
                            };
                            duress: {
                                /** @default true */
                                enabled: boolean;
                            };
                            forcedDoor: {
                                /** @default true */
                                enabled: boolean;
                            };
                            heldOpen: {
                                /** @default true */
                                enabled: boolean;
                            };
                            lockdown: {
                                /** @default true */
                                enabled: boolean;
                            };
                            /** @description Denials at one device */
                            sameDevice: {
                                /** @default 10 */
                                count: number;
                                /** @default true */
                                enabled: boolean;
                                /** @default 3600 */
                                windowSec: number;
                            };
                            /** @description Somebody inside an area is refused at a door that leads out of it, or is inside one that takes a credential to leave and holds none, or none for longer than that (D-23) */
                            trappedInside: {
                                /** @default true */
                                enabled: boolean;
                                /** @default 3600 */
                                warnBeforeSec: number;
                            };
                            /** @description Unknown credentials at one device */
                            unknownCredential: {
                                /** @default 3 */
                                count: number;
                                /** @default true */
                                enabled: boolean;
                                /** @default 900 */
                                windowSec: number;
                            };
                            /** @description Logins of one person from devices not seen before; also one on each of so many days in a row (D-22) */
                            unrecognizedDevices: {
                                /** @default 2 */
                                count: number;
                                /** @default 3 */
                                daysInARow: number;
                                /** @default true */
                                enabled: boolean;
                                /** @default 86400 */
                                windowSec: number;
                            };
                            /** @description Denials at these hours of the site; over midnight when `from` is later than `to` */
                            unusualHours: {
                                /** @default true */
                                enabled: boolean;
                                /** @default 22:00 */
                                from: string;
                                /** @default 06:00 */
                                to: string;
                            };
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
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Alerts, newest first
         * @description Alerts of duress need `duress:read` as well.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Id of the person, device, door or area it is about */
                    about?: string;
                    /** @description Who takes care of it */
                    assignedTo?: string;
                    /** @description `nextCursor` of the page before; opaque */
                    cursor?: string;
                    /** @description What it is about; repeat it for any of several */
                    kind?: ("brute_force" | "unusual_hours" | "same_device" | "unknown_credential" | "duress" | "forced_door" | "held_open" | "trapped_inside" | "audit_gap" | "device_out_of_sync" | "device_tamper" | "lockdown" | "unrecognized_devices") | ("brute_force" | "unusual_hours" | "same_device" | "unknown_credential" | "duress" | "forced_door" | "held_open" | "trapped_inside" | "audit_gap" | "device_out_of_sync" | "device_tamper" | "lockdown" | "unrecognized_devices")[];
                    /** @description Rows a page, 1–500 */
                    limit?: number;
                    /** @description How bad it is; repeat it for any of several */
                    severity?: ("info" | "warning" | "critical") | ("info" | "warning" | "critical")[];
                    /** @description Where it stands; repeat it for any of several */
                    status?: ("open" | "acknowledged" | "resolved") | ("open" | "acknowledged" | "resolved")[];
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
                                about: {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "user" | "device" | "door" | "area" | "lockdown";
                                };
                                acknowledgedAt: string | null;
                                acknowledgedBy: string | null;
                                assignedTo: string | null;
                                comment: string | null;
                                /** @description Events counted when it was raised */
                                count: number;
                                /** @description The last events that led to it */
                                eventIds: string[];
                                facilityPath: string | null;
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "brute_force" | "unusual_hours" | "same_device" | "unknown_credential" | "duress" | "forced_door" | "held_open" | "trapped_inside" | "audit_gap" | "device_out_of_sync" | "device_tamper" | "lockdown" | "unrecognized_devices";
                                /** Format: date-time */
                                lastEventAt: string;
                                /** @description How often it happened while the alert was open */
                                occurrences: number;
                                /** Format: date-time */
                                raisedAt: string;
                                resolvedAt: string | null;
                                resolvedBy: string | null;
                                /** @enum {string} */
                                severity: "info" | "warning" | "critical";
                                /** @enum {string} */
                                status: "open" | "acknowledged" | "resolved";
                                /** @description In which they were counted */
                                windowSec: number | null;
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
    "/v1/alerts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One alert */
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
                            about: {
                                id: string;
                                /** @enum {string} */
                                kind: "user" | "device" | "door" | "area" | "lockdown";
                            };
                            acknowledgedAt: string | null;
                            acknowledgedBy: string | null;
                            assignedTo: string | null;
                            comment: string | null;
                            /** @description Events counted when it was raised */
                            count: number;
                            /** @description The last events that led to it */
                            eventIds: string[];
                            facilityPath: string | null;
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "brute_force" | "unusual_hours" | "same_device" | "unknown_credential" | "duress" | "forced_door" | "held_open" | "trapped_inside" | "audit_gap" | "device_out_of_sync" | "device_tamper" | "lockdown" | "unrecognized_devices";
                            /** Format: date-time */
                            lastEventAt: string;
                            /** @description How often it happened while the alert was open */
                            occurrences: number;
                            /** Format: date-time */
                            raisedAt: string;
                            resolvedAt: string | null;
                            resolvedBy: string | null;
                            /** @enum {string} */
                            severity: "info" | "warning" | "critical";
                            /** @enum {string} */
                            status: "open" | "acknowledged" | "resolved";
                            /** @description In which they were counted */
                            windowSec: number | null;
                        };
                    };
                };
                /** @description There is no such alert */
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
    "/v1/alerts/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that an alert was seen
         * @description Saying it again changes nothing.
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
                        comment?: string;
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
                            about: {
                                id: string;
                                /** @enum {string} */
                                kind: "user" | "device" | "door" | "area" | "lockdown";
                            };
                            acknowledgedAt: string | null;
                            acknowledgedBy: string | null;
                            assignedTo: string | null;
                            comment: string | null;
                            /** @description Events counted when it was raised */
                            count: number;
                            /** @description The last events that led to it */
                            eventIds: string[];
                            facilityPath: string | null;
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "brute_force" | "unusual_hours" | "same_device" | "unknown_credential" | "duress" | "forced_door" | "held_open" | "trapped_inside" | "audit_gap" | "device_out_of_sync" | "device_tamper" | "lockdown" | "unrecognized_devices";
                            /** Format: date-time */
                            lastEventAt: string;
                            /** @description How often it happened while the alert was open */
                            occurrences: number;
                            /** Format: date-time */
                            raisedAt: string;
                            resolvedAt: string | null;
                            resolvedBy: string | null;
                            /** @enum {string} */
                            severity: "info" | "warning" | "critical";
                            /** @enum {string} */
                            status: "open" | "acknowledged" | "resolved";
                            /** @description In which they were counted */
                            windowSec: number | null;
                        };
                    };
                };
                /** @description There is no such alert */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description It is resolved already */
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
    "/v1/alerts/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say who takes care of an alert */
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
                        /** @description Id of a person; null: nobody in particular */
                        to: string | null;
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
                            about: {
                                id: string;
                                /** @enum {string} */
                                kind: "user" | "device" | "door" | "area" | "lockdown";
                            };
                            acknowledgedAt: string | null;
                            acknowledgedBy: string | null;
                            assignedTo: string | null;
                            comment: string | null;
                            /** @description Events counted when it was raised */
                            count: number;
                            /** @description The last events that led to it */
                            eventIds: string[];
                            facilityPath: string | null;
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "brute_force" | "unusual_hours" | "same_device" | "unknown_credential" | "duress" | "forced_door" | "held_open" | "trapped_inside" | "audit_gap" | "device_out_of_sync" | "device_tamper" | "lockdown" | "unrecognized_devices";
                            /** Format: date-time */
                            lastEventAt: string;
                            /** @description How often it happened while the alert was open */
                            occurrences: number;
                            /** Format: date-time */
                            raisedAt: string;
                            resolvedAt: string | null;
                            resolvedBy: string | null;
                            /** @enum {string} */
                            severity: "info" | "warning" | "critical";
                            /** @enum {string} */
                            status: "open" | "acknowledged" | "resolved";
                            /** @description In which they were counted */
                            windowSec: number | null;
                        };
                    };
                };
                /** @description There is no such alert */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description It is resolved already */
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
    "/v1/alerts/{id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close an alert
         * @description What happens afterwards raises another.
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
                        /** @description What it was, and what was done */
                        comment: string;
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
                            about: {
                                id: string;
                                /** @enum {string} */
                                kind: "user" | "device" | "door" | "area" | "lockdown";
                            };
                            acknowledgedAt: string | null;
                            acknowledgedBy: string | null;
                            assignedTo: string | null;
                            comment: string | null;
                            /** @description Events counted when it was raised */
                            count: number;
                            /** @description The last events that led to it */
                            eventIds: string[];
                            facilityPath: string | null;
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "brute_force" | "unusual_hours" | "same_device" | "unknown_credential" | "duress" | "forced_door" | "held_open" | "trapped_inside" | "audit_gap" | "device_out_of_sync" | "device_tamper" | "lockdown" | "unrecognized_devices";
                            /** Format: date-time */
                            lastEventAt: string;
                            /** @description How often it happened while the alert was open */
                            occurrences: number;
                            /** Format: date-time */
                            raisedAt: string;
                            resolvedAt: string | null;
                            resolvedBy: string | null;
                            /** @enum {string} */
                            severity: "info" | "warning" | "critical";
                            /** @enum {string} */
                            status: "open" | "acknowledged" | "resolved";
                            /** @description In which they were counted */
                            windowSec: number | null;
                        };
                    };
                };
                /** @description There is no such alert */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description It is resolved already */
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
    "/v1/areas/{id}/presence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is inside an area
         * @description The muster list: people whose last door led into the area, or into one that lies in it; longest there first. Who left by a request to exit, which names nobody, is still in it.
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
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                accessEventId: string;
                                /** @description The area asked for, or one that lies in it */
                                areaId: string;
                                doorId: string;
                                /**
                                 * Format: date-time
                                 * @description When a door last let him through
                                 */
                                lastSeenAt: string;
                                /**
                                 * Format: date-time
                                 * @description When he came in there
                                 */
                                since: string;
                                userId: string;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description There is no such area */
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
    "/v1/contact-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report what a door contact shows
         * @description For devices. Success means that it is durable; late reports take their place in time.
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
                        /** @description Of the device that sends; its credential tells it */
                        deviceId?: string;
                        /** @description Made up by the device; the same report sent again has the same */
                        eventId: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339, by the clock of the device; when it is received, if left out
                         */
                        occurredAt?: string;
                        /**
                         * @description What it was before, as the device remembers it
                         * @enum {string}
                         */
                        previous?: "open" | "closed" | "unknown";
                        /** @description Of an opening: shown with the row of a door that was forced, or is held open */
                        snapshot?: ({
                            /** @description `data:image/jpeg;base64,…` */
                            dataUri: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC, milliseconds
                             */
                            takenAt?: string;
                        } | {
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC, milliseconds
                             */
                            expiresAt?: string;
                            mime?: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC, milliseconds
                             */
                            takenAt?: string;
                            /** @description `https:` and complete */
                            url: string;
                        }) | unknown;
                        /**
                         * @description `unknown`: the device cannot say, as after a restart
                         * @enum {string}
                         */
                        state: "open" | "closed" | "unknown";
                    } | {
                        /** @description Of the device that sends; its credential tells it */
                        deviceId?: string;
                        events: {
                            /** @description Made up by the device; the same report sent again has the same */
                            eventId: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339, by the clock of the device; when it is received, if left out
                             */
                            occurredAt?: string;
                            /**
                             * @description What it was before, as the device remembers it
                             * @enum {string}
                             */
                            previous?: "open" | "closed" | "unknown";
                            /** @description Of an opening: shown with the row of a door that was forced, or is held open */
                            snapshot?: ({
                                /** @description `data:image/jpeg;base64,…` */
                                dataUri: string;
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC, milliseconds
                                 */
                                takenAt?: string;
                            } | {
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC, milliseconds
                                 */
                                expiresAt?: string;
                                mime?: string;
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC, milliseconds
                                 */
                                takenAt?: string;
                                /** @description `https:` and complete */
                                url: string;
                            }) | unknown;
                            /**
                             * @description `unknown`: the device cannot say, as after a restart
                             * @enum {string}
                             */
                            state: "open" | "closed" | "unknown";
                        }[];
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
                            reports: {
                                eventId: string;
                                /** Format: uuid */
                                reportId: string;
                                snapshot?: {
                                    detail?: string;
                                    /** @description Why it is refused: `type_mismatch`, `damaged`, `too_large`, … */
                                    reason?: string;
                                    /**
                                     * @description `pending`: it is about to be kept. Whoever must be sure hands it in with `PUT …/snapshot`
                                     * @enum {string}
                                     */
                                    status: "pending" | "refused";
                                };
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
    "/v1/decisions/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Explain whether somebody may pass
         * @description This person, this door, this time: every check that is made, and what each rule of the door says.
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
                        /**
                         * Format: date-time
                         * @description Now when left out
                         */
                        at?: string;
                        /**
                         * Format: uuid
                         * @description The best of what the person holds when left out
                         */
                        credentialId?: string;
                        doorId: string;
                        /** Format: uuid */
                        userId: string;
                    };
                };
            };
            responses: {
                /** @description The decision and its grounds */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            checks: {
                                check: string;
                                detail?: string;
                                passed: boolean;
                            }[];
                            credentialIds: string[];
                            /** @enum {string} */
                            decision: "granted" | "denied";
                            policyVersion: string;
                            /** @enum {string} */
                            reason: "success" | "duress" | "rex" | "remote_unlock" | "scheduled_unlock" | "unknown_credential" | "invalid_pin" | "user_not_found" | "user_disabled" | "user_not_authorized" | "rule_disabled" | "schedule_day_not_permitted" | "outside_schedule_hours" | "credential_not_yet_valid" | "credential_expired" | "credential_blocked" | "cooldown" | "lockdown" | "too_many_attempts" | "anti_passback" | "device_denied" | "forced_door" | "held_open" | "device_communication_failure" | "database_error" | "macro_execution_failure" | "invalid_configuration";
                            reasonText: string;
                            rule: {
                                id: string;
                                name: string;
                            } | null;
                            rules: {
                                /** @enum {string} */
                                decision?: "granted" | "denied";
                                id: string;
                                isForPerson: boolean;
                                name: string;
                                /** @enum {string} */
                                reason?: "success" | "duress" | "rex" | "remote_unlock" | "scheduled_unlock" | "unknown_credential" | "invalid_pin" | "user_not_found" | "user_disabled" | "user_not_authorized" | "rule_disabled" | "schedule_day_not_permitted" | "outside_schedule_hours" | "credential_not_yet_valid" | "credential_expired" | "credential_blocked" | "cooldown" | "lockdown" | "too_many_attempts" | "anti_passback" | "device_denied" | "forced_door" | "held_open" | "device_communication_failure" | "database_error" | "macro_execution_failure" | "invalid_configuration";
                            }[];
                        };
                    };
                };
                /** @description There is no such door or person */
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
    "/v1/decisions/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide past attempts again under changed rules
         * @description Lines of JSON: each attempt that the change would have decided otherwise, progress, and a last line `done`; an answer without it is not complete. People, credentials and doors are as they are now on both sides, so that only the change shows. Cooldowns, lockdowns and too many attempts are no rules: attempts refused for them are left out.
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
                        /**
                         * @default {
                         *       "set": [],
                         *       "remove": []
                         *     }
                         */
                        accessRules?: {
                            /**
                             * @description Ids of those that would be gone
                             * @default []
                             */
                            remove?: string[];
                            /**
                             * @description As they would be, in place of those with the same id or besides
                             * @default []
                             */
                            set?: {
                                /**
                                 * @description With which credentials; none: with any
                                 * @default []
                                 */
                                accessTypes?: ("pin" | "rfid" | "rex" | "phone_key" | "key_fob" | "keycard" | "qr" | "passcode" | "remote" | "mechanical" | "schedule" | "unknown")[];
                                /**
                                 * @default {
                                 *       "kind": "command",
                                 *       "name": "unlock"
                                 *     }
                                 */
                                action?: {
                                    /** @enum {string} */
                                    kind: "command";
                                    /** @enum {string} */
                                    name: "unlock";
                                } | {
                                    /** @enum {string} */
                                    kind: "macro";
                                    macroId: string;
                                };
                                /** @description Least time between two grants of the rule at a door */
                                cooldownSec?: number;
                                /** @description Runs silently when somebody enters by a duress PIN */
                                duressMacroId?: string;
                                /** @default true */
                                enabled?: boolean;
                                /** @description Premises from the outside in: `hq/building-1/floor-2` */
                                facilityPath?: string;
                                /**
                                 * @description Whether a card or a PIN alone is enough
                                 * @default any
                                 * @enum {string}
                                 */
                                factors?: "any" | "card_and_pin";
                                /** @description Instead of that of the door */
                                heldOpenThresholdSec?: number;
                                id: string;
                                name: string;
                                /**
                                 * @description Any of them permits; none: at any time
                                 * @default []
                                 */
                                scheduleIds?: string[];
                                /** @description Instead of that of the door */
                                unlockSec?: number;
                                where: {
                                    /** @default [] */
                                    doorIds?: string[];
                                    /**
                                     * @description All doors in these premises and in what lies in them
                                     * @default []
                                     */
                                    premisesIds?: string[];
                                };
                                who: {
                                    /**
                                     * @description Everybody who holds a credential
                                     * @default false
                                     */
                                    everyone?: boolean;
                                    /** @default [] */
                                    groupIds?: string[];
                                    /** @default [] */
                                    roleIds?: string[];
                                    /** @default [] */
                                    userIds?: string[];
                                };
                            }[];
                        };
                        /**
                         * Format: date-time
                         * @description Attempts from then on
                         */
                        from: string;
                        /**
                         * @default {
                         *       "set": [],
                         *       "remove": []
                         *     }
                         */
                        holidays?: {
                            /**
                             * @description Ids of those that would be gone
                             * @default []
                             */
                            remove?: string[];
                            /**
                             * @description As they would be, in place of those with the same id or besides
                             * @default []
                             */
                            set?: {
                                begins: {
                                    /** Format: date */
                                    date: string;
                                    /** @enum {string} */
                                    kind: "once";
                                } | {
                                    /** @enum {string} */
                                    kind: "yearly";
                                    /** @description 02-29 falls in leap years only */
                                    monthDay: string;
                                };
                                /** @description Premises from the outside in: `hq/building-1/floor-2` */
                                facilityPath?: string;
                                id: string;
                                /**
                                 * @description From the day on which it begins
                                 * @default 1
                                 */
                                lastsDays?: number;
                                name: string;
                            }[];
                        };
                        /**
                         * @default {
                         *       "set": [],
                         *       "remove": []
                         *     }
                         */
                        schedules?: {
                            /**
                             * @description Ids of those that would be gone
                             * @default []
                             */
                            remove?: string[];
                            /**
                             * @description As they would be, in place of those with the same id or besides
                             * @default []
                             */
                            set?: {
                                /**
                                 * @description Single days with windows of their own; they come before holidays and weekdays
                                 * @default []
                                 */
                                exceptions?: {
                                    /** Format: date */
                                    date: string;
                                    windows: {
                                        from: string;
                                        to: string;
                                    }[];
                                }[];
                                /** @description Premises from the outside in: `hq/building-1/floor-2` */
                                facilityPath?: string;
                                /**
                                 * @description Days on which `holidayWindows` hold instead of the weekly ones
                                 * @default []
                                 */
                                holidayIds?: string[];
                                /**
                                 * @description None: nothing is permitted on holidays
                                 * @default []
                                 */
                                holidayWindows?: {
                                    from: string;
                                    to: string;
                                }[];
                                id: string;
                                name: string;
                                /**
                                 * @description A window that goes on past midnight belongs to the day on which it begins
                                 * @default []
                                 */
                                weekly?: {
                                    days: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
                                    windows: {
                                        from: string;
                                        to: string;
                                    }[];
                                }[];
                                /** @description IANA time zone; that of the site when absent */
                                zone?: string;
                            }[];
                        };
                        /**
                         * Format: date-time
                         * @description Attempts before then
                         */
                        to: string;
                    };
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/x-ndjson": string;
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
    "/v1/device-status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report how a device is
         * @description For devices. Success means that it is durable.
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
                        /** @description Of the device that sends; its credential tells it */
                        deviceId?: string;
                        /** @description Made up by the device; the same report sent again has the same */
                        eventId: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339, by the clock of the device; when it is received, if left out
                         */
                        occurredAt?: string;
                        /** @description In the words of the device */
                        reason?: string;
                        /**
                         * @description `restarted` and `offline`: what its contact told before no longer holds
                         * @enum {string}
                         */
                        status: "online" | "restarted" | "offline" | "tamper" | "tamper_cleared";
                    } | {
                        /** @description Of the device that sends; its credential tells it */
                        deviceId?: string;
                        events: {
                            /** @description Made up by the device; the same report sent again has the same */
                            eventId: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339, by the clock of the device; when it is received, if left out
                             */
                            occurredAt?: string;
                            /** @description In the words of the device */
                            reason?: string;
                            /**
                             * @description `restarted` and `offline`: what its contact told before no longer holds
                             * @enum {string}
                             */
                            status: "online" | "restarted" | "offline" | "tamper" | "tamper_cleared";
                        }[];
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
                            /** @description In the order they were sent */
                            reports: {
                                eventId: string;
                                /** Format: uuid */
                                reportId: string;
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/doors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List doors
         * @description By id.
         */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before; opaque */
                    cursor?: string;
                    /** @description A facility path and everything below it */
                    facility?: string;
                    /** @description Rows a page, 1–500 */
                    limit?: number;
                    /** @description Part of the id or the name */
                    q?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of them */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @default [] */
                                accessPoints: {
                                    accessPointId: string;
                                    /** @description The reader, keypad, controller or lock that receives the credential */
                                    deviceId: string;
                                    /** @description Premises on this side */
                                    fromAreaId?: string;
                                    /** @description Premises on the other side */
                                    toAreaId?: string;
                                }[];
                                /** Format: date-time */
                                changedAt: string;
                                /** @description The device that reports whether the door is open */
                                contactDeviceId?: string;
                                /** Format: date-time */
                                createdAt: string;
                                /** @description Premises from the outside in: `hq/building-1/floor-2` */
                                facilityPath?: string;
                                /**
                                 * @default secure
                                 * @enum {string}
                                 */
                                failMode: "secure" | "open";
                                /**
                                 * @description How long after an unlock an opening counts as authorised
                                 * @default 10
                                 */
                                forcedOpenWindowSec: number;
                                /**
                                 * @description From when on an open door counts as held open
                                 * @default 30
                                 */
                                heldOpenThresholdSec: number;
                                id: string;
                                /** @description The device that unlocks; the access device itself when absent */
                                lockDeviceId?: string;
                                name: string;
                                /**
                                 * @description When the door is unlocked without a credential
                                 * @default []
                                 */
                                passageScheduleIds: string[];
                                /**
                                 * @description Devices that report requests to exit
                                 * @default []
                                 */
                                rexDeviceIds: string[];
                                /**
                                 * @description How long a grant unlocks the door when its rule says nothing
                                 * @default 5
                                 */
                                unlockSec: number;
                                /** @description For `If-Match`; also the `ETag` */
                                version: number;
                                /** @description IANA time zone; that of the site when absent */
                                zone?: string;
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
         * Create a door
         * @description In force at every replica within a second.
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
                        /** @default [] */
                        accessPoints?: {
                            accessPointId: string;
                            /** @description The reader, keypad, controller or lock that receives the credential */
                            deviceId: string;
                            /** @description Premises on this side */
                            fromAreaId?: string;
                            /** @description Premises on the other side */
                            toAreaId?: string;
                        }[];
                        /** @description The device that reports whether the door is open */
                        contactDeviceId?: string;
                        /** @description Premises from the outside in: `hq/building-1/floor-2` */
                        facilityPath?: string;
                        /**
                         * @default secure
                         * @enum {string}
                         */
                        failMode?: "secure" | "open";
                        /**
                         * @description How long after an unlock an opening counts as authorised
                         * @default 10
                         */
                        forcedOpenWindowSec?: number;
                        /**
                         * @description From when on an open door counts as held open
                         * @default 30
                         */
                        heldOpenThresholdSec?: number;
                        /** @description A UUID when left out */
                        id?: string;
                        /** @description The device that unlocks; the access device itself when absent */
                        lockDeviceId?: string;
                        name: string;
                        /**
                         * @description When the door is unlocked without a credential
                         * @default []
                         */
                        passageScheduleIds?: string[];
                        /**
                         * @description Devices that report requests to exit
                         * @default []
                         */
                        rexDeviceIds?: string[];
                        /**
                         * @description How long a grant unlocks the door when its rule says nothing
                         * @default 5
                         */
                        unlockSec?: number;
                        /** @description IANA time zone; that of the site when absent */
                        zone?: string;
                    };
                };
            };
            responses: {
                /** @description The door */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @default [] */
                            accessPoints: {
                                accessPointId: string;
                                /** @description The reader, keypad, controller or lock that receives the credential */
                                deviceId: string;
                                /** @description Premises on this side */
                                fromAreaId?: string;
                                /** @description Premises on the other side */
                                toAreaId?: string;
                            }[];
                            /** Format: date-time */
                            changedAt: string;
                            /** @description The device that reports whether the door is open */
                            contactDeviceId?: string;
                            /** Format: date-time */
                            createdAt: string;
                            /** @description Premises from the outside in: `hq/building-1/floor-2` */
                            facilityPath?: string;
                            /**
                             * @default secure
                             * @enum {string}
                             */
                            failMode: "secure" | "open";
                            /**
                             * @description How long after an unlock an opening counts as authorised
                             * @default 10
                             */
                            forcedOpenWindowSec: number;
                            /**
                             * @description From when on an open door counts as held open
                             * @default 30
                             */
                            heldOpenThresholdSec: number;
                            id: string;
                            /** @description The device that unlocks; the access device itself when absent */
                            lockDeviceId?: string;
                            name: string;
                            /**
                             * @description When the door is unlocked without a credential
                             * @default []
                             */
                            passageScheduleIds: string[];
                            /**
                             * @description Devices that report requests to exit
                             * @default []
                             */
                            rexDeviceIds: string[];
                            /**
                             * @description How long a grant unlocks the door when its rule says nothing
                             * @default 5
                             */
                            unlockSec: number;
                            /** @description For `If-Match`; also the `ETag` */
                            version: number;
                            /** @description IANA time zone; that of the site when absent */
                            zone?: string;
                        };
                    };
                };
                /** @description There is one with this id already */
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
    "/v1/doors/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a door */
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
                /** @description The door */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @default [] */
                            accessPoints: {
                                accessPointId: string;
                                /** @description The reader, keypad, controller or lock that receives the credential */
                                deviceId: string;
                                /** @description Premises on this side */
                                fromAreaId?: string;
                                /** @description Premises on the other side */
                                toAreaId?: string;
                            }[];
                            /** Format: date-time */
                            changedAt: string;
                            /** @description The device that reports whether the door is open */
                            contactDeviceId?: string;
                            /** Format: date-time */
                            createdAt: string;
                            /** @description Premises from the outside in: `hq/building-1/floor-2` */
                            facilityPath?: string;
                            /**
                             * @default secure
                             * @enum {string}
                             */
                            failMode: "secure" | "open";
                            /**
                             * @description How long after an unlock an opening counts as authorised
                             * @default 10
                             */
                            forcedOpenWindowSec: number;
                            /**
                             * @description From when on an open door counts as held open
                             * @default 30
                             */
                            heldOpenThresholdSec: number;
                            id: string;
                            /** @description The device that unlocks; the access device itself when absent */
                            lockDeviceId?: string;
                            name: string;
                            /**
                             * @description When the door is unlocked without a credential
                             * @default []
                             */
                            passageScheduleIds: string[];
                            /**
                             * @description Devices that report requests to exit
                             * @default []
                             */
                            rexDeviceIds: string[];
                            /**
                             * @description How long a grant unlocks the door when its rule says nothing
                             * @default 5
                             */
                            unlockSec: number;
                            /** @description For `If-Match`; also the `ETag` */
                            version: number;
                            /** @description IANA time zone; that of the site when absent */
                            zone?: string;
                        };
                    };
                };
                /** @description There is no such door */
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
         * Replace a door
         * @description What is left out has its default again.
         */
        put: {
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
                        /** @default [] */
                        accessPoints?: {
                            accessPointId: string;
                            /** @description The reader, keypad, controller or lock that receives the credential */
                            deviceId: string;
                            /** @description Premises on this side */
                            fromAreaId?: string;
                            /** @description Premises on the other side */
                            toAreaId?: string;
                        }[];
                        /** @description The device that reports whether the door is open */
                        contactDeviceId?: string;
                        /** @description Premises from the outside in: `hq/building-1/floor-2` */
                        facilityPath?: string;
                        /**
                         * @default secure
                         * @enum {string}
                         */
                        failMode?: "secure" | "open";
                        /**
                         * @description How long after an unlock an opening counts as authorised
                         * @default 10
                         */
                        forcedOpenWindowSec?: number;
                        /**
                         * @description From when on an open door counts as held open
                         * @default 30
                         */
                        heldOpenThresholdSec?: number;
                        /** @description The device that unlocks; the access device itself when absent */
                        lockDeviceId?: string;
                        name: string;
                        /**
                         * @description When the door is unlocked without a credential
                         * @default []
                         */
                        passageScheduleIds?: string[];
                        /**
                         * @description Devices that report requests to exit
                         * @default []
                         */
                        rexDeviceIds?: string[];
                        /**
                         * @description How long a grant unlocks the door when its rule says nothing
                         * @default 5
                         */
                        unlockSec?: number;
                        /** @description IANA time zone; that of the site when absent */
                        zone?: string;
                    };
                };
            };
            responses: {
                /** @description The door as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @default [] */
                            accessPoints: {
                                accessPointId: string;
                                /** @description The reader, keypad, controller or lock that receives the credential */
                                deviceId: string;
                                /** @description Premises on this side */
                                fromAreaId?: string;
                                /** @description Premises on the other side */
                                toAreaId?: string;
                            }[];
                            /** Format: date-time */
                            changedAt: string;
                            /** @description The device that reports whether the door is open */
                            contactDeviceId?: string;
                            /** Format: date-time */
                            createdAt: string;
                            /** @description Premises from the outside in: `hq/building-1/floor-2` */
                            facilityPath?: string;
                            /**
                             * @default secure
                             * @enum {string}
                             */
                            failMode: "secure" | "open";
                            /**
                             * @description How long after an unlock an opening counts as authorised
                             * @default 10
                             */
                            forcedOpenWindowSec: number;
                            /**
                             * @description From when on an open door counts as held open
                             * @default 30
                             */
                            heldOpenThresholdSec: number;
                            id: string;
                            /** @description The device that unlocks; the access device itself when absent */
                            lockDeviceId?: string;
                            name: string;
                            /**
                             * @description When the door is unlocked without a credential
                             * @default []
                             */
                            passageScheduleIds: string[];
                            /**
                             * @description Devices that report requests to exit
                             * @default []
                             */
                            rexDeviceIds: string[];
                            /**
                             * @description How long a grant unlocks the door when its rule says nothing
                             * @default 5
                             */
                            unlockSec: number;
                            /** @description For `If-Match`; also the `ETag` */
                            version: number;
                            /** @description IANA time zone; that of the site when absent */
                            zone?: string;
                        };
                    };
                };
                /** @description There is no such door */
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
        post?: never;
        /**
         * Delete a door
         * @description Refused while something else names it.
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
                /** @description There is no such door */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Something else names it, or it was changed meanwhile */
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
    "/v1/doors/{id}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who can get in here
         * @description At some time, with the rules that say so. By id.
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
                /** @description A page of people */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                rules: {
                                    id: string;
                                    name: string;
                                    scheduleIds: string[];
                                }[];
                                userId: string;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description There is no such door */
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
    "/v1/doors/{id}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How a door stands
         * @description Open or closed, locked or not, and what is wrong.
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
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * @description `unknown` until the contact has told, and while its device is away
                             * @enum {string}
                             */
                            contact: "open" | "closed" | "unknown";
                            /** @description null when the door has no contact */
                            contactDevice: {
                                id: string;
                                online: boolean | null;
                                tampered: boolean;
                            } | null;
                            contactSince: string | null;
                            doorId: string;
                            /** @description It is open, and nothing known explains that */
                            forced: boolean;
                            /** @description Of a door that is open for longer than it may be */
                            heldOpen: {
                                reminderNo: number;
                                /** Format: date-time */
                                since: string;
                            } | null;
                            lastUnlock: {
                                /** Format: uuid */
                                accessEventId: string;
                                /** Format: date-time */
                                at: string;
                                cause: string;
                                until: string | null;
                            } | null;
                            /** @description null when nothing was ever told of its lock */
                            locked: boolean | null;
                        };
                    };
                };
                /** @description There is no such door */
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
    "/v1/groups/{id}/doors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where members of a group can get in
         * @description Because they are members: at some time, with the rules that say so. By id.
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
                /** @description Doors */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                door: {
                                    id: string;
                                    name: string;
                                };
                                rules: {
                                    id: string;
                                    name: string;
                                    scheduleIds: string[];
                                }[];
                            }[];
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
    "/v1/holidays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List holidays
         * @description By id.
         */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before; opaque */
                    cursor?: string;
                    /** @description A facility path and everything below it */
                    facility?: string;
                    /** @description Rows a page, 1–500 */
                    limit?: number;
                    /** @description Part of the id or the name */
                    q?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of them */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                begins: {
                                    /** Format: date */
                                    date: string;
                                    /** @enum {string} */
                                    kind: "once";
                                } | {
                                    /** @enum {string} */
                                    kind: "yearly";
                                    /** @description 02-29 falls in leap years only */
                                    monthDay: string;
                                };
                                /** Format: date-time */
                                changedAt: string;
                                /** Format: date-time */
                                createdAt: string;
                                /** @description Premises from the outside in: `hq/building-1/floor-2` */
                                facilityPath?: string;
                                id: string;
                                /**
                                 * @description From the day on which it begins
                                 * @default 1
                                 */
                                lastsDays: number;
                                name: string;
                                /** @description For `If-Match`; also the `ETag` */
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
         * Create a holiday
         * @description In force at every replica within a second.
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
                        begins: {
                            /** Format: date */
                            date: string;
                            /** @enum {string} */
                            kind: "once";
                        } | {
                            /** @enum {string} */
                            kind: "yearly";
                            /** @description 02-29 falls in leap years only */
                            monthDay: string;
                        };
                        /** @description Premises from the outside in: `hq/building-1/floor-2` */
                        facilityPath?: string;
                        /** @description A UUID when left out */
                        id?: string;
                        /**
                         * @description From the day on which it begins
                         * @default 1
                         */
                        lastsDays?: number;
                        name: string;
                    };
                };
            };
            responses: {
                /** @description The holiday */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            begins: {
                                /** Format: date */
                                date: string;
                                /** @enum {string} */
                                kind: "once";
                            } | {
                                /** @enum {string} */
                                kind: "yearly";
                                /** @description 02-29 falls in leap years only */
                                monthDay: string;
                            };
                            /** Format: date-time */
                            changedAt: string;
                            /** Format: date-time */
                            createdAt: string;
                            /** @description Premises from the outside in: `hq/building-1/floor-2` */
                            facilityPath?: string;
                            id: string;
                            /**
                             * @description From the day on which it begins
                             * @default 1
                             */
                            lastsDays: number;
                            name: string;
                            /** @description For `If-Match`; also the `ETag` */
                            version: number;
                        };
                    };
                };
                /** @description There is one with this id already */
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
    "/v1/holidays/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a holiday */
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
                /** @description The holiday */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            begins: {
                                /** Format: date */
                                date: string;
                                /** @enum {string} */
                                kind: "once";
                            } | {
                                /** @enum {string} */
                                kind: "yearly";
                                /** @description 02-29 falls in leap years only */
                                monthDay: string;
                            };
                            /** Format: date-time */
                            changedAt: string;
                            /** Format: date-time */
                            createdAt: string;
                            /** @description Premises from the outside in: `hq/building-1/floor-2` */
                            facilityPath?: string;
                            id: string;
                            /**
                             * @description From the day on which it begins
                             * @default 1
                             */
                            lastsDays: number;
                            name: string;
                            /** @description For `If-Match`; also the `ETag` */
                            version: number;
                        };
                    };
                };
                /** @description There is no such holiday */
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
         * Replace a holiday
         * @description What is left out has its default again.
         */
        put: {
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
                        begins: {
                            /** Format: date */
                            date: string;
                            /** @enum {string} */
                            kind: "once";
                        } | {
                            /** @enum {string} */
                            kind: "yearly";
                            /** @description 02-29 falls in leap years only */
                            monthDay: string;
                        };
                        /** @description Premises from the outside in: `hq/building-1/floor-2` */
                        facilityPath?: string;
                        /**
                         * @description From the day on which it begins
                         * @default 1
                         */
                        lastsDays?: number;
                        name: string;
                    };
                };
            };
            responses: {
                /** @description The holiday as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            begins: {
                                /** Format: date */
                                date: string;
                                /** @enum {string} */
                                kind: "once";
                            } | {
                                /** @enum {string} */
                                kind: "yearly";
                                /** @description 02-29 falls in leap years only */
                                monthDay: string;
                            };
                            /** Format: date-time */
                            changedAt: string;
                            /** Format: date-time */
                            createdAt: string;
                            /** @description Premises from the outside in: `hq/building-1/floor-2` */
                            facilityPath?: string;
                            id: string;
                            /**
                             * @description From the day on which it begins
                             * @default 1
                             */
                            lastsDays: number;
                            name: string;
                            /** @description For `If-Match`; also the `ETag` */
                            version: number;
                        };
                    };
                };
                /** @description There is no such holiday */
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
        post?: never;
        /**
         * Delete a holiday
         * @description Refused while something else names it.
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
                /** @description There is no such holiday */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Something else names it, or it was changed meanwhile */
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
    "/v1/lockdowns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List lockdowns
         * @description The newest 500.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Whether it is in force; both when left out */
                    active?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Lockdowns */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC, milliseconds
                                 */
                                endedAt?: string;
                                endedBy?: string;
                                /** Format: uuid */
                                id: string;
                                reason: string;
                                scope: {
                                    /** @enum {string} */
                                    kind: "everywhere";
                                } | {
                                    /** @enum {string} */
                                    kind: "premises";
                                    premisesIds: string[];
                                } | {
                                    doorIds: string[];
                                    /** @enum {string} */
                                    kind: "doors";
                                };
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC, milliseconds
                                 */
                                startedAt: string;
                                startedBy: string;
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
         * Start a lockdown
         * @description Everybody is refused within the scope, except who leaves. In force at every replica within a second.
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
                        reason: string;
                        scope: {
                            /** @enum {string} */
                            kind: "everywhere";
                        } | {
                            /** @enum {string} */
                            kind: "premises";
                            premisesIds: string[];
                        } | {
                            doorIds: string[];
                            /** @enum {string} */
                            kind: "doors";
                        };
                    };
                };
            };
            responses: {
                /** @description The lockdown */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC, milliseconds
                             */
                            endedAt?: string;
                            endedBy?: string;
                            /** Format: uuid */
                            id: string;
                            reason: string;
                            scope: {
                                /** @enum {string} */
                                kind: "everywhere";
                            } | {
                                /** @enum {string} */
                                kind: "premises";
                                premisesIds: string[];
                            } | {
                                doorIds: string[];
                                /** @enum {string} */
                                kind: "doors";
                            };
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC, milliseconds
                             */
                            startedAt: string;
                            startedBy: string;
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
    "/v1/lockdowns/{id}": {
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
         * End a lockdown
         * @description One that is over stays so.
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
                /** @description The lockdown */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC, milliseconds
                             */
                            endedAt?: string;
                            endedBy?: string;
                            /** Format: uuid */
                            id: string;
                            reason: string;
                            scope: {
                                /** @enum {string} */
                                kind: "everywhere";
                            } | {
                                /** @enum {string} */
                                kind: "premises";
                                premisesIds: string[];
                            } | {
                                doorIds: string[];
                                /** @enum {string} */
                                kind: "doors";
                            };
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC, milliseconds
                             */
                            startedAt: string;
                            startedBy: string;
                        };
                    };
                };
                /** @description There is no such lockdown */
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
    "/v1/macros": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List macros
         * @description By id.
         */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before; opaque */
                    cursor?: string;
                    /** @description A facility path and everything below it */
                    facility?: string;
                    /** @description Rows a page, 1–500 */
                    limit?: number;
                    /** @description Part of the id or the name */
                    q?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of them */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: date-time */
                                changedAt: string;
                                /** Format: date-time */
                                createdAt: string;
                                /** @description Premises from the outside in: `hq/building-1/floor-2` */
                                facilityPath?: string;
                                id: string;
                                name: string;
                                steps: ({
                                    doorId: string;
                                    /** @enum {string} */
                                    kind: "unlock";
                                    unlockSec?: number;
                                } | {
                                    doorId: string;
                                    /** @enum {string} */
                                    kind: "relock";
                                } | {
                                    command: {
                                        name: string;
                                        parameters?: {
                                            [key: string]: string;
                                        };
                                    };
                                    deviceId: string;
                                    /** @enum {string} */
                                    kind: "command";
                                } | {
                                    /** @enum {string} */
                                    kind: "macro";
                                    macroId: string;
                                })[];
                                /** @description For `If-Match`; also the `ETag` */
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
         * Create a macro
         * @description In force at every replica within a second.
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
                        /** @description Premises from the outside in: `hq/building-1/floor-2` */
                        facilityPath?: string;
                        /** @description A UUID when left out */
                        id?: string;
                        name: string;
                        steps: ({
                            doorId: string;
                            /** @enum {string} */
                            kind: "unlock";
                            unlockSec?: number;
                        } | {
                            doorId: string;
                            /** @enum {string} */
                            kind: "relock";
                        } | {
                            command: {
                                name: string;
                                parameters?: {
                                    [key: string]: string;
                                };
                            };
                            deviceId: string;
                            /** @enum {string} */
                            kind: "command";
                        } | {
                            /** @enum {string} */
                            kind: "macro";
                            macroId: string;
                        })[];
                    };
                };
            };
            responses: {
                /** @description The macro */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            changedAt: string;
                            /** Format: date-time */
                            createdAt: string;
                            /** @description Premises from the outside in: `hq/building-1/floor-2` */
                            facilityPath?: string;
                            id: string;
                            name: string;
                            steps: ({
                                doorId: string;
                                /** @enum {string} */
                                kind: "unlock";
                                unlockSec?: number;
                            } | {
                                doorId: string;
                                /** @enum {string} */
                                kind: "relock";
                            } | {
                                command: {
                                    name: string;
                                    parameters?: {
                                        [key: string]: string;
                                    };
                                };
                                deviceId: string;
                                /** @enum {string} */
                                kind: "command";
                            } | {
                                /** @enum {string} */
                                kind: "macro";
                                macroId: string;
                            })[];
                            /** @description For `If-Match`; also the `ETag` */
                            version: number;
                        };
                    };
                };
                /** @description There is one with this id already */
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
    "/v1/macros/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a macro */
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
                /** @description The macro */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            changedAt: string;
                            /** Format: date-time */
                            createdAt: string;
                            /** @description Premises from the outside in: `hq/building-1/floor-2` */
                            facilityPath?: string;
                            id: string;
                            name: string;
                            steps: ({
                                doorId: string;
                                /** @enum {string} */
                                kind: "unlock";
                                unlockSec?: number;
                            } | {
                                doorId: string;
                                /** @enum {string} */
                                kind: "relock";
                            } | {
                                command: {
                                    name: string;
                                    parameters?: {
                                        [key: string]: string;
                                    };
                                };
                                deviceId: string;
                                /** @enum {string} */
                                kind: "command";
                            } | {
                                /** @enum {string} */
                                kind: "macro";
                                macroId: string;
                            })[];
                            /** @description For `If-Match`; also the `ETag` */
                            version: number;
                        };
                    };
                };
                /** @description There is no such macro */
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
         * Replace a macro
         * @description What is left out has its default again.
         */
        put: {
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
                        /** @description Premises from the outside in: `hq/building-1/floor-2` */
                        facilityPath?: string;
                        name: string;
                        steps: ({
                            doorId: string;
                            /** @enum {string} */
                            kind: "unlock";
                            unlockSec?: number;
                        } | {
                            doorId: string;
                            /** @enum {string} */
                            kind: "relock";
                        } | {
                            command: {
                                name: string;
                                parameters?: {
                                    [key: string]: string;
                                };
                            };
                            deviceId: string;
                            /** @enum {string} */
                            kind: "command";
                        } | {
                            /** @enum {string} */
                            kind: "macro";
                            macroId: string;
                        })[];
                    };
                };
            };
            responses: {
                /** @description The macro as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            changedAt: string;
                            /** Format: date-time */
                            createdAt: string;
                            /** @description Premises from the outside in: `hq/building-1/floor-2` */
                            facilityPath?: string;
                            id: string;
                            name: string;
                            steps: ({
                                doorId: string;
                                /** @enum {string} */
                                kind: "unlock";
                                unlockSec?: number;
                            } | {
                                doorId: string;
                                /** @enum {string} */
                                kind: "relock";
                            } | {
                                command: {
                                    name: string;
                                    parameters?: {
                                        [key: string]: string;
                                    };
                                };
                                deviceId: string;
                                /** @enum {string} */
                                kind: "command";
                            } | {
                                /** @enum {string} */
                                kind: "macro";
                                macroId: string;
                            })[];
                            /** @description For `If-Match`; also the `ETag` */
                            version: number;
                        };
                    };
                };
                /** @description There is no such macro */
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
        post?: never;
        /**
         * Delete a macro
         * @description Refused while something else names it.
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
                /** @description There is no such macro */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Something else names it, or it was changed meanwhile */
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
    "/v1/policy-signing-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Public keys of policy snapshots
         * @description A JSON Web Key Set (RFC 7517). The first one signs; a key that will sign next is here before it does.
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
                /** @description The keys; none where snapshots are not signed */
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
                                /** @description JWK thumbprint, RFC 7638 with SHA-256 */
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
    "/v1/policy-snapshots/{deviceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a controller decides by while it is offline
         * @description For the device itself. A JSON Web Signature (RFC 7515, flattened JSON): who may pass the doors of the device, when and with what, without numbers or names. Signed with a key of `GET /v1/policy-signing-keys`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Version that the device has: it gets a delta to it, or the whole when that is not known any more */
                    since?: string;
                };
                header?: never;
                path: {
                    deviceId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The signed snapshot; its `ETag` is that of its contents */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description base64url of the snapshot, JSON; what is in it: docs/how-to/controllers.md */
                            payload: string;
                            /** @description base64url of the header: `alg`, which is `EdDSA`, and `kid` */
                            protected: string;
                            /** @description base64url of the Ed25519 signature over `protected`, a dot and `payload` */
                            signature: string;
                        };
                    };
                };
                /** @description It is as `If-None-Match` says, and valid for long enough */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The credential is that of another device */
                403: {
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
    "/v1/rex-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report a request to exit
         * @description For devices. It is always granted, also during a lockdown; success means that it is durable.
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
                        /** @description Of the device that sends; its credential tells it */
                        deviceId?: string;
                        /** @description Made up by the device; the same report sent again has the same */
                        eventId: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339, by the clock of the device; when it is received, if left out
                         */
                        occurredAt?: string;
                        /** @description A picture, as a data URI or an https address. The answer never waits for it, nor is refused for it */
                        snapshot?: ({
                            /** @description `data:image/jpeg;base64,…` */
                            dataUri: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC, milliseconds
                             */
                            takenAt?: string;
                        } | {
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC, milliseconds
                             */
                            expiresAt?: string;
                            mime?: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC, milliseconds
                             */
                            takenAt?: string;
                            /** @description `https:` and complete */
                            url: string;
                        }) | unknown;
                    } | {
                        /** @description Of the device that sends; its credential tells it */
                        deviceId?: string;
                        events: {
                            /** @description Made up by the device; the same report sent again has the same */
                            eventId: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339, by the clock of the device; when it is received, if left out
                             */
                            occurredAt?: string;
                            /** @description A picture, as a data URI or an https address. The answer never waits for it, nor is refused for it */
                            snapshot?: ({
                                /** @description `data:image/jpeg;base64,…` */
                                dataUri: string;
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC, milliseconds
                                 */
                                takenAt?: string;
                            } | {
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC, milliseconds
                                 */
                                expiresAt?: string;
                                mime?: string;
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC, milliseconds
                                 */
                                takenAt?: string;
                                /** @description `https:` and complete */
                                url: string;
                            }) | unknown;
                        }[];
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
                             * @description Always: nothing keeps anybody inside
                             * @enum {string}
                             */
                            decision: "granted";
                            reports: {
                                eventId: string;
                                /** Format: uuid */
                                reportId: string;
                                snapshot?: {
                                    detail?: string;
                                    /** @description Why it is refused: `type_mismatch`, `damaged`, `too_large`, … */
                                    reason?: string;
                                    /**
                                     * @description `pending`: it is about to be kept. Whoever must be sure hands it in with `PUT …/snapshot`
                                     * @enum {string}
                                     */
                                    status: "pending" | "refused";
                                };
                            }[];
                            unlockSec: number;
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
    "/v1/schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List schedules
         * @description By id.
         */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before; opaque */
                    cursor?: string;
                    /** @description A facility path and everything below it */
                    facility?: string;
                    /** @description Rows a page, 1–500 */
                    limit?: number;
                    /** @description Part of the id or the name */
                    q?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of them */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: date-time */
                                changedAt: string;
                                /** Format: date-time */
                                createdAt: string;
                                /**
                                 * @description Single days with windows of their own; they come before holidays and weekdays
                                 * @default []
                                 */
                                exceptions: {
                                    /** Format: date */
                                    date: string;
                                    windows: {
                                        from: string;
                                        to: string;
                                    }[];
                                }[];
                                /** @description Premises from the outside in: `hq/building-1/floor-2` */
                                facilityPath?: string;
                                /**
                                 * @description Days on which `holidayWindows` hold instead of the weekly ones
                                 * @default []
                                 */
                                holidayIds: string[];
                                /**
                                 * @description None: nothing is permitted on holidays
                                 * @default []
                                 */
                                holidayWindows: {
                                    from: string;
                                    to: string;
                                }[];
                                id: string;
                                name: string;
                                /** @description For `If-Match`; also the `ETag` */
                                version: number;
                                /**
                                 * @description A window that goes on past midnight belongs to the day on which it begins
                                 * @default []
                                 */
                                weekly: {
                                    days: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
                                    windows: {
                                        from: string;
                                        to: string;
                                    }[];
                                }[];
                                /** @description IANA time zone; that of the site when absent */
                                zone?: string;
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
         * Create a schedule
         * @description In force at every replica within a second.
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
                        /**
                         * @description Single days with windows of their own; they come before holidays and weekdays
                         * @default []
                         */
                        exceptions?: {
                            /** Format: date */
                            date: string;
                            windows: {
                                from: string;
                                to: string;
                            }[];
                        }[];
                        /** @description Premises from the outside in: `hq/building-1/floor-2` */
                        facilityPath?: string;
                        /**
                         * @description Days on which `holidayWindows` hold instead of the weekly ones
                         * @default []
                         */
                        holidayIds?: string[];
                        /**
                         * @description None: nothing is permitted on holidays
                         * @default []
                         */
                        holidayWindows?: {
                            from: string;
                            to: string;
                        }[];
                        /** @description A UUID when left out */
                        id?: string;
                        name: string;
                        /**
                         * @description A window that goes on past midnight belongs to the day on which it begins
                         * @default []
                         */
                        weekly?: {
                            days: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
                            windows: {
                                from: string;
                                to: string;
                            }[];
                        }[];
                        /** @description IANA time zone; that of the site when absent */
                        zone?: string;
                    };
                };
            };
            responses: {
                /** @description The schedule */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            changedAt: string;
                            /** Format: date-time */
                            createdAt: string;
                            /**
                             * @description Single days with windows of their own; they come before holidays and weekdays
                             * @default []
                             */
                            exceptions: {
                                /** Format: date */
                                date: string;
                                windows: {
                                    from: string;
                                    to: string;
                                }[];
                            }[];
                            /** @description Premises from the outside in: `hq/building-1/floor-2` */
                            facilityPath?: string;
                            /**
                             * @description Days on which `holidayWindows` hold instead of the weekly ones
                             * @default []
                             */
                            holidayIds: string[];
                            /**
                             * @description None: nothing is permitted on holidays
                             * @default []
                             */
                            holidayWindows: {
                                from: string;
                                to: string;
                            }[];
                            id: string;
                            name: string;
                            /** @description For `If-Match`; also the `ETag` */
                            version: number;
                            /**
                             * @description A window that goes on past midnight belongs to the day on which it begins
                             * @default []
                             */
                            weekly: {
                                days: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
                                windows: {
                                    from: string;
                                    to: string;
                                }[];
                            }[];
                            /** @description IANA time zone; that of the site when absent */
                            zone?: string;
                        };
                    };
                };
                /** @description There is one with this id already */
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
    "/v1/schedules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a schedule */
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
                /** @description The schedule */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            changedAt: string;
                            /** Format: date-time */
                            createdAt: string;
                            /**
                             * @description Single days with windows of their own; they come before holidays and weekdays
                             * @default []
                             */
                            exceptions: {
                                /** Format: date */
                                date: string;
                                windows: {
                                    from: string;
                                    to: string;
                                }[];
                            }[];
                            /** @description Premises from the outside in: `hq/building-1/floor-2` */
                            facilityPath?: string;
                            /**
                             * @description Days on which `holidayWindows` hold instead of the weekly ones
                             * @default []
                             */
                            holidayIds: string[];
                            /**
                             * @description None: nothing is permitted on holidays
                             * @default []
                             */
                            holidayWindows: {
                                from: string;
                                to: string;
                            }[];
                            id: string;
                            name: string;
                            /** @description For `If-Match`; also the `ETag` */
                            version: number;
                            /**
                             * @description A window that goes on past midnight belongs to the day on which it begins
                             * @default []
                             */
                            weekly: {
                                days: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
                                windows: {
                                    from: string;
                                    to: string;
                                }[];
                            }[];
                            /** @description IANA time zone; that of the site when absent */
                            zone?: string;
                        };
                    };
                };
                /** @description There is no such schedule */
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
         * Replace a schedule
         * @description What is left out has its default again.
         */
        put: {
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
                        /**
                         * @description Single days with windows of their own; they come before holidays and weekdays
                         * @default []
                         */
                        exceptions?: {
                            /** Format: date */
                            date: string;
                            windows: {
                                from: string;
                                to: string;
                            }[];
                        }[];
                        /** @description Premises from the outside in: `hq/building-1/floor-2` */
                        facilityPath?: string;
                        /**
                         * @description Days on which `holidayWindows` hold instead of the weekly ones
                         * @default []
                         */
                        holidayIds?: string[];
                        /**
                         * @description None: nothing is permitted on holidays
                         * @default []
                         */
                        holidayWindows?: {
                            from: string;
                            to: string;
                        }[];
                        name: string;
                        /**
                         * @description A window that goes on past midnight belongs to the day on which it begins
                         * @default []
                         */
                        weekly?: {
                            days: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
                            windows: {
                                from: string;
                                to: string;
                            }[];
                        }[];
                        /** @description IANA time zone; that of the site when absent */
                        zone?: string;
                    };
                };
            };
            responses: {
                /** @description The schedule as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            changedAt: string;
                            /** Format: date-time */
                            createdAt: string;
                            /**
                             * @description Single days with windows of their own; they come before holidays and weekdays
                             * @default []
                             */
                            exceptions: {
                                /** Format: date */
                                date: string;
                                windows: {
                                    from: string;
                                    to: string;
                                }[];
                            }[];
                            /** @description Premises from the outside in: `hq/building-1/floor-2` */
                            facilityPath?: string;
                            /**
                             * @description Days on which `holidayWindows` hold instead of the weekly ones
                             * @default []
                             */
                            holidayIds: string[];
                            /**
                             * @description None: nothing is permitted on holidays
                             * @default []
                             */
                            holidayWindows: {
                                from: string;
                                to: string;
                            }[];
                            id: string;
                            name: string;
                            /** @description For `If-Match`; also the `ETag` */
                            version: number;
                            /**
                             * @description A window that goes on past midnight belongs to the day on which it begins
                             * @default []
                             */
                            weekly: {
                                days: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
                                windows: {
                                    from: string;
                                    to: string;
                                }[];
                            }[];
                            /** @description IANA time zone; that of the site when absent */
                            zone?: string;
                        };
                    };
                };
                /** @description There is no such schedule */
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
        post?: never;
        /**
         * Delete a schedule
         * @description Refused while something else names it.
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
                /** @description There is no such schedule */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Something else names it, or it was changed meanwhile */
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
    "/v1/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List subscriptions
         * @description Oldest first.
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
                /** @description A page of them */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: date-time */
                                changedAt: string;
                                /** @enum {string} */
                                channel: "webhook" | "mail";
                                /** Format: date-time */
                                createdAt: string;
                                enabled: boolean;
                                /** @description Events of this place alone: `hq/building-1` */
                                facilityPath?: string;
                                /** @description Attempts in a row at which the receiver could not be reached */
                                failures: number;
                                filter: {
                                    deviceIds?: string[];
                                    doorIds?: string[];
                                    /** @description Of attempts at doors */
                                    reasons?: ("success" | "duress" | "rex" | "remote_unlock" | "scheduled_unlock" | "unknown_credential" | "invalid_pin" | "user_not_found" | "user_disabled" | "user_not_authorized" | "rule_disabled" | "schedule_day_not_permitted" | "outside_schedule_hours" | "credential_not_yet_valid" | "credential_expired" | "credential_blocked" | "cooldown" | "lockdown" | "too_many_attempts" | "anti_passback" | "device_denied" | "forced_door" | "held_open" | "device_communication_failure" | "database_error" | "macro_execution_failure" | "invalid_configuration")[];
                                    /** @description Reports of these schedules */
                                    scheduleIds?: string[];
                                    /** @description Of alerts */
                                    severities?: ("info" | "warning" | "critical")[];
                                    userIds?: string[];
                                };
                                /** Format: uuid */
                                id: string;
                                includeDuress: boolean;
                                /** @description Of the newest event that it was to be told of */
                                lastPosition: number;
                                name: string;
                                /** @description Host of a webhook, as addresses often hold secrets; how many recipients of mail */
                                target: string;
                                /** @description Event types; `alert.*` stands for all that begin so */
                                types: string[];
                                /** @description For `If-Match`; also the `ETag` */
                                version: number;
                                /** @description When the receiver is tried again, after failures */
                                waitsUntil: string | null;
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
         * Subscribe to events
         * @description Events that happen from now on are posted to a webhook, signed, or sent by mail. It takes the permissions with which the same events are read.
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
                        /** @default true */
                        enabled?: boolean;
                        /** @description Events of this place alone, and of all within it */
                        facilityPath?: string;
                        /**
                         * @description Events that fit every field that is given
                         * @default {}
                         */
                        filter?: {
                            deviceIds?: string[];
                            doorIds?: string[];
                            /** @description Of attempts at doors */
                            reasons?: ("success" | "duress" | "rex" | "remote_unlock" | "scheduled_unlock" | "unknown_credential" | "invalid_pin" | "user_not_found" | "user_disabled" | "user_not_authorized" | "rule_disabled" | "schedule_day_not_permitted" | "outside_schedule_hours" | "credential_not_yet_valid" | "credential_expired" | "credential_blocked" | "cooldown" | "lockdown" | "too_many_attempts" | "anti_passback" | "device_denied" | "forced_door" | "held_open" | "device_communication_failure" | "database_error" | "macro_execution_failure" | "invalid_configuration")[];
                            /** @description Reports of these schedules */
                            scheduleIds?: string[];
                            /** @description Of alerts */
                            severities?: ("info" | "warning" | "critical")[];
                            userIds?: string[];
                        };
                        /**
                         * @description Takes `duress:read`; without it duress looks like any grant
                         * @default false
                         */
                        includeDuress?: boolean;
                        mail?: {
                            /** @description Kept sealed: only how many there are is shown */
                            to: string[];
                        };
                        name: string;
                        /** @description Event types; `alert.*` stands for all that begin so */
                        types: string[];
                        webhook?: {
                            /**
                             * Format: uri
                             * @description Where events are posted to. Kept sealed and never shown again: only its host is
                             */
                            url: string;
                        };
                    };
                };
            };
            responses: {
                /** @description The subscription */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            changedAt: string;
                            /** @enum {string} */
                            channel: "webhook" | "mail";
                            /** Format: date-time */
                            createdAt: string;
                            enabled: boolean;
                            /** @description Events of this place alone: `hq/building-1` */
                            facilityPath?: string;
                            /** @description Attempts in a row at which the receiver could not be reached */
                            failures: number;
                            filter: {
                                deviceIds?: string[];
                                doorIds?: string[];
                                /** @description Of attempts at doors */
                                reasons?: ("success" | "duress" | "rex" | "remote_unlock" | "scheduled_unlock" | "unknown_credential" | "invalid_pin" | "user_not_found" | "user_disabled" | "user_not_authorized" | "rule_disabled" | "schedule_day_not_permitted" | "outside_schedule_hours" | "credential_not_yet_valid" | "credential_expired" | "credential_blocked" | "cooldown" | "lockdown" | "too_many_attempts" | "anti_passback" | "device_denied" | "forced_door" | "held_open" | "device_communication_failure" | "database_error" | "macro_execution_failure" | "invalid_configuration")[];
                                /** @description Reports of these schedules */
                                scheduleIds?: string[];
                                /** @description Of alerts */
                                severities?: ("info" | "warning" | "critical")[];
                                userIds?: string[];
                            };
                            /** Format: uuid */
                            id: string;
                            includeDuress: boolean;
                            /** @description Of the newest event that it was to be told of */
                            lastPosition: number;
                            name: string;
                            /** @description Shown this once. Verifies that an event comes from here */
                            secret?: string;
                            /** @description Host of a webhook, as addresses often hold secrets; how many recipients of mail */
                            target: string;
                            /** @description Event types; `alert.*` stands for all that begin so */
                            types: string[];
                            /** @description For `If-Match`; also the `ETag` */
                            version: number;
                            /** @description When the receiver is tried again, after failures */
                            waitsUntil: string | null;
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
    "/v1/subscriptions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a subscription */
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
                /** @description The subscription */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            changedAt: string;
                            /** @enum {string} */
                            channel: "webhook" | "mail";
                            /** Format: date-time */
                            createdAt: string;
                            enabled: boolean;
                            /** @description Events of this place alone: `hq/building-1` */
                            facilityPath?: string;
                            /** @description Attempts in a row at which the receiver could not be reached */
                            failures: number;
                            filter: {
                                deviceIds?: string[];
                                doorIds?: string[];
                                /** @description Of attempts at doors */
                                reasons?: ("success" | "duress" | "rex" | "remote_unlock" | "scheduled_unlock" | "unknown_credential" | "invalid_pin" | "user_not_found" | "user_disabled" | "user_not_authorized" | "rule_disabled" | "schedule_day_not_permitted" | "outside_schedule_hours" | "credential_not_yet_valid" | "credential_expired" | "credential_blocked" | "cooldown" | "lockdown" | "too_many_attempts" | "anti_passback" | "device_denied" | "forced_door" | "held_open" | "device_communication_failure" | "database_error" | "macro_execution_failure" | "invalid_configuration")[];
                                /** @description Reports of these schedules */
                                scheduleIds?: string[];
                                /** @description Of alerts */
                                severities?: ("info" | "warning" | "critical")[];
                                userIds?: string[];
                            };
                            /** Format: uuid */
                            id: string;
                            includeDuress: boolean;
                            /** @description Of the newest event that it was to be told of */
                            lastPosition: number;
                            name: string;
                            /** @description Host of a webhook, as addresses often hold secrets; how many recipients of mail */
                            target: string;
                            /** @description Event types; `alert.*` stands for all that begin so */
                            types: string[];
                            /** @description For `If-Match`; also the `ETag` */
                            version: number;
                            /** @description When the receiver is tried again, after failures */
                            waitsUntil: string | null;
                        };
                    };
                };
                /** @description There is no such subscription */
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
         * Replace a subscription
         * @description A receiver that failed is tried again at once.
         */
        put: {
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
                        /** @default true */
                        enabled?: boolean;
                        /** @description Events of this place alone, and of all within it */
                        facilityPath?: string;
                        /**
                         * @description Events that fit every field that is given
                         * @default {}
                         */
                        filter?: {
                            deviceIds?: string[];
                            doorIds?: string[];
                            /** @description Of attempts at doors */
                            reasons?: ("success" | "duress" | "rex" | "remote_unlock" | "scheduled_unlock" | "unknown_credential" | "invalid_pin" | "user_not_found" | "user_disabled" | "user_not_authorized" | "rule_disabled" | "schedule_day_not_permitted" | "outside_schedule_hours" | "credential_not_yet_valid" | "credential_expired" | "credential_blocked" | "cooldown" | "lockdown" | "too_many_attempts" | "anti_passback" | "device_denied" | "forced_door" | "held_open" | "device_communication_failure" | "database_error" | "macro_execution_failure" | "invalid_configuration")[];
                            /** @description Reports of these schedules */
                            scheduleIds?: string[];
                            /** @description Of alerts */
                            severities?: ("info" | "warning" | "critical")[];
                            userIds?: string[];
                        };
                        /**
                         * @description Takes `duress:read`; without it duress looks like any grant
                         * @default false
                         */
                        includeDuress?: boolean;
                        mail?: {
                            /** @description Kept sealed: only how many there are is shown */
                            to: string[];
                        };
                        name: string;
                        /** @description Event types; `alert.*` stands for all that begin so */
                        types: string[];
                        webhook?: {
                            /**
                             * Format: uri
                             * @description Where events are posted to. Kept sealed and never shown again: only its host is
                             */
                            url: string;
                        };
                    };
                };
            };
            responses: {
                /** @description The subscription as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            changedAt: string;
                            /** @enum {string} */
                            channel: "webhook" | "mail";
                            /** Format: date-time */
                            createdAt: string;
                            enabled: boolean;
                            /** @description Events of this place alone: `hq/building-1` */
                            facilityPath?: string;
                            /** @description Attempts in a row at which the receiver could not be reached */
                            failures: number;
                            filter: {
                                deviceIds?: string[];
                                doorIds?: string[];
                                /** @description Of attempts at doors */
                                reasons?: ("success" | "duress" | "rex" | "remote_unlock" | "scheduled_unlock" | "unknown_credential" | "invalid_pin" | "user_not_found" | "user_disabled" | "user_not_authorized" | "rule_disabled" | "schedule_day_not_permitted" | "outside_schedule_hours" | "credential_not_yet_valid" | "credential_expired" | "credential_blocked" | "cooldown" | "lockdown" | "too_many_attempts" | "anti_passback" | "device_denied" | "forced_door" | "held_open" | "device_communication_failure" | "database_error" | "macro_execution_failure" | "invalid_configuration")[];
                                /** @description Reports of these schedules */
                                scheduleIds?: string[];
                                /** @description Of alerts */
                                severities?: ("info" | "warning" | "critical")[];
                                userIds?: string[];
                            };
                            /** Format: uuid */
                            id: string;
                            includeDuress: boolean;
                            /** @description Of the newest event that it was to be told of */
                            lastPosition: number;
                            name: string;
                            /** @description Host of a webhook, as addresses often hold secrets; how many recipients of mail */
                            target: string;
                            /** @description Event types; `alert.*` stands for all that begin so */
                            types: string[];
                            /** @description For `If-Match`; also the `ETag` */
                            version: number;
                            /** @description When the receiver is tried again, after failures */
                            waitsUntil: string | null;
                        };
                    };
                };
                /** @description There is no such subscription */
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
        post?: never;
        /**
         * Delete a subscription
         * @description With all that was to be told and was told.
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
                /** @description There is no such subscription */
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
    "/v1/subscriptions/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a subscriber was told
         * @description Newest first.
         */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before; opaque */
                    cursor?: string;
                    /** @description Rows a page, 1–500 */
                    limit?: number;
                    status?: "pending" | "delivered" | "failed";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of deliveries */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                attempts: number;
                                deliveredAt: string | null;
                                /** Format: uuid */
                                eventId: string;
                                /** @description Why the last attempt failed: `timeout`, `status_500`, `ECONNREFUSED` */
                                failure: string | null;
                                /** @description Its position: counts the events of the subscription without a gap */
                                id: number;
                                lastAttemptAt: string | null;
                                nextAttemptAt: string | null;
                                /** Format: date-time */
                                queuedAt: string;
                                /** @description Of the last answer */
                                responseStatus: number | null;
                                /** @enum {string} */
                                status: "pending" | "delivered" | "failed";
                                type: string;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description There is no such subscription or delivery */
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
    "/v1/subscriptions/{id}/deliveries/{position}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell a subscriber again of an event
         * @description Under the same position and event id, byte for byte. One that failed is offered for another day.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    position: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The delivery, pending */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            attempts: number;
                            deliveredAt: string | null;
                            /** Format: uuid */
                            eventId: string;
                            /** @description Why the last attempt failed: `timeout`, `status_500`, `ECONNREFUSED` */
                            failure: string | null;
                            /** @description Its position: counts the events of the subscription without a gap */
                            id: number;
                            lastAttemptAt: string | null;
                            nextAttemptAt: string | null;
                            /** Format: date-time */
                            queuedAt: string;
                            /** @description Of the last answer */
                            responseStatus: number | null;
                            /** @enum {string} */
                            status: "pending" | "delivered" | "failed";
                            type: string;
                        };
                    };
                };
                /** @description There is no such subscription or delivery */
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
    "/v1/subscriptions/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell a subscriber again of everything after a position
         * @description For a receiver that lost what it was told since: of the last 30 days, in order.
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
                        /** @description The last one that the receiver has */
                        afterPosition: number;
                    };
                };
            };
            responses: {
                /** @description How many */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            queued: number;
                        };
                    };
                };
                /** @description There is no such subscription or delivery */
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
    "/v1/subscriptions/{id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign with a new secret
         * @description The one before holds for three days more: events are signed with both.
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
                /** @description The new secret */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * Format: date-time
                             * @description Until then events are signed with the previous secret as well
                             */
                            previousUntil: string;
                            /** @description Shown this once. Verifies that an event comes from here */
                            secret: string;
                        };
                    };
                };
                /** @description There is no such subscription */
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
    "/v1/users/{id}/doors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where somebody can get in
         * @description At some time, with the rules that say so. By id.
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
                /** @description Doors */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                door: {
                                    id: string;
                                    name: string;
                                };
                                rules: {
                                    id: string;
                                    name: string;
                                    scheduleIds: string[];
                                }[];
                            }[];
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
